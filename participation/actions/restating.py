"""Changes what a public edition tells its readers beside the numbers: openly, with a reason."""

from typing import Any

from django.db import transaction

from participation.actions.amending import opened, refuse_overtaken, release
from participation.actions.errors import NotCorrected
from participation.actions.unfreezing import published_may_change
from participation.models import Act, Edition, HistoryEntry

SAME = "Tidak ada yang berubah; penjelasan yang terbit sudah seperti itu."


@transaction.atomic
def restate(
    *, edition: Edition, method_note: str, coverage_note: str, reason: str, by: Any,
    seen: int | None = None,
) -> HistoryEntry:  # fmt: skip
    """Give a public edition other notes, keep the old ones in its history, and release that.

    Raises NotCorrected with a sentence when there is no reason, nothing to change, or a newer
    release is out than was `seen`; GateClosed when a note is empty that readers need. Then nothing
    is stored.
    """
    edition, reason = opened(edition, reason)
    notes = {"method_note": method_note, "coverage_note": coverage_note}
    old = {name: getattr(edition, name) for name in notes}
    new = {name: _plain(text) for name, text in notes.items()}
    if new == {name: _plain(text) for name, text in old.items()}:
        raise NotCorrected(SAME)
    refuse_overtaken(edition, seen)
    for name, text in new.items():
        setattr(edition, name, text)
    with published_may_change():
        edition.save(update_fields=list(notes))
    return release(edition, Act.RESTATED, by=by, notes={"reason": reason, "old": old, "new": new})


def _plain(text: str) -> str:
    """Without what a browser adds to the ends of lines and of the text."""
    return "\n".join(text.strip().splitlines())
