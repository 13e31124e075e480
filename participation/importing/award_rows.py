"""Checks each row of an awards file and turns it into what would be stored."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from participation.importing.columns import CATEGORY, DAY, LINK, REASON, REGION, SOURCE, squeezed
from participation.importing.dates import day_of, is_open_to_doubt
from participation.importing.problems import BadFile, Note, Problem, Unclear
from participation.importing.reading import Reading
from participation.importing.region_cells import RegionCells
from participation.importing.region_names import RegionNames
from participation.importing.rows import Row
from participation.importing.texts import text_of

LONGEST_CATEGORY, LONGEST_SOURCE, LONGEST_REASON, LONGEST_LINK = 150, 250, 2000, 200
_LINK = re.compile(r"^https?://[^\s/]+\.[^\s]+$")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class AwardRow:
    """One award; None where the file has no such column, which leaves what is stored."""

    region: str
    category: str
    source: str
    given_on: dt.date | None
    has_day: bool
    reason: str | None
    link: str | None


def check_awards(reading: Reading, names: RegionNames) -> tuple[list[AwardRow], list[Note]]:
    """What every row says, with notes. Raises BadFile with the problems of all rows together."""
    checker = _Checker(names)
    checked = [checker.row(row) for row in reading.rows]
    if problems := [*checker.problems, *reading.problems]:
        raise BadFile(problems)
    return checked, [*reading.notes, *checker.regions.notes]


class _Checker:
    """Gathers problems over all rows."""

    def __init__(self, names: RegionNames) -> None:
        self.regions = RegionCells(names, once=False)
        self.problems: list[Problem] = []
        self.seen: dict[tuple[str, str], int] = {}

    def row(self, row: Row) -> AwardRow:
        region = self.asked(row, REGION, lambda: self.regions.find(row)) or ""
        category = self.needed(row, CATEGORY, LONGEST_CATEGORY)
        source = self.needed(row, SOURCE, LONGEST_SOURCE)
        said = AwardRow(
            region=region,
            category=category,
            source=source,
            given_on=self.day(row),
            has_day=row.has(DAY),
            reason=self.text(row, REASON, LONGEST_REASON) if row.has(REASON) else None,
            link=self.link(row) if row.has(LINK) else None,
        )
        self.once(row, region, category)
        return said

    def asked(self, row: Row, column: str, ask: Callable[[], Value]) -> Value | None:
        try:
            return ask()
        except Unclear as error:
            where = next((c for c in self.columns(column) if row.text(c)), column)
            self.problems.append(row.problem(where, str(error)))
            return None

    @staticmethod
    def columns(column: str) -> list[str]:
        return [REGION, "bps_code", "region_name"] if column == REGION else [column]

    def text(self, row: Row, column: str, longest: int) -> str:
        return self.asked(row, column, lambda: text_of(row.text(column), longest)) or ""

    def needed(self, row: Row, column: str, longest: int) -> str:
        if not squeezed(row.text(column)):
            what = "kategori penghargaannya" if column == CATEGORY else "sumbernya"
            self.problems.append(row.problem(column, f"Kosong. Tulis {what}."))
            return ""
        return self.text(row, column, longest)

    def day(self, row: Row) -> dt.date | None:
        text = row.text(DAY)
        day = self.asked(row, DAY, lambda: day_of(text))
        if day and is_open_to_doubt(text):
            told = f"“{text}” dibaca sebagai tanggal {day.day} bulan {day.month} {day.year}."
            self.regions.notes.append(Note(told, row.line, row.sheet))
        return day

    def link(self, row: Row) -> str:
        text = self.text(row, LINK, LONGEST_LINK)
        if text and not _LINK.match(text):
            told = "Tautan harus alamat lengkap, misalnya https://kpu.go.id/dokumen.pdf."
            self.problems.append(row.problem(LINK, told))
        return text

    def once(self, row: Row, region: str, category: str) -> None:
        key = (region, squeezed(category))
        if region and category and key in self.seen:
            told = f"Penghargaan ini untuk daerah yang sama sudah ada di baris {self.seen[key]}."
            self.problems.append(row.problem(CATEGORY, f"{told} Hapus salah satu."))
        self.seen.setdefault(key, row.line)
