"""Results that no database holds, calculated as stored ones are."""

import datetime as dt
from decimal import Decimal

from participation.calculation.bands import band_of
from participation.calculation.ranking import places
from participation.models import Band, Edition, Region, Result, Source
from participation.models.regions import Kind

ENDS = [("Involvement", "0", "60", True, False), ("Engagement", "60", "77.5", True, True)]
ENDS.append(("Participatory", "77.5", "100", False, True))


def plain_edition(number: int = 1, *, comparable_with: Edition | None = None) -> Edition:
    """An edition with the three bands."""
    edition = Edition(
        pk=number, slug=f"uji-{number}", name=f"IPP Uji {number}",
        election_date=dt.date(2020 + number, 12, 9), comparable_with=comparable_with,
    )  # fmt: skip
    bands = [
        Band(
            pk=10 * number + place, edition=edition, slug=name.lower(), name=name, position=place,
            lower=Decimal(lower), upper=Decimal(upper), lower_included=low, upper_included=up,
        )
        for place, (name, lower, upper, low, up) in enumerate(ENDS, 1)
    ]  # fmt: skip
    edition._prefetched_objects_cache = {"bands": bands}  # type: ignore[attr-defined]  # as if it had been prefetched
    return edition


def plain_results(edition: Edition, scores: list[Decimal | None]) -> list[Result]:
    """A kabupaten of Jawa Tengah for each score, banded and ranked by the pure calculation."""
    bands = {band.slug: band for band in edition.bands.all()}
    ranked = places(dict(enumerate(scores)))
    source = Source(pk=1, citation="Sumber uji", status="official")
    return [
        Result(
            pk=number, edition=edition, score=score, source=source,
            region=Region(code=f"33.{number:02}", name=f"Kabupaten {number}", kind=Kind.REGENCY),
            band=None if score is None else bands[_band(score, edition)],
            absence="" if score is not None else "not_published",
            rank_national=ranked.get(number), rank_in_province=ranked.get(number),
        )
        for number, score in enumerate(scores)
    ]  # fmt: skip


def _band(score: Decimal, edition: Edition) -> str:
    return band_of(score, [band.range for band in edition.bands.all()]).slug
