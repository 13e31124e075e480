"""From the bytes of a file to rows with named cells, whatever its dialect. Knows no region."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from participation.importing import csv_files, workbooks
from participation.importing.columns import (
    BPS,
    DERIVED,
    NAME,
    PROVINCE,
    REGION,
    VARIABLE,
    Vocabulary,
)
from participation.importing.csv_files import SEPARATORS
from participation.importing.kinds import CSV, kind_of
from participation.importing.long_tables import widened
from participation.importing.problems import BadFile, Note, Problem, refused
from participation.importing.rows import Row
from participation.importing.tables import MOST_ROWS, Record, Table, too_many_rows
from participation.importing.workbooks import FORMULA

FURTHEST_HEADER = 20
NO_HEADER = (
    "Tidak ada judul kolom yang dikenal di 20 baris pertama. Tulis judul di atas kolomnya; yang "
    "dikenal: {}."
)
WORDS = {REGION: "Kode", "score": "Skor", "source": "Sumber", "category": "Kategori"}


@dataclass(frozen=True, slots=True)
class Reading:
    """The rows of all sheets, and what was read otherwise than it is written."""

    rows: list[Row] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def read(content: bytes, vocabulary: Vocabulary) -> Reading:
    """Every row of a CSV or XLSX file. Raises BadFile with all problems of its form."""
    kind = kind_of(content)
    tables = csv_files.tables(content) if kind == CSV else workbooks.tables(content)
    if not any(table.records for table in tables):
        raise refused("Berkas hanya berisi baris kosong, tanpa judul kolom.")
    chosen = [_with_header(table, vocabulary) for table in tables if table.records]
    if kind == CSV:
        chosen = [max(chosen, key=lambda each: each.columns_found)]
    usable = [each for each in chosen if each.is_header] or chosen[:1]
    reading = Reading(notes=[note for each in chosen for note in each.table.notes])
    reading.notes.extend(_skipped(each) for each in chosen if each not in usable)
    problems: list[Problem] = []
    for each in usable:
        try:
            reading.rows.extend(_rows(each, vocabulary))
        except BadFile as error:
            problems += error.problems
    if problems:
        raise BadFile(problems)
    if len(reading.rows) > MOST_ROWS:
        raise too_many_rows()
    return reading


@dataclass(frozen=True, slots=True)
class _Headed:
    """A table with the line that looks most like its header."""

    table: Table
    at: int
    columns: list[str]
    is_header: bool

    @property
    def columns_found(self) -> tuple[bool, int]:
        return self.is_header, sum(1 for column in self.columns if column)

    @property
    def header(self) -> Record:
        return self.table.records[self.at]


def _with_header(table: Table, vocabulary: Vocabulary) -> _Headed:
    guesses = (
        _headed(table, at, vocabulary) for at in range(min(FURTHEST_HEADER, len(table.records)))
    )
    return max(guesses, key=lambda each: (*each.columns_found, -each.at))


def _headed(table: Table, at: int, vocabulary: Vocabulary) -> _Headed:
    columns = [vocabulary.column(cell) for cell in table.records[at].cells]
    if PROVINCE in columns and not {REGION, NAME, BPS} & {*columns}:
        columns[columns.index(PROVINCE)] = NAME  # a table of provinces alone
    return _Headed(table, at, columns, not _missing(columns, vocabulary))


def _missing(columns: Iterable[str], vocabulary: Vocabulary) -> list[str]:
    """The first column of each required group of which none is there."""
    return [
        group[0]
        for group in vocabulary.required
        if not any(column.startswith(group) for column in columns)
    ]


def _skipped(each: _Headed) -> Note:
    return Note(f"Lembar “{each.table.sheet}” dilewati: tidak ada judul kolom yang dikenal.")


def _rows(headed: _Headed, vocabulary: Vocabulary) -> list[Row]:
    header, table = headed.header, headed.table
    records = table.records[headed.at + 1 :]
    problems = _header_problems(headed, vocabulary)
    problems = problems or _body_problems(headed, records)
    if problems:
        raise BadFile(problems)
    headings = dict(zip(headed.columns, header.cells, strict=True))
    rows = [Row(record.line, _cells(headed, record), headings, table.sheet) for record in records]
    return widened(rows, vocabulary) if VARIABLE in headings else rows


def _cells(headed: _Headed, record: Record) -> dict[str, str]:
    missing = len(headed.columns) - len(record.cells)
    return dict(zip(headed.columns, [*record.cells, *[""] * missing], strict=False))


def _body_problems(headed: _Headed, records: list[Record]) -> list[Problem]:
    header, table = headed.header, headed.table
    if table.fault:
        return [table.fault]
    if not records:
        return [_at(header, table, "Berkas hanya berisi judul kolom, tanpa baris data.")]
    width = len(header.cells)
    if not table.sheet:
        wrong = [each for each in records if len(_trimmed(each, width)) != width]
        return [_wrong_width(each, header, table) for each in wrong]
    return [
        Problem(told, each.line, header.cells[n] if n < width else "", cell, table.sheet)
        for each in records
        for n, cell in enumerate(each.cells)
        if cell and (told := _wrong_cell(cell, headed.columns[n] if n < width else ""))
    ]


def _wrong_cell(cell: str, column: str) -> str:
    """What is wrong with a sheet's cell before its column is asked; "" for nothing."""
    if not column:
        return "Ada isi di kolom yang tidak berjudul. Beri judul kolom itu, atau kosongkan."
    if cell.startswith(FORMULA) and column not in {DERIVED, PROVINCE}:
        return "Sel ini rumus. Salin kolomnya, lalu Tempel Khusus sebagai nilai, dan simpan lagi."
    return ""


def _header_problems(headed: _Headed, vocabulary: Vocabulary) -> list[Problem]:
    header, table, columns = headed.header, headed.table, headed.columns
    if not any(columns):
        return [_at(header, table, NO_HEADER.format(vocabulary.known))]
    problems = [
        _at(
            header, table,
            f"Kolom {WORDS[name]} tidak ada. Tambahkan judulnya; isinya boleh kosong bila tidak "
            "diketahui.",
            WORDS[name],
        )
        for name in _missing(columns, vocabulary)
    ]  # fmt: skip
    cells = list(zip(columns, header.cells, strict=True))
    problems += [
        _at(header, table, f"Kolom ini tidak dikenal. Yang dikenal: {vocabulary.known}.", heading)
        for column, heading in cells
        if heading and not column
    ]
    first: dict[str, str] = {}
    for column, heading in cells:
        if column in first:
            told = f"Isinya sudah ada di kolom “{first[column]}”. Hapus salah satu kolom."
            problems.append(_at(header, table, told, heading))
        elif column not in {"", DERIVED, PROVINCE}:
            first[column] = heading
    return problems


def _at(header: Record, table: Table, sentence: str, column: str = "") -> Problem:
    return Problem(sentence, header.line, column, sheet=table.sheet)


def _trimmed(record: Record, width: int) -> list[str]:
    """The cells without empty ones behind the header's last."""
    cells = list(record.cells)
    while len(cells) > width and not cells[-1]:
        cells.pop()
    return cells


def _wrong_width(record: Record, header: Record, table: Table) -> Problem:
    cells = _trimmed(record, len(header.cells))
    other = next((s for s in SEPARATORS if s != table.separator and s in record.cells[0]), "")
    if other:
        hint = f"Baris ini memakai {SEPARATORS[other]}, judulnya {SEPARATORS[table.separator]}."
    elif table.separator == ",":
        hint = 'Apit koma desimal dengan tanda kutip ("77,5"), atau tulis dengan titik (77.5).'
    else:
        hint = "Samakan jumlah kolomnya dengan judul."
    return Problem(
        f"Baris ini berisi {len(cells)} kolom, judulnya {len(header.cells)}. {hint}",
        record.line, value=table.separator.join(record.cells), sheet=table.sheet,
    )  # fmt: skip
