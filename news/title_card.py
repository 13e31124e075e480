"""A share picture for articles without a cover: title, office and date on paper."""

import io
import unicodedata
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
EDGE, TOP, BOTTOM = 72, 132, 500  # the title stands between these
PAPER, INK, SOFT, MAROON, GOLD = "#fbf8f2", "#211815", "#5d4f46", "#7d1522", "#b98a2c"
SIZES = (92, 76, 66, 58, 50, 44, 38)
LINE = 1.22
BOLDER = 1  # the one font that comes with Pillow has no bold: a stroke in its own colour
ENDING = "…"
EMBLEM = Path(__file__).resolve().parent.parent / "static" / "img" / "logo.png"
Font = ImageFont.FreeTypeFont


@lru_cache(maxsize=64)
def title_card(title: str, office: str, date: str) -> bytes:
    """The card as PNG, 1200 by 630, far below 300 KB. Any text gives one."""
    card = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(card)
    _frame(pen)
    card.paste(_emblem(), (EDGE, 54))
    _write(pen, (EDGE + 54, 62), office, _font(30), SOFT)
    _title(pen, title)
    _write(pen, (EDGE, 542), date, _font(30), SOFT)
    file = io.BytesIO()
    card.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()


def _frame(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((0, 0, WIDTH, 18), MAROON)
    pen.rectangle((0, 18, WIDTH, 24), GOLD)
    pen.rectangle((0, HEIGHT - 10, WIDTH, HEIGHT), MAROON)
    pen.rectangle((EDGE, 518, EDGE + 120, 522), GOLD)


def _title(pen: ImageDraw.ImageDraw, title: str) -> None:
    """As large as it fits; what fits in no size ends with an ellipsis."""
    for size in SIZES:
        font, most = _font(size), int((BOTTOM - TOP) / (size * LINE))
        lines = wrapped(drawable(title), font)
        if len(lines) <= most:
            break
    else:
        lines = [*lines[: most - 1], _ended(lines[most - 1], font)]
    for place, line in enumerate(lines):
        _write(pen, (EDGE, TOP + place * size * LINE), line, font, INK, BOLDER)


def wrapped(text: str, font: Font) -> list[str]:
    """The text in lines that fit the card; words too long for a line are broken."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if _fits(longer, font):
            lines[-1] = longer
            continue
        *pieces, last = _broken(word, font)
        lines += [*pieces, last]
    return [line for line in lines if line] or [""]


def drawable(text: str) -> str:
    """`text` as far as the font has shapes for it: "é" is written "e", and emoji are left out."""
    return " ".join("".join(map(_drawable, text)).split())


def _drawable(char: str) -> str:
    if unicodedata.category(char) == "Pd":
        return "-"
    alike = [char, *unicodedata.normalize("NFKD", char)[:1], " "]
    return next(each for each in alike if each.isspace() or _has_shape(each))


def _broken(word: str, font: Font) -> list[str]:
    pieces = [""]
    for char in word:
        if pieces[-1] and not _fits(pieces[-1] + char, font):
            pieces.append("")
        pieces[-1] += char
    return pieces


def _ended(line: str, font: Font) -> str:
    while line and not _fits(line + ENDING, font):
        line = line[:-1]
    return line.rstrip() + ENDING


def _fits(line: str, font: Font) -> bool:
    return font.getlength(line) <= WIDTH - 2 * EDGE


def _write(
    pen: ImageDraw.ImageDraw,
    place: tuple[float, float],
    text: str,
    font: Font,
    colour: str,
    stroke: int = 0,
) -> None:
    pen.text(place, drawable(text), colour, font, stroke_width=stroke, stroke_fill=colour)


@lru_cache(maxsize=1)
def _emblem() -> Image.Image:
    with Image.open(EMBLEM) as logo:
        return (
            logo.convert("RGB").crop((96, 72, 416, 448)).resize((40, 47), Image.Resampling.LANCZOS)
        )


@lru_cache(maxsize=1024)
def _has_shape(char: str) -> bool:
    """The font draws all that it does not know as one and the same box."""
    font = _font(20)
    return bytes(font.getmask(char)) != bytes(font.getmask("\uffff"))


@lru_cache(maxsize=16)
def _font(size: int) -> Font:
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # noqa: S101 (wheels of Pillow have FreeType)
    return font
