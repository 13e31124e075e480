"""The share card of articles without a cover: title and date below the office's name."""

from dataclasses import replace

from kpuportal.cards import FOOT, TOP, Card, block, framed, office_card
from kpuportal.formats import long_date
from kpuportal.lettering import says_something
from kpuportal.office import office
from news.models import Article

SIZES = (46, 38, 33, 29, 25, 22, 19)


def article_card(article: Article) -> Card:
    """The card of a published article, which has a date."""
    assert article.published_at is not None  # noqa: S101 (for the types; a published one has it)
    return title_card(article.title, long_date(article.published_at))


def title_card(title: str, date: str) -> Card:
    """Any title gives one: the office's, where the font has no letter of the title."""
    if not says_something(title):
        return replace(office_card(office().name), alt=title)
    words, _ = block(title, TOP, SIZES, FOOT - TOP - 10)
    return framed(words, date, title)
