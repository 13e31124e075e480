"""The pictures beside shared links, 1200 by 630: one frame, whatever stands in it.

A card is data until it is drawn, so that its address can tell whether the picture is another.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image

from kpuportal.lettering import LINE, fitted
from kpuportal.office import office
from kpuportal.site_address import on_site
from participation.pictures.drawing import Drawing, Rect, Shape, Text, flat
from participation.pictures.png import canvas, packed

SPAN, HEIGHT, KEPT = 600, 315, 2  # units, and pixels a unit
EDGE = 36
ROOM = SPAN - 2 * EDGE
TOP, FOOT = 54, 284  # where the content begins, and the last line
RISE = 0.84  # from the top of a line to where its letters stand, in sizes
SPARE = 0.97  # small sizes, in which text is measured, run a little narrower
REMEMBERED = 640  # more than an edition has
EMBLEM = Path(__file__).resolve().parent.parent / "static" / "img" / "logo.png"
ARCH = (96, 72, 416, 448)  # where the emblem stands in the logo


@dataclass(frozen=True, slots=True)
class Emblem:
    """The office's emblem: its corner and its height."""

    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Card:
    """What is drawn, and the same facts as a sentence."""

    shapes: tuple[Shape, ...]
    emblem: Emblem | None
    alt: str

    @property
    def texts(self) -> list[str]:
        """Every line that is drawn, from top to bottom as far as shapes are in that order."""
        return [each.text for each in flat(self.shapes) if isinstance(each, Text)]

    @property
    def version(self) -> str:
        """Another one for whatever looks or reads different."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:8]

    def as_png(self) -> bytes:
        """The picture; drawn once in a process, as long as it is remembered."""
        return _png(self)

    def at(self, path: str) -> dict[str, str]:
        """What a page says of its picture. Messengers keep pictures by their address."""
        url = on_site(f"{path}?v={self.version}")
        return {"url": url, "type": "image/png", "alt": self.alt}


def framed(content: Iterable[Shape], origin: str, alt: str, notice: str = "") -> Card:
    """The content between the office's name and where it comes from.

    Made-up numbers carry their notice where the office's name and emblem stand otherwise.
    """
    if notice:
        head, foot, emblem = _warning(notice), _foot(f"{origin}. {office().name}"), None
    else:
        head, foot, emblem = _office(), _foot(origin), Emblem(EDGE, 21, 24)
    return Card((*_edges(), *head, *content, *foot), emblem, alt)


def block(
    text: str, top: float, sizes: Sequence[int], height: float | None = None,
    *, look: str = "card", x: int = EDGE, width: float = ROOM,
) -> tuple[list[Shape], float]:  # fmt: skip
    """Text as large as it fits, and where it ends; in one line without a height."""
    size, lines = fitted(text, sizes, width * SPARE, height)
    shapes: list[Shape] = [
        Text(x, round(top + size * (RISE + LINE * place)), line, f"{look}-{size}")
        for place, line in enumerate(lines)
        if line
    ]
    return shapes, top + size * LINE * len(lines)


@lru_cache(maxsize=8)
def office_card(name: str) -> Card:
    """For pages that have no picture of their own: whose site it is, and what stands in it."""
    x = EDGE + 132
    head, below = block(name, 92, (44, 40, 36, 32, 28), 112, x=x, width=SPAN - x - EDGE)
    said, _ = block(
        "Berita dan Indeks Partisipasi", below + 6, (22, 20),
        look="card-said", x=x, width=SPAN - x - EDGE,
    )  # fmt: skip
    alt = f"{name}: berita dan Indeks Partisipasi"
    return Card((*_edges(), *head, *said), Emblem(EDGE, 98, 118), alt)


def _edges() -> list[Shape]:
    return [
        Rect(0, 0, SPAN, 9, "lead"),
        Rect(0, 9, SPAN, 3, "gold"),
        Rect(0, HEIGHT - 5, SPAN, 5, "lead"),
    ]


def _office() -> list[Shape]:
    return block(
        office().name, 22, (20, 18, 17, 16, 15, 14), look="card-said", x=64, width=ROOM - 28
    )[0]


def _warning(notice: str) -> list[Shape]:
    words, _ = block(notice, 13, (30, 28, 26), look="card-notice")
    return [Rect(0, 12, SPAN, 38, "warning"), *words]


def _foot(origin: str) -> list[Shape]:
    return block(origin, FOOT, (20, 19, 18, 17, 16, 15, 14, 13, 12), look="card-said")[0]


@lru_cache(maxsize=REMEMBERED)
def _png(card: Card) -> bytes:
    picture = canvas(Drawing(HEIGHT, card.shapes, SPAN), KEPT)
    if at := card.emblem:
        picture.paste(_emblem(at.height * KEPT), (at.x * KEPT, at.y * KEPT))
    return packed(picture, card.alt.encode("utf-8", "replace").decode().replace("\0", ""))


@lru_cache(maxsize=2)
def _emblem(height: int) -> Image.Image:
    left, top, right, bottom = ARCH
    size = (round(height * (right - left) / (bottom - top)), height)
    with Image.open(EMBLEM) as logo:
        return logo.convert("RGB").crop(ARCH).resize(size, Image.Resampling.LANCZOS)
