"""Moves the articles of a WordPress site in."""

import os
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from news.moving.importing import Busy, MovingIn
from news.moving.wordpress.refusals import BadExport
from news.moving.wordpress.report import Report
from news.moving.wordpress.uploads import Uploads

KEPT = "Yang sudah dipindahkan tetap ada; jalankan lagi untuk melanjutkan."
NOTHING = "Tidak ada yang diubah."
UNREADABLE = {
    FileNotFoundError: "berkas tidak ada. Periksa nama dan foldernya.",
    PermissionError: "tidak ada izin membaca. Beri izin baca, lalu ulangi.",
    IsADirectoryError: "itu folder. Tulis nama berkas .xml di dalamnya.",
}
DRY = "Percobaan: tidak ada yang ditulis."


class Command(BaseCommand):
    """Thin over `news.moving.importing`; exit status 1 when something could not be taken in."""

    help = (
        "Memindahkan tulisan dari ekspor WordPress (WXR). Yang sudah ada dibiarkan, jadi aman "
        "diulang."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "files", type=Path, nargs="+", metavar="FILE",
            help="berkas .xml dari Perkakas → Ekspor; semua berkas bila ekspornya terbagi",
        )  # fmt: skip
        parser.add_argument("--pictures", type=Path, help="salinan folder wp-content/uploads")
        parser.add_argument(
            "--dry-run", action="store_true", help="periksa dan laporkan tanpa menulis apa pun"
        )
        parser.add_argument(
            "--state", choices=["keep", "draft"], default="keep",
            help="keep (bawaan): status seperti di WordPress; draft: semuanya menjadi draf",
        )  # fmt: skip
        parser.add_argument("--by", help="nama pengguna yang tercatat sebagai penulis")

    def handle(
        self, *, files: list[Path], pictures: Path | None, dry_run: bool, state: str,
        by: str | None, **options: Any,
    ) -> None:  # fmt: skip
        _refuse_folder(pictures)
        moving = MovingIn(
            files, Uploads(pictures), as_draft=state == "draft", is_dry=dry_run,
            by=_user(by), say=self.stdout.write,
        )  # fmt: skip
        report = self._run(moving)
        for line in report.lines():
            self.stdout.write(line)
        if dry_run:
            self.stdout.write(DRY)
        if report.failed:
            raise CommandError(f"{len(report.failed)} tulisan tidak dipindahkan; lihat di atas.")

    def _run(self, moving: MovingIn) -> Report:
        try:
            return moving.run()
        except BadExport as error:
            raise CommandError(f"{error.file}: {error} {_left(moving)}") from error
        except Busy as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{_unreadable(moving, error)} {_left(moving)}") from error
        except DatabaseError as error:
            raise CommandError(
                f"Basis data tidak dapat dipakai: {error} {_left(moving)}"
            ) from error
        except KeyboardInterrupt as error:
            raise CommandError(f"Dihentikan. {_left(moving)}") from error


def _refuse_folder(pictures: Path | None) -> None:
    if pictures is None:
        return
    if not pictures.is_dir():
        why = "itu berkas, bukan folder" if pictures.exists() else "tidak ada"
        raise CommandError(f"Folder gambar “{pictures}” {why}. Periksa nama dan tempatnya.")
    if not os.access(pictures, os.R_OK | os.X_OK):
        raise CommandError(f"Folder gambar “{pictures}” tidak dapat dibaca. Beri izin baca.")


def _user(name: str | None) -> Any:
    if name is None:
        return None
    user = get_user_model().objects.filter(username=name).first()
    if user is None:
        raise CommandError(f"Pengguna “{name}” tidak ada. Buat dahulu di admin.")
    return user


def _left(moving: MovingIn) -> str:
    """What is stored after an end before the end."""
    return KEPT if moving.report.done and not moving.is_dry else NOTHING


def _unreadable(moving: MovingIn, error: OSError) -> str:
    if error.filename is not None and Path(error.filename) in moving.paths:
        why = UNREADABLE.get(type(error), "pembacaannya gagal; salin ulang berkasnya.")
        return f"Berkas “{error.filename}” tidak dapat dibaca: {why}"
    return f"Penyimpanan tidak dapat dibaca atau ditulisi: {error.strerror or error}."
