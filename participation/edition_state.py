"""Everything that a public edition says, as plain values: what its history seals with a hash."""

import datetime as dt
from typing import Any

from participation.calculation.chain import digest
from participation.facts import facts_of
from participation.models import Edition, Result, Source

State = dict[str, Any]
ABOUT = ("slug", "name", "official_name", "alias", "election", "is_sample")
CITED = ("citation", "document", "publisher", "date_precision", "page", "status")


def state_of(edition: Edition) -> State:
    """All numbers of an edition with what gives them their meaning, in a fixed order."""
    results = edition.results.with_facts().order_by("region_id")
    recaps = edition.recaps.select_related("band", "source").order_by("level", "band__position")
    return {
        "edition": {
            **{name: getattr(edition, name) for name in ABOUT},
            "election_date": edition.election_date.isoformat(),
            **_compared(edition),
        },
        "bands": [_band(band) for band in edition.bands.order_by("position")],
        "dimensions": [
            [each.slug, each.name, None if each.weight is None else f"{each.weight:.4f}"]
            for each in edition.dimensions.order_by("position")
        ],
        "results": [_result(result) for result in results],
        "recaps": [
            [each.level, each.band.slug, each.count, each.eligible, each.source.citation]
            for each in recaps
        ],
        "sources": [_source(source) for source in Source.objects.under_numbers(edition)],
    }


def _compared(edition: Edition) -> State:
    """Nothing where nothing is compared, so that seals from before this was said still hold."""
    earlier = edition.comparable_with
    return {"comparable_with": earlier.slug} if earlier else {}


def seal_of(edition: Edition) -> str:
    """The hash of what the edition says now."""
    return digest(state_of(edition))


def words_of(edition: Edition) -> State:
    """What readers are told beside the numbers: notes, days, explanations, names of regions."""
    published, launched = edition.published_at, edition.launched_on
    regions = edition.results.order_by("region_id").select_related("region")
    return {
        "method_note": edition.method_note,
        "coverage_note": edition.coverage_note,
        "published_at": published.astimezone(dt.UTC).isoformat() if published else None,
        "launched_on": launched.isoformat() if launched else None,
        "bands": {each.slug: each.description for each in edition.bands.all()},
        "dimensions": {each.slug: each.description for each in edition.dimensions.all()},
        "regions": {
            each.region_id: [each.region.name, each.region.kind, each.region.parent_id]
            for each in regions
        },
    }


def seal_of_words(edition: Edition) -> str:
    """The hash of what readers are told beside the numbers.

    A seal of its own, because entries from before it was kept have none and must still hold.
    """
    return digest(words_of(edition))


def evidence_of(edition: Edition) -> dict[str, str]:
    """The hash of each kept file that the edition rests on: documents of sources, imports."""
    sources = Source.objects.under_numbers(edition).exclude(sha256="")
    files = {f"sumber: {source.citation}": source.sha256 for source in sources}
    imports = edition.imports.exclude(applied_at=None).order_by("pk")
    return files | {f"impor {each.pk}: {each.file_name}": each.sha256 for each in imports}


def _band(band: Any) -> list[Any]:
    ends = [f"{band.lower:.2f}", band.lower_included, f"{band.upper:.2f}", band.upper_included]
    return [band.slug, band.name, band.position, *ends]


def _result(result: Result) -> list[Any]:
    places = [result.rank_national, result.rank_in_province]
    return [result.region_id, facts_of(result).as_json(), *places]


def _source(source: Source) -> dict[str, Any]:
    date = source.date.isoformat() if source.date else None
    return {**{name: getattr(source, name) for name in CITED}, "date": date}
