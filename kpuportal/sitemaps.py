"""Every public address that a search engine should know."""

from typing import Any

from django.contrib.sitemaps import views
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from kpuportal.site_address import SiteMap, on_site
from news.sitemaps import ArticleSitemap, TagSitemap
from participation.sitemaps import EditionSitemap, RegionSitemap


class PageSitemap(SiteMap):
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


def index(request: HttpRequest, sitemaps: dict[str, Any]) -> TemplateResponse:
    """The list of sitemaps, each on SITE_URL; Django would believe the request's host."""
    response: TemplateResponse = views.index(request, sitemaps)
    for entry in (response.context_data or {})["sitemaps"]:
        entry.location = on_site(entry.location)
    return response
