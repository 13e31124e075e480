"""What a picture consists of. A page, an SVG file and a PNG file are made from the same shapes.

Across, a shape stands at a percentage of the picture's width, so that a score is its own place on
the scale from 0 to 100 and text keeps its size on a phone. Downwards it stands at pixels. A picture
with a `span` is a fixed one instead, like a map: its units are the same in both directions.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

Number: TypeAlias = Decimal | int


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; `x` and `width` across, `y` and `height` downwards."""

    x: Number
    y: Number
    width: Number
    height: Number
    look: str


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: Number
    y1: Number
    x2: Number
    y2: Number
    look: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign of a few pixels, the same size in every width; `label` says what it marks."""

    x: Number
    y: Number
    form: str
    look: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `anchor` is start, middle or end."""

    x: Number
    y: Number
    text: str
    look: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that belong together; with an `href` a link on the page."""

    shapes: tuple["Shape", ...]
    look: str
    label: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture `height` units high. Without a `span` its width is 100 percent of any width."""

    height: int
    shapes: tuple["Shape", ...]
    span: int | None = None

    def height_at(self, width: int) -> int:
        """How high it is in pixels when it is so wide."""
        return self.height if self.span is None else round(self.height * width / self.span)


@dataclass(frozen=True, slots=True)
class Inset:
    """A picture inside another, `width` units wide."""

    x: int
    y: int
    width: int
    drawing: Drawing


Shape: TypeAlias = Rect | Line | Mark | Text | Group | Inset

# Bands are told by their form as well: the higher the band, the more corners point upwards.
FORMS: dict[str, tuple[tuple[int, int], ...]] = {
    "round": ((-2, -5), (2, -5), (5, -2), (5, 2), (2, 5), (-2, 5), (-5, 2), (-5, -2)),
    "square": ((-5, -5), (5, -5), (5, 5), (-5, 5)),
    "triangle": ((0, -6), (6, 5), (-6, 5)),
    "diamond": ((0, -7), (7, 0), (0, 7), (-7, 0)),
    "bar": ((-2, -9), (2, -9), (2, 9), (-2, 9)),
    "ring": ((-4, -9), (4, -9), (9, -4), (9, 4), (4, 9), (-4, 9), (-9, 4), (-9, -4)),
}
FORM_OF_BAND = {1: "round", 2: "square", 3: "triangle"}


def sign(form: str, look: str) -> Drawing:
    """A mark by itself, for a legend."""
    return Drawing(26, (Mark(13, 13, form, look),), 26)


def form_of(position: int) -> str:
    """The form of a band's mark; bands above the third share the last."""
    return FORM_OF_BAND[min(max(position, 1), 3)]


def step_of(position: int) -> int:
    """Which of the three steps of lightness a band has."""
    return min(max(position, 1), 3)


def flat(shapes: Iterable[Shape]) -> Iterator[Rect | Line | Mark | Text]:
    """Every shape, those in groups and insets too."""
    for shape in shapes:
        if isinstance(shape, Group):
            yield from flat(shape.shapes)
        elif isinstance(shape, Inset):
            yield from flat(shape.drawing.shapes)
        else:
            yield shape
