"""The one allow-list for rich text: what an article or note may contain, on every path in."""

import re
from html import escape, unescape
from html.parser import HTMLParser
from typing import Any

import nh3
from django.conf import settings
from django.db import models
from django_prose_editor.fields import ProseEditorField

ATTRIBUTES = {
    "a": {"href", "title"},
    "th": {"colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
    "img": {"src", "alt", "width", "height"},
}
TAGS = {
    *ATTRIBUTES,
    *(
        [
            "p",
            "h2",
            "h3",
            "h4",
            "ul",
            "li",
            "blockquote",
            "strong",
            "em",
            "u",
            "s",
            "sub",
            "sup",
            "br",
            "hr",
        ]
    ),
    *(["table", "thead", "tbody", "tr", "figure", "figcaption"]),
}
INLINE = {"a", "strong", "em", "u", "s", "sub", "sup"}
SCHEMES = {"http", "https", "mailto", "tel"}
EDITOR_EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Underline": True,
    "Strike": True,
    "Subscript": True,
    "Superscript": True,
    "Heading": {"levels": [2, 3, 4]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": sorted(SCHEMES)},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
}

# Characters that no reader sees and that break XML: C0 and C1 controls but tab, newline and
# return; lone surrogates; non-characters.
_PLANE_ENDS = "".join(chr(plane << 16 | end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
UNSAFE_CHARACTERS = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_PLANE_ENDS}]"
)
MOST_PASSES = 8
# No person nests more, and the time that cleaning takes grows with the square of the depth.
DEEPEST = 100
_NESTING = re.compile(
    r"<(/?)(?:ul|ol|blockquote|table|figure|div|section|article|font|center)\b", re.IGNORECASE
)
_EMPTY = re.compile(r"^(?:<p>\s*(?:<br>\s*)?</p>\s*)*$")
# Our policy lets browsers load pictures of this site only.
OWN_FILE = re.compile(r"/media/(?:[\w-][\w.-]*/)*[\w-][\w.-]*", re.ASCII)
_LENGTH = re.compile(r"[1-9][0-9]{0,4}")
_IMAGE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
_ALT = re.compile(r' alt="([^"]*)"')


def own_file(address: str) -> str | None:
    """The path of a file of this site that `address` means; None when it is elsewhere."""
    path = address.removeprefix(settings.SITE_URL)
    return path if OWN_FILE.fullmatch(path) else None


def _kept_value(tag: str, name: str, value: str) -> str | None:
    """What is kept of an attribute's value. A picture has an address here, and whole pixels."""
    if tag != "img":
        return value
    if name == "src":
        return own_file(value)
    if name in {"width", "height"}:
        return value if _LENGTH.fullmatch(value) else None
    return value


_cleaner = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    attribute_filter=_kept_value,
    url_schemes=SCHEMES,
    link_rel="noopener",
    strip_comments=True,
)


def legible(text: str) -> str:
    """`text` without the characters that no reader sees and that break feeds."""
    return UNSAFE_CHARACTERS.sub("", text)


def clean(html: str) -> str:
    """`html` reduced to the allow-list; empty when nothing but empty paragraphs is left.

    Cleaning what is clean changes nothing.
    """
    if nests_too_deep(html):
        return _cleaner.clean(escape(plain(html)))
    # One pass can uncover what the next must remove: "java&#1;script:" is no scheme until its
    # control character is gone. Text that goes on changing is no person's; its words are kept.
    for _ in range(MOST_PASSES):
        before, html = html, _pass(html)
        if html == before:
            return "" if _EMPTY.match(html) else html
    return _cleaner.clean(escape(plain(html)))


def nests_too_deep(html: str) -> bool:
    """Whether its elements stand in each other beyond what any person writes."""
    depth = 0
    for closing in _NESTING.findall(html):
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > DEEPEST:
            return True
    return False


def _pass(html: str) -> str:
    """Cleaned once; pictures load when they come into view, and one of elsewhere is told."""
    kept = _IMAGE.sub(_shown_or_told, _cleaner.clean(legible(html)))
    return legible(kept).strip()


def _shown_or_told(image: re.Match[str]) -> str:
    attributes = image[1]
    if ' src="' in attributes:
        return f'<img{attributes} loading="lazy" decoding="async">'
    told = _ALT.search(attributes)
    return escape(unescape(told[1])) if told else ""


class _Words(HTMLParser):
    """Collects the text of a page; blocks and breaks separate words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in INLINE:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.parts.append(" ")


def plain(html: str) -> str:
    """The words of `html` without tags, entities resolved, blanks single."""
    words = _Words()
    words.feed(html)
    words.close()
    return " ".join("".join(words.parts).split())


class CleanHTMLField(ProseEditorField):
    """Rich text that is cleaned on each way into the database, forms or not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("extensions", EDITOR_EXTENSIONS)
        kwargs["sanitize"] = clean
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = clean(super().pre_save(model_instance, add) or "")
        setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        if isinstance(value, str):
            value = clean(value)
        return super().get_db_prep_save(value, connection)
