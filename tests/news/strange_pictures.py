"""Files that cameras, printers, phones, old programmes and attackers make, built by hand."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

from tests.news.conftest import encoded

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PHP = b"<?php system($_GET[0]); ?><script>alert(1)</script>"


def photo(size: tuple[int, int] = (640, 480), mode: str = "RGB") -> Image.Image:
    """Something with edges and shades."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    image.paste((200, 30, 30), (0, 0, size[0] // 2, size[1] // 2))
    return image.convert(mode)


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG with its checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, depth: int, colour: int, rows: bytes, *more: bytes) -> bytes:
    """A PNG of these raw rows; `more` are chunks before the pixels."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    return b"".join(
        [SIGNATURE, header, *more, chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    )


def deep_png(channels: int) -> bytes:
    """Sixteen bits a channel: 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha."""
    colour = {1: 0, 2: 4, 3: 2, 4: 6}[channels]
    row = b"\x00" + struct.pack(">" + "H" * channels, *range(20_000, 20_000 + channels)) * 64
    return png(64, 48, 16, colour, row * 48)


def with_chunk(kind: bytes, data: bytes) -> bytes:
    """A small picture with one more chunk before its pixels."""
    rows = (b"\x00" + b"\xc8\x1e\x1e" * 64) * 48
    return png(64, 48, 8, 2, rows, chunk(kind, data))


def adobe_cmyk() -> bytes:
    """As printers' programmes write it: inverted, with an Adobe marker and a profile."""
    return encoded(photo(mode="CMYK"), "JPEG", quality=90, icc_profile=b"\x00" * 128 + b"acspCMYK")


def twelve_bit() -> bytes:
    """A JPEG that says it has twelve bits a channel, as medical machines write it."""
    data = bytearray(encoded(photo(), "JPEG"))
    data[data.index(b"\xff\xc0") + 4] = 12
    return bytes(data)


def lab_profile() -> bytes:
    """A profile of another colour space than the picture's."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def archive() -> bytes:
    """A small ZIP, as it is glued behind pictures."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as held:
        held.writestr("jahat.html", "<script>alert(1)</script>")
    return file.getvalue()


def moving(kind: str, **options: Any) -> bytes:
    """Two frames."""
    first, second = photo((64, 48)), Image.new("RGB", (64, 48), "blue")
    return encoded(first, kind, save_all=True, append_images=[second], duration=90, **options)


def loaded_with_secrets() -> bytes:
    """A phone's JPEG with place, owner, and the words of three more kinds of metadata."""
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "PEMILIK-RAHASIA"
    exif.get_ifd(0x8825).update({1: "S", 2: (7.0, 42.0, 0.0)})
    xmp = b"<x:xmpmeta>TEMPAT-RAHASIA</x:xmpmeta>"
    data = encoded(photo(), "JPEG", exif=exif, xmp=xmp, comment=b"KOMENTAR-RAHASIA")
    iptc = (
        b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x12\x1c\x02\x50\x00\x0dIPTC-RAHASIA\x00"
    )
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + data[2:]


def text_png() -> bytes:
    """Megabytes of text in a few kilobytes."""
    words = zlib.compress(bytes(64 * 1024 * 1024), 9)
    return with_chunk(b"zTXt", b"Comment\x00\x00" + words)


def described_png() -> bytes:
    """Words of every kind that PNG knows."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "PEMILIK-RAHASIA", zip=True)
    info.add_itxt("XML:com.adobe.xmp", "<x>TEMPAT-RAHASIA</x>")
    return encoded(photo(), "PNG", pnginfo=info)


DAMAGED, UNKNOWN, LARGE = "rusak atau terpotong", "bukan gambar JPEG", "terlalu besar"
MOVING = "bergerak"
# What each becomes: kept (""), or refused with a sentence that has these words.
STRANGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "progressive JPEG": (lambda: encoded(photo(), "JPEG", progressive=True), ""),
    "twelve-bit JPEG": (twelve_bit, DAMAGED),
    "Adobe CMYK JPEG": (adobe_cmyk, ""),
    "JPEG with a profile of another space": (
        lambda: encoded(photo(), "JPEG", icc_profile=lab_profile()), ""
    ),
    "JPEG with a broken profile": (
        lambda: encoded(photo(), "JPEG", icc_profile=b"\xff" * 200_000), ""
    ),
    "grey JPEG with an RGB profile": (
        lambda: encoded(
            photo(mode="L"), "JPEG",
            icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
        ), "",
    ),
    "JPEG of a phone with secrets": (loaded_with_secrets, ""),
    "16-bit grey PNG": (lambda: deep_png(1), ""),
    "16-bit grey PNG with alpha": (lambda: deep_png(2), ""),
    "16-bit RGB PNG": (lambda: deep_png(3), ""),
    "16-bit RGBA PNG": (lambda: deep_png(4), ""),
    "2-bit PNG": (lambda: png(8, 2, 2, 0, b"\x00\x1b\x1b" * 2), ""),
    "1-bit PNG": (lambda: encoded(photo(mode="1"), "PNG"), ""),
    "palette PNG with transparency": (
        lambda: encoded(photo(mode="P"), "PNG", transparency=bytes(range(256))), ""
    ),
    "PNG with words": (described_png, ""),
    "PNG with a bomb of words": (text_png, DAMAGED),
    "PNG with a bomb for a profile": (
        lambda: with_chunk(b"iCCP", b"x\x00\x00" + zlib.compress(bytes(1 << 26), 9)), DAMAGED
    ),
    "PNG with a wrong checksum": (
        lambda: with_chunk(b"tEXt", b"a\x00b").replace(b"a\x00b", b"a\x00c"), DAMAGED
    ),
    "PNG without a palette": (lambda: png(8, 8, 8, 3, (b"\x00" + b"\x05" * 8) * 8), DAMAGED),
    "PNG of too few rows": (lambda: png(64, 480, 8, 2, bytes(200)), DAMAGED),
    "APNG": (lambda: moving("PNG"), MOVING),
    "animated WebP": (lambda: moving("WEBP"), MOVING),
    "animated AVIF": (lambda: moving("AVIF"), MOVING),
    "animated GIF": (lambda: moving("GIF"), "bergerak"),
    "lossless WebP with alpha": (
        lambda: encoded(photo(mode="RGBA"), "WEBP", lossless=True), ""
    ),
    "half a JPEG": (lambda: encoded(photo(), "JPEG")[:3000], DAMAGED),
    "half a WebP": (lambda: encoded(photo(), "WEBP")[:900], DAMAGED),
    "half an AVIF": (lambda: encoded(photo(), "AVIF")[:600], DAMAGED),
    "JPEG of its first bytes": (lambda: b"\xff\xd8\xff\xe0", DAMAGED),
    "JPEG and ZIP": (lambda: encoded(photo(), "JPEG") + archive(), ""),
    "PNG and PHP": (lambda: encoded(photo(), "PNG") + PHP, ""),
    "WebP and HTML": (lambda: encoded(photo(), "WEBP") + PHP, ""),
    "SVG": (lambda: b'<?xml version="1.0"?><svg onload="alert(1)"/>', "SVG"),
    "SVG in UTF-16": (lambda: '<?xml version="1.0"?><svg/>'.encode("utf-16"), UNKNOWN),
    "compressed SVG": (lambda: b"\x1f\x8b\x08" + bytes(60), UNKNOWN),
    "HTML": (lambda: b"<!doctype html>" + PHP, UNKNOWN),
    "EXE": (lambda: b"MZ" + bytes(500), UNKNOWN),
    "TIFF": (lambda: encoded(photo(), "TIFF"), UNKNOWN),
    "BMP": (lambda: encoded(photo(), "BMP"), UNKNOWN),
    "ICO": (lambda: encoded(photo((48, 48)), "ICO"), UNKNOWN),
    "PSD": (lambda: b"8BPS\x00\x01" + bytes(500), UNKNOWN),
    "JPEG 2000": (lambda: encoded(photo(), "JPEG2000"), UNKNOWN),
    "HEIC": (lambda: b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "iPhone"),
    "1 x 1": (lambda: encoded(photo((1, 1)), "PNG"), ""),
    "1 x 12000": (lambda: encoded(Image.new("RGB", (1, 12_000), "gold"), "PNG"), ""),
    "1 x 20000": (lambda: encoded(Image.new("RGB", (1, 20_000)), "PNG"), LARGE),
    "20000 x 1": (lambda: encoded(Image.new("RGB", (20_000, 1)), "JPEG"), LARGE),
    "nothing": (lambda: b"", "kosong"),
    "zeros": (lambda: bytes(4096), UNKNOWN),
}  # fmt: skip
