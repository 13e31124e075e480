"""Reads the bytes of a CSV file into rows of text, or says why it can't."""

import csv
import io
from dataclasses import dataclass

from participation.importing.columns import KNOWN, OPTIONAL, REQUIRED, VALUES
from participation.importing.problems import BadFile, Problem

LARGEST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 20_000
RESAVE = (
    "Simpan ulang sebagai CSV UTF-8 dengan pemisah koma (LibreOffice: Simpan Sebagai, centang "
    '"Sunting pengaturan filter", pilih UTF-8 dan koma).'
)
SEPARATED = (
    "Kolom dipisahkan {name}, bukan koma; skor di berkas seperti ini biasanya juga memakai koma "
    "desimal (80,87), yang harus ditulis 80.87. Excel berbahasa Indonesia menyimpannya begitu: "
    "buka dengan penyunting teks, ganti setiap koma menjadi titik, lalu setiap {name} menjadi "
    "koma. Atau: " + RESAVE
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file, its cells by column; `line` counts from 1, the header included."""

    line: int
    cells: dict[str, str]


def read(content: bytes) -> list[Row]:
    """The rows of a comma-separated UTF-8 file with a header. Raises BadFile."""
    text = _decode(content)
    first_line = text.lstrip("\r\n").split("\n", 1)[0]
    _refuse_other_separators(first_line)
    records = _records(text)
    header = _header(records)
    return _rows(header, records)


def _decode(content: bytes) -> str:
    if len(content) > LARGEST_BYTES:
        raise BadFile([Problem("Berkas lebih besar dari 5 MB. Pecah menjadi beberapa berkas.")])
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        raise BadFile(
            [Problem(f"Berkas kosong. Baris pertama harus judul kolom: {','.join(REQUIRED)}.")]
        )
    if b"\x00" in content:
        raise BadFile(
            [Problem("Berkas ini bukan teks CSV (mungkin berkas Excel atau UTF-16). " + RESAVE)]
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFile([_not_utf8(content, error)]) from error


def _not_utf8(content: bytes, error: UnicodeDecodeError) -> Problem:
    start = content.rfind(b"\n", 0, error.start) + 1
    end = content.find(b"\n", error.start)
    line = content[start : end if end >= 0 else len(content)].decode("cp1252", "replace").strip()
    return Problem(
        "Berkas tidak tersimpan sebagai UTF-8 (biasanya Latin-1 atau Windows-1252), sehingga "
        f"huruf bertanda dapat berubah. {RESAVE}",
        line=content.count(b"\n", 0, error.start) + 1,
        value=line,
    )


def _refuse_other_separators(first_line: str) -> None:
    for separator, name in ((";", "titik koma"), ("\t", "tab")):
        if first_line.count(separator) > first_line.count(","):
            raise BadFile([Problem(SEPARATED.format(name=name), line=1, value=first_line.strip())])


def _records(text: str) -> list[tuple[int, list[str]]]:
    """Cells with the line on which each record begins; blank lines are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records, line = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                records.append((line, [cell.strip() for cell in cells]))
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadFile(
            [Problem("Tanda kutip di baris ini tidak ditutup atau salah letak.", line=line)]
        ) from error
    if len(records) > MOST_ROWS:
        raise BadFile([Problem(f"Berkas lebih dari {MOST_ROWS} baris; pecah menjadi beberapa.")])
    return records


def _header(records: list[tuple[int, list[str]]]) -> list[str]:
    if not records:
        raise BadFile([Problem("Berkas hanya berisi baris kosong, tanpa judul kolom.")])
    line, cells = records[0]
    names = [cell.lower() for cell in cells]
    problems = [
        Problem(
            f'Kolom "{name}" tidak ada. Tambahkan; isinya boleh kosong bila tidak diketahui.',
            line=line,
            column=name,
        )
        for name in REQUIRED
        if name not in names
    ]
    problems += [
        Problem(
            f"Kolom ini tidak dikenal. Yang dikenal: {', '.join([*REQUIRED, *OPTIONAL])}.",
            line=line,
            column=name,
        )
        for name in names
        if name not in KNOWN and not name.startswith(VALUES)
    ]
    problems += [
        Problem("Judul kolom ini muncul lebih dari sekali.", line=line, column=name)
        for name in sorted({name for name in names if name in KNOWN and names.count(name) > 1})
    ]
    if not problems and len(records) == 1:
        problems = [Problem("Berkas hanya berisi judul kolom, tanpa baris data.", line=line)]
    if problems:
        raise BadFile(problems)
    return names


def _rows(header: list[str], records: list[tuple[int, list[str]]]) -> list[Row]:
    wrong = [(line, cells) for line, cells in records[1:] if len(cells) != len(header)]
    if wrong:
        raise BadFile([_wrong_width(line, cells, header) for line, cells in wrong])
    return [Row(line, dict(zip(header, cells, strict=True))) for line, cells in records[1:]]


def _wrong_width(line: int, cells: list[str], header: list[str]) -> Problem:
    hints = {
        True: "Apakah skornya memakai koma desimal? Tulis 80.87, atau apit dengan tanda kutip.",
        False: "Apakah pemisahnya titik koma, atau ada kolom yang tertinggal?",
    }
    return Problem(
        f"Baris ini mempunyai {len(cells)} kolom, padahal seharusnya {len(header)}. "
        + hints[len(cells) > len(header)],
        line=line,
        value=",".join(cells),
    )
