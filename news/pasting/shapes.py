"""What word processors make of paragraphs, lists and headings, as what was meant."""

import re
from collections.abc import Callable

from news.pasting.tree import Element

RENAMED = {
    "h1": "h2", "h5": "h4", "h6": "h4", "i": "em", "b": "strong",
    "del": "s", "strike": "s", "tfoot": "tbody",
}  # fmt: skip
EMPHASIS = {"strong", "em", "u", "s"}
HEADINGS = {"h2", "h3", "h4"}
BLOCKS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "td",
    "th", "figure", "figcaption", "hr", "div",
}  # fmt: skip
HOLDS_BLOCKS = {"", "blockquote", "div", "td", "th", "li", "figure"}
LIST_CLASS = re.compile(r"^MsoListParagraph", re.IGNORECASE)
LEVEL = re.compile(r"level(\d)")
NUMBER = re.compile(r"^\s*(?:\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivxlcIVXLC]{1,6}[.)])\s*")
SIGN = re.compile(r"^\s*(?:[·•●▪§○◦‣\uf0a7\uf0b7\uf0d8\uf0fc-]|o(?=\s))\s*")
TITLE_CLASSES = {"msotitle": "h2", "msosubtitle": "h3", "msoquote": "blockquote"}
ENDS_IN_WORDS = {"p", "li", *HEADINGS}
NOT_EMPTY = {*ENDS_IN_WORDS, "ul", "ol", "a", "blockquote"}
DEEPEST_LIST = 3


def shaped(root: Element) -> None:
    """Mend the tree in place."""
    for step in (
        _signed,
        _named,
        _hinted,
        _listed,
        _unwrapped,
        _figures,
        _without_bare_emphasis,
        _emptied,
    ):
        _everywhere(root, step)


def _everywhere(element: Element, step: Callable[[Element], None]) -> None:
    """From the inside out, so that what a step unwraps is done already."""
    for child in list(element.children):
        if isinstance(child, Element):
            _everywhere(child, step)
    step(element)


def _signed(parent: Element) -> None:
    """Remember of Word's items which kind of sign stood before them, until the sign is gone."""
    for child in parent.children:
        if isinstance(child, Element) and child.tag == "p" and _is_item(child):
            child.attributes["sign"] = _sign(child.text())


def _is_item(paragraph: Element) -> bool:
    is_named = any(LIST_CLASS.match(name) for name in paragraph.classes())
    return is_named or bool(LEVEL.search(paragraph.style("mso-list")))


def _named(parent: Element) -> None:
    """Tags that the allow-list has under another name. Google's "b" that is not bold goes."""
    parent.rebuild(_renamed)


def _renamed(child: Element) -> list[Element | str]:
    if child.tag in {"b", "strong"} and child.style("font-weight") in {"normal", "400"}:
        return child.children
    child.tag = RENAMED.get(child.tag, child.tag)
    if child.tag == "p":
        names = [name.lower() for name in child.classes()]
        child.tag = next((TITLE_CLASSES[name] for name in names if name in TITLE_CLASSES), "p")
    return [child]


def _hinted(parent: Element) -> None:
    """Spans that look bold, italic or struck become what they look like; the rest of them goes."""
    parent.rebuild(lambda child: _looks(child) if child.tag in {"span", "font", "ins"} else [child])


def _looks(span: Element) -> list[Element | str]:
    if "ignore" in span.style("mso-list"):
        return []  # the sign that Word draws before an item
    inner = span.children
    for tag in _meant(span):
        wrapper = Element(tag)
        wrapper.children = inner
        inner = [wrapper]
    return inner


def _meant(span: Element) -> list[str]:
    weight, decoration = span.style("font-weight"), span.style("text-decoration")
    looks = {
        "strong": weight in {"bold", "bolder", "600", "700", "800", "900"},
        "em": span.style("font-style") == "italic",
        "s": "line-through" in decoration,
        "sub": span.style("vertical-align") == "sub",
        "sup": span.style("vertical-align") == "super",
    }
    return [tag for tag, is_so in looks.items() if is_so]


def _listed(parent: Element) -> None:
    """Word's paragraphs that only look like items of a list become one."""
    children: list[Element | str] = []
    run: list[tuple[int, str, Element]] = []
    for child in parent.children:
        if isinstance(child, Element) and (level := _level(child)):
            run.append((level, *_as_item(child)))
        elif not (run and isinstance(child, str) and not child.strip()):
            children += [*_nested(run), child]
            run = []
    parent.children = children + _nested(run)


def _level(paragraph: Element) -> int:
    """How deep an item it is; 0 when it is none."""
    if paragraph.tag != "p" or not _is_item(paragraph):
        return 0
    if found := LEVEL.search(paragraph.style("mso-list")):
        return min(int(found[1]) or 1, DEEPEST_LIST)
    return 1 if paragraph.attributes["sign"] else 0


def _sign(text: str) -> str:
    """The kind of list that the sign before a text makes; empty when there is none."""
    text = text.replace("\u00a0", " ")
    return "ul" if SIGN.match(text) else "ol" if NUMBER.match(text) else ""


def _as_item(paragraph: Element) -> tuple[str, Element]:
    """The kind of its list, and the item without the sign that was typed."""
    if _sign(paragraph.text()):
        _drop_sign(paragraph)
    inner = Element("p")
    inner.children = paragraph.children
    item = Element("li")
    item.children = [inner]
    return paragraph.attributes["sign"] or "ul", item


def _drop_sign(element: Element) -> bool:
    """Take the sign from the first words; True when they were found."""
    for place, child in enumerate(element.children):
        if isinstance(child, Element):
            if _drop_sign(child):
                return True
        elif child.strip():
            text = child.replace("\u00a0", " ")
            found = SIGN.match(text) or NUMBER.match(text)
            element.children[place] = text[found.end() :] if found else child
            return True
    return False


def _nested(run: list[tuple[int, str, Element]]) -> list[Element | str]:
    """Items with their depths as lists inside lists."""
    lists: list[Element | str] = []
    open_lists: list[tuple[int, Element]] = []
    for level, kind, item in run:
        while open_lists and open_lists[-1][0] > level:
            open_lists.pop()
        if not open_lists or open_lists[-1][0] < level:
            made = Element(kind)
            holder = open_lists[-1][1].children[-1] if open_lists else None
            (holder.children if isinstance(holder, Element) else lists).append(made)
            open_lists.append((level, made))
        open_lists[-1][1].children.append(item)
    return lists


def _unwrapped(parent: Element) -> None:
    """Divisions are paragraphs unless they hold some; paragraphs hold no blocks."""

    def become(child: Element) -> list[Element | str]:
        if child.tag not in {"div", "caption"}:
            return [child]
        if _holds_block(child) or parent.tag not in HOLDS_BLOCKS:
            return child.children
        child.tag = "p"
        return [child]

    parent.rebuild(become)


def _holds_block(element: Element) -> bool:
    return any(isinstance(each, Element) and each.tag in BLOCKS for each in element.children)


def _figures(parent: Element) -> None:
    """A figure without its picture is what was written below it."""
    parent.rebuild(lambda child: _told(child) if child.tag == "figure" else [child])


def _told(figure: Element) -> list[Element | str]:
    if _has(figure, "img"):
        return [figure]
    for each in figure.children:
        if isinstance(each, Element) and each.tag == "figcaption":
            each.tag = "p"
    return figure.children


def _has(element: Element, tag: str) -> bool:
    return any(each.tag == tag for each in element.elements())


def _without_bare_emphasis(parent: Element) -> None:
    """Headings are bold anyway; emphasis within the same emphasis says nothing."""

    def become(child: Element) -> list[Element | str]:
        if child.tag not in EMPHASIS:
            return [child]
        is_said = parent.tag == child.tag or (parent.tag in HEADINGS and child.tag == "strong")
        is_bare = is_said or not (child.text() or _has(child, "img"))
        return child.children if is_bare else [child]

    parent.rebuild(become)


def _emptied(parent: Element) -> None:
    """Empty paragraphs, headings, items and emphasis were only there for distance."""
    breaks_are_distance = parent.tag in HOLDS_BLOCKS and _holds_block(parent)

    def become(child: Element) -> list[Element | str]:
        if child.tag in ENDS_IN_WORDS:
            _trim_breaks(child)
        is_distance = child.tag == "br" and breaks_are_distance
        is_empty = child.tag in NOT_EMPTY and not _says_something(child)
        return [] if is_distance or is_empty else [child]

    parent.rebuild(become)


def _says_something(element: Element) -> bool:
    return bool(element.text().strip()) or _has(element, "img") or _has(element, "hr")


def _trim_breaks(block: Element) -> None:
    """Breaks at the end of a paragraph were only there for distance, too."""
    words = list(block.children)
    while words and _is_blank(words[-1]):
        words.pop()
    if any(isinstance(each, Element) for each in block.children[len(words) :]):
        block.children = words


def _is_blank(child: Element | str) -> bool:
    return not child.strip() if isinstance(child, str) else child.tag == "br"
