"""The mark that must stand beside a number that is not official, in files and in the API."""

from collections.abc import Callable, Sequence
from typing import Any

from participation.columns import Column
from participation.models import Edition
from participation.models.sources import Status

NOTICE = "peringatan: data contoh, atau hanya menurut media; kosong bila tidak ada"
SOURCE_STATUS = "status sumber (media: bukan angka resmi)"
MEANINGS = {
    Status.OFFICIAL: "dokumen atau pengumuman resmi",
    Status.PRESS_RELEASE: "siaran pers lembaga yang disebut dalam kutipannya",
    Status.MEDIA: "hanya disebut media; bukan angka resmi",
    Status.UNCHECKED: "belum diperiksa; tidak ada pada edisi yang sudah terbit",
    Status.SAMPLE: "rekaan untuk mencoba portal; bukan data resmi",
}


def mark(edition: Edition, attribution: str = "") -> str | None:
    """What must be said of a number of this edition; `attribution` as its source has it."""
    media = f"{attribution}, bukan angka resmi" if attribution else ""
    return "; ".join(filter(None, [edition.notice, media])) or None


def marked(
    edition: Edition, columns: Sequence[Column], attribution: Callable[[Any], str] = lambda _: ""
) -> list[Column]:
    """The columns of a file of this edition, and the mark of each row."""
    return [*columns, Column("notice", NOTICE, lambda row: mark(edition, attribution(row)))]


def kinds_of_source() -> list[tuple[str, str, str]]:
    """Each status of a source: its value in files, its word, its meaning."""
    return [(kind.value, str(kind.label), MEANINGS[kind]) for kind in Status]
