"""What a PDF holds that its readers could not open or should not get, found without a PDF reader.

Only names are looked for, in the file itself and in the packed parts where newer programmes keep
the objects of a document. What is packed in an unusual way is not held against it.
"""

import re
import zlib
from collections.abc import Iterator
from itertools import chain

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
PACKED = re.compile(rb"/Type\s*/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n")
LOCK = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
PROGRAM = re.compile(rb"/(?:JavaScript|JS|Launch)(?![A-Za-z0-9])")
PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
# A name may hide its letters: /J#61vaScript.
HIDDEN = re.compile(rb"#([0-9A-Fa-f]{2})")


def refusal(data: bytes) -> str | None:
    """The sentence for a PDF that is not offered to readers; None for others."""
    if b"%%EOF" not in data[-TAIL:]:
        return CUT_OFF
    if LOCK.search(data):
        return LOCKED
    has_pages = bool(PAGE.search(data))
    for part in chain([_without_streams(data)], _unpacked(data)):
        if PROGRAM.search(_spelled_out(part)):
            return ACTIVE
        has_pages = has_pages or not part or bool(PAGE.search(part))
    return None if has_pages else NO_PAGES


def _without_streams(data: bytes) -> bytes:
    """The objects, without pictures and fonts, in whose bytes anything may stand by chance."""
    pieces = data.split(b"endstream")
    return b" ".join(STREAM.split(piece, maxsplit=1)[0] for piece in pieces) + b" "


def _unpacked(data: bytes) -> Iterator[bytes]:
    """The objects that are kept packed; b"" for what could not be unpacked."""
    left = MOST_UNPACKED
    for found in PACKED.finditer(data):
        try:
            part = zlib.decompressobj().decompress(memoryview(data)[found.end() :], left)
        except zlib.error:
            part = b""
        yield part
        left -= len(part)
        if left <= 0:
            yield b""
            return


def _spelled_out(part: bytes) -> bytes:
    return HIDDEN.sub(lambda found: bytes([int(found[1], 16)]), part)
