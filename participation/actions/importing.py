"""From a checked file to stored results: planned first, written only when confirmed."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone

from participation.actions.calculating import calculate
from participation.actions.correcting import correct
from participation.actions.errors import Frozen, PlanChanged, Unanswered
from participation.actions.planning import ImportPlan, plan_import
from participation.actions.storing import store_facts
from participation.facts import Facts, facts_of
from participation.models import Absence, Edition, Region, Result, ResultImport


def import_results(
    *, edition: Edition, content: bytes, file_name: str, by: Any = None, reason: str = "",
    explanation: str = "", sure: bool = False,
) -> ImportPlan:  # fmt: skip
    """Check and store a file of results in one step, for the command line.

    Raises BadFile when the file has problems, Unanswered for odd numbers of which nobody is `sure`,
    Frozen when a published number would change without a `reason`, NotCorrected and GateClosed when
    it can't be corrected; then nothing was written.
    """
    plan = plan_import(edition=edition, content=content)
    if not plan.changes:
        return plan
    with transaction.atomic():
        staged = stage_import(edition=edition, content=content, file_name=file_name, by=by)
        return apply_import(
            staged=staged, fingerprint=plan.fingerprint, by=by, reason=reason,
            explanation=explanation, sure=sure,
        )  # fmt: skip


@transaction.atomic
def stage_import(
    *, edition: Edition, content: bytes, file_name: str, by: Any = None
) -> ResultImport:
    """Keep the file as it came, for confirmation. No result is touched."""
    return ResultImport.objects.create(
        edition=edition,
        file_name=file_name[-200:],
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_by=by,
        uploaded_by_name=str(by) if by else "baris perintah",
    )


@transaction.atomic
def apply_import(
    *,
    staged: ResultImport,
    fingerprint: str,
    by: Any = None,
    reason: str = "",
    explanation: str = "",
    sure: bool = False,
) -> ImportPlan:
    """Store what the staged file says and recalculate the edition; a public one is corrected.

    `fingerprint` is that of the plan which was confirmed. Raises PlanChanged when the file would
    now do something else, Unanswered for odd numbers of which nobody is `sure`, Frozen when a
    public edition is to change without a `reason`, NotCorrected and GateClosed when it can't be
    corrected so.
    """
    edition = Edition.objects.select_for_update().get(pk=staged.edition_id)
    plan = plan_import(edition=edition, content=bytes(staged.content))
    if plan.fingerprint != fingerprint:
        raise PlanChanged
    if plan.questions and not sure:
        raise Unanswered(plan.questions)
    if plan.changes and edition.is_published and not reason:
        raise Frozen(edition)
    staged.applied_at = timezone.now()
    staged.summary = {
        "sentence": plan.sentence,
        "changes": [asdict(change) for change in plan.changes],
        "new_sources": plan.new_sources,
    }
    staged.save(update_fields=["applied_at", "summary"])  # a correction's evidence counts it
    before = said_by(edition, plan.wanted)
    carry_out(edition=edition, plan=plan, reason=reason, by=by, explanation=explanation)
    after = said_by(edition, plan.wanted)
    staged.before = [
        {"region": code, "old": before[code].as_json(), "new": after[code].as_json()}
        for code in plan.wanted
    ]
    staged.save(update_fields=["before"])
    return plan


def carry_out(
    *, edition: Edition, plan: ImportPlan, reason: str, by: Any, explanation: str = ""
) -> None:
    """Write a plan into an edition that its caller locked; with a reason where it is public."""
    if edition.is_published:
        correct(edition=edition, wanted=plan.wanted, reason=reason, by=by, explanation=explanation)
        return
    fill_missing_results(edition)
    store_facts(edition, plan.wanted)
    calculate(edition=edition, by=by)


def said_by(edition: Edition, codes: Iterable[str]) -> Mapping[str, Facts]:
    """What is stored of regions; nothing known where there is no result yet."""
    stored = {
        each.region_id: facts_of(each)
        for each in edition.results.filter(region__in=list(codes)).with_facts()
    }
    return {code: stored.get(code, Facts()) for code in codes}


def fill_missing_results(edition: Edition) -> None:
    """Give every region that has none a result that says "not published"."""
    missing = Region.objects.exclude(results__edition=edition)
    Result.objects.bulk_create(
        [Result(edition=edition, region=r, absence=Absence.NOT_PUBLISHED) for r in missing]
    )
