"""Loads the shipped regions and IPP Pilkada 2024; a second run changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand

from participation import actions
from participation.editions_on_file import published_2024


class Command(BaseCommand):
    """Thin over `actions`."""

    help = "Memuat 552 wilayah dan hasil IPP Pilkada 2024 yang sudah dipublikasikan."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"  {actions.load_regions()} wilayah baru.")
        actions.load_edition(published_2024(), say=self._say)

    def _say(self, text: str) -> None:
        self.stdout.write(f"  {text}")
