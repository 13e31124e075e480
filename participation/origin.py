"""How official a number on a share card is and from when, in a few words."""

from kpuportal import formats
from participation.models import Edition, Source
from participation.models.sources import Status


def origin_of(source: Source, edition: Edition) -> str:
    """How much weight the numbers carry, and from when they are."""
    kinds = {
        Status.OFFICIAL: "Sumber resmi",
        Status.PRESS_RELEASE: "Siaran pers",
        Status.MEDIA: "Menurut media, bukan angka resmi",
        Status.SAMPLE: "Data contoh",
    }
    kind = kinds.get(Status(source.status), f"Sumber {source.get_status_display()}")
    return f"{kind}, {source.date_text}" if source.date_text else f"{kind}. {released(edition)}"


def released(edition: Edition) -> str:
    """The day since which the edition is public, where no source tells another."""
    assert edition.published_at is not None  # noqa: S101 (for the types; only public ones have cards)
    return f"Edisi terbit {formats.short_date(edition.published_at)}"
