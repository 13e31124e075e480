"""Pictures among what is pasted: only those of our own library stay."""

from kpuportal.html import own_file
from news.pasting.tree import Element, parse, simplified

LONGEST_EMOJI = 12  # a family of four is seven signs


def pictured(parent: Element) -> None:
    """Emoji that were drawn as pictures become signs; other pictures from elsewhere go."""
    parent.children = [
        _in_its_place(child) if isinstance(child, Element) and child.tag == "img" else child
        for child in parent.children
    ]


def _in_its_place(image: Element) -> Element | str:
    if own_file(image.attributes.get("src", "")):
        return image
    # A description, as Word writes one by itself, is about a picture that nobody sees.
    return image.attributes.get("alt", "") if _is_emoji(image) else ""


def _is_emoji(image: Element) -> bool:
    alt = image.attributes.get("alt", "")
    has_sign = any(ord(sign) > 0x2000 for sign in alt)
    return has_sign and len(alt) <= LONGEST_EMOJI and not any(map(str.isalpha, alt))


def left_out(html: str) -> int:
    """How many pictures of `html` will not be kept."""
    images = (each for each in parse(simplified(html)).elements() if each.tag == "img")
    return sum(not (own_file(each.attributes.get("src", "")) or _is_emoji(each)) for each in images)
