"""Text from Word, Google Docs and WhatsApp as the plain rich text that articles are made of."""

from html import escape

from kpuportal.html import clean, plain
from news.pasting.chat import chat_html, with_marks
from news.pasting.letters import mended
from news.pasting.shapes import shaped
from news.pasting.tree import parse, serialize, simplified

MOST_PASSES = 6
LONGEST = 1_000_000  # five times the longest text that can be stored


def tidy(html: str) -> str:
    """`html` without the traces of the programme that it comes from, within the allow-list.

    Tidying what is tidy changes nothing. What is far too long to be stored is only cleaned.
    """
    # Each pass may uncover work for another; text that goes on changing is no person's.
    for _ in range(MOST_PASSES if len(html) <= LONGEST else 0):
        before, html = html, _pass(html)
        if html == before:
            return html
    return clean(f"<p>{escape(plain(html))}</p>" if len(html) <= LONGEST else html)


def tidy_text(text: str) -> str:
    """Plain text from a clipboard: paragraphs, breaks, and the marks of a messenger."""
    return tidy(chat_html(text))


def _pass(html: str) -> str:
    tree = parse(simplified(html))
    shaped(tree)
    mended(tree)
    with_marks(tree)
    return clean(serialize(tree))
