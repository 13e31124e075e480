"""A correction in words: what a number said, what it says, and what followed from it."""

from dataclasses import dataclass
from typing import Any

from kpuportal import formats
from participation.correction_columns import attribution_of
from participation.facts import SEPARATOR, facts_from
from participation.models import Correction, Edition

Said = dict[str, Any]
FACTS = ("score", "band", "absence", "reason", "source", "dimensions")


@dataclass(frozen=True, slots=True)
class Shown:
    """A correction as readers see it."""

    correction: Correction
    subject: str
    old: str
    new: str


def shown(correction: Correction, edition: Edition) -> Shown:
    """The correction in words; `edition` is the one that it belongs to."""
    words = words_of(correction.old, correction.new, edition)
    return Shown(correction, correction.subject, **words)


def words_of(old: Said, new: Said, edition: Edition) -> dict[str, str]:
    """What a number said and says, as `old` and `new`; a source only where it became another."""
    bands, dimensions = edition.band_names, edition.dimension_names
    unsaid = {"source": ""} if old.get("source") == new.get("source") else {}

    def words(said: Said) -> str:
        if "count" in said:
            counted = f"{formats.number(said['count'])} daerah"
            return SEPARATOR.join(filter(None, [counted, (said | unsaid).get("source")]))
        facts = facts_from({name: said[name] for name in FACTS} | unsaid)
        parts = (facts.words(bands, dimensions), attribution_of(said), _place(said))
        return SEPARATOR.join(part for part in parts if part)

    return {"old": words(old), "new": words(new)}


def _place(said: Said) -> str:
    place = said.get("rank_national")
    return f"peringkat nasional {formats.number(place)}" if place else ""
