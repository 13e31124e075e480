"""What a PDF holds that its readers could not open or should not get, found without a PDF reader.

Only names are looked for, in the file itself and in the packed parts where newer programmes keep
the objects of a document. What is packed in an unusual way is not held against it.
"""

import re
import zlib
from collections.abc import Iterator

CUT_OFF = (
    "PDF ini terpotong: bagian akhirnya tidak ada. Simpan atau unduh ulang dari sumbernya, lalu "
    "unggah lagi."
)
LOCKED = (
    "PDF ini dikunci dengan kata sandi atau pembatasan, sehingga tidak semua pembaca dapat "
    "membuka atau menyalinnya. Buka, pilih Cetak > Simpan sebagai PDF, lalu unggah hasilnya."
)
ACTIVE = (
    "PDF ini memuat program (JavaScript atau perintah menjalankan berkas). Buka, pilih Cetak > "
    "Simpan sebagai PDF, lalu unggah hasilnya."
)
NO_PAGES = "PDF ini tidak punya halaman. Simpan ulang dari aplikasi asalnya, lalu unggah lagi."

# Programmes add a little behind the end; more than this is another file.
TAIL = 2048
# What is packed may grow to this much altogether; more is pictures, or made to hurt.
MOST_UNPACKED = 32 * 1024 * 1024
# So near before its stream stands what a stream is.
NEAR = 400
STREAM = re.compile(rb"stream\r?\n")
LOCK = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")


def _name(letters: str) -> str:
    """A pattern for a name, whose letters may be hidden: /J#61vaScript."""
    return "".join(f"(?:{each}|#(?i:{ord(each):02x}))" for each in letters)


PROGRAM = re.compile(
    f"/(?:{'|'.join(map(_name, ('JavaScript', 'JS', 'Launch')))})(?![A-Za-z0-9#])".encode()
)


def refusal(data: bytes) -> str | None:
    """The sentence for a PDF that is not offered to readers; None for others."""
    if b"%%EOF" not in data[-TAIL:]:
        return CUT_OFF
    if LOCK.search(data):
        return LOCKED
    has_pages = bool(PAGE.search(data))
    for part in _objects(data):
        if part is not None and PROGRAM.search(part):
            return ACTIVE
        has_pages = has_pages or part is None or bool(PAGE.search(part))
    return None if has_pages else NO_PAGES


def _objects(data: bytes) -> Iterator[bytes | None]:
    """The objects, packed ones too; None for what can not be unpacked. Left out are pictures and
    fonts, in whose bytes anything may stand by chance."""
    left = MOST_UNPACKED
    for piece in data.split(b"endstream"):
        head, *stream = STREAM.split(piece, maxsplit=1)
        yield head
        if stream and b"/ObjStm" in head[-NEAR:]:
            part = _unpacked(stream[0], left) if left > 0 else None
            yield part
            left -= len(part or b"")


def _unpacked(stream: bytes, most: int) -> bytes | None:
    try:
        return zlib.decompressobj().decompress(stream, most)
    except zlib.error:
        return None
