"""Changes what a public edition tells its readers beside the numbers: openly, with a reason."""

from typing import Any

from django.db import transaction

from participation.actions.amending import checked_reason
from participation.actions.errors import GateClosed, NotCorrected
from participation.actions.publishing import gate
from participation.actions.recording import record
from participation.actions.unfreezing import published_may_change
from participation.models import Act, Edition, HistoryEntry

SAME = "Tidak ada yang berubah; penjelasan yang terbit sudah seperti itu."


@transaction.atomic
def restate(
    *, edition: Edition, method_note: str, coverage_note: str, reason: str, by: Any
) -> HistoryEntry:
    """Give a public edition other notes, keep the old ones in its history, and release that.

    Raises NotCorrected with a sentence when there is no reason or nothing to change, GateClosed
    when a note is empty that readers need; then nothing is stored.
    """
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    reason = checked_reason(edition, reason)
    notes = {"method_note": method_note, "coverage_note": coverage_note}
    old = {name: getattr(edition, name) for name in notes}
    new = {name: _plain(text) for name, text in notes.items()}
    if new == {name: _plain(text) for name, text in old.items()}:
        raise NotCorrected(SAME)
    for name, text in new.items():
        setattr(edition, name, text)
    with published_may_change():
        edition.save(update_fields=list(notes))
    findings = gate(edition)
    if not all(finding.passes for finding in findings):
        raise GateClosed(findings)
    told = {"reason": reason, "old": old, "new": new}
    return record(edition=edition, act=Act.RESTATED, by=by, findings=findings, notes=told)


def _plain(text: str) -> str:
    """Without what a browser adds to the ends of lines and of the text."""
    return "\n".join(text.strip().splitlines())
