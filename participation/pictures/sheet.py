"""The sheet around a picture that is downloaded: it travels alone, so it says all by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpuportal.lettering import font_of, wrapped
from participation.pictures.drawing import Drawing, Inset, Rect, Shape, Text

WIDTH, EDGE = 800, 40
ROOM = WIDTH - 2 * EDGE
SPARE = 0.86  # fonts of readers are wider than the one that is measured here
SIGN = 26


@dataclass(frozen=True, slots=True)
class Lines:
    """What stands around the picture."""

    title: str
    summary: str
    notice: str
    credits: tuple[str, ...]


def sheet(lines: Lines, drawing: Drawing | None, legend: Sequence[tuple[Drawing, str]]) -> Drawing:
    """Title, notice, summary, the picture with its legend, and where it comes from."""
    shapes: list[Shape] = [Rect(0, 0, WIDTH, 8, "lead")]
    y = 28
    if lines.notice:
        shapes += [
            Rect(EDGE, y, ROOM, 32, "warning"),
            Text(EDGE + 12, y + 22, lines.notice, "notice"),
        ]
        y += 44
    for text, look, size, room in [(lines.title, "title", 24, 30), (lines.summary, "said", 15, 22)]:
        for line in _lines(text, size):
            y += room
            shapes.append(Text(EDGE, y, line, look))
        y += 6
    if drawing is not None:
        y += 24
        shapes.append(Inset(EDGE, y, ROOM, drawing))
        y += drawing.height_at(ROOM) + 12
    y = _legend(shapes, legend, y) if legend else y
    y += 8
    for credit in lines.credits:
        for line in _lines(credit, 13):
            y += 19
            shapes.append(Text(EDGE, y, line, "small"))
    height = y + 24
    paper = Rect(0, 0, WIDTH, height, "paper")
    return Drawing(height, (paper, *shapes), WIDTH)


def _lines(text: str, size: int) -> list[str]:
    return wrapped(text, font_of(size), ROOM * SPARE)


def _legend(shapes: list[Shape], legend: Sequence[tuple[Drawing, str]], y: int) -> int:
    """Signs with their words, one below the other; where they end."""
    for drawing, words in legend:
        shapes.append(Inset(EDGE, y, SIGN, drawing))
        shapes.append(Text(EDGE + SIGN + 10, y + 18, words, "small"))
        y += SIGN + 6
    return y
