"""Search over news and regions together, and the names that a browser suggests while one types."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from kpuportal.office import office
from kpuportal.parameters import refuse_unknown
from kpuportal.refusals import refused, takes_no_parameters
from news.models import Article
from news.page_search import search_pages
from news.place_names import bps_code_of, nicknames_of, spellings_of
from news.places import regions_like
from news.search import search_articles, tidied
from participation.filters import ResultFilter
from participation.models import Edition, Level, Region, Result

ARTICLES = 20
REGIONS = 12
PAGES = 5
SUGGESTED_ARTICLES = 4
COMPACT = {"ensure_ascii": False, "separators": (",", ":")}


@dataclass(frozen=True, slots=True)
class FoundRegion:
    """A region with what it got in the latest edition, where there is one."""

    region: Region
    address: str
    result: Result | None


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What words find: articles, regions, pages of the office; or what one could look for."""
    if problems := refuse_unknown(request.GET, ["q"]):
        return refused(request, problems, back=reverse("search"))
    query = tidied(request.GET.get("q", ""))
    edition = Edition.objects.official().first()
    named = regions_like(query, limit=None) if query else []
    regions = found_regions(named[:REGIONS], edition)
    articles = search_articles(query, limit=ARTICLES + 1) if query else []
    pages = search_pages(query, limit=PAGES) if query else []
    context = {
        "query": query,
        "edition": edition,
        "regions": regions,
        "named": len(named),
        "ranked": _ranked(query, edition, named) if len(named) > REGIONS else None,
        "articles": articles[:ARTICLES],
        "all_url": _list_of(query) if len(articles) > ARTICLES else "",
        "pages": pages,
        **({} if regions or pages or articles else _suggestions()),
    }
    response = render(request, "search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@takes_no_parameters
def region_names(request: HttpRequest) -> HttpResponse:
    """Every region's code, name, other names and address, in one small file.

    A browser asks for it once and looks names up by itself, so that typing on a slow network waits
    for nothing. Rows whose values have no names keep it small; a province is the row that has the
    first two digits.
    """
    edition = Edition.objects.official().first()
    rows = [
        [
            region.code,
            region.name,
            " ".join(_also(region)),
            address_of(region, edition),
        ]
        for region in Region.objects.all()
    ]
    response = JsonResponse(rows, safe=False, json_dumps_params=COMPACT)
    response["X-Robots-Tag"] = "noindex"
    return response


def _also(region: Region) -> list[str]:
    other = [*nicknames_of(region.name), *spellings_of(region.name), bps_code_of(region.code)]
    return [word for word in other if word]


def found_regions(regions: list[Region], edition: Edition | None) -> list[FoundRegion]:
    """The same regions with what they got."""
    found = edition.results.with_names().with_ranked() if edition else Result.objects.none()
    of = {result.region_id: result for result in found.filter(region__in=regions)}
    return [
        FoundRegion(region, address_of(region, edition), of.get(region.pk)) for region in regions
    ]


def address_of(region: Region, edition: Edition | None) -> str:
    """A region's page in the latest edition; while there is none, the articles about it."""
    if edition:
        return reverse("region", args=[edition.slug, region.slug])
    return f"{reverse('news_list')}?{urlencode({'wilayah': region.code})}"


def _ranked(query: str, edition: Edition | None, named: list[Region]) -> dict[str, object] | None:
    """The ranking by these words, where it has every kabupaten and kota named: it takes the words
    as one piece. Provinces are few and stand first, so that they are always shown."""
    if edition is None:
        return None
    asked = {"tingkat": Level.KABKOTA.value, "q": query}
    count = ResultFilter(asked, queryset=edition.results.all(), edition=edition).qs.count()
    if count < sum(region.parent_id is not None for region in named):
        return None
    return {"url": f"{reverse('ranking', args=[edition.slug])}?{urlencode(asked)}", "count": count}


def _list_of(query: str) -> str:
    return f"{reverse('news_list')}?{urlencode({'q': query})}"


def _suggestions() -> dict[str, object]:
    """Words that find something here, and the latest articles."""
    latest = list(Article.objects.published().cards()[:SUGGESTED_ARTICLES])
    codes = [office().code, office().province_code]
    names = Region.objects.filter(code__in=codes).order_by("-code").values_list("name", flat=True)
    return {"names": list(names), "latest": latest}
