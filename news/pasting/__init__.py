"""Text from Word, Google Docs and WhatsApp as the plain rich text that articles are made of."""

from collections.abc import Callable
from html import escape

from kpuportal.html import clean, nests_too_deep, plain
from news.pasting.chat import chat_html, with_marks
from news.pasting.letters import mended
from news.pasting.links import lost_links
from news.pasting.pictures import left_out
from news.pasting.shapes import shaped
from news.pasting.tree import Element, parse, serialize, simplified
from news.pasting.typed import lined

__all__ = ["LONGEST", "left_out", "lost_links", "tidy", "tidy_paste", "tidy_text"]
MOST_PASSES = 6
LONGEST = 1_000_000  # five times the longest text that can be stored


def tidy(html: str) -> str:
    """`html` without the traces of the programme that it comes from, within the allow-list.

    Tidying what is tidy changes nothing. What is far too long to be stored is only cleaned.
    """
    return _settled(html, [lined, mended, shaped])


def tidy_paste(html: str) -> str:
    """`html` from a clipboard, where the marks of a messenger mean what they mean there.

    What is typed here keeps its asterisks; only what was written elsewhere is read this way.
    """
    return _settled(html, [mended, shaped, with_marks])


def tidy_text(text: str) -> str:
    """Plain text from a clipboard: paragraphs, breaks, and the marks of a messenger."""
    return tidy_paste(chat_html(text))


def _settled(html: str, steps: list[Callable[[Element], None]]) -> str:
    """`html` after as many passes as change it."""
    # Each pass may uncover work for another; text that goes on changing is no person's.
    if nests_too_deep(html):
        return clean(f"<p>{escape(plain(html))}</p>")
    for _ in range(MOST_PASSES if len(html) <= LONGEST else 0):
        before, html = html, _pass(html, steps)
        if html == before:
            return html
    return clean(f"<p>{escape(plain(html))}</p>" if len(html) <= LONGEST else html)


def _pass(html: str, steps: list[Callable[[Element], None]]) -> str:
    tree = parse(simplified(html))
    for step in steps:
        step(tree)
    return clean(serialize(tree))
