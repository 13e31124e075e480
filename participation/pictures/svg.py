"""Shapes as SVG: inside a page, where classes give the colours, or as a file of its own."""

from decimal import Decimal
from functools import singledispatchmethod
from xml.sax.saxutils import escape, quoteattr

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
from participation.pictures.looks import look_of

FONTS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif"


def inline(drawing: Drawing, *, name: str, title: str, description: str, links: bool) -> str:
    """The picture for a page. A picture with links is a group, so that they can be reached."""
    return _element(
        "svg",
        {
            "class": "picture-drawing" if drawing.span is None else "picture-drawing map",
            **_frame(drawing, "100%"),
            **({} if drawing.span is None else {"preserveAspectRatio": "xMinYMin meet"}),
            "role": "group" if links else "img",
            "aria-labelledby": f"{name}-judul",
            "aria-describedby": f"{name}-uraian",
        },
        _told(title, description, f"{name}-judul", f"{name}-uraian")
        + _Writer(drawing, styled=False).all(),
    )


def face(drawing: Drawing) -> str:
    """A small picture beside a word that says the same, as in a legend."""
    frame = {"viewBox": f"0 0 {drawing.span} {drawing.height}", "aria-hidden": "true"}
    return _element("svg", frame, _Writer(drawing, styled=False).all())


def standalone(drawing: Drawing, *, title: str, description: str) -> str:
    """The picture as a file: valid by itself, its looks written out."""
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": str(drawing.span),
        "height": str(drawing.height),
        "viewBox": f"0 0 {drawing.span} {drawing.height}",
        "role": "img",
        "aria-labelledby": "judul uraian",
        "font-family": FONTS,
    }
    told = _told(title, description, "judul", "uraian")
    shapes = _Writer(drawing, styled=True).all()
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _element("svg", attributes, told + shapes)


def _told(title: str, description: str, title_id: str, description_id: str) -> str:
    return _element("title", {"id": title_id}, escape(title)) + _element(
        "desc", {"id": description_id}, escape(description)
    )


def _frame(drawing: Drawing, width: str) -> dict[str, str]:
    if drawing.span is None:
        return {"width": width, "height": str(drawing.height)}
    return {"viewBox": f"0 0 {drawing.span} {drawing.height}"}


def _element(tag: str, attributes: dict[str, str], inner: str = "") -> str:
    written = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
    return f"<{tag}{written}>{inner}</{tag}>" if inner else f"<{tag}{written}/>"


class _Writer:
    """Writes the shapes of one drawing."""

    def __init__(self, drawing: Drawing, *, styled: bool) -> None:
        self.drawing, self.styled = drawing, styled

    def all(self) -> str:
        return "".join(self.write(shape) for shape in self.drawing.shapes)

    @singledispatchmethod
    def write(self, shape: object) -> str:
        raise TypeError(f"no such shape: {shape!r}")

    @write.register
    def _rect(self, shape: Rect) -> str:
        place = {"x": self._across(shape.x), "y": plain(shape.y)}
        size = {"width": self._across(shape.width), "height": plain(shape.height)}
        return _element("rect", self._looks(shape.look) | place | size)

    @write.register
    def _line(self, shape: Line) -> str:
        start = {"x1": self._across(shape.x1), "y1": plain(shape.y1)}
        end = {"x2": self._across(shape.x2), "y2": plain(shape.y2)}
        return _element("line", self._looks(shape.look) | start | end)

    @write.register
    def _mark(self, shape: Mark) -> str:
        points = " ".join(f"{x},{y}" for x, y in FORMS[shape.form])
        told = _element("title", {}, escape(shape.label)) if shape.label else ""
        place = {"x": self._across(shape.x), "y": plain(shape.y), "overflow": "visible"}
        sign = _element("polygon", self._looks(shape.look) | {"points": points}, told)
        return _element("svg", place, sign)

    @write.register
    def _text(self, shape: Text) -> str:
        place = {"x": self._across(shape.x), "y": plain(shape.y)}
        anchor = {} if shape.anchor == "start" else {"text-anchor": shape.anchor}
        return _element("text", self._looks(shape.look) | place | anchor, escape(shape.text))

    @write.register
    def _group(self, shape: Group) -> str:
        inner = "".join(self.write(each) for each in shape.shapes)
        label = {"aria-label": shape.label} if shape.label else {}
        told = _element("title", {}, escape(shape.label)) if shape.label else ""
        looks = {} if self.styled else {"class": shape.look}
        if shape.href and not self.styled:
            return _element("a", looks | {"href": shape.href} | label, told + inner)
        return _element("g", looks, told + inner)

    @write.register
    def _inset(self, shape: Inset) -> str:
        height = shape.drawing.height_at(shape.width)
        place = {
            "x": plain(shape.x), "y": plain(shape.y), "overflow": "visible",
            **_frame(shape.drawing, plain(shape.width)),
            "width": plain(shape.width), "height": plain(height),
        }  # fmt: skip
        return _element("svg", place, _Writer(shape.drawing, styled=self.styled).all())

    def _across(self, value: Number) -> str:
        return plain(value) if self.drawing.span is not None else f"{plain(value)}%"

    def _looks(self, look: str) -> dict[str, str]:
        return look_of(look) if self.styled else {"class": f"p-{look}"}


def plain(value: Number) -> str:
    """A number as SVG writes it: "61.2", without an exponent or idle zeros."""
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
