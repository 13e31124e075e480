"""Deletes picture files that belong to no picture, left by a process that was killed."""

import datetime as dt
from typing import Any

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand
from django.utils import timezone

from news.models import Picture

# A younger folder may belong to an upload that is not finished.
YOUNG = dt.timedelta(hours=1)


class Command(BaseCommand):
    """Safe at any time; for a timer, once a day."""

    help = "Menghapus berkas gambar yang tidak dimiliki gambar mana pun."

    def handle(self, **options: Any) -> None:
        known = set(Picture.objects.values_list("folder", flat=True))
        stray = [folder for folder in folders() if folder not in known and is_old(folder)]
        for folder in stray:
            for name in [*files(folder), folder]:
                default_storage.delete(name)
        self.stdout.write(f"Folder gambar tanpa pemilik yang dihapus: {len(stray)}.")


def folders() -> list[str]:
    """Every picture folder in the storage."""
    if not default_storage.exists("pictures"):
        return []
    return [f"pictures/{name}" for name in default_storage.listdir("pictures")[0]]


def files(folder: str) -> list[str]:
    """The files in a folder."""
    return [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]]


def is_old(folder: str) -> bool:
    """Whether its newest file is older than any upload that may still be going on."""
    changed = [default_storage.get_modified_time(name) for name in files(folder) or [folder]]
    return max(changed) < timezone.now() - YOUNG
