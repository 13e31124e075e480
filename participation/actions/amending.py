"""What every change to a public edition goes through: a reason, the gate, and the history."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from participation.actions.errors import GateClosed, NotCorrected
from participation.actions.publishing import gate
from participation.actions.recording import record
from participation.actions.unfreezing import published_may_change
from participation.calculation.reconciliation import Finding
from participation.models import Act, Correction, Edition

LONGEST_REASON = Correction._meta.get_field("reason").max_length or 500
NO_REASON = "Tulis alasan ralat: apa yang keliru dan dari mana angka yang benar."
TOO_LONG = "Alasan ralat {length} huruf; paling banyak {most}. Ringkas dahulu."
SAME = "Tidak ada yang berubah; angka yang terbit sudah seperti itu."
DRAFT = "Edisi ini belum dipublikasikan. Angkanya dapat diubah langsung, tanpa ralat."
Change = Callable[[Edition, str], list[Correction]]


@transaction.atomic
def amend(
    change: Change, *, edition: Edition, reason: str, by: Any, explanation: str
) -> list[Correction]:
    """Let `change` alter the locked edition and tell what it corrected; then release that.

    Where numbers do not agree afterwards, `explanation` tells readers why. Raises NotCorrected with
    a sentence when there is no reason or nothing was changed, GateClosed when the numbers would not
    agree and nothing explains it; then nothing is stored.
    """
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    with published_may_change():
        corrections = change(edition, checked_reason(edition, reason))
        if not corrections:
            raise NotCorrected(SAME)
        findings = _explain(edition, gate(edition), explanation.strip())
        if not all(finding.passes for finding in findings):
            raise GateClosed(findings)
        record(
            edition=edition, act=Act.CORRECTED, by=by, findings=findings, corrections=corrections
        )
    return corrections


def foreseen(correction: Callable[..., list[Correction]], **told: Any) -> list[Correction]:
    """What a correction would store, with everything that follows; nothing is stored."""
    with transaction.atomic():
        made = correction(**told)
        transaction.set_rollback(True)
    return made


def checked_reason(edition: Edition, reason: str) -> str:
    """The reason as it is kept. Raises NotCorrected."""
    reason = " ".join(reason.split())
    if not edition.is_published:
        raise NotCorrected(DRAFT)
    if not reason:
        raise NotCorrected(NO_REASON)
    if len(reason) > LONGEST_REASON:
        raise NotCorrected(TOO_LONG.format(length=len(reason), most=LONGEST_REASON))
    return reason


def _explain(edition: Edition, findings: list[Finding], text: str) -> list[Finding]:
    """The findings anew, after telling readers `text` about those that would hold it back."""
    held = [finding for finding in findings if not finding.passes]
    if not held or not text or not all(finding.may_be_explained for finding in held):
        return findings
    for finding in held:
        told = {"about": finding.sentence, "text": text}
        edition.explanations.update_or_create(finding=finding.key, defaults=told)
    return gate(edition)
