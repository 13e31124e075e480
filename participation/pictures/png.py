"""Shapes as PNG, drawn with Pillow twice as large as they are kept, so that edges are smooth."""

import io
import itertools
from dataclasses import dataclass
from functools import lru_cache, singledispatchmethod

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from kpuportal.lettering import font_of, write
from participation.pictures.drawing import (
    FORMS,
    Drawing,
    Group,
    Inset,
    Line,
    Mark,
    Number,
    Rect,
    Text,
)
from participation.pictures.looks import Look, look_of

KEPT, SMOOTHER = 2, 2  # pixels a unit; so many times larger while it is drawn
BOLDER = 40  # the font has no bold: letters so many pixels high get a stroke of one
ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


@lru_cache(maxsize=16)
def png(drawing: Drawing, description: str) -> bytes:
    """A fixed drawing as PNG; the description goes along as its text."""
    return packed(canvas(drawing, KEPT), description)


def canvas(drawing: Drawing, kept: int) -> Image.Image:
    """A fixed drawing as a picture of so many pixels a unit."""
    drawn = kept * SMOOTHER
    size = ((drawing.span or 0) * drawn, drawing.height * drawn)
    large = Image.new("RGB", size, look_of("paper")["fill"])
    _Pen(ImageDraw.Draw(large), 0, 0, drawn, drawn).draw_all(drawing)
    return large.reduce(SMOOTHER)


def packed(picture: Image.Image, description: str) -> bytes:
    """The picture as a small file that tells what it shows."""
    kept, told = io.BytesIO(), PngInfo()
    told.add_itxt("Description", description)
    few = picture.quantize(128, dither=Image.Dither.NONE)
    # Packing it as small as can be takes ten times as long for a tenth.
    few.save(kept, "PNG", pnginfo=told)
    return kept.getvalue()


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws from a corner (`left`, `top`), with so many pixels a unit across and downwards."""

    pen: ImageDraw.ImageDraw
    left: float
    top: float
    across: float
    down: float

    def draw_all(self, drawing: Drawing) -> None:
        for shape in drawing.shapes:
            self.draw(shape)

    @singledispatchmethod
    def draw(self, shape: object) -> None:
        raise TypeError(f"no such shape: {shape!r}")

    @draw.register
    def _rect(self, shape: Rect) -> None:
        left, top = self._at(shape.x, shape.y)
        right, bottom = self._at(shape.x + shape.width, shape.y + shape.height)
        look = look_of(shape.look)
        if "stroke-dasharray" in look:
            corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
            for start, end in itertools.pairwise(corners):
                self._stroke(start, end, look)
            return
        fill, edge = _paint(look)
        if right > left and bottom > top:
            self.pen.rectangle((left, top, right, bottom), fill, edge, self._width(look))

    @draw.register
    def _line(self, shape: Line) -> None:
        start, end = self._at(shape.x1, shape.y1), self._at(shape.x2, shape.y2)
        self._stroke(start, end, look_of(shape.look))

    @draw.register
    def _mark(self, shape: Mark) -> None:
        x, y = self._at(shape.x, shape.y)
        points = [(x + dx * self.down, y + dy * self.down) for dx, dy in FORMS[shape.form]]
        fill, edge = _paint(look_of(shape.look))
        self.pen.polygon(points, fill, edge, self._width(look_of(shape.look)))

    @draw.register
    def _text(self, shape: Text) -> None:
        look = look_of(shape.look)
        size = round(float(look["font-size"]) * self.down)
        bolder = max(1, size // BOLDER) if "font-weight" in look else 0
        write(
            self.pen, self._at(shape.x, shape.y), shape.text, font_of(size), look["fill"],
            stroke=bolder, anchor=ANCHORS[shape.anchor],
        )  # fmt: skip

    @draw.register
    def _group(self, shape: Group) -> None:
        for each in shape.shapes:
            self.draw(each)

    @draw.register
    def _inset(self, shape: Inset) -> None:
        left, top = self._at(shape.x, shape.y)
        wide = shape.width * self.across
        inner = shape.drawing
        if inner.span is None:
            pen = _Pen(self.pen, left, top, wide / 100, self.down)
        else:
            pen = _Pen(self.pen, left, top, wide / inner.span, wide / inner.span)
        pen.draw_all(inner)

    def _at(self, x: Number, y: Number) -> tuple[float, float]:
        return self.left + float(x) * self.across, self.top + float(y) * self.down

    def _width(self, look: Look) -> int:
        return max(1, round(float(look.get("stroke-width", "1")) * self.down))

    def _stroke(self, start: tuple[float, float], end: tuple[float, float], look: Look) -> None:
        """A line, whole or in the dashes that its look asks for."""
        colour, width = look["stroke"], self._width(look)
        if "stroke-dasharray" not in look:
            self.pen.line((start, end), colour, width)
            return
        dash, gap = (float(part) * self.down for part in look["stroke-dasharray"].split())
        (x1, y1), (x2, y2) = start, end
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        done = 0.0
        while done < length:
            begin, stop = done / length, min(done + dash, length) / length
            piece = [(x1 + (x2 - x1) * part, y1 + (y2 - y1) * part) for part in (begin, stop)]
            self.pen.line(piece, colour, width)
            done += dash + gap


def _paint(look: Look) -> tuple[str | None, str | None]:
    fill = look.get("fill")
    return (None if fill == "none" else fill), look.get("stroke")
