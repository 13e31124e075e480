"""For any scores a picture, its table and the calculation tell the same numbers."""

import io
import itertools
from collections import Counter
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kpuportal import formats
from participation.calculation.bands import band_of
from participation.calculation.change import Change, change
from participation.calculation.distribution import bins, median
from participation.calculation.ranking import places
from participation.figures import Figure
from participation.figures_of_edition import distribution_figure
from participation.figures_of_region import history_figure, province_figure
from participation.models import Level, Result
from participation.pictures.distribution import PLOT, distribution
from participation.pictures.drawing import FORMS, Drawing, Line, Mark, Rect, Text, flat
from participation.pictures.png import KEPT, png
from participation.pictures.rows import side_by_side
from participation.pictures.scale import Point, Stretch
from participation.pictures.strip import APART, stacked, strip
from participation.pictures.svg import standalone
from participation.pictures.variables import Variable, variables
from tests.participation.plain_results import plain_edition, plain_results

SVG = "{http://www.w3.org/2000/svg}"
score = st.decimals(0, 100, places=2)
some_scores = st.lists(st.none() | score, max_size=60)
RANGES = [band.range for band in plain_edition().bands.all()]
BANDS = tuple(Stretch(band.position, band.name, band.range) for band in plain_edition().bands.all())


def _marks(drawing: Drawing) -> list[Mark]:
    return [each for each in flat(drawing.shapes) if isinstance(each, Mark)]


def _parsed(figure: Figure) -> ElementTree.Element:
    return ElementTree.fromstring(figure.as_svg())  # noqa: S314 (our own)


def _numbers(cells: list[str]) -> list[Decimal]:
    return [Decimal(cell.replace(",", ".")) for cell in cells]


@given(some_scores)
def test_the_strip_of_a_province_shows_each_score_at_its_place(
    given_scores: list[Decimal | None],
) -> None:
    edition = plain_edition()
    results = plain_results(edition, given_scores)
    known = [each for each in given_scores if each is not None]
    figure = province_figure(edition, "33", "Jawa Tengah", results)
    table = [row[1] for row in figure.rows]
    assert table == [formats.score(each) or "belum dipublikasikan" for each in given_scores]
    ranked = places(dict(enumerate(given_scores)))
    assert [row[3] for row in figure.rows] == [
        formats.number(ranked[n]) if n in ranked else "tanpa peringkat"
        for n in range(len(given_scores))
    ]
    if not known:
        assert figure.drawing is None
        return
    drawn = figure.drawing
    assert drawn
    assert Counter(mark.x for mark in _marks(drawn)) == Counter(known)
    forms = {"involvement": "round", "engagement": "square", "participatory": "triangle"}
    for mark in _marks(drawn):
        assert mark.form == forms[band_of(Decimal(mark.x), RANGES).slug]
    places_in_file = [
        Decimal(str(each.get("x"))[:-1])
        for each in _parsed(figure).iter(f"{SVG}svg")
        if each.find(f"{SVG}polygon") is not None and str(each.get("x")).endswith("%")
    ]
    assert Counter(places_in_file) == Counter(known)


@given(st.lists(score, min_size=1, max_size=60))
def test_marks_of_a_strip_never_overlap(scores: list[Decimal]) -> None:
    rows = stacked(scores)
    for row in set(rows):
        ordered = sorted(each for each, of in zip(scores, rows, strict=True) if of == row)
        assert all(b - a >= APART for a, b in itertools.pairwise(ordered))


@given(some_scores)
def test_a_distribution_counts_every_score_once_and_in_its_band(
    given_scores: list[Decimal | None],
) -> None:
    edition = plain_edition()
    results = plain_results(edition, given_scores)
    known = [each for each in given_scores if each is not None]
    figure = distribution_figure(edition, Level.KABKOTA, results)
    assert sum(int(row[2]) for row in figure.rows) == len(known)
    for span, band, count in figure.rows:
        lowest, highest = _numbers(span.split(" s.d. "))
        inside = [each for each in known if lowest <= each <= highest]
        assert len(inside) == int(count)
        assert {band_of(each, RANGES).slug for each in inside} == {band.lower()}
    assert (figure.drawing is None) == (not known)
    if figure.drawing is None:
        assert "belum dapat digambar" in figure.summary
        return
    middle = formats.score((median(known) or Decimal(0)) + Decimal(0))
    if len(known) % 2:
        assert f"median {middle}" in figure.summary
    assert (f"Hanya {len(known)} dari {len(given_scores)}" in figure.summary) == (
        len(known) < len(given_scores)
    )
    bars = [each for each in flat(figure.drawing.shapes) if isinstance(each, Rect)]
    assert len(bars) == len(figure.rows)
    most = max(int(row[2]) for row in figure.rows)
    for bar, (_, _, count) in zip(bars, figure.rows, strict=True):
        assert bar.height == (Decimal(count) * PLOT / most).quantize(Decimal("0.01"))
        assert sum(bar.x <= each <= bar.x + bar.width for each in known) >= int(count)
    totals = Counter(band_of(each, RANGES).slug for each in known)
    words = [each.text for each in flat(figure.drawing.shapes) if isinstance(each, Text)]
    for band in BANDS:
        assert f"{band.name}: {totals[band.range.slug]}" in words


@pytest.mark.parametrize(
    ("found", "band", "span"),
    [
        ("59.99", "involvement", ("57.50", "59.99")),
        ("60.00", "engagement", ("60.00", "62.49")),
        ("77.50", "engagement", ("75.00", "77.50")),
        ("77.51", "participatory", ("77.51", "79.99")),
        ("100", "participatory", ("97.50", "100.00")),
    ],
)
def test_no_bar_reaches_into_another_band(found: str, band: str, span: tuple[str, str]) -> None:
    (hit,) = [each for each in bins([Decimal(found)], RANGES) if each.count]
    assert hit.band.slug == band
    assert (f"{hit.lowest:.2f}", f"{hit.highest:.2f}") == span


@given(st.lists(score, min_size=1, max_size=4))
def test_bars_side_by_side_are_as_long_as_their_scores(scores: list[Decimal]) -> None:
    by_slug = {band.range.slug: band for band in BANDS}
    points = [Point(f"W{n}", s, by_slug[band_of(s, RANGES).slug]) for n, s in enumerate(scores)]
    drawing = side_by_side(points, BANDS)
    bars = [
        each.width
        for each in flat(drawing.shapes)
        if isinstance(each, Rect) and each.look.startswith("band-")
    ]
    assert bars == scores
    values = [
        each.text
        for each in flat(drawing.shapes)
        if isinstance(each, Text) and each.look == "value"
    ]
    assert _numbers(values) == scores


def test_a_band_without_a_score_is_its_hatched_stretch_and_no_bar() -> None:
    drawing = side_by_side([Point("Kabupaten Klaten", None, BANDS[1])], BANDS)
    spans = [each for each in flat(drawing.shapes) if getattr(each, "look", "") == "span-2"]
    assert [(each.x1, each.x2) for each in spans if isinstance(each, Line)] == [
        (Decimal(60), Decimal("77.5"))
    ]
    assert not [each for each in flat(drawing.shapes) if getattr(each, "look", "") == "band-2"]


@given(st.lists(st.tuples(st.none() | score, score, score), min_size=1, max_size=5))
def test_variables_stand_at_their_values(
    values: list[tuple[Decimal | None, Decimal, Decimal]],
) -> None:
    rows = [Variable(f"Variabel {n}", *each) for n, each in enumerate(values)]
    drawing = variables(rows)
    known = [row for row in rows if row.own is not None]
    own = [each for each in flat(drawing.shapes) if getattr(each, "look", "") == "own"]
    assert [each.width for each in own if isinstance(each, Rect)] == [row.own for row in known]
    by_form = {
        form: [mark.x for mark in _marks(drawing) if mark.form == form]
        for form in ("diamond", "bar")
    }
    assert by_form["diamond"] == [row.province for row in known]
    assert by_form["bar"] == [row.nation for row in known]


@given(score, score, score, st.booleans())
def test_only_comparable_editions_are_joined(
    first: Decimal, second: Decimal, third: Decimal, comparable: bool
) -> None:
    old, other = plain_edition(1), plain_edition(2)
    new = plain_edition(3, comparable_with=old if comparable else None)
    results: list[Result] = []
    for edition, each in [(new, third), (old, first), (other, second)]:
        results += plain_results(edition, [each])
    figure = history_figure(results[0], results)
    assert figure.drawing
    assert [mark.x for mark in _marks(figure.drawing)] == [first, second, third]
    assert [row[0] for row in figure.rows] == ["IPP Uji 1", "IPP Uji 2", "IPP Uji 3"]
    assert _numbers([row[1] for row in figure.rows]) == [first, second, third]
    joins = [each for each in flat(figure.drawing.shapes) if getattr(each, "look", "") == "join"]
    ends = [(each.x1, each.x2) for each in joins if isinstance(each, Line)]
    apart = [each for each in flat(figure.drawing.shapes) if getattr(each, "look", "") == "apart"]
    assert len(apart) == (1 if comparable else 2)
    assert ends == ([(first, third)] if comparable else [])
    assert [row[4] for row in figure.rows][:2] == ["tidak ada", "tidak ada"]
    assert ("tidak ada yang dinyatakan sebanding" in figure.summary) == (not comparable)


@given(*[st.none() | score] * 2, *[st.none() | st.integers(1, 600)] * 2)
def test_a_change_is_told_only_of_what_both_editions_know(
    now: Decimal | None, before: Decimal | None, place: int | None, old_place: int | None
) -> None:
    found = change(now, place, before, old_place)
    assert (found.score is None) == (None in (now, before))
    assert found.score is None or before is None or before + found.score == now
    assert found.places is None or place is None or place + found.places == old_place
    assert found.is_known == (found != Change())


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=80))
def test_whatever_a_region_is_called_the_file_is_valid(name: str) -> None:
    drawing = Drawing(40, (Text(0, 20, name, "name"), Mark(5, 5, "round", "mark-1", name)), 100)
    root = ElementTree.fromstring(standalone(drawing, title=name, description=name))  # noqa: S314 (our own)
    assert root.tag == f"{SVG}svg"
    assert (root.findtext(f"{SVG}title") or "") == name
    assert (root.findtext(f"{SVG}text") or "") == name
    assert Image.open(io.BytesIO(png(drawing, name))).size == (100 * KEPT, 40 * KEPT)


def _ink(*shapes: Rect | Line | Mark | Text) -> int:
    """How many pixels differ from a sheet without the shapes."""
    empty, drawn = (
        Image.open(io.BytesIO(png(Drawing(60, found, 100), ""))).convert("RGB")
        for found in [(), tuple(shapes)]
    )
    pairs = zip(empty.tobytes(), drawn.tobytes(), strict=True)
    return sum(a != b for a, b in pairs)


@pytest.mark.parametrize(
    "shape",
    [
        Rect(10, 10, 30, 30, "band-3"),
        Rect(10, 10, 30, 30, "not_published"),
        Line(10, 10, 80, 40, "limit"),
        Line(10, 30, 80, 30, "span-2"),
        Text(10, 30, "DATA CONTOH", "notice"),
        *(Mark(50, 30, form, "own") for form in FORMS),
    ],
    ids=str,
)
def test_every_shape_leaves_ink_in_a_png(shape: Rect | Line | Mark | Text) -> None:
    assert _ink(shape) > 50


def test_a_strip_and_a_distribution_draw_the_limits_where_the_bands_meet() -> None:
    points = [Point("A", Decimal(50), BANDS[0])]
    for drawing in [strip(points, BANDS), distribution(bins([Decimal(50)], RANGES), BANDS)]:
        lines = [each for each in flat(drawing.shapes) if getattr(each, "look", "") == "limit"]
        assert [each.x1 for each in lines if isinstance(each, Line)] == [60, Decimal("77.5")]
        labels = [each.text for each in flat(drawing.shapes) if isinstance(each, Text)]
        assert {"0", "60", "77,5", "100"} <= set(labels)
