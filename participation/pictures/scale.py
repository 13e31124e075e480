"""The scale from 0 to 100 with the lines where an edition's bands meet."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpuportal.formats import exact
from kpuportal.formats import score as written
from participation.calculation.bands import HIGHEST, LOWEST, BandRange
from participation.pictures.drawing import Line, Rect, Shape, Text, step_of

ROW = 18  # from one line of labels to the next


@dataclass(frozen=True, slots=True)
class Stretch:
    """A band as a picture needs it: its place among the bands, its name, its range."""

    position: int
    name: str
    range: BandRange


@dataclass(frozen=True, slots=True)
class Point:
    """A region or edition with what is known of it: a score with its band, a band, or nothing."""

    name: str
    score: Decimal | None
    stretch: Stretch | None = None

    @property
    def said(self) -> str:
        """Name, score and band in a line."""
        parts = [self.name, written(self.score), self.stretch.name if self.stretch else ""]
        return ", ".join(part for part in parts if part)


def limits(bands: Sequence[Stretch]) -> list[Decimal]:
    """Where bands meet, from low to high; the ends of the scale are none."""
    return sorted(band.range.lower for band in bands if band.range.lower > LOWEST)


def limit_lines(bands: Sequence[Stretch], top: int, bottom: int) -> list[Shape]:
    """An upright line at each limit, with a halo that parts it from a bar as dark as itself."""
    looks = ("halo", "limit")
    return [Line(at, top, at, bottom, look) for look in looks for at in limits(bands)]


def axis(bands: Sequence[Stretch], y: int, counts: Sequence[int] = ()) -> list[Shape]:
    """The foot of a picture: 0, the limits and 100 in figures, below them the bands' names.

    Neighbouring names stand on different lines, because a band may be narrower than its name.
    """
    shapes: list[Shape] = [Line(LOWEST, y, HIGHEST, y, "base"), *figures(bands, y + ROW)]
    ordered = sorted(bands, key=lambda band: band.range.lower)
    for place, band in enumerate(ordered):
        name = f"{band.name}: {counts[place]}" if counts else band.name
        shapes.append(_band_name(band, name, y + ROW * (2 + place % 2)))
    return shapes


def figures(bands: Sequence[Stretch], y: int) -> list[Shape]:
    """0, the limits and 100 in figures that stand on `y`."""
    ends: list[Shape] = [Text(LOWEST, y, "0", "label"), Text(HIGHEST, y, "100", "label", "end")]
    return ends + [Text(at, y, exact(at), "label", "middle") for at in limits(bands)]


def track(y: int, height: int) -> Rect:
    """The empty scale."""
    return Rect(LOWEST, y, HIGHEST, height, "track")


def result_bar(point: Point, bands: Sequence[Stretch], y: int) -> list[Shape]:
    """A track with the score as a bar, or the hatched stretch of a band alone, and the limits."""
    shapes: list[Shape] = [track(y, 12)]
    if point.score is not None and point.stretch:
        look = f"band-{step_of(point.stretch.position)}"
        shapes.append(Rect(LOWEST, y, point.score, 12, look))
    elif point.stretch:
        reach, look = point.stretch.range, f"span-{step_of(point.stretch.position)}"
        shapes.append(Line(reach.lower, y + 6, reach.upper, y + 6, look))
    return shapes + limit_lines(bands, y - 4, y + 16)


def _band_name(band: Stretch, name: str, y: int) -> Text:
    if band.range.upper >= HIGHEST:
        return Text(HIGHEST, y, name, "label", "end")
    return Text((band.range.lower + band.range.upper) / 2, y, name, "label", "middle")
