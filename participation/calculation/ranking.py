"""Places in a ranking."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from decimal import Decimal
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def places(scores: Mapping[Key, Decimal | None]) -> dict[Key, int]:
    """The place of everyone with a score: 1 for the highest; equals share it (1, 2, 2, 4).

    Who has no score has no place and is left out.
    """
    scored = {key: score for key, score in scores.items() if score is not None}
    ordered = sorted(scored.values(), reverse=True)
    first = {score: place for place, score in reversed(list(enumerate(ordered, 1)))}
    return {key: first[score] for key, score in scored.items()}


def places_within(
    scores: Mapping[Key, Decimal | None], group_of: Mapping[Key, Hashable]
) -> dict[Key, int]:
    """Places among those of the same group, for instance the same province."""
    groups: dict[Hashable, dict[Key, Decimal | None]] = defaultdict(dict)
    for key, score in scores.items():
        groups[group_of[key]][key] = score
    return {key: place for members in groups.values() for key, place in places(members).items()}
