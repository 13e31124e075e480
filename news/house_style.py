"""How the office writes an article down: place in capitals, initials in brackets, reading time."""

import re
from typing import Any

from django.utils.html import escape
from django.utils.text import Truncator

from kpuportal.formats import number
from kpuportal.html import plain

WORDS_A_MINUTE = 200
OPENING_WORDS = 80
DASHES = "-\u2010\u2011\u2012\u2013\u2014"


def placed(body: str, place: str) -> str:
    """`body` beginning with where it was written: "KLATEN - "; clean HTML in, clean HTML out.

    A body that begins so already, as writers used to type it, stays as it is.
    """
    place = place.strip().rstrip(DASHES + ", ").upper()
    if not place or _begins_with(plain(body[:2000]), place):
        return body
    opening = f'<strong class="place">{escape(place)}</strong>'
    if body.startswith("<p>"):
        return f"<p>{opening} - {body.removeprefix('<p>').lstrip()}"
    return f"<p>{opening}</p>{body}"


def signed(initials: str) -> str:
    """The initials as they stand below a text: "(***vit/kpuklt)"; empty when there are none."""
    bare = initials.strip().strip("()*").strip()
    return f"(***{bare})" if bare else ""


def opening(article: Any) -> str:
    """How the text begins, in plain words: what a story without a picture shows of itself.

    `article` comes from `with_opening()`. Empty where the lead says the same.
    """
    words = plain(article.first_paragraph or "")
    return "" if words == plain(article.lead) else Truncator(words).words(OPENING_WORDS)


def words_of(article: Any) -> int:
    """How many words lead and body have."""
    return len(article.lead.split()) + len(plain(article.body).split())


def reading_minutes(words: int) -> int:
    """How long reading so many words takes: at least a minute."""
    return max(1, round(words / WORDS_A_MINUTE))


def reading_time(words: int) -> str:
    """The same for readers: "3 menit baca"."""
    return f"{number(reading_minutes(words))} menit baca"


def _begins_with(text: str, place: str) -> bool:
    return bool(re.match(rf"{re.escape(place)}\s*(?:\([^)]*\)\s*)?[{DASHES},:/]", text.upper()))
