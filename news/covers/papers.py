"""Covers with papers: notes, letters, files, a closer look."""

import random

from news.covers.sheet import (
    CLAY,
    GOLD,
    GOLD_SOFT,
    INK,
    MAROON,
    MAROON_DEEP,
    MAROON_SOFT,
    PAPER,
    SAND,
    SAND_DEEP,
    TEAL,
    TEAL_DARK,
    TEAL_DEEP,
    TEAL_SOFT,
    WIDTH,
    Point,
    Sheet,
    arc_point,
    bars_of_text,
    curve,
    turned,
)


def notebook(chance: random.Random) -> Sheet:
    """An open notebook with written pages, a picture and a ribbon."""
    sheet = Sheet(TEAL)
    sheet.disc(1340, 120, 330, "#4a7b7b")
    sheet.disc(180, 850, 260, "#376566")
    cover = [(232, 172), (800, 212), (1368, 172), (1368, 766), (800, 800), (232, 766)]
    sheet.shape([(x + 16, y + 26) for x, y in cover], TEAL_DEEP)
    sheet.shape(cover, MAROON)
    for inset, colour in ((0, SAND_DEEP), (8, SAND), (16, SAND_DEEP), (24, PAPER)):
        _two_pages(sheet, 256 + inset, 752 - inset, colour)
    sheet.shape([(800, 186), (862, 181), (800, 764), (738, 181)], SAND)
    for row in range(9):
        y = 240 + row * 52
        length = 230 if row == 0 else chance.uniform(300, 400)
        _slanted(sheet, (330, y), length, 0.077, MAROON if row == 0 else TEAL_SOFT)
        if row > 3:
            _slanted(sheet, (876, y + 30), chance.uniform(300, 400), -0.077, TEAL_SOFT)
    sheet.shape([(876, 238), (1270, 208), (1270, 386), (876, 416)], GOLD_SOFT)
    sheet.shape([(876, 416), (990, 312), (1066, 360), (1164, 262), (1270, 340), (1270, 386)], GOLD)
    sheet.shape([(782, 187), (818, 187), (818, 862), (800, 838), (782, 862)], GOLD)
    return sheet


def _two_pages(sheet: Sheet, edge: float, low: float, colour: str) -> None:
    for left in (edge, WIDTH - edge):
        sheet.shape([(left, 148), (800, 186), (800, low + 34), (left, low)], colour)


def _slanted(sheet: Sheet, start: Point, length: float, slope: float, colour: str) -> None:
    x, y = start
    sheet.line([(x, y), (x + length, y + length * slope)], colour, 12)


def magnifier(chance: random.Random) -> Sheet:
    """A printed page; a magnifier makes some of its lines large."""
    sheet = Sheet(SAND)
    sheet.shape([(1600, 0), (1600, 900), (980, 900)], "#e5d7bb")
    sheet.card(636, 488, 760, 1030, "#d3c09b", -4)
    sheet.card(620, 470, 760, 1030, PAPER, -4)
    for row in range(15):
        length = 400 if row % 5 == 4 else chance.uniform(470, 610)
        ends = [(320, 90 + row * 56), (320 + length, 90 + row * 56)]
        sheet.line(turned(ends, -4, (620, 470)), SAND_DEEP if row else MAROON, 14)
    x, y = 960, 430
    sheet.line([arc_point(x, y, 290, 45), arc_point(x, y, 560, 45)], MAROON_DEEP, 78)
    sheet.line([arc_point(x, y, 345, 45), arc_point(x, y, 560, 45)], MAROON, 62)
    sheet.disc(x, y, 286, INK)
    sheet.disc(x, y, 274, GOLD)
    sheet.disc(x, y, 250, "#ffffff")
    for down, width in ((-150, 250), (-60, 400), (30, 420), (120, 330)):
        sheet.box(x - width / 2, y + down - 6, width, 40, GOLD_SOFT if down == 30 else SAND, 20)
    sheet.box(x - 210, y + 24, 250, 40, MAROON, 20)
    return sheet


def envelopes(chance: random.Random) -> Sheet:
    """Rows of envelopes: four stand open, all others are closed."""
    sheet = Sheet(TEAL_DEEP)
    places = [(column, row) for row in range(3) for column in range(6)]
    opened = chance.sample(places[6:], 4)
    for place in places:
        draw = _open_envelope if place in opened else _closed_envelope
        draw(sheet, 92 + place[0] * 240, 140 + place[1] * 240)
    return sheet


def _closed_envelope(sheet: Sheet, x: float, y: float) -> None:
    sheet.box(x, y, 216, 144, "#31595b", 8)
    sheet.shape([(x, y), (x + 216, y), (x + 108, y + 84)], "#3d6a6b")
    sheet.disc(x + 108, y + 78, 17, TEAL_DEEP)


def _open_envelope(sheet: Sheet, x: float, y: float) -> None:
    right, low = x + 216, y + 144
    sheet.shape([(x, y), (right, y), (x + 108, y - 84)], CLAY)
    sheet.box(x + 22, y - 62, 172, 160, PAPER, 6)
    sheet.box(x + 44, y - 36, 90, 14, MAROON, 7)
    sheet.box(x + 44, y - 8, 128, 10, SAND_DEEP, 5)
    sheet.shape([(x, y), (x + 108, y + 80), (right, y), (right, low), (x, low)], GOLD)
    sheet.shape([(x, low), (x + 108, y + 62), (right, low)], GOLD_SOFT)


def open_files(chance: random.Random) -> Sheet:
    """One table from which lines run to three smaller files."""
    sheet = Sheet(TEAL_DARK)
    for x in range(80, 1600, 80):
        for y in range(50, 900, 80):
            sheet.disc(x, y, 3, "#2b5154")
    for row, colour in enumerate((GOLD, TEAL_SOFT, MAROON_SOFT)):
        y = 190 + row * 260
        sheet.ribbon(curve((820, 450), (980, 450), (980, y), (1190, y)), colour, 14)
        _file(sheet, chance, (1180, y - 100), colour)
    sheet.box(206, 176, 640, 580, "#102628", 20)
    sheet.box(190, 160, 640, 580, PAPER, 20)
    sheet.box(190, 160, 640, 100, MAROON, 20)
    sheet.box(190, 220, 640, 40, MAROON)
    for row in range(5):
        for x, width, colour in ((230, 190, CLAY), (450, 120, SAND_DEEP), (670, 120, SAND_DEEP)):
            sheet.box(x, 300 + row * 88, width * chance.uniform(0.7, 1), 22, colour, 11)
        if row:
            sheet.box(190, 264 + row * 88, 640, 4, SAND)
    return sheet


def _file(sheet: Sheet, chance: random.Random, corner: Point, colour: str) -> None:
    x, y = corner
    sheet.shape([(x, y), (x + 170, y), (x + 230, y + 60), (x + 230, y + 200), (x, y + 200)], PAPER)
    sheet.shape([(x + 170, y), (x + 170, y + 60), (x + 230, y + 60)], SAND_DEEP)
    sheet.box(x, y + 164, 230, 36, colour)
    bars_of_text(sheet, chance, (x + 30, y + 48, 120), 3, SAND_DEEP)
