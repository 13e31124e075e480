"""Deletes files that belong to nothing: left by a process that was killed, or replaced."""

from typing import Any

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand

from news.library.sweeping import delete_folder, stray_folders, stray_renditions


class Command(BaseCommand):
    """Safe at any time; for a timer, once a day."""

    help = (
        "Menghapus berkas unggahan yang tidak dimiliki gambar, dokumen, atau penghargaan mana pun."
    )

    def handle(self, **options: Any) -> None:
        folders, renditions = stray_folders(), list(stray_renditions())
        for folder in folders:
            delete_folder(folder)
        for name in renditions:
            default_storage.delete(name)
        self.stdout.write(
            f"Folder tanpa pemilik yang dihapus: {len(folders)}. "
            f"Berkas sisa yang dihapus: {len(renditions)}."
        )
