"""Recalculates bands and places of an edition from its scores."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from participation import actions
from participation.management.editions import edition_named


class Command(BaseCommand):
    """Thin over `actions.calculate`."""

    help = "Menghitung ulang kategori dan peringkat sebuah edisi dari skornya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--edition", required=True, help="alamat edisi, mis. ipp-pilkada-2024")

    def handle(self, *, edition: str, **options: Any) -> None:
        try:
            changed = actions.calculate(edition=edition_named(edition))
        except actions.Frozen as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{changed} hasil berubah." if changed else "Tidak ada yang berubah.")
