"""Destroys the reading counter's keys of past days, on days without readers too."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from news.reads import forget_before


class Command(BaseCommand):
    """For a timer at midnight; the first reader of a day does the same."""

    help = "Menghapus kunci dan tanda kunjungan hari-hari yang lalu. Jumlah bacaan tetap."

    def handle(self, **options: Any) -> None:
        forget_before(timezone.localdate())
        self.stdout.write("Kunci dan tanda kunjungan hari-hari yang lalu sudah dihapus.")
