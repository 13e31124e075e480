"""However long a name is, no text of a picture stands on another, on any phone."""

import itertools
from collections.abc import Sequence
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kpuportal.lettering import font_of
from participation.directory import entries
from participation.pictures.drawing import Drawing, Text, flat
from participation.pictures.looks import look_of
from participation.pictures.rows import Moment, history, side_by_side
from participation.pictures.scale import Point, Stretch
from participation.pictures.variables import Variable, variables
from tests.participation.plain_results import plain_edition

WIDER = 1.2  # the widest of the usual fonts, beside the one that is measured
BANDS = tuple(Stretch(band.position, band.name, band.range) for band in plain_edition().bands.all())
Box = tuple[float, float, float, float]

score = st.decimals(0, 100, places=2)
region = st.sampled_from([entry.name for entry in entries().values()])
word = st.sampled_from(["Indeks", "Partisipasi", "Pemilihan", "Gubernur", "2024", "dan"])
words = st.lists(word, max_size=20)
title = st.one_of(
    words.map(lambda found: " ".join(found)[:120].strip()),
    st.integers(1, 120).map(lambda length: "m" * length),  # no place to break it
)
width = st.sampled_from([288, 328, 736])


def _points(names: st.SearchStrategy[str]) -> st.SearchStrategy[list[Point]]:
    known = st.builds(Point, names, score, st.sampled_from(BANDS))
    banded = st.builds(Point, names, st.none(), st.sampled_from(BANDS))
    return st.lists(known | banded, min_size=1, max_size=4)


def _boxes(drawing: Drawing, width: int) -> list[tuple[str, Box]]:
    """Each text with its left, top, right and bottom in a picture so wide."""
    found = []
    for each in flat(drawing.shapes):
        if isinstance(each, Text):
            size = round(float(look_of(each.look)["font-size"]))
            long = font_of(size).getlength(each.text) * WIDER
            left = (
                float(each.x) * width / 100
                - {"start": 0, "middle": long / 2, "end": long}[each.anchor]
            )
            found.append((each.text, (left, each.y - size * 0.8, left + long, each.y + size / 4)))
    return found


def _assert_apart(drawing: Drawing, width: int) -> None:
    for (one, a), (other, b) in itertools.combinations(_boxes(drawing, width), 2):
        overlaps = a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
        assert not overlaps, (one, other)


def _said(drawing: Drawing) -> str:
    names = [each for each in flat(drawing.shapes) if isinstance(each, Text)]
    return "".join(each.text for each in names if each.look == "name").replace(" ", "")


def _all_of(points: Sequence[Point]) -> str:
    return "".join(point.name for point in points).replace(" ", "")


@given(_points(region), width)
def test_names_of_compared_regions_stand_apart_from_their_scores(
    points: list[Point], width: int
) -> None:
    drawing = side_by_side(points, BANDS)
    _assert_apart(drawing, width)
    assert _said(drawing) == _all_of(points)


@given(_points(title), width)
def test_titles_of_editions_stand_apart_from_their_scores(points: list[Point], width: int) -> None:
    drawing = history([Moment(point, BANDS) for point in points])
    _assert_apart(drawing, width)
    assert _said(drawing) == _all_of(points)


@given(st.lists(st.tuples(title, score), min_size=1, max_size=5), width)
def test_names_of_variables_stand_apart_from_their_values(
    rows: list[tuple[str, Decimal]], width: int
) -> None:
    drawing = variables([Variable(name, value, None, None) for name, value in rows])
    _assert_apart(drawing, width)
