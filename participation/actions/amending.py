"""What every change to a public edition goes through: a reason, the gate, and the history."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from participation.actions.errors import GateClosed, NotCorrected
from participation.actions.explaining import tell
from participation.actions.publishing import gate
from participation.actions.recording import newest_release, record
from participation.actions.unfreezing import published_may_change
from participation.calculation.reconciliation import Finding
from participation.models import Act, Correction, Edition, HistoryEntry

LONGEST_REASON = Correction._meta.get_field("reason").max_length or 500
NO_REASON = "Tulis alasannya: apa yang keliru, dan dari mana keterangan yang benar."
TOO_LONG = "Alasannya {length} huruf; paling banyak {most}. Ringkas dahulu."
SAME = "Tidak ada yang berubah; angka yang terbit sudah seperti itu."
DRAFT = "Edisi ini belum dipublikasikan. Isinya dapat diubah langsung, tanpa ralat."
OVERTAKEN = (
    "Tidak ada yang disimpan: rilis {} sudah terbit sejak Anda membuka halaman ini. Bandingkan "
    "isian Anda dengan yang sekarang terbit, lalu kirim sekali lagi."
)
REFUSED = "Belum dapat disimpan"
Change = Callable[[Edition, str], list[Correction]]


@transaction.atomic
def amend(
    change: Change, *, edition: Edition, reason: str, by: Any, explanation: str,
    seen: int | None = None,
) -> list[Correction]:  # fmt: skip
    """Let `change` alter the locked edition and tell what it corrected; then release that.

    Where numbers do not agree afterwards, `explanation` tells readers why. Raises NotCorrected with
    a sentence when there is no reason, nothing was changed, or a newer release is out than was
    `seen`; GateClosed when the numbers would not agree and nothing explains it. Then nothing is
    stored.
    """
    edition, reason = opened(edition, reason)
    with published_may_change():
        corrections = change(edition, reason)
        if not corrections:
            raise NotCorrected(SAME)
        refuse_overtaken(edition, seen)
        release(edition, Act.CORRECTED, by=by, explanation=explanation, corrections=corrections)
    return corrections


def foreseen(correction: Callable[..., list[Correction]], **told: Any) -> list[Correction]:
    """What a correction would store, with everything that follows; nothing is stored."""
    with transaction.atomic():
        made = correction(**told)
        transaction.set_rollback(True)
    return made


def opened(edition: Edition, reason: str) -> tuple[Edition, str]:
    """The public edition, locked, and the reason as it is kept. Raises NotCorrected."""
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    reason = " ".join(reason.split())
    if not edition.is_published:
        raise NotCorrected(DRAFT)
    if not reason:
        raise NotCorrected(NO_REASON)
    if len(reason) > LONGEST_REASON:
        raise NotCorrected(TOO_LONG.format(length=len(reason), most=LONGEST_REASON))
    return edition, reason


def refuse_overtaken(edition: Edition, seen: int | None) -> None:
    """Raise NotCorrected where somebody released what whoever changes this has not `seen`."""
    if seen is not None and seen != (newest := newest_release(edition)):
        raise NotCorrected(OVERTAKEN.format(newest))


def release(
    edition: Edition, act: Act, *, by: Any, explanation: str = "", **told: Any
) -> HistoryEntry:
    """Send the changed edition through the gate and into its history. Raises GateClosed."""
    findings = _explain(edition, gate(edition), explanation.strip())
    if not all(finding.passes for finding in findings):
        raise GateClosed(findings, REFUSED)
    return record(edition=edition, act=act, by=by, findings=findings, **told)


def _explain(edition: Edition, findings: list[Finding], text: str) -> list[Finding]:
    """The findings anew, after telling readers `text` about those that would hold it back."""
    held = [finding for finding in findings if not finding.passes]
    if not held or not text or not all(finding.may_be_explained for finding in held):
        return findings
    for finding in held:
        tell(edition, finding.key, text, about=finding.sentence)
    return gate(edition)
