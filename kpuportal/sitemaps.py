"""Every public address that a search engine should know."""

from typing import Any

from django.contrib.sitemaps import views
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from kpuportal.site_address import SiteMap, on_site
from news.sitemaps import ArticleSitemap, NewsSitemap, OfficePageSitemap, TagSitemap
from participation.sitemaps import EditionSitemap, RegionSitemap


class PageSitemap(SiteMap):
    """Pages that are always there."""

    def items(self) -> list[str]:
        return ["home", "news_list", "ipp", "awards", "about", "read_definition", "api_docs"]

    def location(self, item: str) -> str:
        return reverse(item)


SITEMAPS: dict[str, Any] = {
    "halaman": PageSitemap,
    "kantor": OfficePageSitemap,
    "berita": ArticleSitemap,
    "news": NewsSitemap,
    "tag": TagSitemap,
    "edisi": EditionSitemap,
    "wilayah": RegionSitemap,
}


def index(request: HttpRequest, sitemaps: dict[str, Any]) -> TemplateResponse:
    """The list of sitemaps, each on SITE_URL; Django would believe the request's host."""
    sites = {name: sitemap() for name, sitemap in sitemaps.items()}
    # An empty sitemap would be none; it has no place here until it is filled.
    filled = {name: site for name, site in sites.items() if site.paginator.count}
    response: TemplateResponse = views.index(request, filled)
    for entry in (response.context_data or {})["sitemaps"]:
        entry.location = on_site(entry.location)
    return _told_by_etag(response)


def section(request: HttpRequest, section: str) -> TemplateResponse:
    """One of them."""
    return _told_by_etag(views.sitemap(request, SITEMAPS, section))


def _told_by_etag(response: TemplateResponse) -> TemplateResponse:
    """Only the ETag tells whether it changed. A moment could not: an article that is withdrawn, or
    whose time comes, changes the list without being newer than the others."""
    response.headers.pop("Last-Modified", None)
    return response
