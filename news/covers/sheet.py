"""The sheet that covers are drawn on, its colours and a little geometry."""

import math
import random
from collections.abc import Iterable
from itertools import pairwise

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 900
OVERSAMPLING = 3  # drawn larger, then averaged down: smooth edges without a vector library
MAROON, MAROON_DEEP, MAROON_SOFT, ROSE = "#7a1420", "#560d17", "#b0575c", "#dcb1a6"
GOLD, GOLD_DEEP, GOLD_SOFT = "#c8963e", "#a67728", "#e6c88c"
PAPER, SAND, SAND_DEEP, CLAY = "#fbf8f1", "#efe5d2", "#dccbab", "#b99b78"
TEAL, TEAL_DEEP, TEAL_DARK, TEAL_SOFT = "#3f6f70", "#23484b", "#193739", "#a9c2bc"
INK, INK_BLUE = "#2a2724", "#35325e"
Point = tuple[float, float]


class Sheet:
    """A sheet measured 1600 by 900, whatever the size it is really drawn at."""

    def __init__(self, ground: str) -> None:
        size = (WIDTH * OVERSAMPLING, HEIGHT * OVERSAMPLING)
        self.image = Image.new("RGB", size, ground)
        self.pen = ImageDraw.Draw(self.image)

    def shape(self, points: Iterable[Point], fill: str) -> None:
        self.pen.polygon(_scaled(points), fill=fill)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        self.pen.ellipse(_around(x, y, radius), fill=fill)

    def ring(self, x: float, y: float, radius: float, width: float, colour: str) -> None:
        """A circle line whose middle lies at the radius."""
        edge = _around(x, y, radius + width / 2)
        self.pen.ellipse(edge, outline=colour, width=round(width * OVERSAMPLING))

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, corner: float = 0
    ) -> None:
        ends = [end * OVERSAMPLING for end in (x, y, x + width, y + height)]
        self.pen.rounded_rectangle(ends, corner * OVERSAMPLING, fill=fill)

    def card(
        self, x: float, y: float, width: float, height: float, fill: str, turn: float = 0
    ) -> None:
        """A box around its middle, turned by degrees, with slightly soft corners."""
        self.shape(turned(soft_corners(x, y, width, height, 10), turn, (x, y)), fill)

    def oval(self, x: float, y: float, across: float, down: float, fill: str) -> None:
        ends = [end * OVERSAMPLING for end in (x - across, y - down, x + across, y + down)]
        self.pen.ellipse(ends, fill=fill)

    def line(self, points: list[Point], colour: str, width: float) -> None:
        """Straight strokes from point to point with round ends and corners."""
        for start, end in pairwise(points):
            self.ribbon([start, end], colour, width)
        for x, y in points:
            self.disc(x, y, width / 2, colour)

    def ribbon(self, points: list[Point], colour: str, width: float) -> None:
        """A line along a smooth curve, without the notches that many short joints would leave."""
        around = zip(points[:1] + points[:-1], points, points[1:] + points[-1:], strict=True)
        left, right = [], []
        for before, here, after in around:
            turn = math.degrees(math.atan2(after[1] - before[1], after[0] - before[0]))
            left.append(arc_point(*here, width / 2, turn - 90))
            right.append(arc_point(*here, width / 2, turn + 90))
        self.shape(left + right[::-1], colour)

    def finished(self) -> Image.Image:
        return self.image.reduce(OVERSAMPLING)


def _scaled(points: Iterable[Point]) -> list[tuple[int, int]]:
    return [(round(x * OVERSAMPLING), round(y * OVERSAMPLING)) for x, y in points]


def _around(x: float, y: float, radius: float) -> list[float]:
    return [end * OVERSAMPLING for end in (x - radius, y - radius, x + radius, y + radius)]


def turned(points: Iterable[Point], degrees: float, about: Point) -> list[Point]:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    away = [(x - about[0], y - about[1]) for x, y in points]
    return [(about[0] + x * cos - y * sin, about[1] + x * sin + y * cos) for x, y in away]


def soft_corners(x: float, y: float, width: float, height: float, corner: float) -> list[Point]:
    right, bottom = width / 2 - corner, height / 2 - corner
    middles = [(right, bottom), (-right, bottom), (-right, -bottom), (right, -bottom)]
    return [
        arc_point(x + across, y + down, corner, quarter * 90 + step * 15)
        for quarter, (across, down) in enumerate(middles)
        for step in range(7)
    ]


def arc_point(x: float, y: float, radius: float, degrees: float) -> Point:
    angle = math.radians(degrees)
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


def bars_of_text(
    sheet: Sheet, chance: random.Random, area: tuple[float, float, float], rows: int, colour: str
) -> None:
    """Lines that stand for writing, from the left and top of the area, at most as wide as it."""
    left, top, width = area
    for row in range(rows):
        share = 0.5 if row == rows - 1 else chance.uniform(0.82, 1)
        sheet.box(left, top + row * 38, width * share, 12, colour, 6)


def curve(start: Point, out: Point, into: Point, end: Point) -> list[Point]:
    """A smooth way from start to end, leaving towards `out` and arriving from `into`."""
    along = [step / 60 for step in range(61)]
    shares = [((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in along]
    xs, ys = zip(start, out, into, end, strict=True)
    return [(_weighed(share, xs), _weighed(share, ys)) for share in shares]


def _weighed(shares: tuple[float, ...], values: tuple[float, ...]) -> float:
    return sum(share * value for share, value in zip(shares, values, strict=True))
