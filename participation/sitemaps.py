"""Addresses of the index for search engines; samples are left out."""

from django.db.models import QuerySet
from django.urls import reverse

from kpuportal.site_address import SiteMap
from participation.models import Edition, Result

PAGES = ("ranking", "pictures", "method", "corrections")


class EditionSitemap(SiteMap):
    """Ranking, pictures, method and corrections of each official edition."""

    def items(self) -> list[tuple[str, str]]:
        slugs = Edition.objects.official().values_list("slug", flat=True)
        return [(name, slug) for slug in slugs for name in PAGES]

    def location(self, item: tuple[str, str]) -> str:
        return reverse(item[0], args=[item[1]])


class RegionSitemap(SiteMap):
    """Each region of each official edition."""

    limit = 5000

    def items(self) -> QuerySet[Result]:
        official = Result.objects.published().filter(edition__is_sample=False)
        return official.select_related("region", "edition").order_by("-edition_id", "region_id")
