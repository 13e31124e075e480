"""The variables of one region against its province and the nation."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpuportal.formats import score as written
from participation.pictures.drawing import Drawing, Mark, Rect, Shape, Text
from participation.pictures.naming import named
from participation.pictures.scale import track


@dataclass(frozen=True, slots=True)
class Variable:
    """A region's value with the means of its province and of the nation, where they are known."""

    name: str
    own: Decimal | None
    province: Decimal | None
    nation: Decimal | None

    @property
    def is_known(self) -> bool:
        """The region's own value is there; means alone say nothing of the region."""
        return self.own is not None


def variables(rows: Sequence[Variable]) -> Drawing:
    """A bar for each known value, a diamond for the province and an upright for the nation."""
    shapes: list[Shape] = []
    y = 14
    for row in (row for row in rows if row.own is not None):
        words, last = named(row.name, written(row.own), y)
        y = last + 12
        shapes += [*words, track(y, 14), Rect(0, y, row.own or 0, 14, "own"), *_means(row, y + 7)]
        y += 44
    foot = y - 14
    shapes += [Text(0, foot, "0", "label"), Text(100, foot, "100", "label", "end")]
    return Drawing(foot + 8, tuple(shapes))


def _means(row: Variable, y: int) -> list[Shape]:
    found: list[Shape] = []
    if row.nation is not None:
        label = f"rata-rata nasional {written(row.nation)}"
        found.append(Mark(row.nation, y, "bar", "nation", label))
    if row.province is not None:
        label = f"rata-rata provinsi {written(row.province)}"
        found.append(Mark(row.province, y, "diamond", "province", label))
    return found
