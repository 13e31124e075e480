"""What was typed where the editor did not run: lines and signs instead of paragraphs and lists."""

from news.pasting.chat import chat_html
from news.pasting.shapes import BLOCKS
from news.pasting.tree import Element, parse


def lined(root: Element) -> None:
    """Words that stand beside paragraphs, in none, become paragraphs and lists of their own.

    The editor writes none such. Without it a browser sends what was typed, where an empty line
    means a new paragraph; as HTML it would mean nothing.
    """
    if any(isinstance(child, Element) and child.tag not in BLOCKS for child in root.children):
        return
    children: list[Element | str] = []
    for child in root.children:
        is_typed = isinstance(child, str) and child.strip()
        children += parse(chat_html(str(child))).children if is_typed else [child]
    root.children = children
