"""The tile map: every province a tile of the same weight, laid out like the archipelago."""

from collections.abc import Iterable
from dataclasses import dataclass

from participation.pictures.drawing import Drawing, Group, Line, Rect, Shape, Text, step_of

TILE = 44
SPAN, HEIGHT = 18 * TILE, 8 * TILE
EAST, SOUTHMOST = 10, 4
PIPS = ((11, 34, 3), (19, 31, 6), (28, 28, 9))  # left, top and height of three steps


@dataclass(frozen=True, slots=True)
class Tile:
    """A province: its place, its letters, and its band or the kind of empty."""

    x: int
    y: int
    letters: str
    band: int | None
    absence: str
    label: str
    url: str = ""

    @property
    def is_eastern(self) -> bool:
        """Of the group that stands below the west on a phone: Sulawesi, Maluku, Papua."""
        return self.x >= EAST and self.y <= SOUTHMOST


def tile_map(tiles: Iterable[Tile]) -> Drawing:
    """All tiles in their two groups, west first."""
    tiles = list(tiles)
    west = tuple(_placed(tile) for tile in tiles if not tile.is_eastern)
    east = tuple(_placed(tile) for tile in tiles if tile.is_eastern)
    whole = Group((*west, Group(east, "east")), "whole")
    return Drawing(HEIGHT, (whole,), SPAN)


def sign(band: int | None, absence: str) -> Drawing:
    """A tile without letters, for a legend."""
    return Drawing(TILE, _face(Tile(0, 0, "", band, absence, "")), TILE)


def _placed(tile: Tile) -> Group:
    look = f"tile step-{step_of(tile.band)}" if tile.band else f"tile {tile.absence}"
    return Group(_face(tile), look, tile.label, tile.url)


def _face(tile: Tile) -> tuple[Shape, ...]:
    left, top = tile.x * TILE, tile.y * TILE
    step = step_of(tile.band) if tile.band else None
    look = f"band-{step}" if step else tile.absence
    shapes: list[Shape] = [Rect(left + 2, top + 2, 40, 40, look)]
    if tile.absence == "not_applicable" and not step:
        shapes.append(Line(left + 2, top + 42, left + 42, top + 2, "cross"))
    elif tile.absence == "not_measured" and not step:
        shapes.append(Line(left + 17, top + 36, left + 27, top + 36, "cross"))
    if tile.letters:
        code = f"code-{step}" if step else "code-absent"
        shapes.append(Text(left + 22, top + (23 if step else 28), tile.letters, code, "middle"))
    return (*shapes, *_pips(step, left, top))


def _pips(step: int | None, left: int, top: int) -> list[Shape]:
    if step is None:
        return []
    looks = [f"pip-on-{step}" if place < step else f"pip-{step}" for place in range(len(PIPS))]
    return [
        Rect(left + x, top + y, 5, height, look)
        for (x, y, height), look in zip(PIPS, looks, strict=True)
    ]
