"""Finding the office's pages by words, in all their forms, as articles are found."""

from news.models import Page
from news.models.search_vector import words_query
from news.search import tidied


def search_pages(text: str, limit: int) -> list[Page]:
    """The public pages with the words of `text`, best first."""
    words = words_query(tidied(text))
    return list(Page.objects.public().telling_of(words)[:limit])
