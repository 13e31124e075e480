"""Covers with people: voting, talking, standing together."""

import random

from news.covers.sheet import (
    CLAY,
    GOLD,
    GOLD_DEEP,
    GOLD_SOFT,
    INK,
    INK_BLUE,
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
    Point,
    Sheet,
    arc_point,
    bars_of_text,
    soft_corners,
    turned,
)


def ballot_box(chance: random.Random) -> Sheet:
    """A closed box with a slot, and a folded paper on its way in."""
    sheet = Sheet(SAND)
    sheet.disc(800, 450, 380, GOLD_SOFT)
    sheet.disc(800, 450, 290, "#ecd5a6")
    sheet.box(0, 748, 1600, 152, SAND_DEEP)
    sheet.oval(800, 806, 380, 34, "#c4ae86")
    sheet.shape([(500, 452), (570, 392), (1030, 392), (1100, 452)], MAROON_SOFT)
    sheet.shape([(634, 434), (652, 412), (948, 412), (966, 434)], MAROON_DEEP)
    _folded_paper(sheet, turn=chance.uniform(-8, 8))
    sheet.shape([(521, 434), (1079, 434), (1100, 452), (500, 452)], MAROON_SOFT)
    sheet.box(520, 480, 560, 330, MAROON, 6)
    sheet.box(520, 480, 560, 36, MAROON_DEEP)
    sheet.box(484, 450, 632, 46, "#8c2430", 8)
    sheet.disc(800, 660, 80, GOLD)
    sheet.ring(800, 660, 46, 10, PAPER)
    return sheet


def _folded_paper(sheet: Sheet, *, turn: float) -> None:
    hinge = (800, 424)
    sheet.shape(turned([(684, 124), (800, 142), (800, 440), (684, 440)], turn, hinge), PAPER)
    sheet.shape(turned([(800, 142), (916, 124), (916, 440), (800, 440)], turn, hinge), "#e6dcc8")
    for row in range(3):
        y = 200 + row * 62
        sheet.shape(turned(soft_corners(742, y, 68, 18, 9), turn, hinge), SAND_DEEP)
        sheet.shape(turned(soft_corners(858, y, 68, 18, 9), turn, hinge), CLAY)


def inked_fingers(chance: random.Random) -> Sheet:
    """Open hands of many people, each with ink on the little finger."""
    sheet = Sheet("#f4e6c8")
    sheet.disc(800, 1000, 800, "#efdaad")
    sheet.disc(800, 1000, 570, GOLD_SOFT)
    skins = [("#c98f65", "#b37a51"), ("#8a5a3b", "#74482d"), ("#d8a67d", "#c59067")]
    sleeves = [MAROON, TEAL, PAPER, TEAL_DEEP]
    lifts = [90, 10, 130, 40]
    for things in (skins, sleeves, lifts):
        chance.shuffle(things)
    for place in range(4):
        x, y = 234 + place * 365, 540 - lifts[place]
        _open_hand(sheet, (x, y), skins[place % 3], sleeves[place])
    return sheet


def _open_hand(sheet: Sheet, palm: Point, skin: tuple[str, str], sleeve: str) -> None:
    x, y = palm
    light, shade = skin
    sheet.box(x - 62, y + 150, 124, 150, shade)
    sheet.box(x - 88, y + 250, 176, 900, sleeve, 18)
    sheet.line([(x + 60, y + 140), (x + 146, y + 4)], light, 54)
    sheet.box(x - 106, y - 10, 212, 220, light, 62)
    for finger, (left, length) in enumerate(((-106, 168), (-52, 236), (2, 256), (56, 222))):
        sheet.box(x + left, y - length + 40, 50, length + 40, light, 25)
        if finger == 0:
            sheet.box(x + left, y - length + 40, 50, 74, INK_BLUE, 25)
            sheet.box(x + left, y - length + 74, 50, 40, INK_BLUE)
    for bend in (-1, 1):
        creases = [arc_point(x + 40 * bend, y + 96, 84, 250 + step * 6) for step in range(9)]
        sheet.ribbon(creases, shade, 6)


def speech_bubbles(chance: random.Random) -> Sheet:
    """Overlapping speech bubbles, one of them with a check mark."""
    sheet = Sheet(MAROON)
    sheet.disc(330, 220, 460, "#84202c")
    sheet.disc(1400, 800, 380, "#6d101c")
    _bubble(sheet, (150, 130, 560, 320), TEAL_SOFT, tail=260)
    bars_of_text(sheet, chance, (220, 210, 420), 4, TEAL)
    _bubble(sheet, (980, 120, 470, 260), GOLD_SOFT, tail=1310)
    for dot in range(3):
        sheet.disc(1115 + dot * 100, 250, 28, GOLD_DEEP)
    _bubble(sheet, (520, 330, 620, 360), PAPER, tail=700)
    bars_of_text(sheet, chance, (790, 440, 280), 4, CLAY)
    sheet.disc(660, 510, 84, TEAL)
    sheet.line([(620, 512), (650, 542), (704, 480)], PAPER, 18)
    return sheet


def _bubble(sheet: Sheet, area: tuple[int, int, int, int], fill: str, *, tail: int) -> None:
    x, y, width, height = area
    low = y + height
    for shift, colour in ((14, MAROON_DEEP), (0, fill)):
        sheet.box(x + shift, y + shift, width, height, colour, 48)
        foot = [(tail, low - 10), (tail + 90, low - 10), (tail - 10, low + 84)]
        sheet.shape([(across + shift, down + shift) for across, down in foot], colour)


def people(chance: random.Random) -> Sheet:
    """Seven people side by side, others far behind them."""
    sheet = Sheet("#e9f0eb")
    sheet.box(0, 0, 1600, 440, "#dce7e1")
    sheet.disc(1240, 240, 165, GOLD_SOFT)
    for place in range(6):
        x, y = 244 + place * 224, 452 + chance.randint(-20, 20)
        _person(sheet, x, y, 0.7, ("#c0d0c9", "#c0d0c9", "#c0d0c9"))
    clothes = [MAROON, TEAL, GOLD, TEAL_DEEP, MAROON_SOFT, CLAY, TEAL_SOFT]
    scarves = ["", GOLD_SOFT, "", PAPER, "", ROSE, ""]
    chance.shuffle(clothes)
    for place, (colour, scarf) in enumerate(zip(clothes, scarves, strict=True)):
        skin = ("#c98f65", "#8a5a3b", "#d8a67d", "#b67f57")[(place + len(colour)) % 4]
        y = 500 + chance.randint(-60, 40)
        _person(sheet, 128 + place * 224, y, 1, (colour, skin, scarf or INK), scarf=bool(scarf))
    return sheet


def _person(
    sheet: Sheet,
    x: float,
    y: float,
    size: float,
    colours: tuple[str, str, str],
    *,
    scarf: bool = False,
) -> None:
    clothes, skin, top = colours
    sheet.box(x - 98 * size, y + 92 * size, 196 * size, 900, clothes, 90 * size)
    if scarf:
        sheet.oval(x, y + 100 * size, 84 * size, 70 * size, top)
        sheet.disc(x, y, 80 * size, top)
        sheet.disc(x, y + 4 * size, 52 * size, skin)
        return
    sheet.box(x - 26 * size, y + 40 * size, 52 * size, 80 * size, skin, 26 * size)
    sheet.disc(x, y - 8 * size, 70 * size, top)
    sheet.disc(x, y + 8 * size, 60 * size, skin)
