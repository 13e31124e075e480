"""Addresses of the news for search engines."""

import datetime as dt
from functools import cached_property
from typing import Any

from django.db.models import Max
from django.utils import timezone

from kpuportal.site_address import SiteMap
from news.models import Article, Page, Tag
from news.models.article_queries import ArticleQuerySet
from news.models.tag import TagQuerySet
from news.sharing import absolute

NEW = dt.timedelta(hours=48)
SHOWN = ("slug", "title", "published_at", "updated_at", "cover__folder", "cover__kept_widths")


class ArticleSitemap(SiteMap):
    """Every published article, with the day when its text last changed."""

    limit = 5000

    def items(self) -> ArticleQuerySet:
        return Article.objects.published().select_related("cover").only(*SHOWN)

    def lastmod(self, item: Article) -> dt.datetime:
        return item.updated_at

    def more(self, item: Article) -> dict[str, Any]:
        return {"images": [absolute(item.cover.url)] if item.cover else []}

    def get_latest_lastmod(self) -> dt.datetime | None:
        return self.items().aggregate(latest=Max("updated_at"))["latest"]


class NewsSitemap(ArticleSitemap):
    """What is new, for news search: two days, as Google takes it.

    Without anything new it has the newest article as an ordinary page, for an empty sitemap
    would be none.
    """

    limit = 1000  # Google takes no more in one file

    def items(self) -> Any:
        return self._newest

    @cached_property
    def _newest(self) -> list[Article]:
        newest = super().items()
        recent = newest.filter(published_at__gt=timezone.now() - NEW)[: self.limit]
        return list(recent) or list(newest[:1])

    def more(self, item: Article) -> dict[str, Any]:
        assert item.published_at is not None  # noqa: S101 (for the types; published ones have it)
        is_new = item.published_at > timezone.now() - NEW
        news = {"title": item.title, "at": timezone.localtime(item.published_at).isoformat()}
        return super().more(item) | {"news": news if is_new else None}

    def get_latest_lastmod(self) -> dt.datetime | None:
        return max((article.updated_at for article in self.items()), default=None)


class TagSitemap(SiteMap):
    """Every tag of a published article."""

    limit = 5000

    def items(self) -> TagQuerySet:
        return Tag.objects.in_use()


class OfficePageSitemap(SiteMap):
    """The office's standing pages."""

    def items(self) -> Any:
        return Page.objects.public().only("slug", "updated_at")

    def lastmod(self, item: Page) -> dt.datetime:
        return item.updated_at
