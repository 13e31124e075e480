"""Lines of a table that tell of no region: totals, notes beneath it, the numbers of its columns."""

import re
from collections.abc import Sequence

from participation.importing.columns import BPS, DERIVED, NAME, PROVINCE, REGION
from participation.importing.problems import Note
from participation.importing.tables import Record

SUM = "Ini baris jumlah/rata-rata, bukan daerah: hapus baris ini dari berkas."
NOT_A_REGION = "Bila baris ini catatan, judul, atau tanda tangan, hapus baris ini dari berkas."
_SUM = re.compile(
    r"^(grand|sub|nilai|skor)?[\W_]*"
    r"(total|jumlah|rata[\W_]*(rata|2)|rataan|rerata|rekap(itulasi)?|median|tertinggi|terendah|"
    r"maksimum|minimum|average|mean)\b",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"^(\*+|[¹²³]|\(?[0-9*]\)|(catatan|keterangan|ket\.?|sumber( data)?|note|nb)\s*:)\s*\S",
    re.IGNORECASE,
)
FEWEST_NUMBERED = 3


def sum_at(record: Record, columns: Sequence[str]) -> int | None:
    """The cell that says of a line that it sums up others; it may stand where row numbers do."""
    cells = [(n, columns[n]) for n, cell in enumerate(record.cells[: len(columns)]) if cell]
    named = [n for n, column in cells if column in {REGION, BPS, NAME}]
    beside = [n for n, column in cells if column in {PROVINCE, DERIVED}]
    return next((n for n in named or beside[:1] if _SUM.match(record.cells[n])), None)


def remark(
    record: Record, header_line: int, sheet: str, headings: Sequence[str] = ()
) -> Note | None:
    """What is said of a line that is read over; None for a line that must be read."""
    if _repeats(record.cells, headings):
        return Note("Judul kolom yang diulang tidak dibaca.", record.line, sheet)
    filled = [cell for cell in record.cells if cell]
    if len(filled) == 1 and _REMARK.match(filled[0]):
        return Note(f"“{filled[0]}” tidak dibaca karena hanya catatan.", record.line, sheet)
    if record.line == header_line + 1 and _numbers_columns(filled):
        return Note("Baris nomor kolom tidak dibaca.", record.line, sheet)
    return None


def _repeats(cells: Sequence[str], headings: Sequence[str]) -> bool:
    """The header once more, as a table of several printed pages has it."""
    return len(cells) >= FEWEST_NUMBERED and [*cells] == [*headings][: len(cells)]


def _numbers_columns(filled: Sequence[str]) -> bool:
    bare = [cell.strip("()") for cell in filled]
    return len(bare) >= FEWEST_NUMBERED and bare == [str(n + 1) for n in range(len(bare))]
