"""Loads the made-up edition for trying things; never on a production site."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from participation import actions
from participation.sample import sample_edition


class Command(BaseCommand):
    """Thin over `actions`."""

    help = "Memuat edisi contoh (DATA CONTOH, bukan data resmi) untuk uji coba."

    def handle(self, **options: Any) -> None:
        if not settings.SAMPLE_DATA:
            raise CommandError(
                "Data contoh tidak dimuat di situs produksi. Untuk uji coba, jalankan dengan "
                "KPU_SAMPLE_DATA=on."
            )
        actions.load_edition(sample_edition(), say=lambda text: self.stdout.write(f"  {text}"))
