"""What word processors make of paragraphs, lists and headings, as what was meant."""

from collections.abc import Callable
from itertools import groupby

from news.pasting.emphasis import HEADINGS, has, hinted, without_bare_emphasis
from news.pasting.links import linked
from news.pasting.lists import listed, signed, sublisted
from news.pasting.pictures import pictured
from news.pasting.review import reviewed
from news.pasting.tree import DIVISIONS, Element

RENAMED = dict.fromkeys(DIVISIONS, "div") | {
    "h1": "h2", "h5": "h4", "h6": "h4", "i": "em", "b": "strong",
    "del": "s", "strike": "s", "tfoot": "tbody",
}  # fmt: skip
BLOCKS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "td",
    "th", "figure", "figcaption", "hr", "div",
}  # fmt: skip
HOLDS_BLOCKS = {"", "blockquote", "div", "td", "th", "li", "figure"}
TITLE_CLASSES = {"msotitle": "h2", "msosubtitle": "h3", "msoquote": "blockquote"}
ENDS_IN_WORDS = {"p", "li", *HEADINGS}
TRIMMED = {*ENDS_IN_WORDS, "td", "th", "figcaption"}
NOT_EMPTY = {*ENDS_IN_WORDS, "ul", "ol", "a", "blockquote"}


def shaped(root: Element) -> None:
    """Mend the tree in place."""
    for step in (
        reviewed,
        signed,
        _named,
        hinted,
        linked,
        pictured,
        _unwrapped,
        _gathered,
        _parted,
        listed,
        sublisted,
        _headed,
        _figures,
        without_bare_emphasis,
        _emptied,
    ):
        _everywhere(root, step)


def _everywhere(element: Element, step: Callable[[Element], None]) -> None:
    """From the inside out, so that what a step unwraps is done already."""
    for child in list(element.children):
        if isinstance(child, Element):
            _everywhere(child, step)
    step(element)


def _named(parent: Element) -> None:
    """Tags that the allow-list has under another name. Google's "b" that is not bold goes."""
    parent.rebuild(_renamed)


def _renamed(child: Element) -> list[Element | str]:
    if child.tag in {"b", "strong"} and child.style("font-weight") in {"normal", "400"}:
        return child.children
    if child.tag == "pre" or child.style("white-space").startswith("pre"):
        _break_lines(child)
    child.tag = _heading(child) or child.tag
    child.tag = RENAMED.get(child.tag, child.tag)
    if child.tag == "p":
        names = [name.lower() for name in child.classes()]
        child.tag = next((TITLE_CLASSES[name] for name in names if name in TITLE_CLASSES), "p")
    return [child]


def _heading(block: Element) -> str:
    """The heading that Word on the web only calls so; empty when it is none."""
    level = block.attributes.get("aria-level", "")
    is_heading = block.attributes.get("role") == "heading" and level in set("123456")
    return f"h{level}" if is_heading else ""


def _break_lines(element: Element) -> None:
    """What was typed line by line, as in a messenger, keeps its lines."""
    children: list[Element | str] = []
    for child in element.children:
        if isinstance(child, Element):
            _break_lines(child)
            children.append(child)
            continue
        first, *others = child.split("\n")
        children.append(first)
        for line in others:
            children += [Element("br"), line]
    element.children = children


def _unwrapped(parent: Element) -> None:
    """Divisions are paragraphs unless they hold some; paragraphs hold no blocks."""

    def become(child: Element) -> list[Element | str]:
        if child.tag == "table":
            return [*_captions(child), child]
        if child.tag != "div":
            return [child]
        if _holds_block(child) or parent.tag not in HOLDS_BLOCKS:
            return child.children
        child.tag = "p"
        return [child]

    parent.rebuild(become)


def _captions(table: Element) -> list[Element | str]:
    """Take out of a table what is written above it, as paragraphs."""
    captions: list[Element | str] = []

    def become(child: Element) -> list[Element | str]:
        if child.tag != "caption":
            return [child]
        child.tag = "div" if _holds_block(child) else "p"
        captions.extend(child.children if child.tag == "div" else [child])
        return []

    table.rebuild(become)
    return captions


def _gathered(parent: Element) -> None:
    """Words beside blocks are a paragraph of their own, lest their breaks pass for distance."""
    is_broken = not parent.tag and any(_is_break(child) for child in parent.children)
    if parent.tag not in HOLDS_BLOCKS - {"figure"} or not (is_broken or _holds_block(parent)):
        return
    children: list[Element | str] = []
    for is_block, group in groupby(parent.children, _is_block):
        words = list(group)
        is_paragraph = not is_block and not all(map(_is_blank, words))
        children += [Element("p", children=words)] if is_paragraph else words
    parent.children = children


def _parted(parent: Element) -> None:
    """An empty line within a paragraph parts it in two."""
    if parent.tag in HOLDS_BLOCKS:
        parent.rebuild(lambda child: _parts(child) if child.tag == "p" else [child])


def _parts(paragraph: Element) -> list[Element | str]:
    parts: list[list[Element | str]] = [[]]
    breaks: list[Element | str] = []
    for child in paragraph.children:
        if _is_blank(child):
            breaks.append(child)
            continue
        if sum(map(_is_break, breaks)) > 1:
            parts.append([])
        else:
            parts[-1] += breaks
        breaks = []
        parts[-1].append(child)
    if len(parts) == 1:
        return [paragraph]
    return [Element("p", dict(paragraph.attributes), part) for part in parts]


def _headed(parent: Element) -> None:
    """The cells of a table's head are its header cells, whatever they are called."""
    if parent.tag == "thead":
        for cell in parent.elements():
            cell.tag = "th" if cell.tag == "td" else cell.tag


def _holds_block(element: Element) -> bool:
    return any(map(_is_block, element.children))


def _is_block(child: Element | str) -> bool:
    return isinstance(child, Element) and child.tag in BLOCKS


def _figures(parent: Element) -> None:
    """A figure without its picture is what was written below it."""
    parent.rebuild(lambda child: _told(child) if child.tag == "figure" else [child])


def _told(figure: Element) -> list[Element | str]:
    if has(figure, "img"):
        return [figure]
    for each in figure.children:
        if isinstance(each, Element) and each.tag == "figcaption":
            each.tag = "p"
    return figure.children


def _emptied(parent: Element) -> None:
    """Empty paragraphs, headings, items and emphasis were only there for distance."""
    breaks_are_distance = parent.tag in HOLDS_BLOCKS and _holds_block(parent)

    def become(child: Element) -> list[Element | str]:
        if child.tag in TRIMMED:
            _trim(child)
        is_distance = child.tag == "br" and breaks_are_distance
        is_empty = child.tag in NOT_EMPTY and not _says_something(child)
        return [] if is_distance or is_empty else [child]

    parent.rebuild(become)


def _says_something(element: Element) -> bool:
    return bool(element.text().strip()) or has(element, "img") or has(element, "hr")


def _trim(block: Element) -> None:
    """Breaks and blanks around the words of a paragraph were only there for distance, too."""
    words = block.children
    while words and _is_blank(words[-1]):
        words.pop()
    while words and _is_blank(words[0]):
        words.pop(0)
    if words and isinstance(words[-1], str):
        words[-1] = words[-1].rstrip()
    if words and isinstance(words[0], str):
        words[0] = words[0].lstrip()


def _is_blank(child: Element | str) -> bool:
    return not child.strip() if isinstance(child, str) else _is_break(child)


def _is_break(child: Element | str) -> bool:
    return isinstance(child, Element) and child.tag == "br"
