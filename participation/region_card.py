"""The share card of a region in an edition: what its page says first, to be read at a glance."""

from typing import Any

from django.urls import reverse
from django.utils.dateparse import parse_datetime

from kpuportal import formats
from kpuportal.cards import EDGE, FOOT, ROOM, TOP, Card, block, framed
from kpuportal.lettering import font_of
from participation import citing
from participation.figures import point, stretches
from participation.models import Absence, Level, Result
from participation.origin import origin_of, released
from participation.pictures.badge import badge
from participation.pictures.drawing import Drawing, Inset, Shape
from participation.pictures.scale import figures, result_bar

NAME, EDITION = (46, 40, 36, 32, 28, 27, 25), (21, 19, 17, 15)
VERDICT, SCALE = 150, 229  # where the number and the scale begin
SCALE_SPAN = 340  # the narrower, the larger are its figures
FIGURES = 32  # where they stand below the bar
SCORE, DOUBT, GAP = 76, (19, 17, 15, 13), 14


def region_card(result: Result) -> Card:
    """The card; `result` is one of `region_page.results_with_counts`, its bands at hand."""
    edition = result.edition
    name, below = block(result.region.full_name, TOP, NAME, VERDICT - TOP - 30)
    named, _ = block(edition.name, below, EDITION, look="card-said")
    told = _scored(result) if result.score is not None else _unscored(result)
    content = [*name, *named, *told, *_scale(result)]
    return framed(content, _origin(result), alt(result), edition.notice)


def share_image(result: Result) -> dict[str, str]:
    """What the region's page tells of its card."""
    path = reverse("region_card", args=[result.edition.slug, result.region_id])
    return region_card(result).at(path)


def alt(result: Result) -> str:
    """The card's facts as sentences."""
    said = citing.sentence(result)
    if result.rank_national:
        said += f" Peringkat nasional {_place(result)} {_among(result)}."
    return said


def _scored(result: Result) -> list[Shape]:
    """The score, beside it band and place, and who says so where that is not official."""
    told = formats.score(result.score)
    number, _ = block(told, VERDICT - 7, (SCORE,))
    left = EDGE + round(font_of(SCORE).getlength(told)) + GAP
    shapes = [*number, *_badge(result, left, 30)]
    y = VERDICT + 32.0
    for text, sizes, look in _rank(result):
        line, y = block(text, y, sizes, look=look, x=left, width=ROOM + EDGE - left)
        shapes += line
    return shapes


def _rank(result: Result) -> list[tuple[str, tuple[int, ...], str]]:
    if not result.rank_national:
        return [(_doubt(result), DOUBT, "card-warned")]
    place, among = f"Peringkat nasional {_place(result)}", _among(result)
    if result.attribution:  # one line is left for the place, which may lose anything but its doubt
        short = f"Peringkat {_place(result)} dari {_ranked(result)} yang skornya diketahui"
        whole = (short, (20, 18, 16, 14, 13, 12, 11), "card")
        return [whole, (_doubt(result), DOUBT, "card-warned")]
    return [(place, (22, 20), "card"), (among, (17, 16, 15, 14, 13), "card-said")]


def _unscored(result: Result) -> list[Shape]:
    """The band alone, and who says so; or that there is nothing, with the reason."""
    sign = _badge(result, EDGE, 36)
    if not sign:
        return _nothing(result)
    absent, _ = block(f"Skor {result.absence_label}", VERDICT + 40, (24, 22))
    left = EDGE + sum(each.width for each in sign) + GAP
    room = ROOM + EDGE - left
    doubt, _ = block(_doubt(result), VERDICT + 7, DOUBT, look="card-warned", x=left, width=room)
    return [*sign, *absent, *doubt]


def _nothing(result: Result) -> list[Shape]:
    what = "skor dan kategori " if result.absence == Absence.NOT_PUBLISHED else ""
    said = f"{what}{result.absence_label}".capitalize()
    head, below = block(said, VERDICT, (40, 36, 32), 90)
    room = FOOT - below - 8
    reason, _ = block(result.reason, below + 2, (22, 20, 18, 16), room, look="card-said")
    return [*head, *reason]


def _badge(result: Result, x: int, height: int) -> list[Inset]:
    band = result.band
    if band is None:
        return []
    return [badge(band.name, band.position, x, VERDICT, height=height, room=ROOM + EDGE - x)]


def _scale(result: Result) -> list[Shape]:
    """The bar on its scale; none where nothing is known."""
    if not result.band:
        return []
    bands = stretches(result.edition)
    bar = (*result_bar(point(result), bands, 4), *figures(bands, FIGURES))
    drawing = Drawing(FIGURES + 1, bar)
    inner = Drawing(drawing.height, (Inset(0, 0, SCALE_SPAN, drawing),), SCALE_SPAN)
    return [Inset(EDGE, SCALE, ROOM, inner)]


def _origin(result: Result) -> str:
    source = result.source
    rows: list[dict[str, Any]] = result.correction_rows  # type: ignore[attr-defined]  # annotated
    at = parse_datetime(rows[0]["at"]) if rows else None
    return origin_of(source, result.edition, at) if source else released(result.edition, at)


def _doubt(result: Result) -> str:
    return f"{result.attribution}, bukan angka resmi" if result.attribution else ""


def _place(result: Result) -> str:
    return formats.number(result.rank_national or 0)


def _among(result: Result) -> str:
    """ "dari 4 provinsi yang skornya diketahui"."""
    level = Level(result.region.level).label.lower()
    return f"dari {_ranked(result)} {level} yang skornya diketahui"


def _ranked(result: Result) -> str:
    return formats.number(result.ranked_national or 0)  # type: ignore[attr-defined]  # annotated
