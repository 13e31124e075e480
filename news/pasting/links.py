"""Where a pasted link was meant to lead."""

import re
from urllib.parse import parse_qs, urlsplit

from news.pasting.addresses import meant_address
from news.pasting.tree import Element, parse, simplified

# Who counts a click before passing it on, and in which parameter the address itself stands.
COUNTERS = [
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}/url"), ("q", "url")),
    (re.compile(r"(?:www\.)?youtube\.com/redirect"), ("q",)),
    (re.compile(r"lm?\.facebook\.com/l\.php"), ("u",)),
    (re.compile(r"l\.(?:instagram|threads)\.(?:com|net)/"), ("u",)),
    (re.compile(r"l\.wl\.co/l"), ("u",)),
    (re.compile(r"[a-z0-9.]+\.safelinks\.protection\.outlook\.com/.*"), ("url",)),
]
TRACE = re.compile(r"(?:utm_[a-z_]+|fbclid|gclid|igshid?|mibextid)(?:=.*)?", re.IGNORECASE)
WEB = {"http", "https"}


def linked(parent: Element) -> None:
    """Links lead where they were meant to; those that lead nowhere are only their words."""
    parent.rebuild(lambda child: _link(child) if child.tag == "a" else [child])


def lost_links(html: str) -> list[str]:
    """The words of the links in `html` that will be no more than these words."""
    links = (each for each in parse(simplified(html)).elements() if each.tag == "a")
    return [words for link in links if not _address(link) and (words := link.text().strip())]


def _link(link: Element) -> list[Element | str]:
    address = _address(link)
    if not address:
        return link.children
    link.attributes["href"] = address
    return [link]


def _address(link: Element) -> str:
    """Where it leads; empty for what is no address or a place in the document it comes from."""
    address = meant(meant_address(link.attributes.get("href", "")))
    return "" if address.startswith("#") else address


def meant(address: str) -> str:
    """`address` without whoever counts its visitors; empty when what it hides is no page."""
    try:
        parts = urlsplit(address)
        hidden = _hidden(parts.netloc.lower() + parts.path, parts.query)
        if hidden is None:
            return _untraced(address) if parts.scheme in WEB else address
        return _untraced(hidden) if urlsplit(hidden).scheme in WEB else ""
    except ValueError:
        return ""


def _hidden(place: str, query: str) -> str | None:
    """The address inside that of a counter; None when it is not a counter's."""
    for pattern, names in COUNTERS:
        if pattern.fullmatch(place):
            given = parse_qs(query)
            return next((given[name][0].strip() for name in names if name in given), None)
    return None


def _untraced(address: str) -> str:
    """Without what tells who passed the link on."""
    address, sign, fragment = address.partition("#")
    page, _, query = address.partition("?")
    kept = [each for each in query.split("&") if each and not TRACE.fullmatch(each)]
    return page + (f"?{'&'.join(kept)}" if kept else "") + sign + fragment
