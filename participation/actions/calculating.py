"""Brings bands and places of an edition in line with its scores."""

from django.db import transaction
from django.utils import timezone

from participation.actions.errors import Frozen
from participation.calculation.bands import band_of
from participation.calculation.ranking import places, places_within
from participation.models import Edition, Level, Result

CALCULATED = ["band_id", "rank_national", "rank_in_province"]


@transaction.atomic
def calculate(*, edition: Edition, by: object = None) -> int:
    """Band every score and rank each level; the number of results that changed.

    Raises Frozen for a published edition of which a number would change.
    """
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    changed = _changes(edition)
    if changed and edition.is_published:
        raise Frozen(edition)
    _store(edition, changed)
    return len(changed)


def bring_in_line(edition: Edition) -> None:
    """The same for a locked edition whose numbers its caller may change."""
    _store(edition, _changes(edition))


def _changes(edition: Edition) -> list[Result]:
    results = list(edition.results.select_related("region"))
    before = {result.pk: [getattr(result, name) for name in CALCULATED] for result in results}
    _band(edition, results)
    for level in Level.values:
        _rank([result for result in results if result.region.level == level], level)
    return [
        result
        for result in results
        if before[result.pk] != [getattr(result, name) for name in CALCULATED]
    ]


def _store(edition: Edition, changed: list[Result]) -> None:
    Result.objects.rewrite(changed, CALCULATED)
    if changed or edition.calculated_at is None:
        Edition.objects.filter(pk=edition.pk).update(calculated_at=timezone.now())


def _band(edition: Edition, results: list[Result]) -> None:
    bands = list(edition.bands.all())
    ids, ranges = {band.slug: band.pk for band in bands}, [band.range for band in bands]
    for result in results:
        if result.score is not None:
            result.band_id = ids[band_of(result.score, ranges).slug]


def _rank(results: list[Result], level: str) -> None:
    scores = {result.pk: result.score for result in results}
    national = places(scores)
    groups = {result.pk: result.region.parent_id for result in results}
    within = places_within(scores, groups) if level == Level.KABKOTA else {}
    for result in results:
        result.rank_national = national.get(result.pk)
        result.rank_in_province = within.get(result.pk)


@transaction.atomic
def store_result(*, result: Result, by: object) -> None:
    """Store one result of a draft and recalculate the places of all. Raises Frozen."""
    edition = Edition.objects.select_for_update().get(pk=result.edition_id)
    if edition.is_published:
        raise Frozen(edition)
    if result.score is None:
        result.rank_national = result.rank_in_province = None
    result.save()
    calculate(edition=edition, by=by)
