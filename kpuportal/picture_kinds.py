"""What a file is that is no usable picture, told by its first bytes, and what to do about it."""

import re

from kpuportal.pdf_files import EMPTY

HEIC = (
    "Berkas ini HEIC, format foto bawaan iPhone, yang tidak dapat ditampilkan semua peramban. "
    "Di iPhone: buka Pengaturan > Kamera > Format, pilih Paling Kompatibel, lalu potret lagi; "
    "atau buka fotonya, pilih Bagikan > Opsi > Paling Kompatibel, simpan ke File, lalu unggah "
    "JPEG yang dihasilkan."
)
SVG = (
    "Gambar SVG tidak diterima karena dapat memuat program. Simpan gambarnya sebagai PNG dari "
    "aplikasi asalnya, lalu unggah PNG itu."
)
GIF = (
    "Gambar GIF tidak diterima. Simpan gambarnya, atau satu bingkainya bila bergerak, sebagai PNG "
    "atau JPEG, lalu unggah lagi."
)
PDF = "Berkas ini PDF. Unggah sebagai dokumen, lalu lampirkan pada beritanya."
VIDEO = "Berkas ini video. Pustaka gambar hanya menyimpan foto dan gambar diam."

# What a box of the ISO family says that it holds, at its fifth byte.
BRANDS = {
    **dict.fromkeys([b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"], HEIC),
    **dict.fromkeys([b"isom", b"mp42", b"mp41", b"M4V ", b"qt  ", b"3gp4", b"3gp5"], VIDEO),
}
BEGINNINGS = [
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"%PDF-", PDF),
]
# Beginnings that say neither; HEIC hides among the brands that a file is compatible with.
CONTAINERS = {b"mif1", b"msf1"}
SVG_ROOT = re.compile(
    rb"^(?:\xef\xbb\xbf)?(?:<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE[^>]*>|\s)*<svg", re.DOTALL
)


def refusal(data: bytes) -> str | None:
    """The sentence for a file of a kind that people mistake for a picture; None for others."""
    if not data:
        return EMPTY
    for beginning, sentence in BEGINNINGS:
        if data.startswith(beginning):
            return sentence
    if SVG_ROOT.match(data[:4096]):
        return SVG
    return _by_brand(data) if data[4:8] == b"ftyp" else None


def begins_as_picture(data: bytes) -> bool:
    """Whether the first bytes promise a kind that is taken in, whatever follows."""
    is_webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    return (
        is_webp
        or data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))
        or (data[4:8] == b"ftyp" and b"avif" in data[8:256])
    )


def _by_brand(data: bytes) -> str | None:
    brand, size = data[8:12], int.from_bytes(data[:4], "big")
    if brand in CONTAINERS and b"avif" not in data[16 : min(size, 256)]:
        return HEIC
    return BRANDS.get(brand)
