"""Which picture files are taken in, and how they become plain upright pictures.

Everything that can be asked without decoding is asked first, so that a small file can not make
the server do big work. What comes out carries nothing of the file but its pixels.
"""

import io
from typing import IO

from PIL import Image, ImageCms

from kpuportal.picture_kinds import begins_as_picture, refusal

MAX_BYTES = 10 * 1024 * 1024
MAX_SIDE = 12_000
# Decoders of WebP and AVIF hold a picture several times over, so that it may have half the pixels.
MAX_PIXELS = {
    "JPEG": 25_000_000,
    "MPO": 25_000_000,
    "PNG": 25_000_000,
    "WEBP": 12_500_000,
    "AVIF": 12_500_000,
}
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
WIDEST, TALLEST = 1600, 2400
ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

SMALLER = (
    "Perkecil fotonya lalu unggah lagi. Di ponsel: buka fotonya, pilih Edit > Ubah ukuran; atau "
    "kirim foto itu kepada diri sendiri lewat WhatsApp, lalu unggah yang diterima."
)
TOO_HEAVY = f"Berkas gambar lebih dari 10 MB. {SMALLER}"
NOT_A_PICTURE = (
    "Berkas ini bukan gambar JPEG, PNG, WebP, atau AVIF. Jenis berkas dikenali dari isinya, "
    "bukan dari namanya. Bila ini gambar, buka di aplikasi asalnya, simpan sebagai JPEG atau PNG, "
    "lalu unggah lagi."
)
TOO_LARGE = (
    "Gambar ini terlalu besar: paling banyak 25 juta piksel (WebP dan AVIF 12,5 juta), dan tiap "
    f"sisi paling panjang 12.000 piksel. {SMALLER}"
)
MOVING = (
    "Gambar bergerak tidak dapat dipakai. Simpan satu bingkainya sebagai JPEG atau PNG, lalu "
    "unggah lagi."
)
DAMAGED = "Gambar ini rusak atau terpotong. Simpan ulang dari aplikasi asalnya, lalu unggah lagi."


class PictureError(ValueError):
    """The file can not be taken in; the sentence tells the person who uploads it why."""


def accept_upload(file: IO[bytes]) -> Image.Image:
    """The picture in `file`: upright, RGB on white, within 1600 x 2400 pixels.

    Raises PictureError with a sentence for whoever uploads it.
    """
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise PictureError(TOO_HEAVY)
    with _opened(data) as picture:
        if picture.width * picture.height > MAX_PIXELS[picture.format or ""]:
            raise PictureError(TOO_LARGE)
        if max(picture.size) > MAX_SIDE:
            raise PictureError(TOO_LARGE)
        if _moves(picture):
            raise PictureError(MOVING)
        try:
            return _decoded(picture)
        except Exception as error:  # decoders fail in many ways; all mean the same to the reader
            raise PictureError(DAMAGED) from error


def _opened(data: bytes) -> Image.Image:
    """Read the header. Pillow's forty other formats are never asked."""
    if sentence := refusal(data):
        raise PictureError(sentence)
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError(TOO_LARGE) from error
    except Exception as error:
        sentence = DAMAGED if begins_as_picture(data) else NOT_A_PICTURE
        raise PictureError(sentence) from error


def _moves(picture: Image.Image) -> bool:
    """Whether it is an animation. A phone's JPEG of several pictures (MPO) shows its first."""
    return picture.format != "MPO" and bool(getattr(picture, "is_animated", False))


def _decoded(picture: Image.Image) -> Image.Image:
    """Load fully, make small while the pixels are still few bytes, then RGB and upright."""
    orientation = _orientation(picture)
    profile = picture.info.get("icc_profile")
    size = _target(*picture.size, sideways=orientation >= 5)
    picture.draft(None, size)
    picture.load()
    small = _resizable(picture).resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    plain = _in_srgb(_on_white(small), profile)
    return plain.transpose(UPRIGHT[orientation]) if orientation in UPRIGHT else plain


def _orientation(picture: Image.Image) -> int:
    try:
        return int(picture.getexif().get(ORIENTATION, 1))
    except Exception:  # broken metadata does not make a broken picture
        return 1


def _target(width: int, height: int, *, sideways: bool) -> tuple[int, int]:
    """The size that fits the frame once the picture stands upright. Never larger than it came."""
    across, down = (TALLEST, WIDEST) if sideways else (WIDEST, TALLEST)
    scale = min(1.0, across / width, down / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _resizable(picture: Image.Image) -> Image.Image:
    """Palettes and bilevel pictures have no shades between their colours; give them some."""
    if picture.mode in {"P", "PA"}:
        return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    if picture.has_transparency_data and picture.mode in {"L", "RGB"}:
        return picture.convert("RGBA")
    return picture.convert("L") if picture.mode == "1" else picture


def _on_white(picture: Image.Image) -> Image.Image:
    """Without transparency and with eight bits a channel; colours stay as they are."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda shade: shade * (1 / 257)).convert("L")
    if picture.mode not in {"RGBA", "LA"}:
        return picture
    picture = picture.convert("RGBA")
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture.getchannel("A"))
    return white


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """In the colours of the web; a camera's or printer's own profile is applied, then dropped."""
    if profile and picture.mode in {"RGB", "CMYK"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            picture = ImageCms.profileToProfile(picture, source, srgb, outputMode="RGB") or picture
        except (ImageCms.PyCMSError, OSError):
            pass  # an unreadable profile says nothing; take the numbers as they are
    plain = picture.convert("RGB")
    plain.info = {}
    return plain
