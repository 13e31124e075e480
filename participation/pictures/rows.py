"""Rows on one scale: regions beside each other, and one region across editions."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpuportal.formats import score as written
from participation.pictures.drawing import Drawing, Line, Mark, Shape, form_of, step_of
from participation.pictures.naming import named
from participation.pictures.scale import (
    ROW,
    Point,
    Stretch,
    axis,
    limit_lines,
    result_bar,
    track,
)

EACH = 52  # from the last line of a name, past the scale below it, to the next name
FIRST = 14


@dataclass(frozen=True, slots=True)
class Moment:
    """An edition of a history: what a region got, on bands of its own."""

    point: Point
    bands: tuple[Stretch, ...]
    follows: int | None = None  # the place of the moment that it may be compared with


def side_by_side(points: Sequence[Point], bands: Sequence[Stretch]) -> Drawing:
    """A bar for each region."""
    shapes: list[Shape] = []
    top = FIRST
    for point in points:
        words, last = _headed(point, top)
        shapes += [*words, *result_bar(point, bands, last + 12)]
        top = last + EACH
    return _on_axis(shapes, bands, top)


def history(moments: Sequence[Moment]) -> Drawing:
    """A row for each edition, the earliest first. Only comparable ones are joined by a line; a
    dashed one sets apart what follows none before it."""
    shapes: list[Shape] = []
    marks: list[Shape] = []
    places: dict[int, tuple[Decimal, int]] = {}
    top = FIRST
    for place, moment in enumerate(moments):
        if place and moment.follows is None:
            shapes.append(Line(0, top - 18, 100, top - 18, "apart"))
        words, last = _headed(moment.point, top)
        shapes += [*words, track(last + 12, 12), *limit_lines(moment.bands, last + 8, last + 28)]
        top, score = last + EACH, moment.point.score
        if score is None:
            continue
        if moment.follows in places:
            marks.append(Line(*places[moment.follows], score, last + 18, "join"))
        places[place] = (score, last + 18)
        position = moment.point.stretch.position if moment.point.stretch else 1
        look = f"mark-{step_of(position)}"
        marks.append(Mark(score, last + 18, form_of(position), look, moment.point.said))
    return _on_axis([*shapes, *marks], moments[-1].bands, top)


def _headed(point: Point, top: int) -> tuple[list[Shape], int]:
    told = written(point.score) or (point.stretch.name if point.stretch else "tanpa skor")
    return named(point.name, told, top)


def _on_axis(shapes: Sequence[Shape], bands: Sequence[Stretch], top: int) -> Drawing:
    """The rows above the axis; `top` is where one more name would stand."""
    foot = top - 10
    return Drawing(foot + 3 * ROW + 8, (*shapes, *axis(bands, foot)))
