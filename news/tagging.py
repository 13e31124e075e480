"""How tags are spelled: typed with or without "#", kept without."""

import re
from collections.abc import Iterable

from django.utils.text import slugify

from kpuportal.html import legible

MOST_TAGS = 20  # of one article
BETWEEN = re.compile("[#\uff03,;\r\n]+")  # what parts one tag from the next, so none holds it


def tag_name(text: str) -> str:
    """The name that is kept of what was typed: "#Pilkada2024 " becomes "Pilkada2024".

    Naming a name changes nothing more.
    """
    return " ".join(BETWEEN.sub(" ", legible(text)).split())


def tag_slug(name: str) -> str:
    """The tag's part of an address; empty when the name has no letter or digit to offer."""
    return re.sub(r"[-_]+", "-", slugify(name)).strip("-")


def squeezed(slug: str) -> str:
    """What two spellings of one word have in common: "teman-pemilih" and "temanpemilih"."""
    return slug.replace("-", "")


def tag_names(text: str) -> list[str]:
    """The names in a line such as "#temanpemilih #Pilkada2024, KPU Goes to School"."""
    return distinct(tag_name(part) for part in BETWEEN.split(text))


def distinct(names: Iterable[str]) -> list[str]:
    """Each tag once, in the spelling that came first."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(tag_slug(name) or name, name)
    return [name for name in found.values() if name]
