"""How a tag is spelled: typed with or without "#", kept without."""

import re

from django.utils.text import slugify

from kpuportal.html import legible


def tag_name(text: str) -> str:
    """The name that is kept of what was typed: "#Pilkada2024 " becomes "Pilkada2024".

    Naming a name changes nothing more.
    """
    return " ".join(legible(text).replace("\uff03", "#").split()).lstrip("# ")


def tag_slug(name: str) -> str:
    """The tag's part of an address; empty when the name has no letter or digit to offer."""
    return re.sub(r"[-_]+", "-", slugify(name)).strip("-")
