"""Which lists were meant by items that stand one after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from news.pasting.tree import Element

LIST_CLASS = re.compile(r"^MsoListParagraph", re.IGNORECASE)
LEVEL = re.compile(r"level(\d)")
NUMBER = re.compile(r"^\s*(?:\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivxlcIVXLC]{1,6}[.)])\s*")
SIGN = re.compile(r"^\s*(?:[·•●▪§○◦‣–\uf0a7\uf0b7\uf0d8\uf0fc-]|o(?=\s|$))\s*")
LISTS = {"ul", "ol"}
DEEPEST_LIST = 3


@dataclass
class Item:
    """An item before it is known which list it belongs to; no kind is that of its neighbours."""

    level: int
    kind: str
    number: int | None
    element: Element


@dataclass
class _Open:
    """A list that still takes items."""

    level: int
    element: Element
    next_number: int

    def takes(self, item: Item) -> bool:
        """Another kind, or a number that does not follow, begins a list of its own."""
        if item.kind and item.kind != self.element.tag:
            return False
        return self.element.tag == "ul" or item.number in (None, self.next_number)


def nested(items: list[Item]) -> list[Element | str]:
    """Items with their depths as lists inside lists."""
    made: list[Element | str] = []
    open_lists: list[_Open] = []
    for item in items:
        while open_lists and not _stays(open_lists[-1], item):
            open_lists.pop()
        if not open_lists or open_lists[-1].level < item.level:
            holder = open_lists[-1].element.children[-1] if open_lists else None
            begun = _begun(item)
            (holder.children if isinstance(holder, Element) else made).append(begun.element)
            open_lists.append(begun)
        open_lists[-1].element.children.append(item.element)
        open_lists[-1].next_number += 1
    return made


def _stays(open_list: _Open, item: Item) -> bool:
    return open_list.level < item.level or (open_list.level == item.level and open_list.takes(item))


def _begun(item: Item) -> _Open:
    """A list that begins with this item, and with its number."""
    element = Element(item.kind or "ul")
    first = 1 if item.number is None else item.number
    if element.tag == "ol" and first != 1:
        element.attributes["start"] = str(first)
    return _Open(item.level, element, first)


def signed(parent: Element) -> None:
    """Remember of Word's items which sign stood before them, until the sign is gone."""
    for child in parent.children:
        if not isinstance(child, Element):
            continue
        if child.tag == "p" and _is_item(child):
            child.attributes["sign"] = _sign_apart(child) or _sign_typed(child)
        elif re.fullmatch("h[1-6]", child.tag):
            _keep_signs(child)


def _keep_signs(heading: Element) -> None:
    """The number of a chapter is part of its name."""
    for each in heading.elements():
        if is_sign(each):
            del each.attributes["style"]


def _is_item(paragraph: Element) -> bool:
    is_named = any(LIST_CLASS.match(name) for name in paragraph.classes())
    return is_named or bool(LEVEL.search(paragraph.style("mso-list")))


def is_sign(span: Element) -> bool:
    """Whether Word only drew it before an item."""
    return "ignore" in span.style("mso-list")


def _sign_apart(paragraph: Element) -> str:
    drawn = next((each for each in paragraph.elements() if is_sign(each)), None)
    return drawn.text().strip() if drawn else ""


def _sign_typed(paragraph: Element) -> str:
    """A sign that is part of the words; it goes, for the list draws its own."""
    text = paragraph.text()
    found = SIGN.match(text) or NUMBER.match(text)
    if found:
        _drop_sign(paragraph)
    return found[0].strip() if found else ""


def _drop_sign(element: Element) -> bool:
    """Take the sign from the first words; True when they were found."""
    for place, child in enumerate(element.children):
        if isinstance(child, Element):
            if _drop_sign(child):
                return True
        elif child.strip():
            found = SIGN.match(child) or NUMBER.match(child)
            element.children[place] = child[found.end() :] if found else child
            return True
    return False


def listed(parent: Element) -> None:
    """Paragraphs that only look like items become lists; scattered items come together."""
    children: list[Element | str] = []
    run: list[Item] = []
    for child in parent.children:
        if items := _items(child):
            run += items
        elif not (run and isinstance(child, str) and not child.strip()):
            children += [*nested(run), child]
            run = []
    parent.children = children + nested(run)


def _items(child: Element | str) -> list[Item]:
    if isinstance(child, str):
        return []
    if child.tag in LISTS:
        return _scattered(child)
    level = _level(child)
    return [_as_item(child, level)] if level else []


def _level(paragraph: Element) -> int:
    """How deep an item it is; 0 when it is none."""
    if paragraph.tag != "p" or not _is_item(paragraph):
        return 0
    if found := LEVEL.search(paragraph.style("mso-list")):
        return min(int(found[1]) or 1, DEEPEST_LIST)
    return 1 if paragraph.attributes["sign"] else 0


def _as_item(paragraph: Element, level: int) -> Item:
    sign = paragraph.attributes["sign"]
    words: list[Element | str] = [Element("p", children=paragraph.children)]
    return Item(level, _kind(sign), _number(sign), Element("li", children=words))


def _kind(sign: str) -> str:
    if not sign:
        return ""
    return "ol" if re.search(r"\d", sign) or NUMBER.match(sign) else "ul"


def _number(sign: str) -> int | None:
    """What it counts: of "2.3." the three; of letters only that "a" begins anew."""
    if digits := re.findall(r"\d{1,4}", sign):
        return int(digits[-1])
    return 1 if sign.strip("().").lower() == "a" else None


def _scattered(made: Element) -> list[Item]:
    """The items of a list where Word on the web gives each item a list of its own."""
    items = [each for each in made.children if isinstance(each, Element)]
    levels = [each.attributes.get("data-aria-level", "") for each in items]
    if not all(map(str.isdecimal, levels)):
        return []
    start = made.attributes.get("start", "")
    first = int(start) if start.isdecimal() else None
    return [
        Item(
            level=min(int(level) or 1, DEEPEST_LIST),
            kind=made.tag,
            number=None if first is None else first + place,
            element=each,
        )
        for place, (level, each) in enumerate(zip(levels, items, strict=True))
    ]


def sublisted(parent: Element) -> None:
    """A list that stands between items, as Google Docs has it, belongs into the item before."""
    if parent.tag not in LISTS:
        return
    children: list[Element | str] = []
    before: Element | None = None
    for child in parent.children:
        if isinstance(child, str):
            children.append(child)
        elif child.tag not in LISTS:
            children.append(child)
            before = child
        elif before:
            before.children.append(child)
        else:
            children += child.children
    parent.children = children
