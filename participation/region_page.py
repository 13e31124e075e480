"""What a region's page shows, gathered in few queries."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    OuterRef,
    Q,
    QuerySet,
    prefetch_related_objects,
)
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from participation import citing
from participation.calculation.change import change
from participation.change_words import in_words
from participation.correction_words import words_of
from participation.figures_of_region import (
    dimensions_beside,
    history_figure,
    province_figure,
    variables_figure,
)
from participation.models import Award, Correction, Level, Region, Result
from participation.region_card import share_image

NEIGHBOURS_EACH_SIDE = 2


def results_with_counts(slug: str) -> QuerySet[Result]:
    """Results of a published edition, each with how many of its level have a score."""
    return (
        Result.objects.published()
        .filter(edition__slug=slug)
        .with_names()
        .with_ties()
        .with_ranked()
        .select_related("edition__comparable_with")
        .annotate(correction_rows=_correction_rows())
    )


def _correction_rows() -> ArraySubquery:
    """The corrections of each result as dicts, inside the query that reads it."""
    mine = Correction.objects.filter(
        entry__edition=OuterRef("edition"), region=OuterRef("region")
    ).order_by("-entry__at", "-pk")
    row = JSONObject(old="old", new="new", reason="reason", at="entry__at")
    return ArraySubquery(mine.values(row=row))


def _corrections(result: Result) -> list[dict[str, Any]]:
    """Each with its day, reason, and what was said in words; newest first."""
    rows = result.correction_rows  # type: ignore[attr-defined]  # annotated
    return [
        {
            "at": parse_datetime(row["at"]),
            "reason": row["reason"],
            **words_of(row["old"], row["new"], result.edition),
        }
        for row in rows
    ]


def context(result: Result) -> dict[str, Any]:
    """The page's context, articles apart."""
    region, edition = result.region, result.edition
    related = _related(result)
    elsewhere = [
        other
        for other in related
        if other.region_id == region.pk and other.edition_id != edition.pk
    ]
    # One query for the bands of all editions that the page shows.
    prefetch_related_objects([edition, *(other.edition for other in elsewhere)], "bands")
    peers = [other for other in related if _is_peer(other, result)]
    awards = list(Award.objects.published().filter(region=region, edition=edition))
    dimensions = list(dimensions_beside(result))
    return {
        "edition": edition,
        "region": region,
        "result": result,
        "sentence": citing.sentence(result),
        "ranked_national": result.ranked_national or 0,  # type: ignore[attr-defined]  # annotated
        "ranked_in_province": sum(peer.score is not None for peer in _regencies(peers)),
        "tied_in_province": _is_tied(result, _regencies(peers)),
        "peers": peers,
        "neighbours": _neighbours(related, result),
        "dimensions": dimensions,
        "variables": variables_figure(result, dimensions),
        "strip": province_figure(
            edition, region.province_code, _province_name(region), _regencies(peers), result
        ),
        "history": history_figure(result, [result, *elsewhere]) if elsewhere else None,
        "change": _change(result, elsewhere),
        "awards": awards,
        "corrections": _corrections(result),
        "sources": _sources(result, awards),
        "cite": citing.result_citation(result),
        "other_results": elsewhere,
        "compare_url": reverse("compare", args=[edition.slug]),
        "share_image": share_image(result),
        "csv_url": reverse("results_csv", args=[edition.slug]) + f"?q={region.pk}",
    }


def _is_tied(result: Result, peers: list[Result]) -> bool:
    """Somebody else of its province shares its place there."""
    place = result.rank_in_province
    return bool(place) and [peer.rank_in_province for peer in peers].count(place) > 1


def _province_name(region: Region) -> str:
    return region.parent.name if region.parent else region.name


def _regencies(peers: list[Result]) -> list[Result]:
    return [peer for peer in peers if peer.region.level == Level.KABKOTA]


def _change(result: Result, elsewhere: list[Result]) -> str:
    """What changed since the comparable edition, in words; empty without one."""
    earlier = result.edition.earlier
    if earlier is None:
        return ""
    old = next((each for each in elsewhere if each.edition_id == earlier.pk), None)
    found = change(
        result.score,
        result.rank_national,
        old.score if old else None,
        old.rank_national if old else None,
    )
    return in_words(found)


def _related(result: Result) -> list[Result]:
    """Same province, next in rank, and the same region elsewhere: one query for all three."""
    here = Q(edition=result.edition_id)
    province = result.region.province_code
    wanted = here & Q(region__parent=province)
    if result.rank_national:
        near = (
            result.rank_national - NEIGHBOURS_EACH_SIDE,
            result.rank_national + NEIGHBOURS_EACH_SIDE,
        )
        wanted |= here & Q(rank_national__range=near)
    # Made-up numbers never stand on the page of real ones.
    wanted |= Q(region=result.region_id, edition__is_sample=result.edition.is_sample)
    found = list(Result.objects.published().filter(wanted).with_names().with_ties().by_place())
    for other in found:
        if other.edition_id == result.edition_id:
            other.edition = result.edition
    return [result if other.pk == result.pk else other for other in found]


def _is_peer(other: Result, result: Result) -> bool:
    return (
        other.edition_id == result.edition_id
        and other.region.parent_id == result.region.province_code
    )


def _neighbours(related: list[Result], result: Result) -> list[Result]:
    """Those next in rank with the region itself among them; nothing where it stands alone."""
    found = [other for other in related if _is_near(other, result)]
    return found if len(found) > 1 else []


def _is_near(other: Result, result: Result) -> bool:
    if not (result.rank_national and other.rank_national):
        return False
    distance = abs(other.rank_national - result.rank_national)
    return (
        other.edition_id == result.edition_id
        and other.region.level == result.region.level
        and distance <= NEIGHBOURS_EACH_SIDE
    )


def _sources(result: Result, awards: list[Award]) -> list[Any]:
    found = [result.source, *(award.source for award in awards)]
    return list(dict.fromkeys(source for source in found if source))
