"""Which line of a table is its header, or which two lines, and what each column is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from participation.importing.columns import (
    BPS,
    DERIVED,
    NAME,
    PROVINCE,
    REGION,
    Missing,
    Vocabulary,
)
from participation.importing.problems import Note, Problem
from participation.importing.tables import Record, Table

FURTHEST_HEADER = 20
FEWEST_ABOVE = 2  # known headings; a title has none
_WHICH = {REGION, NAME, BPS}
NO_HEADER = (
    "Tidak ada judul kolom yang dikenal di 20 baris pertama. Tulis judul di atas kolomnya; yang "
    "dikenal: {}."
)
UNKNOWN = "Kolom ini tidak dikenal. Ganti judulnya atau hapus kolomnya; yang dikenal: {}."
TWICE = (
    "Di bawah judul kelompok, “{}” tertulis lebih dari sekali. Tulis judul dalam satu baris dengan "
    "satu nama untuk tiap kolom, misalnya Skor dan nama variabel."
)
STACKED = "Judul dua baris ({}) dibaca sebagai satu: {}."
UNSTACK = " Judul tabel ini dibaca dari dua baris ({}); bila keliru, satukan dalam satu baris."


@dataclass(frozen=True, slots=True)
class Header:
    """A table with the line, or two, that look most like its header; `missing` is what it lacks."""

    table: Table
    at: int
    depth: int
    headings: list[str]
    columns: list[str]
    missing: list[Missing]

    @property
    def is_whole(self) -> bool:
        """Whether everything is there that must be."""
        return not self.missing

    @property
    def found(self) -> tuple[bool, int]:
        """The higher, the more it looks like a header."""
        return self.is_whole, sum(1 for column in self.columns if column)

    @property
    def line(self) -> int:
        """The line of the file, the first of two."""
        return self.table.records[self.at].line

    @property
    def last_line(self) -> int:
        """The same, the last of two."""
        return self.table.records[self.at + self.depth - 1].line

    @property
    def body(self) -> list[Record]:
        """All lines beneath."""
        return self.table.records[self.at + self.depth :]

    def problem(self, sentence: str, column: str = "") -> Problem:
        """What is wrong with the header; one of two lines might have been meant otherwise."""
        doubt = UNSTACK.format(self._lines) if self.depth > 1 else ""
        return Problem(f"{sentence}{doubt}", self.line, column, sheet=self.table.sheet)

    def notes(self) -> list[Note]:
        """That two lines were read as one."""
        told = ", ".join(heading for heading in self.headings if heading)
        note = Note(STACKED.format(self._lines, told), sheet=self.table.sheet)
        return [note] if self.depth > 1 else []

    @property
    def _lines(self) -> str:
        return f"baris {self.line} dan {self.last_line}"


def header_of(table: Table, vocabulary: Vocabulary) -> Header:
    """The likeliest header among the first lines; of equals two lines rather than one."""
    return max(_guesses(table, vocabulary), key=lambda each: (*each.found, each.depth, -each.at))


def _guesses(table: Table, vocabulary: Vocabulary) -> Iterator[Header]:
    lines = [record.cells for record in table.records[: FURTHEST_HEADER + 1]]
    for at, cells in enumerate(lines[:FURTHEST_HEADER]):
        yield _header(table, at, 1, cells, vocabulary)
        if at + 1 < len(lines) and _stand_beneath(lines[at + 1], cells, vocabulary):
            together = [
                low or high for high, low in zip_longest(cells, lines[at + 1], fillvalue="")
            ]
            yield _header(table, at, 2, together, vocabulary)


def _stand_beneath(lower: Sequence[str], upper: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a line holds headings that belong under a group's: words alone, one of them known,
    and nothing where a region's name or code would stand. No line of results looks like that."""
    high, low = ([vocabulary.column(cell) for cell in cells] for cells in (upper, lower))
    if sum(map(bool, high)) < FEWEST_ABOVE or not any(low):
        return False
    places = {n for n, column in enumerate(high) if column in _WHICH}
    return all(
        any(map(str.isalpha, cell)) and (low[n] or n not in places)
        for n, cell in enumerate(lower)
        if cell
    )


def _header(
    table: Table, at: int, depth: int, headings: list[str], vocabulary: Vocabulary
) -> Header:
    columns = [vocabulary.column(heading) for heading in headings]
    if PROVINCE in columns and not _WHICH & {*columns}:
        columns[columns.index(PROVINCE)] = NAME  # a table of provinces alone
    return Header(table, at, depth, headings, columns, _missing(columns, vocabulary))


def _missing(columns: Iterable[str], vocabulary: Vocabulary) -> list[Missing]:
    return [
        each
        for each in vocabulary.required
        if not any(column.startswith(each.columns) for column in columns)
    ]


def header_problems(header: Header, vocabulary: Vocabulary) -> list[Problem]:
    """What must be mended in the headings before a row can be read."""
    if not any(header.columns):
        return [header.problem(NO_HEADER.format(vocabulary.known))]
    problems = [header.problem(each.sentence, each.called) for each in header.missing]
    cells = list(zip(header.columns, header.headings, strict=True))
    repeated = _repeated(header, cells)
    if repeated and header.depth > 1:
        told, sheet = TWICE.format(repeated[0].column), header.table.sheet
        return [Problem(told, header.last_line, sheet=sheet)]
    problems += [
        header.problem(UNKNOWN.format(vocabulary.known), heading)
        for column, heading in cells
        if heading and not column
    ]
    return problems + repeated


def _repeated(header: Header, cells: list[tuple[str, str]]) -> list[Problem]:
    problems = []
    first: dict[str, str] = {}
    for column, heading in cells:
        if column in first:
            told = f"Isinya sudah ada di kolom “{first[column]}”. Hapus salah satu kolom."
            problems.append(header.problem(told, heading))
        elif column not in {"", DERIVED, PROVINCE}:
            first[column] = heading
    return problems
