"""A band as a sign by itself: its word, three steps and its lightness together."""

from kpuportal.lettering import fitted, font_of
from participation.pictures.drawing import Drawing, Inset, Rect, Shape, Text, step_of

HEIGHT, SIZE = 24, 15
STEPS = ((9, 14, 4), (15, 10, 8), (21, 6, 12))  # left, top and height
BEFORE, AFTER = 32, 10  # room beside the word


def badge(name: str, position: int, x: int, y: int, *, height: int, room: float) -> Inset:
    """The sign, so high unless its word is too long for the room; then it is smaller."""
    longest = room * HEIGHT / height * 2  # half as high at least, then the word is cut
    _, (word,) = fitted(name, (SIZE,), longest - BEFORE - AFTER)
    span = round(BEFORE + font_of(SIZE).getlength(word) * 1.04 + AFTER)
    return Inset(x, y, round(min(room, span * height / HEIGHT)), _face(word, position, span))


def _face(word: str, position: int, span: int) -> Drawing:
    step = step_of(position)
    steps: list[Shape] = [
        Rect(x, y, 4, height, f"pip-on-{step}" if place <= step else f"pip-{step}")
        for place, (x, y, height) in enumerate(STEPS, 1)
    ]
    word_at = Text(BEFORE, 17, word, f"code-{step}")
    return Drawing(HEIGHT, (Rect(0, 0, span, HEIGHT, f"band-{step}"), *steps, word_at), span)
