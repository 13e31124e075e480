"""From a checked file to stored results: planned first, written only when confirmed."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from participation.actions.calculating import calculate
from participation.actions.correcting import correct
from participation.actions.errors import Frozen, NotReady, PlanChanged
from participation.actions.storing import store_facts
from participation.calculation.bands import gaps
from participation.facts import Facts, facts_of
from participation.importing.checking import CheckedRow, check
from participation.importing.reading import read
from participation.models import Absence, Edition, Region, Result, ResultImport, Source


@dataclass(frozen=True, slots=True)
class Change:
    """One region whose result would become another."""

    region: str
    name: str
    kind: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a file would do to an edition. Nothing is written by making one."""

    rows: list[CheckedRow]
    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0
    new_sources: list[str] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        """Equal for plans that would do the same to the same data."""
        content = json.dumps([asdict(change) for change in self.changes] + self.new_sources)
        return hashlib.sha256(content.encode()).hexdigest()

    def of_kind(self, kind: str) -> list[Change]:
        """Changes that are "added", "changed" or "removed"."""
        return [change for change in self.changes if change.kind == kind]

    @property
    def wanted(self) -> dict[str, Facts]:
        """What each region that changes is to say, by its code."""
        touched = {change.region for change in self.changes}
        return {row.region: _row_facts(row) for row in self.rows if row.region in touched}

    @property
    def added(self) -> list[Change]:
        """Regions of which nothing was known before."""
        return self.of_kind("added")

    @property
    def changed(self) -> list[Change]:
        """Regions whose number, band, reason or source becomes another."""
        return self.of_kind("changed")

    @property
    def removed(self) -> list[Change]:
        """Regions of which nothing would be known any more."""
        return self.of_kind("removed")

    @property
    def sentence(self) -> str:
        """The plan in one sentence for the data officer."""
        if not self.changes:
            return f"Tidak ada yang berubah: {self.unchanged} baris sama dengan data tersimpan."
        return (
            f"{len(self.added)} hasil baru, {len(self.changed)} berubah, "
            f"{len(self.removed)} dihapus, {self.unchanged} tetap."
        )


def plan_import(*, edition: Edition, content: bytes) -> ImportPlan:
    """What importing the file would change.

    Raises BadFile with every problem of the file, and NotReady when the edition's own bands leave
    a score without a band.
    """
    bands = {band.name: band.range for band in edition.bands.all()}
    if faults := gaps(bands.values()):
        raise NotReady(faults)
    stored = {result.region_id: result for result in edition.results.with_facts()}
    rows = check(
        read(content),
        regions=dict(Region.objects.values_list("code", "name")),
        bands=bands,
        not_applicable={
            code for code, result in stored.items() if result.absence == Absence.NOT_APPLICABLE
        },
    )
    return _plan(edition, rows, stored)


def _plan(edition: Edition, rows: list[CheckedRow], stored: dict[str, Result]) -> ImportPlan:
    named = partial(Facts.words, bands=edition.band_names, dimensions=edition.dimension_names)
    regions = Region.objects.in_bulk([row.region for row in rows])
    changes = []
    for row in rows:
        old, new = facts_of(stored.get(row.region)), _row_facts(row)
        if old != new:
            name = regions[row.region].name
            changes.append(Change(row.region, name, _kind(old, new), named(old), named(new)))
    citations = list(dict.fromkeys(row.source for row in rows if row.source))
    known = set(Source.objects.filter(citation__in=citations).values_list("citation", flat=True))
    return ImportPlan(
        rows=rows,
        changes=changes,
        unchanged=len(rows) - len(changes),
        new_sources=[citation for citation in citations if citation not in known],
    )


def _row_facts(row: CheckedRow) -> Facts:
    return Facts(row.score, row.band, row.absence, row.reason, row.source)


def _kind(old: Facts, new: Facts) -> str:
    if old.tells_nothing and not new.tells_nothing:
        return "added"
    return "removed" if new.tells_nothing and not old.tells_nothing else "changed"


def import_results(
    *, edition: Edition, content: bytes, file_name: str, by: Any = None, reason: str = ""
) -> ImportPlan:
    """Check and store a file of results in one step, for the command line.

    Raises BadFile when the file has problems, Frozen when a published number would change without
    a `reason`, NotCorrected and GateClosed when it can't be corrected; then nothing was written.
    """
    plan = plan_import(edition=edition, content=content)
    if not plan.changes:
        return plan
    with transaction.atomic():
        staged = stage_import(edition=edition, content=content, file_name=file_name, by=by)
        return apply_import(staged=staged, fingerprint=plan.fingerprint, by=by, reason=reason)


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
    *, staged: ResultImport, fingerprint: str, by: Any = None, reason: str = ""
) -> ImportPlan:
    """Store what the staged file says and recalculate the edition; a public one is corrected.

    `fingerprint` is that of the plan which was confirmed. Raises PlanChanged when the file would
    now do something else, Frozen when a public edition is to change without a `reason`,
    NotCorrected and GateClosed when it can't be corrected so.
    """
    edition = Edition.objects.select_for_update().get(pk=staged.edition_id)
    plan = plan_import(edition=edition, content=bytes(staged.content))
    if plan.fingerprint != fingerprint:
        raise PlanChanged
    if plan.changes and edition.is_published and not reason:
        raise Frozen(edition)
    staged.applied_at = timezone.now()
    staged.summary = {"sentence": plan.sentence, "changes": [asdict(c) for c in plan.changes]}
    staged.save(update_fields=["applied_at", "summary"])
    if edition.is_published:
        correct(edition=edition, wanted=plan.wanted, reason=reason, by=by)
        return plan
    fill_missing_results(edition)
    store_facts(edition, plan.wanted)
    calculate(edition=edition, by=by)
    return plan


def fill_missing_results(edition: Edition) -> None:
    """Give every region that has none a result that says "not published"."""
    missing = Region.objects.exclude(results__edition=edition)
    Result.objects.bulk_create(
        [Result(edition=edition, region=r, absence=Absence.NOT_PUBLISHED) for r in missing]
    )
