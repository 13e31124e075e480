"""The gate before an edition is public, and the step through it."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kpuportal import formats
from participation.actions.calculating import calculate
from participation.actions.errors import GateClosed
from participation.actions.recording import record
from participation.calculation.bands import gaps
from participation.calculation.dimensions import disagree
from participation.calculation.reconciliation import Finding, LevelCounts, explained, reconcile
from participation.coverage import coverage_of
from participation.facts import facts_of
from participation.models import Act, Edition, Level, Source
from participation.models.sources import Status

MOST_NAMED = 10
UNCHECKED = "Sumber belum diperiksa statusnya: {}. Isi statusnya di menu Sumber."
MADE_UP = "Sumber hanya untuk data contoh: {}. Ganti dengan sumber aslinya."
UNFINISHED_ROWS = "rincian"  # explained by the edition's own note, which stands on every page


def gate(edition: Edition) -> list[Finding]:
    """Every comparison that must agree before the edition is public, or be explained to readers."""
    findings = [Finding(False, text) for text in gaps(band.range for band in edition.bands.all())]
    for level in Level:
        findings += reconcile(_counts(edition, level))
    findings += [_complete(edition), _variables(edition), *_sources(edition), *_described(edition)]
    told = {each.finding: (each.about, each.text) for each in edition.explanations.all()}
    return explained(findings, told)


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
    if not all(finding.passes for finding in findings):
        raise GateClosed(findings)
    edition.published_at = timezone.now()
    edition.save(update_fields=["published_at"])
    record(edition=edition, act=Act.PUBLISHED, by=by, findings=findings)
    return findings


def _counts(edition: Edition, level: Level) -> LevelCounts:
    recaps = list(edition.recaps.filter(level=level).select_related("band"))
    results = edition.results.of_level(level).eligible()
    return LevelCounts(
        level=level.value,
        label=level.label,
        eligible=results.count(),
        announced={recap.band.name: recap.count for recap in recaps},
        announced_eligible={recap.eligible for recap in recaps},
        bands_of_rows=list(results.known().values_list("band__name", flat=True)),
    )


def _complete(edition: Edition) -> Finding:
    coverage = coverage_of(Edition.objects.with_coverage().get(pk=edition.pk))
    sentence = f"Rincian tersedia untuk {coverage.known} dari {coverage.total} daerah."
    if edition.recaps.exists():
        sentence = coverage.sentence
    if not coverage.total:
        return Finding(False, sentence)
    if not coverage.is_complete and not edition.coverage_note:
        sentence += " Isi penjelasan rincian yang belum lengkap."
    return Finding(coverage.is_complete, sentence, UNFINISHED_ROWS, edition.coverage_note)


def _variables(edition: Edition) -> Finding:
    weights = {each.slug: each.weight for each in edition.dimensions.all()}
    wrong = []
    for result in edition.results.exclude(score=None).with_facts():
        facts = facts_of(result)
        total = disagree(facts.score, facts.dimensions, weights)
        if total is not None:
            told = f"{result.region.name} {formats.score(facts.score)}, menurut variabelnya"
            wrong.append(f"{told} {formats.score(total)}")
    if not wrong:
        return Finding(True, "Skor dan nilai variabel tidak bertentangan.")
    shown = "; ".join(wrong[:MOST_NAMED])
    more = f"; dan {len(wrong) - MOST_NAMED} daerah lain" if len(wrong) > MOST_NAMED else ""
    return Finding(False, f"Skor bertentangan dengan nilai variabelnya: {shown}{more}.", "variabel")


def _sources(edition: Edition) -> list[Finding]:
    """Each kind of source that keeps numbers from the public, in its own words."""
    sources = Source.objects.of(edition)
    held = [_cited(sources, Status.UNCHECKED, UNCHECKED)]
    if not edition.is_sample:
        held.append(_cited(sources, Status.SAMPLE, MADE_UP))
    told = [Finding(False, sentence) for sentence in held if sentence]
    return told or [Finding(True, "Semua sumber sudah diperiksa statusnya.")]


def _cited(sources: "QuerySet[Source]", status: Status, sentence: str) -> str:
    listed = "; ".join(source.citation for source in sources.filter(status=status))
    return sentence.format(listed) if listed else ""


def _described(edition: Edition) -> list[Finding]:
    """What readers must be told before the numbers."""
    day = formats.short_date(edition.election_date)
    return [
        _told(
            edition.election_date <= timezone.localdate(),
            f"Pemungutan suara sudah berlangsung, {day}.",
            f"Pemungutan suara {day} harus sudah lewat.",
        ),
        _told(
            edition.dimensions.exists(),
            "Variabel indeks sudah diisi.",
            "Variabel indeks harus diisi.",
        ),
        _told(
            bool(edition.method_note.strip()),
            "Catatan metode sudah diisi.",
            "Catatan metode harus diisi.",
        ),
    ]


def _told(agrees: bool, good: str, bad: str) -> Finding:
    return Finding(agrees, good if agrees else bad)
