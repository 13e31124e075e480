"""Keeps what happens to a public edition: an entry tied to the one before it, and a release."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from participation.calculation.chain import BEGINNING, linked
from participation.calculation.reconciliation import Finding
from participation.edition_state import evidence_of, seal_of, seal_of_words
from participation.models import Act, Correction, Edition, HistoryEntry, Release, Source
from participation.package import Package

SYSTEM = "sistem"


def record(
    *,
    edition: Edition,
    act: Act,
    by: Any,
    findings: Sequence[Finding] = (),
    corrections: Sequence[Correction] = (),
    **told: Any,
) -> HistoryEntry:
    """Add an entry to the history of a locked edition, with its corrections and its release.

    What else is `told` stands in the entry as it is given.

    Must run inside the transaction that changes the numbers.
    """
    last = _last(edition)
    number, previous = (last.number + 1, last.hash) if last else (1, BEGINNING)
    at = timezone.now().replace(microsecond=0)
    entry = HistoryEntry(edition=edition, number=number, act=act, at=at, previous=previous)
    for correction in corrections:
        correction.entry = entry
    package = Package(entry, corrections)
    entry.body = {
        "act": act.value,
        "at": at.isoformat(),
        "by": str(by) if by else SYSTEM,
        "seal": seal_of(edition),
        "words": seal_of_words(edition),
        "evidence": evidence_of(edition),
        "findings": [finding.as_json() for finding in findings],
        "corrections": [correction.facts for correction in corrections],
        "release": {"file": package.file_name, "sha256": package.sha256},
        **told,
    }
    entry.hash = linked(number, entry.body, previous)
    entry.save(force_insert=True)
    Release.objects.create(
        entry=entry,
        file_name=package.file_name,
        content=package.content,
        sha256=package.sha256,
    )
    for correction in corrections:
        correction.entry = entry  # which has its key only now
    Correction.objects.bulk_create(corrections)
    return entry


def newest_release(edition: Edition) -> int:
    """The number of what was released last; 0 where nothing was."""
    last = _last(edition)
    return last.number if last else 0


def _last(edition: Edition) -> HistoryEntry | None:
    return edition.history.order_by("-number").first()


@transaction.atomic
def begin_history(*, edition: Edition, findings: Sequence[Finding], by: Any = None) -> bool:
    """Give an edition that was public before histories were kept its first entry."""
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if not edition.is_published or edition.history.exists():
        return False
    record(edition=edition, act=Act.PUBLISHED, by=by, findings=findings)
    return True


@transaction.atomic
def keep_evidence(*, source: Source, by: Any) -> None:
    """Note in the history of each public edition on `source` that its document was added."""
    resting = Edition.objects.published().select_for_update().order_by("pk")
    for edition in resting:
        if Source.objects.under_numbers(edition).filter(pk=source.pk).exists():
            record(edition=edition, act=Act.EVIDENCED, by=by)
