"""Numbers that can be read but are odd for their column: noughts, fractions, both decimal marks."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import islice

from participation.importing.numbers import mark_of
from participation.importing.problems import Note
from participation.importing.rows import Row

MOST_LINES = 5
ZERO = (
    "Kolom “{}” berisi 0 ({}). Apakah nilainya memang nol? Bila belum diketahui, kosongkan selnya "
    "dan unggah lagi."
)
FRACTION = (
    "Kolom “{}” berisi angka antara 0 dan 1 ({}), padahal skalanya 0 sampai 100. Apakah {} memang "
    "dari 100? Bila maksudnya {}, perbaiki angkanya dan unggah lagi."
)
TYPED_ZERO = "{} berisi 0. Apakah nilainya memang nol? Bila belum diketahui, kosongkan isiannya."
TYPED_FRACTION = (
    "{} berisi {}, padahal skalanya 0 sampai 100. Apakah {} memang dari 100? Bila maksudnya {}, "
    "perbaiki angkanya."
)
BOTH_MARKS = (
    "Kolom “{}” memakai koma (baris {}) dan titik (baris {}) untuk desimal; keduanya dibaca "
    "sebagai tanda desimal."
)
Column = tuple[str, str]  # sheet and heading
Seen = dict[Column, dict[int, str]]  # what stands on which lines


class OddNumbers:
    """Looks at every number of a file and tells of each column once."""

    def __init__(self) -> None:
        self.marks: dict[Column, dict[str, int]] = {}
        self.zeros: Seen = {}
        self.fractions: Seen = {}

    def look(self, row: Row, column: str, number: Decimal | None) -> None:
        """Take note of one cell; `number` is None for an empty or unreadable one."""
        text, where = row.text(column), (row.sheet, row.headings.get(column, column))
        line = row.lines.get(column, row.line)
        self.marks.setdefault(where, {}).setdefault(mark_of(text), line)
        if number is not None and number <= 1:
            seen = self.fractions if number else self.zeros
            seen.setdefault(where, {})[line] = text

    def notes(self) -> list[Note]:
        """Questions first."""
        zeros = [
            Note(ZERO.format(heading, _lines(at)), sheet=sheet, asks=True)
            for (sheet, heading), at in self.zeros.items()
        ]
        return [*zeros, *map(_fraction, self.fractions.items()), *self._mixed_marks()]

    def _mixed_marks(self) -> list[Note]:
        return [
            Note(BOTH_MARKS.format(heading, at[","], at["."]), sheet=sheet)
            for (sheet, heading), at in self.marks.items()
            if "," in at and "." in at
        ]


def question(label: str, number: Decimal | None) -> str:
    """What to ask of one number that somebody typed; empty when it is not odd."""
    if number is None or number > 1:
        return ""
    if not number:
        return TYPED_ZERO.format(label)
    text = f"{number:f}".replace(".", ",")
    return TYPED_FRACTION.format(label, text, text, _hundredfold(number))


def _hundredfold(number: Decimal) -> str:
    return f"{number * 100:.2f}".replace(".", ",")


def _fraction(found: tuple[Column, Mapping[int, str]]) -> Note:
    (sheet, heading), at = found
    text = next(iter(at.values()))
    meant = _hundredfold(Decimal(text.replace(",", ".")))
    return Note(FRACTION.format(heading, _lines(at), text, meant), sheet=sheet, asks=True)


def _lines(at: Mapping[int, str]) -> str:
    lines = ", ".join(map(str, islice(at, MOST_LINES)))
    more = len(at) - MOST_LINES
    return f"baris {lines}" + (f", dan {more} baris lagi" if more > 0 else "")
