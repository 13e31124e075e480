"""A small tree of elements and text, enough to move what word processors misplace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from html.parser import HTMLParser

import nh3

from kpuportal.html import ATTRIBUTES, SCHEMES, TAGS

VOID = {"br", "hr", "img"}
DEEPEST = 60
# Blocks that are no more than a place for others; without them words would stick together.
DIVISIONS = {
    "div", "section", "article", "main", "header", "footer", "aside", "nav", "address", "center",
    "dl", "dt", "dd", "details", "summary", "form", "fieldset", "legend", "pre",
}  # fmt: skip
# What tells where text comes from and how it looked; none of it is kept.
EXTRA = {
    *DIVISIONS, "b", "i", "span", "h1", "h5", "h6", "font", "del", "strike", "ins", "caption",
    "tfoot",
}  # fmt: skip
HINTS = {"class", "style"}
HINTS_OF = {
    "del": {"cite", "datetime", "cdate"},
    "li": {"data-aria-level"},
    "p": {"role", "aria-level"},
    "div": {"role", "aria-level"},
}
_simplifier = nh3.Cleaner(
    tags=TAGS | EXTRA,
    clean_content_tags={"script", "style", "title"},
    attributes={
        tag: ATTRIBUTES.get(tag, set()) | HINTS | HINTS_OF.get(tag, set()) for tag in TAGS | EXTRA
    },
    url_schemes=SCHEMES,
    link_rel=None,
    strip_comments=True,
)


class Element:
    """A tag with what stands inside it; the root has no tag."""

    def __init__(
        self,
        tag: str = "",
        attributes: dict[str, str] | None = None,
        children: list[Element | str] | None = None,
    ) -> None:
        self.tag = tag
        self.attributes = attributes or {}
        self.children = children or []

    def elements(self) -> Iterator[Element]:
        """Everything below, from the outside in."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.elements()

    def text(self) -> str:
        """All words below."""
        parts = (each if isinstance(each, str) else each.text() for each in self.children)
        return "".join(parts)

    def style(self, name: str) -> str:
        """A property of its style attribute, in lower case; empty when it has none."""
        for rule in self.attributes.get("style", "").lower().split(";"):
            key, _, value = rule.partition(":")
            if key.strip() == name:
                return value.strip()
        return ""

    def classes(self) -> list[str]:
        """The words of its class attribute."""
        return self.attributes.get("class", "").split()

    def rebuild(self, become: Callable[[Element], list[Element | str]]) -> None:
        """Put in the place of each element inside what becomes of it; text stays."""
        children: list[Element | str] = []
        for child in self.children:
            children += [child] if isinstance(child, str) else become(child)
        self.children = children


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        # What lies deeper than any person nests is kept, flat.
        if tag not in VOID and len(self.open) < DEEPEST:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if len(self.open) > 1 and self.open[-1].tag == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        children = self.open[-1].children
        if children and isinstance(children[-1], str):
            children[-1] += data
        else:
            children.append(data)


def simplified(html: str) -> str:
    """Well-formed HTML of known tags, with the hints of its origin."""
    return _simplifier.clean(html)


def parse(html: str) -> Element:
    """The tree of simplified HTML."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.open[0]


def serialize(element: Element) -> str:
    """The tree as HTML."""
    inner = "".join(
        escape(child, quote=False) if isinstance(child, str) else serialize(child)
        for child in element.children
    )
    if not element.tag:
        return inner
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in element.attributes.items())
    opening = f"<{element.tag}{attributes}>"
    return opening if element.tag in VOID else f"{opening}{inner}</{element.tag}>"
