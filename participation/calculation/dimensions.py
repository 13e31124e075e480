"""Whether the values of an index's variables and its score tell the same.

The publisher computes a score as the weighted sum of its variables. Values and score are published
with two decimals: rounding the values can move the sum by up to half a hundredth (the weights sum
to 1), rounding the score by as much again.
"""

from collections.abc import Mapping
from decimal import Decimal

TOLERANCE = Decimal("0.01")
WHOLE = Decimal(1)


def weights_add_up(weights: Mapping[str, Decimal | None]) -> bool:
    """Whether all weights are known and share out the whole."""
    known = [weight for weight in weights.values() if weight is not None]
    return bool(known) and len(known) == len(weights) and sum(known) == WHOLE


def weighted_sum(
    values: Mapping[str, Decimal], weights: Mapping[str, Decimal | None]
) -> Decimal | None:
    """The sum of all values by their weights; None while any value or weight is unknown."""
    if not weights_add_up(weights) or values.keys() != weights.keys():
        return None
    return sum((values[name] * (weights[name] or 0) for name in weights), Decimal(0))


def disagree(
    score: Decimal | None, values: Mapping[str, Decimal], weights: Mapping[str, Decimal | None]
) -> Decimal | None:
    """The weighted sum where it contradicts the score; None where it agrees or can't be known."""
    total = weighted_sum(values, weights)
    if score is None or total is None or abs(total - score) <= TOLERANCE:
        return None
    return total
