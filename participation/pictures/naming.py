"""The line above a scale: a name, and what it got at the right end, never one over the other.

A picture does not know how wide it will be, so names are broken for the narrowest phone.
"""

from kpuportal.lettering import font_of, wrapped
from participation.pictures.drawing import Shape, Text
from participation.pictures.scale import ROW

NARROWEST = 288  # pixels across on a phone 320 pixels wide
SIZE, GAP = 14, 12
WIDER = 1.25  # so much wider than the font measured here a reader's own may be


def named(name: str, value: str, y: int) -> tuple[list[Shape], int]:
    """The name in as many lines as it needs, the value beside the first; where the last stands."""
    font = font_of(SIZE)
    room = (NARROWEST - GAP) / WIDER - font.getlength(value)
    lines = wrapped(name, font, room)
    shapes: list[Shape] = [Text(0, y + ROW * n, line, "name") for n, line in enumerate(lines)]
    return [*shapes, Text(100, y, value, "value", "end")], y + ROW * (len(lines) - 1)
