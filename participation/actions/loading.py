"""Brings the shipped regions and editions into the database; what is there is left alone."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from participation.actions.importing import fill_missing_results, import_results
from participation.actions.publishing import gate, publish_edition
from participation.actions.recording import begin_history
from participation.directory import entries
from participation.editions_on_file import EditionFile
from participation.models import (
    Absence,
    Award,
    AwardCategory,
    Band,
    Dimension,
    Edition,
    NationalRecap,
    Region,
    Source,
)


@transaction.atomic
def load_regions() -> int:
    """Store the shipped regions; the number of rows that were new."""
    before = Region.objects.count()
    rows = [
        Region(
            code=entry.code,
            name=entry.name,
            kind=entry.kind,
            parent_id=entry.province_code or None,
            time_zone=entry.time_zone,
        )
        for entry in entries().values()
    ]
    Region.objects.bulk_create(rows, ignore_conflicts=True)
    return Region.objects.count() - before


@transaction.atomic
def load_edition(
    file: EditionFile, *, publish: bool = True, say: Callable[[str], Any] = print
) -> bool:
    """Create the edition that `file` describes, import its results and publish it.

    Returns False and changes no number when an edition with its slug exists; one that was public
    before histories were kept gets its first entry.
    """
    if stored := Edition.objects.filter(slug=file.slug).first():
        begin_history(edition=stored, findings=gate(stored))
        say(f"{file.edition['name']} sudah ada; tidak ada yang berubah.")
        return False
    sources = _sources(file)
    edition = Edition.objects.create(slug=file.slug, **file.edition)
    edition.sources.set([sources[citation] for citation in file.method_sources])
    bands = [Band(edition=edition, **band) for band in file.bands]
    Band.objects.bulk_create(bands)
    Dimension.objects.bulk_create(
        Dimension(edition=edition, position=n, **row) for n, row in enumerate(file.dimensions, 1)
    )
    _recaps(file, edition, {band.name: band for band in bands}, sources)
    fill_missing_results(edition)
    for code, reason in file.not_applicable.items():
        edition.results.filter(region=code).update(absence=Absence.NOT_APPLICABLE, reason=reason)
    plan = import_results(edition=edition, content=file.results, file_name=file.results_name)
    _awards(file, edition, sources)
    if publish:
        publish_edition(edition=edition)
    say(f"{edition.name}: {plan.sentence}")
    return True


def _sources(file: EditionFile) -> dict[str, Source]:
    return {
        row["citation"]: Source.objects.get_or_create(citation=row["citation"], defaults=row)[0]
        for row in file.sources
    }


def _recaps(
    file: EditionFile, edition: Edition, bands: dict[str, Band], sources: dict[str, Source]
) -> None:
    NationalRecap.objects.bulk_create(
        NationalRecap(
            edition=edition,
            level=row.level,
            band=bands[row.band],
            count=row.count,
            eligible=row.eligible,
            source=sources[row.source],
        )
        for row in file.recaps
    )


def _awards(file: EditionFile, edition: Edition, sources: dict[str, Source]) -> None:
    for row in file.awards:
        category, _ = AwardCategory.objects.get_or_create(
            slug=row.category_slug, defaults={"name": row.category}
        )
        Award.objects.create(
            category=category,
            region_id=row.region,
            edition=edition,
            given_on=row.given_on,
            source=sources[row.source],
        )
