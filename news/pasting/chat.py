"""What a messenger writes into text: its marks for bold, italic and struck, and who said it."""

import re

from news.pasting.lists import Item, nested
from news.pasting.tree import Element, serialize
from news.pasting.wrapped import rejoined

# "[10.23, 5/11/2025] Nama: " as WhatsApp copies several messages; on iPhones with seconds, on
# Android without the year.
_TIME = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[AP]M)?"
_DATE = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?"
SAID = re.compile(
    rf"^[\u200e\u202a]*\[(?:{_TIME},\s*{_DATE}|{_DATE},?\s*{_TIME})\]\s*[^:\n]{{1,60}}:\s?",
    re.MULTILINE,
)
NOTED = re.compile(
    r"(?<![ \t])[ \t]*\u200e?<(?:Pesan ini diedit|Media tidak disertakan"
    r"|This message was edited|Media omitted)>"
)
# Word has a vertical tab for a break within a paragraph, others have signs of their own.
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\u2028\u2029]")
MARKS = {"*": "strong", "_": "em", "~": "s"}
# A mark stands at the edge of a word and closes at the end of one, on the same line.
MARKED = re.compile(
    r"(?<![\w*_~/.:])([*_~])(?!\1)(?=[\w*_~\"'(“‘])([^\n]{0,299}?\S)(?<!\1)\1(?![\w*_~])"
)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@\S+")
BULLET = re.compile(r"^(?:[-–•●▪‣◦*·\uf0a7\uf0b7\uf0d8\uf0fc]|o(?=\t))\s+(.+)$")
NUMBERED = re.compile(r"^(\d{1,3})[.)]\s+(.+)$")
UNMARKED = {"a"}


def chat_html(text: str) -> str:
    """Plain text as HTML: an empty line begins a paragraph, lists are lists, lines keep breaks."""
    text = NOTED.sub("", SAID.sub("", LINE_ENDS.sub("\n", text)))
    root = Element()
    run: list[Item] = []
    for block in re.split(r"\n[ \t\u00a0]*\n", text):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        for part in _parts(lines):
            if isinstance(part, Item):
                run.append(part)
                continue
            root.children += [*nested(run), part]
            run = []
    root.children += nested(run)
    return serialize(root)


def _parts(lines: list[str]) -> list[Item | Element]:
    """Items of lists, and paragraphs of the lines between them."""
    parts: list[Item | Element] = []
    plain: list[str] = []
    for line in [*lines, None]:
        item = _item(line) if line else None
        if line and not item:
            plain.append(line)
            continue
        parts += _paragraphs(plain)
        plain = []
        parts += [item] if item else []
    return parts


def _item(line: str) -> Item | None:
    if found := BULLET.match(line):
        return Item(1, "ul", None, _block("li", _block("p", found[1])))
    if found := NUMBERED.match(line):
        return Item(1, "ol", int(found[1]), _block("li", _block("p", found[2])))
    return None


def _paragraphs(lines: list[str]) -> list[Element]:
    """One paragraph with breaks; several where it was the page that broke the lines."""
    whole = rejoined(lines)
    if len(whole) < len(lines):
        return [_block("p", line) for line in whole]
    broken = [part for line in lines for part in (Element("br"), line)]
    return [_block("p", *broken[1:])] if lines else []


def _block(tag: str, *children: Element | str) -> Element:
    return Element(tag, children=list(children))


def with_marks(element: Element) -> None:
    """Turn marks into what they mean, everywhere but inside links and addresses."""
    children: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str):
            children += _marked(SAID.sub("", child) if element.tag in {"p", "li", ""} else child)
            continue
        if child.tag not in UNMARKED:
            with_marks(child)
        children.append(child)
    element.children = children


def _marked(text: str) -> list[Element | str]:
    parts: list[Element | str] = []
    start = 0
    taken = [found.span() for found in ADDRESS.finditer(text)]
    for found in MARKED.finditer(text):
        if any(a < found.end() and found.start() < b for a, b in taken):
            continue
        element = Element(MARKS[found[1]])
        element.children = _marked(found[2])
        parts += [text[start : found.start()], element]
        start = found.end()
    return [*parts, text[start:]]
