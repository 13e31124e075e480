"""What is taken in as a picture, what it becomes, and what it may cost the server."""

import io
import json
import re
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator

import pytest
from PIL import Image, ImageCms
from PIL.TiffImagePlugin import IFDRational

from kpuportal import picture_files, renditions
from kpuportal.picture_files import PictureError, accept_upload
from tests.news.conftest import encoded

KINDS = {"jpg": "JPEG", "webp": "WEBP", "avif": "AVIF"}
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
        ("RGB", "WEBP"), ("RGBA", "WEBP"), ("RGB", "AVIF"), ("RGBA", "AVIF"),
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


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
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
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
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


def frames(kind):
    several = [Image.new("RGB", (60, 40), color) for color in ("red", "blue", "green")]
    return encoded(several[0], kind, save_all=True, append_images=several[1:])


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_a_moving_picture_is_refused(kind):
    with pytest.raises(PictureError, match="Gambar bergerak tidak dapat dipakai"):
        accepted(frames(kind))


def test_of_the_several_pictures_of_a_phone_the_first_is_taken():
    assert near(accepted(frames("MPO")).getpixel((9, 9)), (254, 0, 0))


@pytest.mark.parametrize(
    ("size", "expected"),
    [((3200, 1800), (1600, 900)), ((800, 600), (800, 600)), ((500, 4800), (250, 2400)),
     ((1, 1), (1, 1)), ((5000, 2), (1600, 1))],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_pictures_fit_the_frame_and_never_grow(size, expected, kind):
    assert accepted(encoded(Image.new("RGB", size, "gold"), kind)).size == expected


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
# The first boxes of an iPhone's photograph, and of one that says only that it is a picture.
HEIC = b"\x00\x00\x00\x24ftypheic\x00\x00\x00\x00mif1MiHEmiafheic" + bytes(400)
HEIF = b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic" + bytes(400)
MP4 = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp41" + bytes(400)
UNKNOWN = "bukan gambar JPEG, PNG, WebP, atau AVIF"


def not_pictures() -> Iterator[tuple[str, bytes, str]]:
    picture = half_and_half()
    yield "empty", b"", "Berkas ini kosong. Simpan ulang"
    yield "text", b"bukan gambar", UNKNOWN
    yield "html", b"<!doctype html><script>alert(1)</script>", UNKNOWN
    yield "html with svg", b"<!doctype html><p><svg onload=alert(1)>", UNKNOWN
    yield "eps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", UNKNOWN
    for kind in ("BMP", "TIFF", "ICO"):
        yield kind, encoded(picture, kind), UNKNOWN
    yield "pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "Unggah sebagai dokumen"
    yield "svg", SVG, "Simpan gambarnya sebagai PNG"
    yield "svg with prologue", b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x -->\n' + SVG, "SVG"
    yield "GIF", encoded(picture, "GIF"), "sebagai PNG atau JPEG"
    yield "moving GIF", frames("GIF"), "satu bingkainya bila bergerak"
    yield "HEIC", HEIC, "Pengaturan > Kamera > Format, pilih Paling Kompatibel"
    yield "HEIF", HEIF, "HEIC, format foto bawaan iPhone"
    yield "video", MP4, "Berkas ini video"


@pytest.mark.parametrize(
    ("data", "sentence"), [pytest.param(*rest, id=name) for name, *rest in not_pictures()]
)
def test_other_files_are_refused_by_their_content_with_a_way_on(data, sentence):
    with pytest.raises(PictureError, match=re.escape(sentence)):
        accepted(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_file_that_breaks_off_is_refused(kind, part):
    data = encoded(noise(300, 200), kind)
    with pytest.raises(PictureError, match=r"rusak atau terpotong|bukan gambar"):
        accepted(data[: int(len(data) * part)])


def test_a_heavy_file_is_refused_before_it_is_opened(monkeypatch):
    monkeypatch.setattr(picture_files, "_opened", lambda data: pytest.fail("was opened"))
    with pytest.raises(PictureError, match="lebih dari 10 MB"):
        accepted(b"\xff\xd8\xff" + bytes(picture_files.MAX_BYTES))


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
    monkeypatch.setattr(picture_files, "_decoded", lambda picture: pytest.fail("was decoded"))
    with pytest.raises(PictureError, match=r"terlalu besar|bukan gambar"):
        accepted(bomb(width, height))


@pytest.mark.parametrize(("kind", "options"), [("WEBP", {"method": 0}), ("AVIF", {"speed": 10})])
def test_what_takes_more_memory_to_decode_is_refused_sooner(kind, options):
    with pytest.raises(PictureError, match="WebP dan AVIF 12,5 juta"):
        accepted(encoded(Image.new("RGB", (5000, 2501)), kind, **options))


# In a child of its own: the largest size of a process is counted on from that of the one that
# started it, here that of all tests.
MEASURED = """
import json, os, resource, sys, time
if child := os.fork():
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
from kpuportal import picture_files, renditions
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
files = dict(renditions.render(picture_files.accept_upload(sys.stdin.buffer)))
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([(after - before) // 1024, time.process_time(), len(files)]))
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
    "AVIF": lambda: encoded(noise(5000, 2500), "AVIF", speed=10, quality=50),
    "16-bit PNG": lambda: encoded(Image.new("I;16", (5000, 5000), 999), "PNG"),
    "photograph of 25 megapixels": lambda: encoded(noise(6250, 4000), "JPEG", quality=35),
    "tall JPEG": lambda: encoded(noise(2000, 12_000), "JPEG", quality=40),
}


@pytest.mark.parametrize("name", LARGEST)
def test_the_largest_pictures_stay_within_300_mb(name):
    data = LARGEST[name]()
    assert len(data) <= picture_files.MAX_BYTES
    run = subprocess.run(
        [sys.executable, "-c", MEASURED],
        input=data,
        capture_output=True,
        check=True,
    )
    megabytes, _, files = json.loads(run.stdout)
    assert megabytes <= 300
    assert files >= 3


@pytest.mark.parametrize(
    ("width", "expected"),
    [(1600, [320, 640, 1024, 1600]), (1200, [320, 640, 1024, 1200]), (640, [320, 640]), (30, [30])],
)
def test_widths_are_never_larger_than_the_picture(width, expected):
    assert renditions.widths(width) == expected


def test_every_width_comes_in_each_format():
    files = dict(renditions.render(Image.new("RGB", (1200, 675), "gold")))
    wanted = {f"{width}.{kind}" for width in (320, 640, 1024, 1200) for kind in KINDS}
    assert set(files) == {"share.jpg", *wanted}
    for name in wanted:
        stored, width = Image.open(io.BytesIO(files[name])), int(name.split(".")[0])
        assert stored.format == KINDS[name.split(".")[1]]
        assert stored.size == (width, round(width * 9 / 16))


def test_the_better_formats_are_lighter():
    photograph = Image.effect_noise((400, 250), 60).resize((1600, 1000)).convert("RGB")
    weight = {name: len(content) for name, content in renditions.render(photograph)}
    for width in (640, 1024, 1600):
        assert weight[f"{width}.avif"] < weight[f"{width}.webp"] <= weight[f"{width}.jpg"] * 1.1


@pytest.mark.parametrize(
    ("size", "focal", "box"),
    [
        ((1600, 900), (50, 50), (0, 30, 1600, 870)),
        ((1600, 2400), (50, 0), (0, 0, 1600, 840)),
        ((1600, 2400), (50, 100), (0, 1560, 1600, 2400)),
        ((1600, 2400), (0, 50), (0, 780, 1600, 1620)),
        ((2400, 630), (100, 50), (1200, 0, 2400, 630)),
        ((2400, 630), (30, 50), (120, 0, 1320, 630)),
    ],
)
def test_the_crop_keeps_the_focal_point_as_near_to_the_middle_as_it_can(size, focal, box):
    assert renditions.crop_box(size, renditions.SHARE_SIZE, *focal) == pytest.approx(box)


def test_the_share_card_shows_what_is_in_focus():
    tall = Image.new("RGB", (800, 2000), "white")
    tall.paste(RED, (0, 0, 800, 500))
    for focal_y, color in ((0, RED), (100, WHITE)):
        card = Image.open(io.BytesIO(renditions.share_card(tall, 50, focal_y)))
        assert near(card.getpixel((600, 315)), color)


@pytest.mark.parametrize("size", [(1600, 900), (300, 2400), (40, 30)])
def test_the_share_card_is_light_even_when_the_picture_is_noise(size):
    content = renditions.share_card(Image.effect_noise(size, 200).convert("RGB"))
    assert Image.open(io.BytesIO(content)).size == (1200, 630)
    assert len(content) < 300_000
