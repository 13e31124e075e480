"""Changes a published result: openly, with a reason, and with everything that follows from it."""

from collections.abc import Mapping
from typing import Any

from participation.actions.amending import amend, foreseen
from participation.actions.calculating import bring_in_line
from participation.actions.recounting import complete_counts, recount
from participation.actions.storing import store_facts
from participation.facts import Facts, facts_of
from participation.models import Correction, Edition

Said = dict[str, Any]


def correct(
    *, edition: Edition, wanted: Mapping[str, Facts], reason: str, by: Any, explanation: str = "",
    seen: int | None = None,
) -> list[Correction]:  # fmt: skip
    """Make regions (by code) of a public edition say what is `wanted`, and release that.

    Bands and places follow, and so do the recap's counts that agreed with all their rows. Raises
    what `amend` raises.
    """

    def change(edition: Edition, reason: str) -> list[Correction]:
        before, counts = _said(edition), complete_counts(edition)
        store_facts(edition, wanted)
        bring_in_line(edition)
        corrections = [
            Correction(region_id=code, old=before[code], new=now, reason=reason)
            for code, now in _said(edition).items()
            if code in wanted and now != before[code]
        ]
        return corrections and corrections + recount(edition, counts, reason)

    return amend(change, edition=edition, reason=reason, by=by, explanation=explanation, seen=seen)


def foresee(**told: Any) -> list[Correction]:
    """What `correct` would store, with everything that follows; nothing is stored."""
    return foreseen(correct, **told)


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
