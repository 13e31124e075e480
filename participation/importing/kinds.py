"""What kind of file this is, by its first bytes; what can't be read is refused with the way out."""

import io
import re
import zipfile

from participation.importing.problems import refused

CSV, XLSX = "csv", "xlsx"
LARGEST_BYTES = 5 * 1024 * 1024
MOST_ENTRIES = 500
MOST_UNPACKED = 6 * 1024 * 1024
MOST_UNPACKED_OF = {"xl/styles.xml": 384 * 1024, "xl/workbook.xml": 512 * 1024}
MOST_TAGS = 400_000  # what reading costs hangs on these; 545 rows of twelve cells have 30,000
TOO_LARGE = (
    "Isi buku kerja ini terlalu besar setelah dibuka. Salin tabelnya saja ke buku kerja baru, "
    "tanpa gambar dan baris kosong berformat, lalu simpan."
)
SAVE_AS = "Buka berkasnya, lalu Simpan Sebagai CSV UTF-8 atau Buku Kerja Excel (.xlsx)."

_ENCODING = re.compile(rb"""(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding\s*=\s*["']([^"']*)""")
ASK = "Mintalah tabelnya sebagai CSV atau XLSX kepada pembuatnya."
_PICTURE = f"Berkas ini gambar, bukan tabel. {ASK}"
_UTF16 = f"Berkas ini bukan teks CSV UTF-8, melainkan UTF-16 (Teks Unicode). {SAVE_AS}"
_BEGINNINGS = {
    b"%PDF": f"Berkas ini PDF, bukan tabel. {ASK}",
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"RIFF": _PICTURE,
    b"\xff\xfe": _UTF16,
    b"\xfe\xff": _UTF16,
    b"{\\rtf": f"Berkas ini dokumen, bukan tabel. {ASK}",
}
_WEB = (b"<html", b"<!doctype html", b"<table", b"<?xml")
_PACKED = [
    ("xl/vbaProject.bin", "Berkas ini memuat makro (.xlsm)."),
    ("xl/workbook.bin", "Berkas ini buku kerja biner (.xlsb)."),
    ("Index/Document.iwa", "Berkas ini buku kerja Apple Numbers."),
    ("Index.zip", "Berkas ini buku kerja Apple Numbers."),
    ("word/document.xml", "Berkas ini dokumen Word, bukan tabel."),
    ("ppt/presentation.xml", "Berkas ini presentasi, bukan tabel."),
    ("content.xml", "Berkas ini buku kerja OpenDocument (.ods)."),
]


def kind_of(content: bytes) -> str:
    """CSV or XLSX. Raises BadFile with a sentence for anything else."""
    if len(content) > LARGEST_BYTES:
        raise refused("Berkas lebih besar dari 5 MB. Pecah menjadi beberapa berkas.")
    for beginning, sentence in _BEGINNINGS.items():
        if content.startswith(beginning):
            raise refused(sentence)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise refused(_old_office(content))
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _look_inside(content)
        return XLSX
    if content[:2048].lstrip().lower().startswith(_WEB):
        raise refused(f"Berkas ini halaman web yang dinamai seperti tabel. {SAVE_AS}")
    return CSV


def _old_office(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return (
            "Berkas ini dikunci dengan kata sandi. Buka dengan kata sandinya, hapus kata sandi "
            "(Berkas, Info, Proteksi Buku Kerja), simpan, lalu unggah lagi."
        )
    return f"Berkas ini buku kerja Excel lama (.xls). {SAVE_AS}"


def _look_inside(content: bytes) -> None:
    """Bound what unpacking may cost before anything is unpacked; refuse other packed formats."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            _bound(parts)
            _refuse_other_formats({part.filename for part in parts})
            _refuse_tricks(packed, parts)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise refused(
            f"Berkas XLSX ini rusak atau terpotong sehingga tidak dapat dibuka. {SAVE_AS}"
        ) from error


def _bound(parts: list[zipfile.ZipInfo]) -> None:
    large = [p for p in parts if p.file_size > MOST_UNPACKED_OF.get(p.filename, MOST_UNPACKED)]
    if len(parts) > MOST_ENTRIES or large or sum(p.file_size for p in parts) > MOST_UNPACKED:
        raise refused(TOO_LARGE)


def _refuse_other_formats(names: set[str]) -> None:
    for name, sentence in _PACKED:
        if name in names:
            raise refused(f"{sentence} {SAVE_AS}")
    if "xl/workbook.xml" not in names:
        raise refused(f"Berkas ini arsip ZIP, bukan buku kerja Excel. {SAVE_AS}")


def _refuse_tricks(packed: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """No macro by another name, no XML that defines entities of its own, no endless sheet."""
    tags = 0
    for part in parts:
        text = packed.read(part)
        tags += text.count(b"<")
        if tags > MOST_TAGS:
            raise refused(TOO_LARGE)
        if part.filename == "[Content_Types].xml" and b"macroEnabled" in text:
            raise refused(f"Berkas ini memuat makro (.xlsm). {SAVE_AS}")
        if part.filename.endswith((".xml", ".rels")) and not _is_utf8(text):
            raise refused(f"Isi XLSX ini tidak wajar (XML-nya bukan UTF-8). {SAVE_AS}")
        if b"<!DOCTYPE" in text:
            raise refused(f"Isi XLSX ini tidak wajar (mendefinisikan entitas XML). {SAVE_AS}")


def _is_utf8(text: bytes) -> bool:
    """As every spreadsheet writes it; in another encoding the words looked for here hide."""
    declared = _ENCODING.match(text)
    return b"\0" not in text and (not declared or declared[1].lower() == b"utf-8")
