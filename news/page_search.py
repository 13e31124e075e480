"""Finding the office's pages by words, in all their forms, as articles are found."""

from kpuportal.html import legible
from news.models import Page
from news.models.search_vector import words_query

LONGEST_TEXT = 200


def search_pages(text: str, limit: int) -> list[Page]:
    """The public pages with the words of `text`, best first."""
    words = words_query(" ".join(legible(text).split())[:LONGEST_TEXT])
    return list(Page.objects.public().telling_of(words)[:limit])
