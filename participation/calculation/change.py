"""What changed between two comparable editions. Whether they are comparable, others decide."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Change:
    """How a region moved: its score, and by how many places upwards (below 0: downwards).

    A part that either edition leaves unknown is None.
    """

    score: Decimal | None = None
    places: int | None = None

    @property
    def fallen(self) -> int:
        """By how many places downwards."""
        return max(0, -(self.places or 0))

    @property
    def is_known(self) -> bool:
        """Anything can be said."""
        return self.score is not None or self.places is not None


def change(
    score: Decimal | None, place: int | None, old_score: Decimal | None, old_place: int | None
) -> Change:
    """From the earlier edition to this one; a place that falls from 5 to 2 is 3 upwards."""
    return Change(
        score=None if score is None or old_score is None else score - old_score,
        places=None if place is None or old_place is None else old_place - place,
    )
