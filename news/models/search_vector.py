"""What of an article can be found, as PostgreSQL's full-text search keeps it."""

from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Left

CONFIG = "indonesian"  # its stemmer lets "mendokumentasikan" find "dokumentasi"
LONGEST_INDEXED = 100_000  # PostgreSQL refuses vectors of more than a megabyte

WITHIN_WORDS = r"</?(a|em|s|strong|sub|sup|u)(\s[^>]*)?>"  # these part no words
ENDS_WITHOUT_STOP = r"([^\s>.,;:!?…])\s*(?:<[^>]*>\s*)+"
MOST_EXCLUSIONS = 20  # PostgreSQL fails at 32 in a row


def without_tags(html: str) -> Func:
    """The words of the field `html`, in SQL. Entities stay; the parser passes over them."""
    return _replaced(_replaced(F(html), WITHIN_WORDS, ""), "<[^>]*>", " ")


def in_parts(html: str, between: str) -> Func:
    """The same to be read, with `between` where a part of the text ends without a stop."""
    text = _replaced(F(html), WITHIN_WORDS, "")
    return _replaced(_replaced(text, ENDS_WITHOUT_STOP, rf"\1{between}"), "<[^>]*>", " ")


def search_vector(title: str, lead: str, body: str) -> Any:
    """Words in the title count most, then those in the lead, then the body's."""
    return _weighted(title, "A") + _weighted(lead, "B") + _body(body)


def page_vector(title: str, body: str) -> Any:
    """The same for a text without a lead."""
    return _weighted(title, "A") + _body(body)


def _body(field: str) -> SearchVector:
    return _weighted(Left(without_tags(field), LONGEST_INDEXED), "C")


def _weighted(expression: Any, weight: str) -> SearchVector:
    return SearchVector(expression, config=CONFIG, weight=weight)


def words_query(text: str) -> SearchQuery:
    """What a reader typed, as search engines understand it: words, "a phrase", -not."""
    if text.count("-") > MOST_EXCLUSIONS:
        text = text.replace("-", " ")
    return SearchQuery(text, search_type="websearch", config=CONFIG)


def _replaced(text: Any, pattern: str, by: str) -> Func:
    arguments = text, Value(pattern), Value(by), Value("g")
    return Func(*arguments, function="regexp_replace", output_field=TextField())
