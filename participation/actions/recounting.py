"""Changes what was announced of a public edition: the counts of its national recap."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from participation.actions.amending import amend, foreseen
from participation.models import Correction, Edition, Level, NationalRecap, Source

Cell = tuple[str, str]  # a level and a band's slug
Counts = dict[str, Counter[int]]


@dataclass(frozen=True, slots=True)
class Announced:
    """How many regions the source says."""

    count: int
    source: Source


def correct_recap(
    *, edition: Edition, wanted: Mapping[Cell, Announced], reason: str, by: Any,
    explanation: str = "", seen: int | None = None,
) -> list[Correction]:  # fmt: skip
    """Make the recap of a public edition say what is `wanted`, and release that.

    Raises what `amend` raises.
    """

    def change(edition: Edition, reason: str) -> list[Correction]:
        cells = edition.recaps.select_related("band", "source")
        return [
            corrected
            for recap in cells
            if (now := wanted.get((recap.level, recap.band.slug)))
            and (corrected := _announce(recap, now, reason))
        ]

    return amend(change, edition=edition, reason=reason, by=by, explanation=explanation, seen=seen)


def foresee_recap(**told: Any) -> list[Correction]:
    """What `correct_recap` would store, with everything that follows; nothing is stored."""
    return foreseen(correct_recap, **told)


def complete_counts(edition: Edition) -> Counts:
    """How many regions each band has, by level; only levels whose regions are all known."""
    counted: Counts = {}
    for level in Level:
        eligible: Any = edition.results.of_level(level).eligible()
        counts = Counter(eligible.known().values_list("band_id", flat=True))
        if counts.total() == eligible.count():
            counted[level.value] = counts
    return counted


def recount(edition: Edition, before: Counts, reason: str) -> list[Correction]:
    """What of the recap agreed with all its rows goes on agreeing; what was announced otherwise,
    and explained, stands as it was announced."""
    corrections = []
    after = complete_counts(edition)
    for recap in edition.recaps.filter(level__in=before.keys() & after).select_related("band"):
        old, new = (counts[recap.level][recap.band_id] for counts in (before, after))
        if recap.count == old != new:
            recap.count = new
            recap.save(update_fields=["count"])
            corrections.append(_corrected(recap, {"count": old}, {"count": new}, reason))
    return corrections


def _announce(recap: NationalRecap, now: Announced, reason: str) -> Correction | None:
    """The correction that it took; None where the recap says so already."""
    old, new = _said(recap.count, recap.source), _said(now.count, now.source)
    if old == new:
        return None
    recap.count, recap.source = now.count, now.source
    recap.save(update_fields=["count", "source"])
    return _corrected(recap, old, new, reason)


def _said(count: int, source: Source) -> dict[str, Any]:
    return {"count": count, "source": source.citation, "source_status": source.status}


def _corrected(
    recap: NationalRecap, old: dict[str, Any], new: dict[str, Any], reason: str
) -> Correction:
    return Correction(level=recap.level, band=recap.band.name, old=old, new=new, reason=reason)
