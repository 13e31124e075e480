"""Addresses of the news for search engines."""

import datetime as dt

from django.db.models import Max

from kpuportal.site_address import SiteMap
from news.models import Article, Tag
from news.models.article_queries import ArticleQuerySet
from news.models.tag import TagQuerySet


class ArticleSitemap(SiteMap):
    """Every published article, with the day when its text last changed."""

    limit = 5000

    def items(self) -> ArticleQuerySet:
        return Article.objects.published().only("slug", "updated_at")

    def lastmod(self, item: Article) -> dt.datetime:
        return item.updated_at

    def get_latest_lastmod(self) -> dt.datetime | None:
        return self.items().aggregate(latest=Max("updated_at"))["latest"]


class TagSitemap(SiteMap):
    """Every tag of a published article."""

    limit = 5000

    def items(self) -> TagQuerySet:
        return Tag.objects.in_use()
