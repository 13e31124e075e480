"""XLSX as plain tables: each visible sheet, with what its cells show.

Opened only after `kinds` bounded what unpacking may cost. Formulas are not trusted: the value that
a file keeps beside one may be old or missing, so the cell is handed on as a formula and refused by
whoever needs it.
"""

import datetime as dt
import io
import re
import warnings
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook

from participation.importing import hidden_lines
from participation.importing.kinds import SAVE_AS
from participation.importing.merged_cells import merged_down
from participation.importing.problems import BadFile, Note, refused
from participation.importing.tables import (
    MOST_COLUMNS,
    MOST_ROWS,
    Record,
    Table,
    too_many_rows,
)

FORMULA = "="
PERCENT = "Sel berformat persen"
_FIXED = re.compile(r"^0\.(0+)%?$")
_LITERAL = re.compile(r'"[^"]*"|\\.')  # in a format; a sign of percent in it changes no number
_NOISE = Decimal("0.000000001")


def tables(content: bytes) -> list[Table]:
    """The visible sheets in their order. Raises BadFile."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of features that do not concern cells
            book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            sheets = book.worksheets
            hidden = [_hidden(each.title) for each in sheets if each.sheet_state != "visible"]
            found = [_table(each) for each in sheets if each.sheet_state == "visible"]
    except BadFile:
        raise
    except Exception as error:  # a workbook can be broken in more ways than the reader names
        raise refused(f"Buku kerja ini rusak sehingga tidak dapat dibaca. {SAVE_AS}") from error
    found = [table for table in found if table.records]
    if not found:
        raise refused(
            "Buku kerja ini tidak berisi lembar yang terlihat dan terisi. Tampilkan lembar yang "
            "berisi hasil, lalu simpan."
        )
    found[0].notes[:0] = hidden
    return found


def _hidden(title: str) -> Note:
    return Note(
        f"Lembar tersembunyi “{title}” tidak dibaca. Tampilkan lembar itu bila isinya perlu "
        "diimpor."
    )


def _table(sheet: Any) -> Table:
    sheet.reset_dimensions()  # which a file may state wrongly
    table = Table([], sheet.title)
    for line, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), 1):
        if line > MOST_ROWS + 1:
            raise too_many_rows()
        shown = _shown(cells, table, line)
        if any(shown):
            table.records.append(Record(line, shown))
    with sheet._get_source() as source:  # the reader keeps the cells alone
        xml = source.read()
    table.notes.extend(hidden_lines.notes(table, *hidden_lines.hidden_lines(xml)))
    table.merged.extend(merged_down(xml))
    return table


def _shown(cells: Iterable[Any], table: Table, line: int) -> list[str]:
    shown = [_text(cell, table, line) for cell in cells]
    while shown and not shown[-1]:
        shown.pop()
    if len(shown) > MOST_COLUMNS:
        raise refused(
            f"Lembar “{table.sheet}” lebih dari {MOST_COLUMNS} kolom. Hapus kolom yang bukan "
            "bagian tabel, lalu simpan."
        )
    return shown


def _text(cell: Any, table: Table, line: int) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return value if isinstance(value, str) and value.startswith(FORMULA) else f"{FORMULA}()"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "", table, line)
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return " ".join(str(value).split()) if isinstance(value, str) else str(value)


def _number(value: float, shape: str, table: Table, line: int) -> str:
    """What the sheet shows, but never less exact than what is stored."""
    is_percent = "%" in _LITERAL.sub("", shape)
    number = Decimal(repr(value)) * (100 if is_percent else 1)
    near = number.quantize(Decimal("0.01"))
    if abs(near - number) < _NOISE:
        number = near  # the noise of binary fractions
    text = f"{number.normalize():f}"
    if fixed := _FIXED.match(shape):
        whole, _, fraction = text.partition(".")
        text = f"{whole}.{fraction.ljust(len(fixed[1]), '0')}"
    if is_percent:
        _tell_percent(table, line, text)
    return text


def _tell_percent(table: Table, line: int, text: str) -> None:
    """Once a sheet, with the first of its cells."""
    if not any(note.sentence.startswith(PERCENT) for note in table.notes):
        shown = text.replace(".", ",")
        told = f"{PERCENT} dibaca sebagai skor 0 sampai 100: {shown}% menjadi {shown}."
        table.notes.append(Note(told, line, table.sheet))
