"""A plain picture as the files that pages ask for: four widths, three formats, a share card."""

import io
from collections.abc import Iterator
from typing import Any

from PIL import Image

WIDTHS = (320, 640, 1024, 1600)
# The best first: of several sources a browser takes the first that it knows.
FORMATS = ("avif", "webp", "jpg")
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
SHARE_SIZE = (1200, 630)
SHARE_LIMIT = 300_000
MIDDLE = 50
# AVIF at speed 9 is as small as at 8 in a fourth of the time. WebP, now for the few browsers
# without AVIF, takes the quick way too.
OPTIONS: dict[str, dict[str, Any]] = {
    "jpg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
    "webp": {"format": "WEBP", "quality": 76, "method": 2},
    "avif": {"format": "AVIF", "quality": 60, "speed": 9},
}


def widths(width: int) -> list[int]:
    """The widths that a picture of `width` is kept in: smaller ones and its own, never larger."""
    return sorted({min(width, each) for each in WIDTHS})


def render(
    picture: Image.Image, focal_x: int = MIDDLE, focal_y: int = MIDDLE
) -> Iterator[tuple[str, bytes]]:
    """The share card and then all widths of an RGB picture that is at most 1600 pixels wide."""
    yield share_name(focal_x, focal_y), share_card(picture, focal_x, focal_y)
    yield from files_of(picture)


def files_of(picture: Image.Image) -> Iterator[tuple[str, bytes]]:
    """Name and content of each width in each format, the widest first."""
    width, height = picture.size
    for each in reversed(widths(width)):
        # From the next larger one, which costs a fraction and looks the same.
        size = each, max(1, round(height * each / width))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
        for kind in FORMATS:
            yield f"{each}.{kind}", _encoded(picture, **OPTIONS[kind])


def share_name(focal_x: int, focal_y: int) -> str:
    """The share card's file; another focal point makes another name, for copies live a year."""
    if focal_x == focal_y == MIDDLE:
        return "share.jpg"
    return f"share-{focal_x}-{focal_y}.jpg"


def share_card(picture: Image.Image, focal_x: int = MIDDLE, focal_y: int = MIDDLE) -> bytes:
    """What messengers show beside a link: 1200 x 630, light enough that they take it."""
    box = crop_box(picture.size, SHARE_SIZE, focal_x, focal_y)
    card = picture.resize(SHARE_SIZE, Image.Resampling.LANCZOS, box=box)
    for quality in (82, 70, 55, 40, 25, 10):
        content = _encoded(card, **OPTIONS["jpg"] | {"quality": quality})
        if len(content) < SHARE_LIMIT:
            break
    return content


def crop_box(
    size: tuple[int, int], wanted: tuple[int, int], focal_x: int, focal_y: int
) -> tuple[float, float, float, float]:
    """The largest part of `size` in the ratio of `wanted`, with the focal point (in percent) as
    near to its middle as the edges allow."""
    scale = min(size[0] / wanted[0], size[1] / wanted[1])
    starts, lengths = [], [side * scale for side in wanted]
    for side, length, focal in zip(size, lengths, (focal_x, focal_y), strict=True):
        starts.append(min(max(side * focal / 100 - length / 2, 0.0), max(side - length, 0.0)))
    left, top = starts
    return left, top, min(left + lengths[0], size[0]), min(top + lengths[1], size[1])


def _encoded(picture: Image.Image, **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, **options)
    return file.getvalue()
