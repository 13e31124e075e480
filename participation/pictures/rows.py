"""Rows on one scale: regions beside each other, and one region across editions."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpuportal.formats import score as written
from participation.pictures.drawing import Drawing, Line, Mark, Shape, Text, form_of, step_of
from participation.pictures.scale import (
    ROW,
    Point,
    Stretch,
    axis,
    limit_lines,
    result_bar,
    track,
)

EACH = 52  # a row: its name, and its scale below


@dataclass(frozen=True, slots=True)
class Moment:
    """An edition of a history: what a region got, on bands of its own."""

    point: Point
    bands: tuple[Stretch, ...]
    follows: int | None = None  # the place of the moment that it may be compared with


def side_by_side(points: Sequence[Point], bands: Sequence[Stretch]) -> Drawing:
    """A bar for each region."""
    shapes: list[Shape] = []
    for place, point in enumerate(points):
        top = EACH * place + 14
        shapes += _named(point, top)
        shapes += result_bar(point, bands, top + 12)
    foot = EACH * len(points) + 4
    return Drawing(foot + 3 * ROW + 8, (*shapes, *axis(bands, foot)))


def history(moments: Sequence[Moment]) -> Drawing:
    """A row for each edition, the earliest first. Only comparable ones are joined by a line; a
    dashed one sets apart what follows none before it."""
    shapes: list[Shape] = []
    marks: list[Shape] = []
    places: dict[int, tuple[Decimal, int]] = {}
    for place, moment in enumerate(moments):
        top, score = EACH * place + 14, moment.point.score
        shapes += _named(moment.point, top)
        if place and moment.follows is None:
            shapes.append(Line(0, top - 18, 100, top - 18, "apart"))
        shapes += [track(top + 12, 12), *limit_lines(moment.bands, top + 8, top + 28)]
        if score is None:
            continue
        if moment.follows in places:
            marks.append(Line(*places[moment.follows], score, top + 18, "join"))
        places[place] = (score, top + 18)
        position = moment.point.stretch.position if moment.point.stretch else 1
        look = f"mark-{step_of(position)}"
        marks.append(Mark(score, top + 18, form_of(position), look, moment.point.said))
    foot = EACH * len(moments) + 4
    return Drawing(foot + 3 * ROW + 8, (*shapes, *marks, *axis(moments[-1].bands, foot)))


def _named(point: Point, top: int) -> list[Shape]:
    told = written(point.score) or (point.stretch.name if point.stretch else "tanpa skor")
    return [Text(0, top, point.name, "name"), Text(100, top, told, "value", "end")]
