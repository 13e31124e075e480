"""What the server draws: the tile map of the provinces."""

from collections.abc import Iterable
from dataclasses import dataclass

from kpuportal import formats
from participation.directory import tiles
from participation.models import Band, Result


@dataclass(frozen=True, slots=True)
class Tile:
    """A province on the map; every province has the same weight."""

    x: int
    y: int
    code: str
    name: str
    band: Band | None
    state: str
    url: str
    title: str


def tile_map(provinces: Iterable[Result]) -> list[Tile]:
    """A tile for each province that has a result row, west to east."""
    results = {result.region_id: result for result in provinces}
    return [
        _tile(results[code], column, row, letters)
        for code, column, row, letters in tiles()
        if code in results
    ]


def _tile(result: Result, column: int, row: int, letters: str) -> Tile:
    facts = [result.region.name, result.band.name if result.band else result.absence_label]
    if result.score is not None:
        facts.append(f"skor {formats.score(result.score)}")
    return Tile(
        x=column,
        y=row,
        code=letters,
        name=result.region.name,
        band=result.band,
        state="banded" if result.band else result.absence,
        url=result.get_absolute_url(),
        title=", ".join(facts),
    )
