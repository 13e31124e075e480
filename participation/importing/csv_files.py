"""CSV in the ways that offices save it: comma, semicolon or tab; UTF-8 or Windows-1252."""

import csv
import io
import re

from participation.importing.problems import BadFile, Note, Problem, refused
from participation.importing.tables import MOST_ROWS, Record, Table, too_many_rows

SEPARATORS = {",": "koma", ";": "titik koma", "\t": "tab"}
QUOTES = (
    "Tanda kutip di baris ini tidak ditutup atau salah letak. Hapus tanda itu, atau tutup di akhir "
    "selnya."
)
_UTF8_LETTER = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
WINDOWS = (
    "Berkas ini tidak tersimpan sebagai UTF-8 dan dibaca sebagai Windows-1252. Periksa huruf "
    "bertanda dalam teksnya."
)


def tables(content: bytes) -> list[Table]:
    """The file read with each separator that it may have. Raises BadFile."""
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        raise refused("Berkas kosong. Baris pertama harus judul kolom: Kode, Skor, Sumber.")
    if b"\x00" in content:
        raise refused(
            "Berkas ini bukan teks CSV. Simpan ulang sebagai CSV UTF-8 atau Buku Kerja Excel "
            "(.xlsx)."
        )
    text, notes = _decoded(content)
    present = [separator for separator in SEPARATORS if separator in text] or [","]
    return [_table(text, separator, notes) for separator in present]


def _decoded(content: bytes) -> tuple[str, list[Note]]:
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        if _UTF8_LETTER.search(content.removeprefix(b"\xef\xbb\xbf")):
            raise BadFile([_mixed(content, error)]) from error
    try:
        return content.decode("cp1252"), [Note(WINDOWS)]
    except UnicodeDecodeError as error:
        raise BadFile([_mixed(content, error)]) from error


def _mixed(content: bytes, error: UnicodeDecodeError) -> Problem:
    start = content.rfind(b"\n", 0, error.start) + 1
    end = content.find(b"\n", error.start)
    line = content[start : end if end >= 0 else len(content)].decode("cp1252", "replace").strip()
    return Problem(
        "Pengodean hurufnya campuran, sehingga huruf bertanda di baris ini tidak dapat dipastikan. "
        "Simpan ulang sebagai CSV UTF-8, lalu periksa baris ini.",
        line=content.count(b"\n", 0, error.start) + 1,
        value=line,
    )


def _table(text: str, separator: str, notes: list[Note]) -> Table:
    """Lines that hold something, with the line on which each begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    records, line, fault = [], 1, None
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                records.append(Record(line, [cell.strip() for cell in cells]))
            line = reader.line_num + 1
            if len(records) > MOST_ROWS + 1:
                raise too_many_rows()
    except csv.Error:
        fault = Problem(QUOTES, line=line)
    return Table(records, separator=separator, fault=fault, notes=notes)
