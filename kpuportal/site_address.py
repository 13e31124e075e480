"""The site's own address in sitemaps: SITE_URL, never what a request claims as its host."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap


class SiteMap(Sitemap):
    """A sitemap whose addresses begin with SITE_URL."""

    def get_urls(self, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        """What the template writes of each item, with its `more`."""
        urls = super().get_urls(*args, **kwargs)
        for url in urls:
            url |= self.more(url["item"])
        return urls

    def more(self, item: Any) -> dict[str, Any]:
        """`images`, a list of addresses, and `news`, a title and a moment, where there are any."""
        return {}

    @property
    def protocol(self) -> str:  # type: ignore[override]  # a plain text at Django's
        """http or https."""
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        """Host and port of SITE_URL; `site`, the request's, is not asked."""
        return urlsplit(settings.SITE_URL).netloc


def on_site(address: str) -> str:
    """`address` with SITE_URL in place of its scheme and host."""
    parts = urlsplit(address)
    return settings.SITE_URL + parts._replace(scheme="", netloc="").geturl()
