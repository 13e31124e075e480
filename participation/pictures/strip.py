"""A province's regions, each a mark at its score; those that would overlap are stacked."""

from collections.abc import Sequence
from decimal import Decimal

from participation.pictures.drawing import Drawing, Mark, Shape, form_of, step_of
from participation.pictures.scale import ROW, Point, Stretch, axis, limit_lines

APART = Decimal("3.1")  # of the scale: a mark's width on the narrowest phone
STACK = 14
TOP = 14


def strip(points: Sequence[Point], bands: Sequence[Stretch], own: str = "") -> Drawing:
    """The marks of all points with a score; that of the region called `own` is ringed."""
    scored = [point for point in points if point.score is not None]
    rows = stacked([point.score for point in scored if point.score is not None])
    bottom = TOP + STACK * (max(rows, default=0) + 1) + 6
    shapes: list[Shape] = limit_lines(bands, 0, bottom + 5)
    for point, row in zip(scored, rows, strict=True):
        shapes += _marked(point, bottom - 10 - STACK * row, point.name == own)
    shapes += axis(bands, bottom)
    return Drawing(bottom + 3 * ROW + 8, tuple(shapes))


def stacked(scores: Sequence[Decimal]) -> list[int]:
    """The row of each score, 0 at the foot, so that no two marks of a row overlap.

    Rows take what has room in them from the left and from the right in turn: always from one side,
    crowds would lean to the other like towers.
    """
    rows = [0] * len(scores)
    left = sorted(range(len(scores)), key=lambda each: scores[each])
    row = 0
    while left:
        taken = _with_room(left if row % 2 == 0 else left[::-1], scores)
        for index in taken:
            rows[index] = row
        left = [index for index in left if index not in taken]
        row += 1
    return rows


def _with_room(order: Sequence[int], scores: Sequence[Decimal]) -> set[int]:
    """Those that stand apart from each other, the first in order first."""
    taken: list[int] = []
    for index in order:
        if not taken or abs(scores[index] - scores[taken[-1]]) >= APART:
            taken.append(index)
    return set(taken)


def _marked(point: Point, y: int, is_own: bool) -> list[Shape]:
    score = point.score or Decimal(0)
    position = point.stretch.position if point.stretch else 1
    shapes: list[Shape] = [
        Mark(score, y, form_of(position), f"mark-{step_of(position)}", point.said)
    ]
    if is_own:
        shapes.append(Mark(score, y, "ring", "ring"))
    return shapes
