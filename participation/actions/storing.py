"""Writes what is said of regions into their results. Bands and places follow by calculation."""

from collections.abc import Mapping

from participation.calculation.bands import band_of
from participation.facts import Facts
from participation.models import Band, DimensionScore, Edition, Result, Source

WRITTEN = ["score", "band", "absence", "reason", "source", "rank_national", "rank_in_province"]


def store_facts(edition: Edition, wanted: Mapping[str, Facts]) -> None:
    """Make each region (by code) say its facts; with a score, the band follows from it.

    Sources that are not known yet are added. Must run inside the transaction that holds the
    edition. Raises NoBand for a score that no band holds.
    """
    sources = _sources({facts.source for facts in wanted.values() if facts.source})
    bands = {band.slug: band for band in edition.bands.all()}
    results = list(edition.results.filter(region__in=wanted))
    for result in results:
        facts = wanted[result.region_id]
        result.score, result.band = facts.score, bands.get(_band(facts, bands))
        result.absence, result.reason = facts.absence, facts.reason
        result.source = sources.get(facts.source)
        if facts.score is None:
            result.rank_national = result.rank_in_province = None
    Result.objects.rewrite(results, WRITTEN)
    _store_values(edition, results, wanted)


def _band(facts: Facts, bands: Mapping[str, Band]) -> str:
    if facts.score is None:
        return facts.band
    return band_of(facts.score, [band.range for band in bands.values()]).slug


def _sources(citations: set[str]) -> dict[str, Source]:
    Source.objects.bulk_create(
        [Source(citation=citation) for citation in sorted(citations)], ignore_conflicts=True
    )
    return {each.citation: each for each in Source.objects.filter(citation__in=citations)}


def _store_values(edition: Edition, results: list[Result], wanted: Mapping[str, Facts]) -> None:
    dimensions = {dimension.slug: dimension for dimension in edition.dimensions.all()}
    DimensionScore.objects.filter(result__in=results).delete()
    DimensionScore.objects.bulk_create(
        DimensionScore(edition=edition, result=result, dimension=dimensions[slug], value=value)
        for result in results
        for slug, value in wanted[result.region_id].dimensions.items()
    )
