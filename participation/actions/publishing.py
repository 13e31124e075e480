"""The gate before an edition is public, and the step through it."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from kpuportal import formats
from participation.actions.calculating import calculate
from participation.actions.errors import GateClosed
from participation.calculation.bands import gaps
from participation.calculation.reconciliation import Finding, LevelCounts, reconcile
from participation.models import Edition, Level, Source
from participation.models.sources import Status


def gate(edition: Edition) -> list[Finding]:
    """Every comparison that must agree before the edition is public."""
    findings = [Finding(False, text) for text in gaps(band.range for band in edition.bands.all())]
    for level in Level:
        findings += reconcile(_counts(edition, level))
    return [*findings, _complete(edition), _sources(edition), *_described(edition)]


@transaction.atomic
def publish_edition(*, edition: Edition, by: Any = None) -> list[Finding]:
    """Calculate, pass the gate, and freeze the edition's numbers.

    Raises GateClosed when something does not agree. Publishing again changes nothing.
    """
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.is_published:
        return gate(edition)
    calculate(edition=edition, by=by)
    findings = gate(edition)
    if not all(finding.agrees for finding in findings):
        raise GateClosed(findings)
    Edition.objects.filter(pk=edition.pk).update(published_at=timezone.now())
    return findings


def _counts(edition: Edition, level: Level) -> LevelCounts:
    recaps = list(edition.recaps.filter(level=level).select_related("band"))
    results = edition.results.of_level(level).eligible()
    return LevelCounts(
        label=level.label,
        eligible=results.count(),
        announced={recap.band.name: recap.count for recap in recaps},
        announced_eligible={recap.eligible for recap in recaps},
        bands_of_rows=list(results.known().values_list("band__name", flat=True)),
    )


def _complete(edition: Edition) -> Finding:
    eligible = edition.results.eligible()
    known, total = eligible.known().count(), eligible.count()
    sentence = f"Rincian tersedia untuk {known} dari {total} daerah."
    if known == total and total:
        return Finding(True, sentence)
    if edition.coverage_note:
        return Finding(bool(total), f"{sentence} Penjelasan: {edition.coverage_note}")
    return Finding(False, f"{sentence} Isi penjelasan rincian yang belum lengkap pada edisi ini.")


def _sources(edition: Edition) -> Finding:
    unready = {Status.UNCHECKED} | (set() if edition.is_sample else {Status.SAMPLE})
    unchecked = Source.objects.of(edition).filter(status__in=unready)
    if not unchecked:
        return Finding(True, "Semua sumber sudah diperiksa statusnya.")
    listed = "; ".join(source.citation for source in unchecked)
    return Finding(False, f"Sumber belum diperiksa statusnya: {listed}. Lengkapi di menu Sumber.")


def _described(edition: Edition) -> list[Finding]:
    """What readers must be told before the numbers."""
    return [
        Finding(
            edition.election_date <= timezone.localdate(),
            f"Pemungutan suara {formats.short_date(edition.election_date)} harus sudah lewat.",
        ),
        Finding(edition.dimensions.exists(), "Variabel indeks harus diisi."),
        Finding(bool(edition.method_note.strip()), "Catatan metode harus diisi."),
    ]
