"""Proves that no published number was changed behind the back of its history."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from participation.management.editions import edition_named
from participation.models import Edition
from participation.verification import faults


class Command(BaseCommand):
    """Thin over `verification.faults`; exit status 1 when anything was changed."""

    help = "Memeriksa rantai riwayat, angka, ralat, rilis, dan berkas sumber setiap edisi terbit."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--edition", help="alamat edisi; tanpa ini semua edisi terbit")

    def handle(self, *, edition: str | None, **options: Any) -> None:
        editions = [edition_named(edition)] if edition else list(Edition.objects.published())
        found = {each: faults(each) for each in editions}
        for each, sentences in found.items():
            last = each.history.last()
            if not sentences and last:
                told = f"{each}: utuh, {last.number} catatan, sidik terakhir {last.hash}"
                self.stdout.write(self.style.SUCCESS(told))
        wrong = [f"  {each}: {sentence}" for each, told in found.items() for sentence in told]
        if wrong:
            raise CommandError("Riwayat tidak utuh.\n" + "\n".join(wrong))
