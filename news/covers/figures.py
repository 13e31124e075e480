"""Covers with figures: bands, ties, tables, variables. None shows real numbers."""

import random

from news.covers.sheet import (
    CLAY,
    GOLD,
    GOLD_DEEP,
    GOLD_SOFT,
    INK,
    MAROON,
    MAROON_DEEP,
    MAROON_SOFT,
    PAPER,
    ROSE,
    SAND,
    SAND_DEEP,
    TEAL,
    TEAL_DEEP,
    TEAL_SOFT,
    Sheet,
    curve,
)


def band_scale(chance: random.Random) -> Sheet:
    """Bars of an imagined measurement; two lines divide the scale at 60 and at 77,5."""
    sheet = Sheet(PAPER)
    floor, point = 800, 7.2
    lines = [floor - 60 * point, floor - 77.5 * point]
    sheet.box(0, 0, 1600, lines[0], "#f6ecd9")
    sheet.box(0, 0, 1600, lines[1], "#efdfc0")
    for place, value in enumerate(_imagined_scores(chance)):
        colour = ROSE if value < 60 else MAROON_SOFT if value <= 77.5 else MAROON
        sheet.box(146 + place * 112, floor - value * point, 76, value * point, colour, 6)
    for y in lines:
        for x in range(60, 1530, 36):
            sheet.line([(x, y), (x + 16, y)], GOLD_DEEP, 5)
    sheet.box(0, floor, 1600, 100, PAPER)
    sheet.box(60, floor - 4, 1480, 8, INK, 4)
    return sheet


def _imagined_scores(chance: random.Random) -> list[float]:
    low = [chance.uniform(30, 56) for _ in range(3)]
    middle = [61.5 + 2.2 * step + chance.uniform(0, 1.4) for step in range(7)]
    high = [chance.uniform(82, 92) for _ in range(2)]
    return sorted(low + middle + high)


def tied_steps(chance: random.Random) -> Sheet:
    """Four columns with a ball on each; the second and third are equally high."""
    sheet = Sheet("#f4e7d3")
    sheet.disc(800, 960, 800, "#efdcbd")
    sheet.box(0, 800, 1600, 100, SAND_DEEP)
    tie = chance.randint(400, 450)
    columns = ((tie - 150, MAROON), (tie, TEAL), (tie, TEAL), (tie + 180, CLAY))
    for place, (top, colour) in enumerate(columns):
        x = 234 + place * 292
        equal = colour == TEAL
        sheet.oval(x + 126, 802, 138, 10, CLAY)
        sheet.box(x, top, 252, 800 - top, colour)
        sheet.box(x, top, 252, 24, TEAL_DEEP if equal else colour)
        sheet.disc(x + 126, top - 72, 72, GOLD if equal else MAROON_SOFT)
        sheet.disc(x + 104, top - 96, 18, GOLD_SOFT if equal else ROSE)
    return sheet


def phone_table(chance: random.Random) -> Sheet:
    """A wide table, and the same rows on a narrow telephone; one row is marked."""
    sheet = Sheet(SAND)
    sheet.disc(260, 180, 420, "#e7d9bd")
    sheet.box(156, 216, 860, 560, "#d3c09b", 16)
    sheet.box(140, 200, 860, 560, PAPER, 16)
    sheet.box(140, 200, 860, 84, TEAL, 16)
    sheet.box(140, 250, 860, 34, TEAL)
    sheet.box(140, 458, 860, 86, GOLD_SOFT)
    for row in range(5):
        for x, width in ((190, 280), (540, 120), (790, 130)):
            colour = CLAY if row == 2 else SAND_DEEP
            sheet.box(x, 318 + row * 86, width * chance.uniform(0.8, 1), 22, colour, 11)
    sheet.box(966, 76, 436, 780, "#d3c09b", 64)
    sheet.box(950, 60, 436, 780, INK, 64)
    sheet.box(972, 84, 392, 732, PAPER, 44)
    sheet.box(1098, 104, 140, 18, INK, 9)
    for row in range(4):
        _row_on_phone(sheet, chance, 152 + row * 160, marked=row == 2)
    return sheet


def _row_on_phone(sheet: Sheet, chance: random.Random, y: float, *, marked: bool) -> None:
    if marked:
        sheet.box(986, y - 10, 364, 156, MAROON, 28)
    sheet.box(996, y, 344, 136, GOLD_SOFT if marked else SAND, 20)
    sheet.box(1022, y + 28, chance.uniform(150, 230), 22, TEAL, 11)
    sheet.box(1022, y + 76, 110, 18, CLAY, 9)
    sheet.box(1240, y + 64, 74, 36, MAROON if marked else CLAY, 18)


def five_ribbons(chance: random.Random) -> Sheet:
    """Five ribbons that run together into one disc."""
    sheet = Sheet(PAPER)
    sheet.disc(1200, 450, 420, "#f6ecd9")
    sheet.disc(1200, 450, 320, "#efdfc0")
    colours = [MAROON_SOFT, GOLD, TEAL, TEAL_DEEP, TEAL_SOFT]
    chance.shuffle(colours)
    for place, colour in enumerate(colours):
        start, end = 90 + place * 180, 310 + place * 70
        sheet.ribbon(curve((-60, start), (640, start), (520, end), (1200, end)), colour, 70)
    sheet.disc(1200, 450, 232, MAROON_DEEP)
    sheet.disc(1200, 450, 220, MAROON)
    sheet.ring(1200, 450, 168, 8, GOLD)
    sheet.disc(1200, 450, 92, GOLD_SOFT)
    return sheet
