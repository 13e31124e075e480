"""Which words may stand in an article's address, and how one is found for a title."""

import re
from collections.abc import Iterator
from itertools import count

from django.core.validators import RegexValidator
from django.utils.text import slugify

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
RESERVED = ("tag", "rss", "atom")  # /berita/tag/ and the feeds are not articles
LONGEST = 180

_form = RegexValidator(
    SLUG_PATTERN.removesuffix("$") + r"\Z",
    "Alamat hanya berisi huruf kecil, angka, dan tanda hubung, misalnya “rapat-pleno-terbuka”.",
)
_free = RegexValidator(
    rf"^(?:{'|'.join(RESERVED)})\Z",
    "Alamat ini dipakai oleh halaman lain di situs ini.",
    inverse_match=True,
)


def validate_slug(slug: str) -> None:
    """Raise ValidationError unless `slug` may name an article."""
    _form(slug)
    _free(slug)


def slugs_for(title: str) -> Iterator[str]:
    """Addresses that would suit `title`, best first, without end."""
    words = re.sub(r"[-_]+", "-", slugify(title))[:LONGEST].strip("-") or "berita"
    if words not in RESERVED:
        yield words
    for number in count(2):
        yield f"{words}-{number}"
