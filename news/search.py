"""Finding articles by words in all their forms, by tags, and by places, misspelt ones too."""

import re
import unicodedata
from functools import cached_property, reduce
from operator import or_
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F

from kpuportal.html import legible
from news.models import Article
from news.models.article_queries import ArticleQuerySet
from news.models.search_vector import CONFIG, words_query
from news.place_names import bare
from news.places import regions_like
from news.snippets import headline, marked
from news.tagging import tag_name
from participation.models import Region

__all__ = ["Search", "regions_like", "search", "search_articles", "tidied"]

LONGEST_TEXT = 200
# Ranking looks at every match; a word that stands in all articles is looked for in the newest.
NEWEST = 1000
# A second mark on a letter is no word of any language that we expect; heaps cover the lines around.
_MARK = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_HEAPED = re.compile(f"([{_MARK}])[{_MARK}]+")


def tidied(text: str) -> str:
    """What a reader typed, on one line and fit to be shown: nothing invisible, no heaps of marks.

    Marks of direction would turn the words of our page around.
    """
    seen = "".join(char for char in legible(text) if unicodedata.category(char) != "Cf")
    marks_single = _HEAPED.sub(r"\1", unicodedata.normalize("NFC", seen))
    return " ".join(marks_single.split())[:LONGEST_TEXT].rstrip()


class Search:
    """What a reader looks for: words, and the places that the words may mean."""

    def __init__(self, text: str) -> None:
        self.text = tidied(text)

    @cached_property
    def regions(self) -> list[Region]:
        """Places to suggest."""
        return regions_like(self.text) if self.text else []

    @cached_property
    def query(self) -> Any:
        """The words, or the right name of the place that they misspell."""
        names = [bare(region.name) for region in self._meant]
        phrases = [SearchQuery(name, search_type="phrase", config=CONFIG) for name in names]
        return reduce(or_, phrases, words_query(self.text))

    def among(self, articles: ArticleQuerySet) -> ArticleQuerySet:
        """Those of `articles` that tell of it, best first."""
        newest = articles.order_by("-published_at", "-pk")
        found = newest.filter(search=self.query).values("pk")[:NEWEST]
        others = [newest.filter(tags__name__iexact=tag_name(self.text))]
        if self._meant:
            others.append(newest.filter(regions__in=self._meant))
        found = found.union(*(theirs.values("pk")[:NEWEST] for theirs in others))
        return self._ranked(articles.model.objects.filter(pk__in=found))

    def shown(self, page: ArticleQuerySet) -> list[Article]:
        """The articles of one page with `.snippet`: where the words stand, marked."""
        ranked: Any = self._ranked(page.these().cards())
        articles = list(ranked.annotate(headline=headline(self.query)))
        for article in articles:
            article.snippet = marked(article.headline)
        return articles

    def _ranked(self, articles: ArticleQuerySet) -> ArticleQuerySet:
        rank = SearchRank(F("search"), self.query)
        return articles.annotate(rank=rank).order_by("-rank", "-published_at", "-pk")

    @property
    def _meant(self) -> list[Any]:
        regions: list[Any] = self.regions
        return [region for region in regions if region.is_meant]


def search(articles: ArticleQuerySet, text: str) -> ArticleQuerySet:
    """Those of `articles` that tell of `text`, best first."""
    return Search(text).among(articles)


def search_articles(text: str, limit: int) -> list[Article]:
    """The best published articles about `text`, with snippets."""
    wanted = Search(text)
    return wanted.shown(wanted.among(Article.objects.published())[:limit])
