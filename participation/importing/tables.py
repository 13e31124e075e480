"""A file as plain tables: lines of text cells, before anybody asks what they mean."""

from dataclasses import dataclass, field

from participation.importing.merged_cells import Merged
from participation.importing.problems import BadFile, Note, Problem, refused

MOST_ROWS = 20_000
MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Record:
    """A line that holds something; `line` counts from 1 as an editor or spreadsheet counts."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of a workbook, or a CSV file read with one separator; `sheet` is "" for CSV.

    `fault` is where reading had to stop.
    """

    records: list[Record]
    sheet: str = ""
    separator: str = ""
    fault: Problem | None = None
    notes: list[Note] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)


def too_many_rows() -> BadFile:
    """What is said of a file longer than any real one."""
    most = f"{MOST_ROWS:,}".replace(",", ".")
    return refused(
        f"Berkas lebih dari {most} baris; pecah menjadi beberapa, atau hapus baris kosong di bawah "
        "tabel."
    )
