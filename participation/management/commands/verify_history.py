"""Proves that no published number was changed behind the back of its history."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from participation.management.editions import edition_named
from participation.models import Edition, HistoryEntry
from participation.verification import faults

LOST = (
    "Sidik {} tidak ada lagi dalam riwayat: catatannya dan yang sesudahnya dihapus atau ditulis "
    "ulang, atau sidiknya salah salin."
)


class Command(BaseCommand):
    """Thin over `verification.faults`; exit status 1 when anything was changed."""

    help = "Memeriksa rantai riwayat, angka, ralat, rilis, dan berkas sumber setiap edisi terbit."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--edition", help="alamat edisi; tanpa ini semua yang pernah terbit")
        parser.add_argument(
            "--fingerprint", action="append", default=[],
            help="sidik riwayat yang Anda catat dahulu; harus masih ada (boleh beberapa kali)",
        )  # fmt: skip

    def handle(self, *, edition: str | None, fingerprint: list[str], **options: Any) -> None:
        editions = [edition_named(edition)] if edition else list(Edition.objects.ever_published())
        found = {each: faults(each) for each in editions}
        for each, sentences in found.items():
            last = each.history.last()
            if not sentences and last:
                told = f"{each}: utuh, {last.number} catatan, sidik terakhir {last.hash}"
                self.stdout.write(self.style.SUCCESS(told))
        wrong = [f"  {each}: {sentence}" for each, told in found.items() for sentence in told]
        wrong += [f"  {LOST.format(kept)}" for kept in fingerprint if _is_lost(kept, editions)]
        if wrong:
            raise CommandError("Riwayat tidak utuh.\n" + "\n".join(wrong))


def _is_lost(kept: str, editions: list[Edition]) -> bool:
    """What the database alone can't tell: that a chain once was longer, or another."""
    return not HistoryEntry.objects.filter(edition__in=editions, hash=kept.strip()).exists()
