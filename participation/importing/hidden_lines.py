"""Rows and columns of a sheet that its workbook does not show; the reader of cells passes over it.

Looked for in the sheet's XML as it is: `kinds` has bounded it, and refused all that is not UTF-8.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from participation.importing.problems import Note
from participation.importing.tables import Table

MOST_NAMED = 5
_TAG = re.compile(rb"<(?:\w+:)?(row|col)\b([^>]*)>")
_VALUE = re.compile(rb"""\b(r|min|max|hidden)\s*=\s*["'](\w+)["']""")
_YES = {b"1", b"true"}
TOLD = (
    "{} tersembunyi ikut dibaca ({}). Bila isinya tidak perlu diimpor, hapus dari berkas, lalu "
    "unggah lagi."
)


def hidden_lines(sheet: bytes) -> tuple[set[int], set[int]]:
    """The numbers of rows and of columns, from 1, that are hidden or filtered out."""
    rows, columns, row = set(), set(), 0
    for tag, inside in _TAG.findall(sheet):
        said = dict(_VALUE.findall(inside))
        row += tag == b"row"
        if tag == b"row" and said.get(b"r", b"").isdigit():
            row = int(said[b"r"])
        if said.get(b"hidden") in _YES:
            rows |= {row} if tag == b"row" else set()
            columns |= set(_span(said)) if tag == b"col" else set()
    return rows, columns


def _span(said: dict[bytes, bytes]) -> Iterable[int]:
    first, last = (said.get(end, b"") for end in (b"min", b"max"))
    return range(int(first), min(int(last), 16_384) + 1) if (first + last).isdigit() else ()


def notes(table: Table, rows: Collection[int], columns: Collection[int]) -> Iterator[Note]:
    """That lines and columns with something in them are read though nobody sees them."""
    lines = [record.line for record in table.records if record.line in rows]
    width = max((len(record.cells) for record in table.records), default=0)
    filled = [n for n in sorted(columns) if n <= width and _is_filled(table, n)]
    for what, of, named in (
        ("Baris", "baris", [str(line) for line in lines]),
        ("Kolom", "kolom", [_letters(n) for n in filled]),
    ):
        if named:
            more = f", dan {len(named) - MOST_NAMED} lagi" * (len(named) > MOST_NAMED)
            told = f"{of} {', '.join(named[:MOST_NAMED])}{more}"
            yield Note(TOLD.format(what, told), sheet=table.sheet)


def _is_filled(table: Table, column: int) -> bool:
    return any(any(record.cells[column - 1 : column]) for record in table.records)


def _letters(column: int) -> str:
    """As a spreadsheet calls it: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
