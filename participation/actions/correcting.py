"""Changes a published number: openly, with a reason, and with everything that follows from it."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from participation.actions.calculating import bring_in_line
from participation.actions.errors import GateClosed, NotCorrected
from participation.actions.publishing import gate
from participation.actions.recording import record
from participation.actions.storing import store_facts
from participation.actions.unfreezing import published_may_change
from participation.calculation.reconciliation import Finding
from participation.facts import Facts, facts_of
from participation.models import Act, Correction, Edition, Level

LONGEST_REASON = Correction._meta.get_field("reason").max_length or 500
NO_REASON = "Tulis alasan ralat: apa yang keliru dan dari mana angka yang benar."
TOO_LONG = "Alasan ralat {length} huruf; paling banyak {most}. Ringkas dahulu."
SAME = "Tidak ada yang berubah; angka yang terbit sudah seperti itu."
DRAFT = "Edisi ini belum dipublikasikan. Angkanya dapat diubah langsung, tanpa ralat."
Said = dict[str, Any]
Counts = dict[str, Counter[int]]


@transaction.atomic
def correct(
    *,
    edition: Edition,
    wanted: Mapping[str, Facts],
    reason: str,
    by: Any,
    explanation: str = "",
) -> list[Correction]:
    """Make regions (by code) of a public edition say what is `wanted`, and release that.

    Bands and places follow, and so do the recap's counts that agreed with all their rows. Where
    numbers do not agree afterwards, `explanation` tells readers why. Raises NotCorrected with a
    sentence when there is no reason or nothing to change, GateClosed when the numbers would not
    agree and nothing explains it; then nothing is stored.
    """
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    reason = checked_reason(edition, reason)
    with published_may_change():
        before, counts = _said(edition), _complete_counts(edition)
        store_facts(edition, wanted)
        bring_in_line(edition)
        corrections = [
            Correction(region_id=code, old=before[code], new=now, reason=reason)
            for code, now in _said(edition).items()
            if code in wanted and now != before[code]
        ]
        if not corrections:
            raise NotCorrected(SAME)
        corrections += _recount(edition, counts, reason)
        findings = _explain(edition, gate(edition), explanation.strip())
        if not all(finding.passes for finding in findings):
            raise GateClosed(findings)
        record(
            edition=edition, act=Act.CORRECTED, by=by, findings=findings, corrections=corrections
        )
    return corrections


def foresee(
    *,
    edition: Edition,
    wanted: Mapping[str, Facts],
    reason: str,
    by: Any,
    explanation: str = "",
) -> list[Correction]:
    """What `correct` would store, with everything that follows; nothing is stored."""
    with transaction.atomic():
        made = correct(
            edition=edition, wanted=wanted, reason=reason, by=by, explanation=explanation
        )
        transaction.set_rollback(True)
    return made


def checked_reason(edition: Edition, reason: str) -> str:
    """The reason as it is kept. Raises NotCorrected."""
    reason = " ".join(reason.split())
    if not edition.is_published:
        raise NotCorrected(DRAFT)
    if not reason:
        raise NotCorrected(NO_REASON)
    if len(reason) > LONGEST_REASON:
        raise NotCorrected(TOO_LONG.format(length=len(reason), most=LONGEST_REASON))
    return reason


def _said(edition: Edition) -> dict[str, Said]:
    """What each region is said to have, places included."""
    return {
        result.region_id: facts_of(result).as_json()
        | {
            "source_status": result.source.status if result.source else "",
            "rank_national": result.rank_national,
            "rank_in_province": result.rank_in_province,
        }
        for result in edition.results.with_facts()
    }


def _complete_counts(edition: Edition) -> Counts:
    """How many regions each band has, by level; only levels whose regions are all known."""
    counted: Counts = {}
    for level in Level:
        eligible: Any = edition.results.of_level(level).eligible()
        counts = Counter(eligible.known().values_list("band_id", flat=True))
        if counts.total() == eligible.count():
            counted[level.value] = counts
    return counted


def _recount(edition: Edition, before: Counts, reason: str) -> list[Correction]:
    """What of the recap agreed with all its rows goes on agreeing; what was announced otherwise,
    and explained, stands as it was announced."""
    corrections = []
    after = _complete_counts(edition)
    for recap in edition.recaps.filter(level__in=before.keys() & after).select_related("band"):
        old, new = (counts[recap.level][recap.band_id] for counts in (before, after))
        if recap.count != old or old == new:
            continue
        recap.count = new
        recap.save(update_fields=["count"])
        corrections.append(
            Correction(
                level=recap.level, band=recap.band.name, reason=reason,
                old={"count": old}, new={"count": new},
            )
        )  # fmt: skip
    return corrections


def _explain(edition: Edition, findings: list[Finding], text: str) -> list[Finding]:
    """The findings anew, after telling readers `text` about those that would hold it back."""
    held = [finding for finding in findings if not finding.passes]
    if not held or not text or not all(finding.may_be_explained for finding in held):
        return findings
    for finding in held:
        told = {"about": finding.sentence, "text": text}
        edition.explanations.update_or_create(finding=finding.key, defaults=told)
    return gate(edition)
