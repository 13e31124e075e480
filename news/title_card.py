"""A share picture for articles without a cover: title, office and date on paper."""

import io
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw

from kpuportal.lettering import Font, drawable, font_of, wrapped, write

WIDTH, HEIGHT = 1200, 630
EDGE, TOP, BOTTOM = 72, 132, 500  # the title stands between these
PAPER, INK, SOFT, MAROON, GOLD = "#fbf8f2", "#211815", "#5d4f46", "#7d1522", "#b98a2c"
SIZES = (92, 76, 66, 58, 50, 44, 38)
LINE = 1.22
BOLDER = 1  # the one font that comes with Pillow has no bold: a stroke in its own colour
ENDING = "…"
EMBLEM = Path(__file__).resolve().parent.parent / "static" / "img" / "logo.png"


@lru_cache(maxsize=64)
def title_card(title: str, office: str, date: str) -> bytes:
    """The card as PNG, 1200 by 630, far below 300 KB. Any text gives one."""
    card = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(card)
    _frame(pen)
    card.paste(_emblem(), (EDGE, 54))
    write(pen, (EDGE + 54, 62), office, font_of(30), SOFT)
    _title(pen, title)
    write(pen, (EDGE, 542), date, font_of(30), SOFT)
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
        font, most = font_of(size), int((BOTTOM - TOP) / (size * LINE))
        lines = wrapped(drawable(title), font, WIDTH - 2 * EDGE)
        if len(lines) <= most:
            break
    else:
        lines = [*lines[: most - 1], _ended(lines[most - 1], font)]
    for place, line in enumerate(lines):
        write(pen, (EDGE, TOP + place * size * LINE), line, font, INK, stroke=BOLDER)


def _ended(line: str, font: Font) -> str:
    while line and not _fits(line + ENDING, font):
        line = line[:-1]
    return line.rstrip() + ENDING


def _fits(line: str, font: Font) -> bool:
    return font.getlength(line) <= WIDTH - 2 * EDGE


@lru_cache(maxsize=1)
def _emblem() -> Image.Image:
    with Image.open(EMBLEM) as logo:
        return (
            logo.convert("RGB").crop((96, 72, 416, 448)).resize((40, 47), Image.Resampling.LANCZOS)
        )
