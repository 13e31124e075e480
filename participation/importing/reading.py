"""From the bytes of a file to rows with named cells, whatever its dialect. Knows no region."""

from dataclasses import dataclass, field

from participation.importing import csv_files, workbooks
from participation.importing.asides import SUM, remark, sum_at
from participation.importing.columns import DERIVED, PROVINCE, VARIABLE, Vocabulary
from participation.importing.csv_files import SEPARATORS
from participation.importing.headers import Header, header_of, header_problems
from participation.importing.kinds import CSV, kind_of
from participation.importing.long_tables import widened
from participation.importing.merged_cells import MERGED
from participation.importing.problems import BadFile, Note, Problem, refused
from participation.importing.rows import Row
from participation.importing.tables import MOST_ROWS, Record, Table, too_many_rows
from participation.importing.workbooks import FORMULA

BLANK = "Berkas hanya berisi baris kosong. Tulis judul kolom di baris pertama: Kode, Skor, Sumber."
HIDE = "Bila lembar ini tidak perlu diimpor, sembunyikan lembarnya."
ONLY_HEADER = (
    "Berkas hanya berisi judul kolom, tanpa baris data. Isi satu baris untuk tiap daerah di bawah "
    "judulnya, lalu unggah lagi."
)


@dataclass(frozen=True, slots=True)
class Reading:
    """The rows of all sheets, what was read otherwise than it is written, and lines that are none.

    `problems` are those that leave the other rows readable.
    """

    rows: list[Row] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read(content: bytes, vocabulary: Vocabulary) -> Reading:
    """Every row of a CSV or XLSX file. Raises BadFile with all problems of its form."""
    kind = kind_of(content)
    tables = csv_files.tables(content) if kind == CSV else workbooks.tables(content)
    if not any(table.records for table in tables):
        raise refused(BLANK)
    chosen = [header_of(table, vocabulary) for table in tables if table.records]
    likeliest = max(chosen, key=lambda each: each.found)
    chosen = [likeliest] if kind == CSV else chosen
    reading = Reading(notes=[note for each in chosen for note in each.table.notes])
    whole = [each for each in chosen if each.is_whole]
    problems = [_incomplete(each) for each in chosen if whole and len(each.missing) == 1]
    reading.notes.extend(_skipped(each) for each in chosen if whole and len(each.missing) > 1)
    for each in whole or [likeliest]:
        try:
            _read_into(reading, each, vocabulary)
        except BadFile as error:
            problems += error.problems
    if problems:
        raise BadFile([*problems, *reading.problems])
    if len(reading.rows) > MOST_ROWS:
        raise too_many_rows()
    return reading


def _incomplete(each: Header) -> Problem:
    (missing,) = each.missing
    return each.problem(f"{missing.sentence} {HIDE}", missing.called)


def _skipped(each: Header) -> Note:
    lacks = " dan ".join(missing.called for missing in each.missing)
    return Note(f"Lembar “{each.table.sheet}” dilewati: tidak ada kolom {lacks}.")


def _read_into(reading: Reading, header: Header, vocabulary: Vocabulary) -> None:
    sheet = header.table.sheet
    if problems := header_problems(header, vocabulary):
        raise BadFile(problems)
    reading.notes.extend(header.notes())
    records = []
    for record in header.body:
        if note := remark(record, header.last_line, sheet, header.headings):
            reading.notes.append(note)
        elif (at := sum_at(record, header.columns)) is not None:
            heading, cell = header.headings[at], record.cells[at]
            reading.problems.append(Problem(SUM, record.line, heading, cell, sheet))
        else:
            records.append(record)
    if problems := _body_problems(header, records):
        raise BadFile(problems)
    headings = dict(zip(header.columns, header.headings, strict=True))
    rows = [Row(record.line, _cells(header, record), headings, sheet) for record in records]
    reading.rows.extend(widened(rows, vocabulary) if VARIABLE in headings else rows)


def _cells(header: Header, record: Record) -> dict[str, str]:
    missing = len(header.columns) - len(record.cells)
    return dict(zip(header.columns, [*record.cells, *[""] * missing], strict=False))


def _body_problems(header: Header, records: list[Record]) -> list[Problem]:
    table, width = header.table, len(header.headings)
    if table.fault:
        return [table.fault]
    if not records:
        return [header.problem(ONLY_HEADER)]
    if not table.sheet:
        wrong = [each for each in records if len(_trimmed(each, width)) != width]
        return [_wrong_width(each, width, table) for each in wrong]
    return _merged(header, records) + [
        Problem(told, each.line, header.headings[n] if n < width else "", cell, table.sheet)
        for each in records
        for n, cell in enumerate(each.cells)
        if cell and (told := _wrong_cell(cell, header.columns[n] if n < width else ""))
    ]


def _merged(header: Header, records: list[Record]) -> list[Problem]:
    """Cells that seem to speak for the rows beneath; a province's may, for it only checks."""
    by_line = {record.line: record.cells for record in records}
    columns = dict(enumerate(header.columns))
    return [
        Problem(
            MERGED.format(each.last), each.first, header.headings[each.column],
            by_line[each.first][each.column], header.table.sheet,
        )
        for each in header.table.merged
        if columns.get(each.column, "") not in {"", DERIVED, PROVINCE}
        and each.column < len(by_line.get(each.first, []))
    ]  # fmt: skip


def _wrong_cell(cell: str, column: str) -> str:
    """What is wrong with a sheet's cell before its column is asked; "" for nothing."""
    if not column:
        return "Ada isi di kolom yang tidak berjudul. Beri judul kolom itu, atau kosongkan."
    if cell.startswith(FORMULA) and column not in {DERIVED, PROVINCE}:
        return "Sel ini rumus. Salin kolomnya, lalu Tempel Khusus sebagai nilai, dan simpan lagi."
    return ""


def _trimmed(record: Record, width: int) -> list[str]:
    """The cells without empty ones behind the header's last."""
    cells = list(record.cells)
    while len(cells) > width and not cells[-1]:
        cells.pop()
    return cells


def _wrong_width(record: Record, width: int, table: Table) -> Problem:
    cells = _trimmed(record, width)
    other = next((s for s in SEPARATORS if s != table.separator and s in record.cells[0]), "")
    if other:
        hint = f"Baris ini memakai {SEPARATORS[other]}, judulnya {SEPARATORS[table.separator]}."
    elif table.separator == ",":
        hint = 'Apit koma desimal dengan tanda kutip ("77,5"), atau tulis dengan titik (77.5).'
    else:
        hint = "Samakan jumlah kolomnya dengan judul."
    return Problem(
        f"Baris ini berisi {len(cells)} kolom, judulnya {width}. {hint}",
        record.line, value=table.separator.join(record.cells), sheet=table.sheet,
    )  # fmt: skip
