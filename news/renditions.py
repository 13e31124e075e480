"""A plain picture as the files that pages ask for: three widths, two formats, a share card."""

import io
from collections.abc import Iterator

from PIL import Image, ImageOps

WIDTHS = (480, 960, 1600)
FORMATS = ("jpg", "webp")
SHARE_SIZE = (1200, 630)
SHARE_NAME = "share.jpg"
SHARE_LIMIT = 300_000
QUALITY = {"JPEG": 80, "WEBP": 76}


def widths(width: int) -> list[int]:
    """The widths that a picture of `width` is kept in: smaller ones and its own, never larger."""
    return sorted({min(width, each) for each in WIDTHS})


def render(picture: Image.Image) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file of an RGB picture that is at most 1600 pixels wide."""
    for width in widths(picture.width):
        height = max(1, round(picture.height * width / picture.width))
        sized = picture.resize((width, height), Image.Resampling.LANCZOS)
        yield f"{width}.jpg", _encoded(sized, "JPEG")
        yield f"{width}.webp", _encoded(sized, "WEBP")
    yield SHARE_NAME, share_card(picture)


def share_card(picture: Image.Image) -> bytes:
    """What messengers show beside a link: 1200 x 630, light enough that they take it."""
    card = ImageOps.fit(picture, SHARE_SIZE, Image.Resampling.LANCZOS)
    for quality in (82, 70, 55, 40, 25, 10):
        content = _encoded(card, "JPEG", quality)
        if len(content) < SHARE_LIMIT:
            break
    return content


def _encoded(picture: Image.Image, kind: str, quality: int = 0) -> bytes:
    file = io.BytesIO()
    # "progressive" and "optimize" mean nothing to WebP, "method" nothing to JPEG.
    picture.save(
        file, kind, quality=quality or QUALITY[kind], optimize=True, progressive=True, method=4
    )
    return file.getvalue()
