"""Text in pictures that the server draws, in the one font that comes with Pillow."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from PIL import ImageDraw, ImageFont

Font = ImageFont.FreeTypeFont
LINE = 1.2  # from one line to the next, in sizes
ENDING = "…"
# What is said without a shape of the font, and what is heard of nothing: accents, joiners.
SPELLED = {
    "€": "EUR", "£": "GBP", "¥": "JPY", "‰": "per mil", "−": "-", "×": "x", "÷": ":",
    "≤": "<=", "≥": ">=", "≠": "tidak sama dengan", "≈": "~",
}  # fmt: skip
SILENT = {"Mn", "Me", "Cf"}


@lru_cache(maxsize=32)
def font_of(size: int) -> Font:
    """The font in a size in pixels."""
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # noqa: S101 (wheels of Pillow have FreeType)
    return font


def drawable(text: str) -> str:
    """`text` as far as the font has shapes for it: "é" is written "e", "1½" is "1 1/2", "€5" is
    "EUR 5", and emoji are left out. What stays says what was said: no number becomes another.
    """
    whole = f" {unicodedata.normalize('NFC', text)} "
    return " ".join("".join(map(_drawable, whole, whole[1:], whole[2:])).split())


def says_something(text: str) -> bool:
    """Whether a picture of `text` tells any of it: a letter, or in a text without letters a digit.

    A full stop or a year that is left of Arabic words tells nothing.
    """
    told = str.isalpha if any(map(str.isalpha, text)) else str.isalnum
    return any(map(told, drawable(text)))


def wrapped(text: str, font: Font, width: float) -> list[str]:
    """The text in lines that are at most so wide; words too long for a line are broken."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
            continue
        *pieces, last = _broken(word, font, width)
        lines += [*pieces, last]
    return [line for line in lines if line] or [""]


def fitted(
    text: str, sizes: Sequence[int], width: float, height: float | None = None
) -> tuple[int, list[str]]:
    """The largest size in which the text fits, with its lines; one line without a height.

    What fits in no size ends with an ellipsis in the last. Sizes go from large to small.
    """
    shown = drawable(text)
    for size in sizes:
        most = 1 if height is None else max(1, int(height / (size * LINE)))
        lines = wrapped(shown, font_of(size), width)
        if len(lines) <= most:
            return size, lines
    return size, [*lines[: most - 1], _ended(lines[most - 1], font_of(size), width)]


def write(
    pen: ImageDraw.ImageDraw,
    place: tuple[float, float],
    text: str,
    font: Font,
    colour: str,
    *,
    stroke: int = 0,
    anchor: str = "la",
) -> None:
    """Draw a line of text. A stroke in its own colour makes it bolder: the font has no bold."""
    pen.text(place, drawable(text), colour, font, anchor, stroke_width=stroke, stroke_fill=colour)


def _drawable(before: str, char: str, after: str) -> str:
    """How a character is drawn between these two."""
    kind = unicodedata.category(char)
    if char.isspace() or _has_shape(char):
        return char
    if kind in SILENT:
        return ""
    if kind == "Nd":
        return str(unicodedata.decimal(char))
    whole = unicodedata.normalize("NFKD", char)
    if kind.startswith("L"):
        return _with_shapes("".join(each for each in whole if each.isalpha()))
    if before.isdecimal() and char.isdigit() and "<super>" in unicodedata.decomposition(char):
        return _with_shapes(f"^{whole}")
    said = SPELLED.get(char) or ("-" if kind == "Pd" else whole.replace("\N{FRACTION SLASH}", "/"))
    return _apart(before, _with_shapes(said), after)


def _with_shapes(said: str) -> str:
    return said if all(map(_has_shape, said)) else " "


def _apart(before: str, said: str, after: str) -> str:
    """Digits and words that are spelled out do not run into the number beside them."""
    if before.isdecimal() and said[:1].isalnum():
        said = f" {said}"
    return f"{said} " if after.isdecimal() and said[-1:].isalnum() else said


def _ended(line: str, font: Font, width: float) -> str:
    while line and font.getlength(line + ENDING) > width:
        line = line[:-1]
    return line.rstrip() + ENDING


def _broken(word: str, font: Font, width: float) -> list[str]:
    pieces = [""]
    for char in word:
        if pieces[-1] and font.getlength(pieces[-1] + char) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces


@lru_cache(maxsize=1024)
def _has_shape(char: str) -> bool:
    """The font draws all that it does not know as one and the same box."""
    font = font_of(20)
    return bytes(font.getmask(char)) != bytes(font.getmask("\uffff"))
