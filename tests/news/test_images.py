"""What is taken in as a picture, what it becomes, and what it may cost the server."""

import io
import json
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator

import pytest
from PIL import Image, ImageCms
from PIL.TiffImagePlugin import IFDRational

from news import images, renditions
from news.images import PictureError, accept_upload
from tests.news.conftest import encoded

RED, WHITE = (200, 30, 30), (255, 255, 255)


def accepted(data):
    return accept_upload(io.BytesIO(data))


def near(color, wanted, distance=12):
    return all(abs(a - b) <= distance for a, b in zip(color, wanted, strict=True))


def half_and_half(mode="RGB", size=(400, 200)):
    """The left half red, the right half white."""
    image = Image.new("RGB", size, "white")
    image.paste(RED, (0, 0, size[0] // 2, size[1]))
    return image.convert(mode)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("RGB", "JPEG"), ("CMYK", "JPEG"), ("L", "JPEG"), ("YCbCr", "JPEG"),
        ("RGB", "PNG"), ("RGBA", "PNG"), ("P", "PNG"), ("L", "PNG"), ("LA", "PNG"), ("1", "PNG"),
        ("RGB", "WEBP"), ("RGBA", "WEBP"),
    ],
)  # fmt: skip
def test_every_colour_mode_becomes_rgb(mode, kind):
    image = accepted(encoded(half_and_half(mode), kind))
    assert (image.mode, image.size) == ("RGB", (400, 200))
    assert near(image.getpixel((350, 100)), WHITE)
    assert not near(image.getpixel((50, 100)), WHITE, 60)
    if mode not in {"L", "LA", "1"}:
        assert near(image.getpixel((50, 100)), RED, 40)


def test_sixteen_bits_are_scaled_not_cut():
    image = Image.new("I;16", (200, 100), 128 * 257)
    assert near(accepted(encoded(image, "PNG")).getpixel((5, 5)), (128, 128, 128), 2)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_is_transparent_becomes_white(kind):
    image = Image.new("RGBA", (100, 100), (200, 30, 30, 0))
    image.paste((200, 30, 30, 128), (0, 0, 50, 100))
    plain = accepted(encoded(image, kind))
    assert near(plain.getpixel((80, 50)), WHITE)
    assert near(plain.getpixel((20, 50)), (227, 142, 142))


def test_a_transparent_palette_becomes_white():
    image = Image.new("P", (50, 50), 0)
    image.putpalette([10, 20, 30] * 256)
    assert near(accepted(encoded(image, "PNG", transparency=0)).getpixel((9, 9)), WHITE)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_cameras_that_were_held_sideways_are_set_upright(orientation, kind):
    turned = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
    }[orientation]  # fmt: skip
    upright = half_and_half()
    as_held = upright.transpose(turned) if turned is not None else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = accepted(encoded(as_held, kind, exif=exif))
    assert image.size == (400, 200)
    assert near(image.getpixel((50, 100)), RED)
    assert near(image.getpixel((350, 100)), WHITE)


def test_where_it_was_taken_and_all_else_is_dropped():
    exif = Image.Exif()
    exif[0x010F] = "KAMERA-RAHASIA"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "S", (IFDRational(7), IFDRational(42), IFDRational(0))
    data = encoded(half_and_half(), "JPEG", exif=exif, comment=b"KOMENTAR") + b"<script>EKOR"
    assert Image.open(io.BytesIO(data)).getexif().get_ifd(0x8825)
    for _, content in renditions.render(accepted(data)):
        stored = Image.open(io.BytesIO(content))
        assert dict(stored.getexif()) == {}
        assert not {"exif", "icc_profile", "xmp", "comment"} & set(stored.info)
        for secret in (b"KAMERA", b"KOMENTAR", b"EKOR", b"<script"):
            assert secret not in content


def test_colours_of_another_profile_are_translated():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    same = accepted(encoded(half_and_half(), "JPEG", icc_profile=profile))
    assert near(same.getpixel((50, 100)), RED)
    broken = accepted(encoded(half_and_half(), "JPEG", icc_profile=b"no profile at all"))
    assert near(broken.getpixel((50, 100)), RED)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "MPO"])
def test_of_several_pictures_the_first_is_taken(kind):
    frames = [Image.new("RGB", (60, 40), color) for color in ("red", "blue", "green")]
    data = encoded(frames[0], kind, save_all=True, append_images=frames[1:])
    assert near(accepted(data).getpixel((9, 9)), (254, 0, 0))


@pytest.mark.parametrize(
    ("size", "expected"),
    [((3200, 1800), (1600, 900)), ((800, 600), (800, 600)), ((500, 4800), (250, 2400)),
     ((1, 1), (1, 1)), ((5000, 2), (1600, 1))],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_pictures_fit_the_frame_and_never_grow(size, expected, kind):
    assert accepted(encoded(Image.new("RGB", size, "gold"), kind)).size == expected


def not_pictures() -> Iterator[tuple[str, bytes]]:
    picture = half_and_half()
    yield "empty", b""
    yield "text", b"bukan gambar"
    yield "svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    yield "html", b"<!doctype html><script>alert(1)</script>"
    yield "pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"
    yield "eps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"
    for kind in ("GIF", "BMP", "TIFF", "ICO", "AVIF"):
        yield kind, encoded(picture, kind)


@pytest.mark.parametrize(("name", "data"), list(not_pictures()))
def test_only_three_formats_by_their_content(name, data):
    with pytest.raises(PictureError, match="bukan gambar JPEG, PNG, atau WebP"):
        accepted(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_file_that_breaks_off_is_refused(kind, part):
    data = encoded(noise(300, 200), kind)
    with pytest.raises(PictureError, match=r"rusak atau terpotong|bukan gambar"):
        accepted(data[: int(len(data) * part)])


def test_a_heavy_file_is_refused_before_it_is_opened(monkeypatch):
    monkeypatch.setattr(images, "_opened", lambda data: pytest.fail("was opened"))
    with pytest.raises(PictureError, match="lebih dari 10 MB"):
        accepted(b"\xff\xd8\xff" + bytes(images.MAX_BYTES))


def bomb(width, height):
    """A PNG of few bytes that says it is this large."""

    def chunk(kind, data):
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1 << 20), 9)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


@pytest.mark.parametrize(
    ("width", "height"),
    [(5001, 5000), (12_001, 10), (10, 12_001), (30_000, 30_000), (2**31 - 1, 9)],
)
def test_a_large_picture_is_refused_before_it_is_decoded(monkeypatch, width, height):
    monkeypatch.setattr(images, "_decoded", lambda picture: pytest.fail("was decoded"))
    with pytest.raises(PictureError, match=r"terlalu besar|bukan gambar"):
        accepted(bomb(width, height))


def test_a_large_webp_is_refused_sooner():
    with pytest.raises(PictureError, match="WebP 12,5 juta"):
        accepted(encoded(Image.new("RGB", (5000, 2501)), "WEBP", method=0))


MEASURED = """
import json, resource, sys, time
from news import images, renditions
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
files = dict(renditions.render(images.accept_upload(sys.stdin.buffer)))
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([(after - before) // 1024, time.perf_counter() - start, len(files)]))
"""


def noise(width, height):
    return Image.effect_noise((width, height), 40).convert("RGB")


LARGEST = {
    "PNG with transparency": lambda: encoded(
        Image.new("RGBA", (5000, 5000), (200, 30, 30, 90)), "PNG", compress_level=1
    ),
    "PNG with a palette": lambda: encoded(Image.new("P", (5000, 5000)), "PNG", transparency=0),
    "progressive JPEG": lambda: encoded(
        noise(5000, 5000), "JPEG", quality=40, progressive=True, subsampling=0
    ),
    "CMYK JPEG": lambda: encoded(Image.new("CMYK", (5000, 5000), (200, 0, 0, 9)), "JPEG"),
    "WebP": lambda: encoded(Image.new("RGBA", (5000, 2500), (200, 30, 30, 90)), "WEBP", method=0),
    "tall JPEG": lambda: encoded(noise(2000, 12_000), "JPEG", quality=40),
}


@pytest.mark.parametrize("name", LARGEST)
def test_the_largest_pictures_stay_within_300_mb_and_3_seconds(name):
    data = LARGEST[name]()
    assert len(data) <= images.MAX_BYTES
    run = subprocess.run(
        [sys.executable, "-c", MEASURED],
        input=data,
        capture_output=True,
        check=True,
    )
    megabytes, seconds, files = json.loads(run.stdout)
    assert megabytes <= 300
    assert seconds <= 3
    assert files >= 3


@pytest.mark.parametrize(
    ("width", "expected"),
    [(1600, [480, 960, 1600]), (1200, [480, 960, 1200]), (960, [480, 960]), (300, [300])],
)
def test_widths_are_never_larger_than_the_picture(width, expected):
    assert renditions.widths(width) == expected


def test_every_width_comes_as_jpeg_and_webp():
    files = dict(renditions.render(Image.new("RGB", (1600, 900), "gold")))
    assert sorted(files) == sorted(
        ["480.jpg", "480.webp", "960.jpg", "960.webp", "1600.jpg", "1600.webp", "share.jpg"]
    )
    for name, content in files.items():
        stored = Image.open(io.BytesIO(content))
        assert stored.format == ("WEBP" if name.endswith("webp") else "JPEG")
        if name != "share.jpg":
            assert stored.size == (int(name.split(".")[0]), round(int(name.split(".")[0]) * 9 / 16))


@pytest.mark.parametrize("size", [(1600, 900), (300, 2400), (40, 30)])
def test_the_share_card_is_light_even_when_the_picture_is_noise(size):
    content = renditions.share_card(Image.effect_noise(size, 200).convert("RGB"))
    assert Image.open(io.BytesIO(content)).size == (1200, 630)
    assert len(content) < 300_000
