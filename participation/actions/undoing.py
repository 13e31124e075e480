"""Takes an import back as a whole, while its edition is a draft."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from participation.actions.calculating import calculate
from participation.actions.errors import NotUndone
from participation.actions.importing import said_by
from participation.actions.storing import store_facts
from participation.facts import facts_from
from participation.models import Edition, Region, ResultImport, Source
from participation.models.sources import Status

MOST_NAMED = 5


@transaction.atomic
def undo_import(*, applied: ResultImport, by: Any) -> int:
    """Give every region that the import changed what it said before; how many those were.

    Sources that came with the file go too, where nothing else rests on them. Raises NotUndone with
    a sentence when the edition is public or somebody changed the same regions since.
    """
    edition = Edition.objects.select_for_update().get(pk=applied.edition_id)
    applied = ResultImport.objects.select_for_update().get(pk=applied.pk)
    if hindrance := _hindrance(edition, applied):
        raise NotUndone(hindrance)
    store_facts(edition, {each["region"]: facts_from(each["old"]) for each in applied.before})
    calculate(edition=edition, by=by)
    _drop_sources(applied.summary.get("new_sources", []))
    applied.undone_at = timezone.now()
    applied.undone_by_name = str(by)[:150] if by else ""
    applied.save(update_fields=["undone_at", "undone_by_name"])
    return len(applied.before)


def why_not_undone(applied: ResultImport) -> str:
    """What stands in the way of taking an import back; "" when nothing does."""
    return _hindrance(applied.edition, applied)


def _hindrance(edition: Edition, applied: ResultImport) -> str:
    if applied.undone_at:
        return "Impor ini sudah dibatalkan."
    if not applied.applied_at:
        return "Impor ini belum pernah disimpan, jadi tidak ada yang perlu dibatalkan."
    if edition.is_published:
        return (
            "Edisinya sudah dipublikasikan. Angka yang terbit hanya berubah lewat ralat, dengan "
            "alasan."
        )
    if not applied.before:
        return "Impor ini tidak menyimpan keadaan semula, jadi tidak dapat dibatalkan sekaligus."
    return _touched_since(edition, applied)


def _touched_since(edition: Edition, applied: ResultImport) -> str:
    now = said_by(edition, [each["region"] for each in applied.before])
    touched = [
        each["region"] for each in applied.before if now[each["region"]] != facts_from(each["new"])
    ]
    if not touched:
        return ""
    names = Region.objects.filter(code__in=touched).values_list("name", flat=True)
    shown = ", ".join(names[:MOST_NAMED])
    more = f", dan {len(touched) - MOST_NAMED} daerah lain" if len(touched) > MOST_NAMED else ""
    return (
        f"Sesudah impor ini, hasil {shown}{more} diubah lagi. Batalkan dahulu perubahan yang lebih "
        "baru, atau perbaiki daerahnya satu per satu."
    )


def _drop_sources(citations: list[str]) -> None:
    unused = Source.objects.filter(citation__in=citations, status=Status.UNCHECKED).exclude(
        Q(results__isnull=False) | Q(nationalrecap__isnull=False) | Q(award__isnull=False)
    )
    cited = Edition.sources.through.objects.values("source")
    unused.exclude(pk__in=cited).delete()
