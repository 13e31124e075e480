"""A picture with all that stands around it: words, the same numbers as a table, files to keep."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from kpuportal import formats
from kpuportal.office import office
from participation.models import Band, Edition, Result
from participation.pictures import png, svg
from participation.pictures.drawing import Drawing, form_of, sign, step_of
from participation.pictures.scale import Point, Stretch
from participation.pictures.sheet import Lines, sheet

MOST_SOURCES = 2
Legend = tuple[tuple[Drawing, str], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One picture of an edition. Without a drawing the summary says why there is none."""

    edition: Edition
    name: str
    title: str
    summary: str
    drawing: Drawing | None
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    legend: Legend = ()
    sources: tuple[str, ...] = field(default=())
    has_links: bool = False

    @property
    def svg(self) -> SafeString:
        """For the page; empty without a drawing."""
        if self.drawing is None:
            return SafeString("")
        return on_page(self.drawing, self.name, self.title, self.summary, has_links=self.has_links)

    @property
    def labelled_rows(self) -> list[list[tuple[str, str]]]:
        """Each row as cells with the name of their column, which a phone shows beside them."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]

    @property
    def signs(self) -> list[tuple[SafeString, str]]:
        """The legend for the page: each sign with its words."""
        return [(mark_safe(svg.face(drawing)), words) for drawing, words in self.legend]

    @property
    def svg_url(self) -> str:
        """Where the picture is kept as SVG."""
        return reverse("picture_svg", args=[self.edition.slug, self.name])

    @property
    def png_url(self) -> str:
        """Where the picture is kept as PNG."""
        return reverse("picture_png", args=[self.edition.slug, self.name])

    def as_svg(self) -> str:
        """The file: the picture on a sheet that says all by itself."""
        return svg.standalone(self._sheet, title=self._titled, description=self.summary)

    def as_png(self) -> bytes:
        """The same sheet as PNG."""
        return png.png(self._sheet, f"{self._titled}. {self.summary}")

    @property
    def _titled(self) -> str:
        notice = self.edition.notice
        return f"{notice}: {self.title}" if notice else self.title

    @property
    def _sheet(self) -> Drawing:
        lines = Lines(self.title, self.summary, self.edition.notice, self._credits)
        return sheet(lines, self.drawing, self.legend)

    @property
    def _credits(self) -> tuple[str, ...]:
        page = settings.SITE_URL + reverse("pictures", args=[self.edition.slug])
        made = f"{office().name}, dibuat {formats.short_date(timezone.localdate())}. {page}"
        return (f"Sumber: {cited(self.sources)}.", made) if self.sources else (made,)


def on_page(
    drawing: Drawing, name: str, title: str, description: str, *, has_links: bool = False
) -> SafeString:
    """A drawing for a page. Every text in it was escaped where it was written."""
    return mark_safe(
        svg.inline(drawing, name=name, title=title, description=description, links=has_links)
    )


def cited(sources: Sequence[str]) -> str:
    """The first sources by name, the others counted."""
    named = "; ".join(sources[:MOST_SOURCES])
    more = len(sources) - MOST_SOURCES
    return f"{named}; dan {more} sumber lain" if more > 0 else named


def sources_of(results: Iterable[Result]) -> tuple[str, ...]:
    """What results rest on, each once."""
    return tuple(dict.fromkeys(each.source.citation for each in results if each.source))


def stretches(edition: Edition) -> tuple[Stretch, ...]:
    """The edition's bands, from low to high, as pictures need them."""
    return tuple(stretch(band) for band in reversed(edition.bands_high_to_low))


def stretch(band: Band) -> Stretch:
    """One of them."""
    return Stretch(band.position, band.name, band.range)


def point(result: Result, name: str = "") -> Point:
    """A result as pictures need it, under the name of its region unless another is given."""
    name = name or result.region.name
    if result.attribution:
        name = f"{name} ({result.attribution})"
    return Point(name, result.score, stretch(result.band) if result.band else None)


def band_legend(edition: Edition) -> Legend:
    """The mark of each band with its name and range, the best first."""
    return tuple(
        (
            sign(form_of(band.position), f"mark-{step_of(band.position)}"),
            f"{band.name}: {band.range_text}",
        )
        for band in edition.bands_high_to_low
    )


def score_cell(result: Result) -> str:
    """A score in a table, or why there is none; and who says so, where it is not official."""
    told = formats.score(result.score) or result.absence_label
    return f"{told} ({result.attribution})" if result.attribution else told


def place_cell(place: int | None) -> str:
    """A place in a table."""
    return formats.number(place) if place else "tanpa peringkat"
