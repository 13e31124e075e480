"""The national recap as a table: counts as announced, shares computed from them."""

from dataclasses import dataclass

from kpuportal import formats
from participation.models import Band, Edition, Level, NationalRecap, Source


@dataclass(frozen=True, slots=True)
class RecapLine:
    """One band of a level."""

    band: Band
    count: int
    share: str


@dataclass(frozen=True, slots=True)
class RecapTable:
    """One level: its bands from the highest to the lowest."""

    level: str
    level_label: str
    eligible: int
    rows: list[RecapLine]
    source: Source


def recap_tables(edition: Edition) -> list[RecapTable]:
    """The tables of an edition, provinces first; one query."""
    recaps = list(edition.recaps.select_related("band", "source").order_by("-band__position"))
    levels = [Level.PROVINCE, Level.KABKOTA]
    by_level = {level: [recap for recap in recaps if recap.level == level] for level in levels}
    return [_table(level, rows) for level, rows in by_level.items() if rows]


def _table(level: Level, recaps: list[NationalRecap]) -> RecapTable:
    total = recaps[0].eligible
    return RecapTable(
        level=level.value,
        level_label=level.label,
        eligible=total,
        rows=[
            RecapLine(recap.band, recap.count, formats.percent(recap.count, total))
            for recap in recaps
        ],
        source=recaps[0].source,
    )
