"""The distribution of scores: a bar for each piece of the scale."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from participation.calculation.distribution import Bin
from participation.pictures.drawing import Drawing, Rect, Shape, Text, step_of
from participation.pictures.scale import ROW, Stretch, axis, limit_lines

TOP, PLOT = 20, 160
PIXEL = Decimal("0.01")


def distribution(found: Sequence[Bin], bands: Sequence[Stretch]) -> Drawing:
    """Bars as high as their counts; the highest carries its number. `found` counts something."""
    most = max(each.count for each in found)
    positions = {band.range.slug: band.position for band in bands}
    bottom = TOP + PLOT
    shapes: list[Shape] = [_bar(each, most, positions) for each in found if each.count]
    highest = next(each for each in found if each.count == most)
    middle = (highest.piece.lower + highest.piece.upper) / 2
    shapes.append(Text(middle, TOP - 6, str(most), "value", "middle"))
    shapes += limit_lines(bands, TOP - 4, bottom + 5)
    shapes += axis(bands, bottom, _counts(found, bands))
    return Drawing(bottom + 3 * ROW + 8, tuple(shapes))


def bar_height(count: int, most: int) -> Decimal:
    """The height of a count where the highest has all the room."""
    return (Decimal(count) * PLOT / most).quantize(PIXEL, ROUND_HALF_UP)


def _bar(each: Bin, most: int, positions: dict[str, int]) -> Rect:
    height = bar_height(each.count, most)
    return Rect(
        each.piece.lower,
        TOP + PLOT - height,
        each.piece.upper - each.piece.lower,
        height,
        f"band-{step_of(positions[each.band.slug])}",
    )


def _counts(found: Sequence[Bin], bands: Sequence[Stretch]) -> list[int]:
    ordered = sorted(bands, key=lambda band: band.range.lower)
    return [
        sum(each.count for each in found if each.band.slug == band.range.slug) for band in ordered
    ]
