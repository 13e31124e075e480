"""What a messenger writes into text: its marks for bold, italic and struck, and who said it."""

import re
from html import escape

from news.pasting.tree import Element

# "[10.23, 5/11/2025] Nama: " as WhatsApp copies several messages; on iPhones with seconds.
SAID = re.compile(
    r"^[\u200e\u202a]*\[\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[AP]M)?,\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\]\s*"
    r"[^:\n]{1,60}:\s?"
    r"|^[\u200e\u202a]*\[\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},?\s*\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[AP]M)?\]\s*"
    r"[^:\n]{1,60}:\s?",
    re.MULTILINE,
)
MARKS = {"*": "strong", "_": "em", "~": "s"}
# A mark stands at the edge of a word and closes at the end of one, on the same line.
MARKED = re.compile(
    r"(?<![\w*_~/.:])([*_~])(?!\1)(?=[\w*_~\"'(“‘])([^\n]{0,299}?\S)(?<!\1)\1(?![\w*_~])"
)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@\S+")
BULLET = re.compile(r"^[-•●▪‣◦*]\s+(.+)$")
NUMBERED = re.compile(r"^(\d{1,3})[.)]\s+(.+)$")
UNMARKED = {"a"}


def chat_html(text: str) -> str:
    """Plain text as HTML: an empty line begins a paragraph, lists are lists, lines keep breaks."""
    text = SAID.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    blocks = (block.strip("\n").split("\n") for block in re.split(r"\n[ \t]*\n", text))
    return "".join(_block([line.strip() for line in lines if line.strip()]) for lines in blocks)


def _block(lines: list[str]) -> str:
    """Lines of one kind after each other: a list, or a paragraph."""
    run: list[str] = []
    html, kind = "", ""
    for line in lines:
        item, its_kind = _item(line)
        if its_kind != kind and run:
            html, run = html + _closed(run, kind), []
        run.append(escape(item, quote=False))
        kind = its_kind
    return html + _closed(run, kind) if run else html


def _item(line: str) -> tuple[str, str]:
    if found := BULLET.match(line):
        return found[1], "ul"
    if found := NUMBERED.match(line):
        return found[2], "ol"
    return line, ""


def _closed(run: list[str], kind: str) -> str:
    if not kind:
        return f"<p>{'<br>'.join(run)}</p>"
    items = "".join(f"<li><p>{item}</p></li>" for item in run)
    return f"<{kind}>{items}</{kind}>"


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
