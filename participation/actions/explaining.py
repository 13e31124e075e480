"""Tells readers why numbers of a draft do not agree, and takes that back."""

from typing import Any

from django.db import transaction

from participation.actions.errors import Frozen, NotExplained
from participation.actions.publishing import UNFINISHED_ROWS, gate
from participation.models import Edition, Explanation

LONGEST = Explanation._meta.get_field("text").max_length or 1000
EMPTY = "Tulis penjelasannya: mengapa angka ini berbeda, dan dari mana pembaca dapat memeriksanya."
TOO_LONG = "Penjelasan {length} huruf; paling banyak {most}. Ringkas dahulu."
NOTHING = "Pencocokan ini tidak dapat dijelaskan, atau sudah cocok. Muat ulang halaman ini."


@transaction.atomic
def explain(*, edition: Edition, finding: str, text: str, by: Any) -> None:
    """Keep an explanation of one finding of a draft's gate, by the finding's key.

    Raises NotExplained for an empty text or a finding that can't be explained, Frozen for a public
    edition.
    """
    edition = _draft(edition)
    text = text.strip()
    if not text:
        raise NotExplained(EMPTY)
    if len(text) > LONGEST:
        raise NotExplained(TOO_LONG.format(length=len(text), most=LONGEST))
    open_ones = {each.key: each.sentence for each in gate(edition) if each.key and not each.agrees}
    if finding not in open_ones:
        raise NotExplained(NOTHING)
    tell(edition, finding, text, about=open_ones[finding])


@transaction.atomic
def withdraw_explanation(*, edition: Edition, finding: str, by: Any) -> None:
    """Take an explanation back, so that its finding holds the draft again. Raises Frozen."""
    tell(_draft(edition), finding, "")


def _draft(edition: Edition) -> Edition:
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.is_published:
        raise Frozen(edition)
    return edition


def tell(edition: Edition, finding: str, text: str, about: str = "") -> None:
    """Write where readers look what is told of one finding of a locked edition; "" for nothing."""
    if finding == UNFINISHED_ROWS:
        edition.coverage_note = text
        edition.save(update_fields=["coverage_note"])
    elif text:
        told = {"text": text, "about": about}
        edition.explanations.update_or_create(finding=finding, defaults=told)
    else:
        edition.explanations.filter(finding=finding).delete()
