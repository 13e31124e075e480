"""What kind of file this is, by its first bytes; what can't be read is refused with the way out."""

import io
import zipfile

from participation.importing.problems import refused

CSV, XLSX = "csv", "xlsx"
LARGEST_BYTES = 5 * 1024 * 1024
MOST_ENTRIES = 500
MOST_UNPACKED = 12 * 1024 * 1024
MOST_UNPACKED_OF = {"xl/styles.xml": 1024 * 1024, "xl/workbook.xml": 1024 * 1024}
SAVE_AS = "Buka berkasnya, lalu Simpan Sebagai CSV UTF-8 atau Buku Kerja Excel (.xlsx)."

_BEGINNINGS = [
    (
        b"%PDF",
        "Berkas ini PDF, bukan tabel. Mintalah berkas tabelnya kepada pembuatnya.",
    ),
    (b"\x89PNG", "Berkas ini gambar, bukan tabel."),
    (b"\xff\xd8\xff", "Berkas ini gambar, bukan tabel."),
    (b"GIF8", "Berkas ini gambar, bukan tabel."),
    (b"RIFF", "Berkas ini gambar, bukan tabel."),
    (b"II*\x00", "Berkas ini gambar, bukan tabel."),
    (b"\xff\xfe", "Berkas ini bukan teks CSV UTF-8, melainkan UTF-16 (Teks Unicode)."),
    (b"\xfe\xff", "Berkas ini bukan teks CSV UTF-8, melainkan UTF-16 (Teks Unicode)."),
    (b"{\\rtf", "Berkas ini dokumen, bukan tabel."),
]
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
    for beginning, sentence in _BEGINNINGS:
        if content.startswith(beginning):
            raise refused(f"{sentence} {SAVE_AS}")
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
        raise refused(
            "Isi buku kerja ini terlalu besar setelah dibuka (paling besar 12 MB). Salin tabelnya "
            "saja ke buku kerja baru, tanpa gambar dan baris kosong berformat, lalu simpan."
        )


def _refuse_other_formats(names: set[str]) -> None:
    for name, sentence in _PACKED:
        if name in names:
            raise refused(f"{sentence} {SAVE_AS}")
    if "xl/workbook.xml" not in names:
        raise refused(f"Berkas ini arsip ZIP, bukan buku kerja Excel. {SAVE_AS}")


def _refuse_tricks(packed: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """No macro by another name, and no XML that defines entities of its own."""
    for part in parts:
        if not part.filename.endswith((".xml", ".rels")):
            continue
        text = packed.read(part)
        if part.filename == "[Content_Types].xml" and b"macroEnabled" in text:
            raise refused(f"Berkas ini memuat makro (.xlsm). {SAVE_AS}")
        if b"<!DOCTYPE" in text:
            raise refused(f"Isi XLSX ini tidak wajar (mendefinisikan entitas XML). {SAVE_AS}")
