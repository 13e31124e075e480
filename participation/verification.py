"""Whether a public edition still says what its history sealed. It only reads."""

import hashlib
from collections.abc import Iterator
from typing import Any

from participation.calculation.chain import Link, breaks
from participation.edition_state import evidence_of, seal_of, seal_of_words
from participation.models import Correction, Edition, HistoryEntry, Release, Source


def faults(edition: Edition) -> list[str]:
    """A sentence for each thing that was changed, removed or replaced; empty when all is whole."""
    entries = list(edition.history.order_by("number"))
    if not entries:
        return ["Edisi ini tidak mempunyai riwayat."] if edition.is_published else []
    links = [Link(each.number, each.body, each.previous, each.hash) for each in entries]
    return [
        *breaks(links),
        *_entries(entries),
        *_numbers(edition, entries[-1]),
        *_words(edition, entries[-1]),
        *_corrections(entries),
        *_releases(entries),
        *_evidence(edition, entries[-1]),
    ]


def _entries(entries: list[HistoryEntry]) -> Iterator[str]:
    for entry in entries:
        told = entry.body.get("act"), entry.body.get("at")
        if told != (entry.act, entry.at.isoformat()):
            yield f"Tindakan atau waktu catatan {entry.number} tidak sama dengan isinya."


def _numbers(edition: Edition, last: HistoryEntry) -> Iterator[str]:
    if not edition.is_published:
        yield "Edisi ini ditarik dari publik tanpa catatan."
    if seal_of(edition) != last.body.get("seal"):
        yield (
            f"Angka yang tersimpan bukan lagi angka yang dirilis pada catatan {last.number}: "
            "hasil, rekap, kategori, variabel, atau sumbernya diubah tanpa ralat."
        )


def _words(edition: Edition, last: HistoryEntry) -> Iterator[str]:
    """Entries from before words were sealed say nothing of them."""
    now = seal_of_words(edition)
    if last.body.get("words", now) != now:
        yield (
            f"Keterangan yang tersimpan bukan lagi yang dirilis pada catatan {last.number}: "
            "catatan metode, penjelasan, waktu publikasi, atau nama wilayah diubah tanpa catatan."
        )


def _corrections(entries: list[HistoryEntry]) -> Iterator[str]:
    stored: dict[int, list[dict[str, Any]]] = {entry.pk: [] for entry in entries}
    for correction in Correction.objects.filter(entry__in=entries).order_by("pk"):
        stored[correction.entry_id].append(correction.facts)
    for entry in entries:
        if stored[entry.pk] != entry.body.get("corrections"):
            yield f"Ralat catatan {entry.number} diubah, ditambah, atau dihapus."


def _releases(entries: list[HistoryEntry]) -> Iterator[str]:
    stored = {each.entry_id: each for each in Release.objects.filter(entry__in=entries)}
    for entry in entries:
        told, release = entry.body.get("release", {}), stored.get(entry.pk)
        if release is None:
            yield f"Rilis {entry.number} hilang."
        elif {told.get("sha256")} != {release.sha256, _sha256(bytes(release.content))}:
            yield f"Berkas rilis {entry.number} bukan lagi berkas yang dirilis."


def _evidence(edition: Edition, last: HistoryEntry) -> Iterator[str]:
    sealed, now = last.body.get("evidence", {}), evidence_of(edition)
    for name, sha256 in sealed.items():
        if now.get(name) != sha256:
            yield f"Berkas “{name}” bukan lagi berkas yang dicatat."
    for name in now.keys() - sealed.keys():
        yield f"Berkas “{name}” ditambahkan tanpa catatan."
    for source in Source.objects.under_numbers(edition).exclude(sha256=""):
        if _stored_sha256(source) != source.sha256:
            yield f"Berkas “sumber: {source.citation}” di penyimpanan hilang atau diganti."
    for kept in edition.imports.exclude(applied_at=None):
        if _sha256(bytes(kept.content)) != kept.sha256:
            yield f"Isi berkas impor {kept.pk} diganti."


def _stored_sha256(source: Source) -> str:
    try:
        with source.file.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
