"""Public pages of the index. They only read."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kpuportal.filtering import shown_filters
from kpuportal.office import office
from kpuportal.paging import NoSuchPage, page_of
from kpuportal.refusals import refused, takes_no_parameters
from participation import citing, compare_page, ranking_page, region_page
from participation.calculation.reconciliation import Finding
from participation.change_words import with_earlier
from participation.coverage import among_all, coverage_of
from participation.edition_card import card_facts, share_image
from participation.embedding import ranking_embed, region_embed
from participation.figures_of_edition import distribution_figure, map_figure
from participation.filters import AwardFilter, RankingFilter
from participation.models import Act, Award, Edition, Level, Result, Source
from participation.public_editions import public_edition
from participation.recap import recap_tables

PER_PAGE = 50


@require_safe
@takes_no_parameters
def index(request: HttpRequest) -> HttpResponse:
    """The latest edition with real numbers: recap, map, provinces, our region."""
    found = Edition.objects.published().with_coverage().annotate(**card_facts())
    editions = list(found.prefetch_related("bands"))
    edition = next((edition for edition in editions if not edition.is_sample), None)
    if edition is None:
        return render(request, "participation/none.html", {"other_editions": editions})
    results = [_with_edition(each, edition) for each in edition.results.with_names().by_place()]
    provinces = [result for result in results if result.region.level == Level.PROVINCE]
    ours = {result.region_id: result for result in results}
    context = {
        "edition": edition,
        "is_sample": edition.is_sample,
        "recaps": recap_tables(edition),
        "coverage": coverage_of(edition),
        "provinces": provinces,
        "our_result": among_all(ours.get(office().code), results),
        "our_province_result": (
            ours.get(office().province_code) if office().level == Level.KABKOTA else None
        ),
        "map": map_figure(edition, provinces),
        "distribution": distribution_figure(edition, Level.KABKOTA, _of_regencies(results)),
        "other_editions": [other for other in editions if other != edition],
        "sources": _sources_of(edition),
        "share_image": share_image(edition),
    }
    return render(request, "participation/index.html", context)


@require_safe
@takes_no_parameters
def edition(request: HttpRequest, slug: str) -> HttpResponse:
    """A shortened address leads to the edition's ranking."""
    return redirect("ranking", public_edition(slug).slug)


@require_safe
def ranking(request: HttpRequest, slug: str) -> HttpResponse:
    """One level of an edition, filtered and paged; places stay those of the whole country."""
    edition = public_edition(slug)
    given = ranking_page.with_level(request.GET)
    results = with_earlier(_results(edition), edition).with_ties()
    filtered = RankingFilter(given, queryset=results, edition=edition)
    if problems := filtered.problems():
        return refused(request, problems, back=reverse("ranking", args=[slug]))
    try:
        page = page_of(filtered.qs, request.GET.get("halaman"), filtered.rows_a_page)
    except NoSuchPage as error:
        return refused(request, [str(error)], status=404, back=reverse("ranking", args=[slug]))
    page.object_list = [_with_edition(result, edition) for result in page.object_list]
    context = ranking_page.context(edition, filtered, request.GET, page)
    context["embed"] = ranking_embed(edition, filtered, request.GET)
    return render(request, "participation/ranking.html", context)


@require_safe
@takes_no_parameters
def region(
    request: HttpRequest, slug: str, code: str, *, articles: Iterable[Any] = ()
) -> HttpResponse:
    """One region in one edition. `articles` about it come from whoever joins the two apps."""
    result = get_object_or_404(
        region_page.results_with_counts(slug), region_id=code.partition("-")[0]
    )
    if code != result.region.slug:
        return redirect("region", slug, result.region.slug, permanent=True)
    context = region_page.context(result) | {"articles": articles, "embed": region_embed(result)}
    return render(request, "participation/region.html", context)


@require_safe
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Up to four regions of an edition side by side."""
    edition = public_edition(slug)
    if problems := compare_page.unknown_parameters(request.GET):
        return refused(request, problems, back=reverse("compare", args=[slug]))
    context = compare_page.context(edition, request.GET.getlist("wilayah"))
    status = 400 if context["problems"] else 200
    response = render(request, "participation/compare.html", context, status=status)
    if context["chosen"] or context["problems"]:
        response["X-Robots-Tag"] = "noindex"  # endlessly many; each region has its own page
    return response


@require_safe
@takes_no_parameters
def method(request: HttpRequest, slug: str) -> HttpResponse:
    """How an edition is made: bands, variables, sources, what is known."""
    edition = public_edition(slug)
    context = {
        "edition": edition,
        "bands": edition.bands_high_to_low,
        "dimensions": edition.dimensions.all(),
        "sources": _sources_of(edition),
        "coverage": coverage_of(edition),
        "report": _report(edition),
        "cite": citing.edition(edition),
        "share_image": share_image(edition),
    }
    return render(request, "participation/method.html", context)


@require_safe
def awards(request: HttpRequest) -> HttpResponse:
    """Awards of all published editions."""
    filtered = AwardFilter(request.GET, queryset=Award.objects.published(), request=request)
    if problems := filtered.problems():
        return refused(request, problems, back=reverse("awards"))
    provinces = list(filtered.qs.by_province())
    total = sum(each["all"] for each in provinces)
    try:
        page = page_of(filtered.qs, request.GET.get("halaman"), PER_PAGE, total)
    except NoSuchPage as error:
        return refused(request, [str(error)], status=404, back=reverse("awards"))
    context = {
        "page": page,
        "form": filtered.form,
        "active": shown_filters(filtered, request.GET),
        "total": total,
        "provinces": [{**each, "query": _within(request.GET, each["code"])} for each in provinces],
    }
    return render(request, "participation/awards.html", context)


def _within(given: QueryDict, code: str) -> str:
    """The same filters with this region."""
    kept = given.copy()
    kept.pop("halaman", None)
    kept["wilayah"] = code
    return kept.urlencode()


def _of_regencies(results: list[Result]) -> list[Result]:
    return [result for result in results if result.region.level == Level.KABKOTA]


def _results(edition: Edition) -> Any:
    return edition.results.select_related("region__parent", "band", "source")


def _with_edition(result: Result, edition: Edition) -> Result:
    """Spare each row a query for the edition that all share."""
    result.edition = edition
    return result


def _report(edition: Edition) -> list[Finding]:
    """What the gate found when the numbers were released last."""
    told = edition.history.exclude(act=Act.EVIDENCED).order_by("-number").first()
    return [Finding(**finding) for finding in told.body["findings"]] if told else []


def _sources_of(edition: Edition) -> list[Source]:
    return list(Source.objects.of(edition))
