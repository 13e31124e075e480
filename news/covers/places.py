"""Covers with places: the archipelago, two towns of one name."""

import math
import random

from news.covers.sheet import (
    CLAY,
    GOLD,
    GOLD_SOFT,
    MAROON,
    MAROON_SOFT,
    PAPER,
    SAND,
    SAND_DEEP,
    TEAL_DARK,
    TEAL_DEEP,
    TEAL_SOFT,
    Point,
    Sheet,
    arc_point,
)


def archipelago(chance: random.Random) -> Sheet:
    """Thirty-eight equal tiles laid out from west to east over a quiet sea."""
    sheet = Sheet(TEAL_DEEP)
    sheet.disc(1310, 790, 330, "#2a5255")
    for row in range(12):
        y, shift = 40 + row * 75, chance.uniform(0, 6)
        xs = range(-20, 1640, 8)
        points: list[Point] = [(x, y + 9 * math.sin(x / 70 + shift)) for x in xs]
        sheet.ribbon(points, "#315d60", 3)
    colours = [PAPER, SAND, SAND_DEEP, GOLD_SOFT, GOLD, MAROON_SOFT, TEAL_SOFT]
    for column, row in TILES:
        x, y = 80 + column * 80, 132 + row * 80
        sheet.box(x + 4, y + 6, 72, 72, TEAL_DARK, 8)
        sheet.box(x, y, 72, 72, chance.choice(colours), 8)
    return sheet


# fmt: off
TILES = (
    (0, 0), (1, 1), (1, 2), (2, 2), (2, 3), (3, 3), (2, 4), (3, 4), (4, 3), (3, 1),
    (5, 5), (5, 6), (6, 6), (6, 7), (7, 6), (4, 5), (8, 6), (9, 6), (10, 6), (6, 2),
    (7, 2), (8, 3), (8, 2), (8, 1), (12, 1), (10, 2), (10, 4), (11, 3), (11, 1), (10, 3),
    (13, 3), (13, 1), (17, 2), (15, 2), (17, 4), (16, 3), (17, 3), (14, 2),
)


def two_pins(chance: random.Random) -> Sheet:
    """Two equal map pins on two different pieces of land."""
    sheet = Sheet("#dfe9e4")
    for step in range(9):
        sheet.line([(-50, 60 + step * 120), (1650, -40 + step * 120)], "#d0ded8", 4)
    _land(sheet, chance, (540, 590), 330, (SAND_DEEP, "#e5d7bb", SAND))
    _land(sheet, chance, (1180, 610), 200, (CLAY, "#cdb493", "#dcc8a8"))
    _pin(sheet, 540, 590)
    _pin(sheet, 1180, 610)
    return sheet


def _land(
    sheet: Sheet, chance: random.Random, middle: Point, radius: float, colours: tuple[str, ...]
) -> None:
    starts = [chance.uniform(0, 6.28) for _ in range(3)]
    for inset, colour in enumerate(colours):
        reach = radius * (1 - inset * 0.17)
        shore = [arc_point(*middle, reach * _bulge(starts, d), d) for d in range(0, 360, 3)]
        sheet.shape([(x, middle[1] + (y - middle[1]) * 0.72) for x, y in shore], colour)


def _bulge(starts: list[float], degrees: int) -> float:
    angle = math.radians(degrees)
    waves = enumerate(starts, start=2)
    return 1 + 0.2 * sum(math.sin(angle * count + start) / count for count, start in waves)


def _pin(sheet: Sheet, x: float, y: float) -> None:
    sheet.oval(x, y, 52, 15, "#a58a66")
    middle = y - 236
    sheet.disc(x, middle, 120, MAROON)
    sheet.shape([arc_point(x, middle, 120, 28), (x, y), arc_point(x, middle, 120, 152)], MAROON)
    sheet.disc(x, middle, 52, PAPER)
