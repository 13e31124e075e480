"""What of an article is quoted below its title when it is found: where the words stand, marked."""

import html
import re
from typing import Any

from django.contrib.postgres.search import SearchHeadline
from django.db.models import TextField, Value
from django.db.models.functions import Concat, Left
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from news.models.search_vector import CONFIG, in_parts

LONGEST_QUOTED = 20_000
# Characters for private use stand around the found words, and between two excerpts, until the text
# is escaped.
START, STOP = "\ue000", "\ue001"
BETWEEN = "\ue002"
PART = "·"  # between cells, headings and other parts that end without a full stop
ENDS = (".", "!", "?", "…", "”")  # of a sentence; what ends otherwise goes on
# A phone shows four short lines: the first found word stands within the second at the latest.
MOST_BEFORE = 36


def headline(query: Any) -> SearchHeadline:
    """PostgreSQL's excerpt from an article's lead and body, around the words of `query`."""
    parts = in_parts("body", f" {PART} ")
    quoted = Left(Concat("lead", Value(" ", TextField()), parts), LONGEST_QUOTED)
    return SearchHeadline(
        quoted,
        query,
        config=CONFIG,
        start_sel=START,
        stop_sel=STOP,
        min_words=12,
        max_words=28,
        max_fragments=2,
        fragment_delimiter=BETWEEN,
    )


def marked(excerpt: str) -> SafeString:
    """The excerpt as safe HTML: everything escaped, found words in <mark>."""
    # The stored text has entities already; they must not be escaped twice.
    fragments = " ".join(html.unescape(excerpt).split()).split(BETWEEN)
    text = " … ".join(fragment.strip(f" {PART}") for fragment in fragments)
    if not text.rstrip(STOP).endswith(ENDS):
        text += " …"
    text = escape(_from_near_the_first_mark(text))
    text = re.sub(f"{START}([^{START}{STOP}]*){STOP}", r"<mark>\1</mark>", text)
    return mark_safe(re.sub(f"[{START}{STOP}]", "", text))


def _from_near_the_first_mark(text: str) -> str:
    """So that a card that shows few lines shows the found word among them."""
    mark = text.find(START)
    if mark <= MOST_BEFORE:
        return text
    blank = text.find(" ", mark - MOST_BEFORE, mark)
    begin = mark if blank < 0 else blank
    return "… " + text[begin:].lstrip(f"… {PART}")
