"""Every public address that a search engine should know."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from news.sitemaps import ArticleSitemap, TagSitemap
from participation.sitemaps import EditionSitemap, RegionSitemap


class PageSitemap(Sitemap):
    """Pages that are always there."""

    def items(self) -> list[str]:
        return ["home", "news_list", "ipp", "awards", "api_docs"]

    def location(self, item: str) -> str:
        return reverse(item)


SITEMAPS = {
    "halaman": PageSitemap,
    "berita": ArticleSitemap,
    "tag": TagSitemap,
    "edisi": EditionSitemap,
    "wilayah": RegionSitemap,
}
