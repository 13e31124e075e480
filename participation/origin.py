"""How official a number on a share card is and from when, in a few words."""

import datetime as dt

from kpuportal import formats
from participation.models import Edition, Source
from participation.models.sources import Status


def origin_of(source: Source, edition: Edition, corrected_at: dt.datetime | None = None) -> str:
    """How much weight the numbers carry, and from when they are; also since when they are others
    than first published."""
    kinds = {
        Status.OFFICIAL: "Sumber resmi",
        Status.PRESS_RELEASE: "Siaran pers",
        Status.MEDIA: "Menurut media, bukan angka resmi",
        Status.SAMPLE: "Data contoh",
    }
    kind = kinds.get(Status(source.status), f"Sumber {source.get_status_display()}")
    if source.date_text:
        return _corrected(f"{kind}, {source.date_text}", corrected_at)
    # There is no room for both days.
    return _corrected(kind, corrected_at) if corrected_at else f"{kind}. {released(edition)}"


def released(edition: Edition, corrected_at: dt.datetime | None = None) -> str:
    """The day since which the edition is public, where no source tells another."""
    assert edition.published_at is not None  # noqa: S101 (for the types; only public ones have cards)
    return _corrected(f"Edisi terbit {formats.short_date(edition.published_at)}", corrected_at)


def _corrected(told: str, at: dt.datetime | None) -> str:
    return f"{told}; diralat {formats.short_date(at)}" if at else told
