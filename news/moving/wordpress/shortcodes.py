"""WordPress shortcodes, `[name attribute="x"]...[/name]`: what they mean becomes HTML.

Those that are not known go, and what they enclose stays; `<portal-gone>` tells where nothing does.
Brackets that are ordinary writing, "[1]" or "[sic]", are nobody's shortcode.
"""

import re
from dataclasses import dataclass
from html import escape, unescape

from news.moving.wordpress.builders import ENCODED, LAYOUT, built, gallery_numbers
from news.moving.wordpress.frames import YOUTUBE

# A value in quotes may hold brackets; lengths are bounded so that no text takes long.
_VALUE = r"\"[^\"]{0,2000}\"|'[^']{0,2000}'|[^\[\]\"']"
_TOKEN = re.compile(
    rf"\[(?P<open>\[?)(?P<slash>/?)(?P<name>[a-z][a-z0-9_-]{{0,60}})(?P<rest>(?=[\s/\]=:])(?>{_VALUE}){{0,2000}}+)\](?P<close>\]?)"
)
_ATTRIBUTE = re.compile(
    r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))|\"([^\"]*)\"|'([^']*)'|(\S+)"
)
_GONE = re.compile(r'<portal-gone name="[^"]*">')
# Those that people meet without attributes or an end.
ALONE = {
    "gallery", "caption", "embed", "video", "audio", "playlist", "youtube", "vimeo", "contact-form",
    "rev_slider", "sitemap", "archives", "polldaddy", "googlemaps", "toc", "divider", "clear",
    "spacer", "separator", "row", "column", "columns", "one_half", "one_third", "two_third",
}  # fmt: skip
CAPTIONS = {"caption", "wp_caption"}
# What is seen in a frame: films, sounds, documents.
PLAYERS = {
    "embed", "youtube", "vimeo", "video", "audio", "playlist", "dailymotion", "tiktok", "vc_video",
    "et_pb_video", "et_pb_audio", "pdf-embedder", "embeddoc", "gview", "pdfjs-viewer", "pdfviewer",
    "pdf",
}  # fmt: skip
FORMATS = (
    "src", "url", "link", "file", "mp4", "m4v", "webm", "ogv", "flv", "mp3", "m4a", "ogg", "wav",
    "audio", "id", "",
)  # fmt: skip
BUTTONS = {"button", "su_button", "btn"}
# What is no loss when it goes: gaps, lines, the outline of the page, columns.
NOTHING_LOST = {
    "toc", "divider", "clear", "spacer", "separator", "row", "column", "columns", "one_half",
    "one_third", "two_third", "caption", "wp_caption",
}  # fmt: skip
VIMEO = "https://vimeo.com/"


@dataclass
class _Token:
    """A shortcode where it stands; `ends` when it is the end of one."""

    start: int
    stop: int
    name: str
    ends: bool
    attributes: str
    partner: "int | None" = None  # where its other half stands in the list
    literal: str = ""  # what is read instead, where it is written doubly: [[so]]

    @property
    def is_one(self) -> bool:
        """Whether this can be meant as a shortcode at all."""
        return bool(
            self.literal or self.partner is not None or self.name in ALONE or "_" in self.name
            or "=" in self.attributes or self.attributes.endswith("/")
        )  # fmt: skip


def attributes_of(text: str) -> dict[str, str]:
    """What stands behind the name; a value without a name has the empty one."""
    found: dict[str, str] = {}
    quoted = text if re.search("[\"']", text) else unescape(text)
    for name, double, single, bare, *alone in _ATTRIBUTE.findall(quoted):
        value = double or single or bare or "".join(alone)
        found.setdefault(name.lower(), unescape(value).lstrip("="))
    return found


def expand(text: str) -> str:
    """`text` with HTML in place of its shortcodes."""
    tokens = [_token(found) for found in _TOKEN.finditer(text)]
    _pair(tokens, text)
    parts, at = [], 0
    for token in tokens:
        if token.start < at or not token.is_one:
            continue  # it stands in what another one has taken, or is no shortcode
        written, stop = _written(token, tokens, text)
        parts += [text[at : token.start], written]
        at = stop
    text = "".join([*parts, text[at:]])
    # Shortcodes also stand in attributes, where a tag would end everything.
    return "".join(_GONE.findall(text)) + _GONE.sub("", text)


def _token(found: re.Match[str]) -> _Token:
    token = _Token(
        found.start(), found.end(), found["name"], bool(found["slash"]), found["rest"].strip()
    )
    if found["open"] and found["close"]:
        token.literal = found[0][1:-1]
    else:
        token.start += len(found["open"])
        token.stop -= len(found["close"])
    return token


def _pair(tokens: list[_Token], text: str) -> None:
    """Each end belongs to the nearest beginning of its name that has none yet."""
    open_ones: dict[str, list[int]] = {}
    for place, token in enumerate(tokens):
        if token.literal:
            continue
        if not token.ends:
            open_ones.setdefault(token.name, []).append(place)
        elif waiting := open_ones.get(token.name):
            token.partner = waiting.pop()
            tokens[token.partner].partner = place
            _read_doubled(tokens[token.partner], token, text)


def _read_doubled(begin: _Token, end: _Token, text: str) -> None:
    """A pair within one more bracket on either side, [[so]...[/so]], is read as it is written."""
    if text[begin.start - 1 : begin.start] == "[" and text[end.stop : end.stop + 1] == "]":
        begin.literal, end.literal = text[begin.start : begin.stop], text[end.start : end.stop]
        begin.start -= 1
        end.stop += 1


def _written(token: _Token, tokens: list[_Token], text: str) -> tuple[str, int]:
    """The HTML for it, and where the text goes on."""
    if token.literal:
        return token.literal, token.stop
    if token.name in CAPTIONS:
        return _caption(token)
    if token.name in BUTTONS and token.partner is not None:
        return "</a>" if token.ends else _button(attributes_of(token.attributes)), token.stop
    if token.ends:
        return "", token.stop
    if token.name in PLAYERS:
        return _player(token, tokens, text)
    if token.name in ENCODED and token.partner is not None:
        return _gone(token.name), tokens[token.partner].stop
    return _shown(token, attributes_of(token.attributes)), token.stop


def _shown(token: _Token, given: dict[str, str]) -> str:
    """What its attributes show, or that it shows nothing any more."""
    numbers = gallery_numbers(token.name, given)
    if numbers is not None:
        return f'\n\n<portal-gallery ids="{escape(numbers)}">\n\n'
    if html := built(token.name, given):
        return html
    is_known = token.name in NOTHING_LOST or token.name.startswith(LAYOUT)
    return "" if is_known or token.partner is not None else _gone(token.name)


def _button(given: dict[str, str]) -> str:
    address = next((given[name] for name in ("url", "link", "href") if given.get(name)), "")
    return f'<a href="{escape(address)}">'


def _gone(name: str) -> str:
    return f'<portal-gone name="[{name}]">'


def _caption(token: _Token) -> tuple[str, int]:
    """Image and words that belong together become a figure; its other half follows later."""
    if token.partner is None:
        return "", token.stop
    if token.ends:
        return "</figure>\n\n", token.stop
    words = attributes_of(token.attributes).get("caption", "")
    return "\n\n<figure>" + (f"<figcaption>{words}</figcaption>" if words else ""), token.stop


def _player(token: _Token, tokens: list[_Token], text: str) -> tuple[str, int]:
    """A film or sound becomes a link to where it is."""
    given, stop = attributes_of(token.attributes), token.stop
    address = next((given[name] for name in FORMATS if given.get(name)), "").rstrip("/")
    if token.partner is not None:
        end = tokens[token.partner]
        inside = text[token.stop : end.start].strip()
        if not re.search(r"[\s<\[]", inside):
            address, stop = inside or address, end.stop
    return _linked(token.name, unescape(address)), stop


def _linked(name: str, address: str) -> str:
    if not re.match(r"https?://", address):
        begins = {"youtube": YOUTUBE, "vimeo": VIMEO}.get(name)
        if not begins or not re.fullmatch(r"[\w-]{5,20}", address):
            return _gone(name)
        address = begins + address
    return f'\n\n<portal-link href="{escape(address)}">\n\n'
