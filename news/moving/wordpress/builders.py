"""Shortcodes of page builders (WPBakery, Divi) that carry what they show in their attributes."""

import re
from html import escape
from urllib.parse import unquote

PICTURES = {"vc_single_image", "et_pb_image", "et_pb_fullwidth_image"}
GALLERIES = {
    "vc_gallery": "images", "vc_images_carousel": "images", "vc_media_grid": "include",
    "et_pb_gallery": "gallery_ids",
}  # fmt: skip
HEADINGS = {
    "vc_custom_heading": "text", "vc_toggle": "title", "vc_tta_section": "title",
    "vc_tab": "title", "vc_accordion_tab": "title", "et_pb_toggle": "title",
    "et_pb_accordion_item": "title", "et_pb_tab": "title", "et_pb_blurb": "title",
    "et_pb_heading": "title", "et_pb_cta": "title",
}  # fmt: skip
BUTTONS = {
    "vc_btn": ("title", "link"), "vc_button": ("title", "href"),
    "et_pb_button": ("button_text", "button_url"), "et_pb_cta": ("button_text", "button_url"),
}  # fmt: skip
LAYOUT = ("vc_", "et_pb_", "fusion_")  # the others of these arrange and say nothing
ENCODED = {"vc_raw_html", "vc_raw_js"}  # what they enclose is no text
_WPBAKERY_LINK = re.compile(r"(?:^|\|)url:([^|]*)")


def built(name: str, given: dict[str, str]) -> str:
    """The HTML of what the attributes show; empty when they show nothing."""
    return _heading(name, given) + _picture(name, given) + _button(name, given)


def gallery_numbers(name: str, given: dict[str, str]) -> str | None:
    """The numbers of the gallery's files as they are written; None when it is none."""
    key = "ids" if name == "gallery" else GALLERIES.get(name)
    return None if key is None else given.get(key, "")


def _heading(name: str, given: dict[str, str]) -> str:
    words = given.get(HEADINGS[name], "").strip() if name in HEADINGS else ""
    return f"\n\n<h3>{escape(words, quote=False)}</h3>\n\n" if words else ""


def _picture(name: str, given: dict[str, str]) -> str:
    if name not in PICTURES:
        return ""
    number = re.sub(r"[^0-9]", "", given.get("image", ""))
    source = given.get("src") or given.get("custom_src") or ""
    alt = escape(given.get("alt", ""))
    return f'\n\n<img class="wp-image-{number}" src="{escape(source)}" alt="{alt}">\n\n'


def _button(name: str, given: dict[str, str]) -> str:
    if name not in BUTTONS:
        return ""
    words, address = (given.get(key, "").strip() for key in BUTTONS[name])
    if found := _WPBAKERY_LINK.search(address):
        address = unquote(found[1])
    return f'\n\n<a href="{escape(address)}">{escape(words, quote=False)}</a>\n\n' if words else ""
