"""Moves the articles of a WordPress site in."""

from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from news.moving.importing import Busy, MovingIn
from news.moving.wordpress.reading import BadExport
from news.moving.wordpress.report import Report
from news.moving.wordpress.uploads import Uploads

KEPT = "Yang sudah dipindahkan tetap ada; jalankan lagi untuk melanjutkan."
DRY = "Percobaan: tidak ada yang ditulis."


class Command(BaseCommand):
    """Thin over `news.moving.importing`; exit status 1 when something could not be taken in."""

    help = (
        "Memindahkan tulisan dari ekspor WordPress (WXR). Yang sudah ada dibiarkan, jadi aman "
        "diulang."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="berkas .xml dari Perkakas → Ekspor")
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
        self, *, file: Path, pictures: Path | None, dry_run: bool, state: str, by: str | None,
        **options: Any,
    ) -> None:  # fmt: skip
        if pictures is not None and not pictures.is_dir():
            raise CommandError(f'Folder gambar "{pictures}" tidak ada.')
        moving = MovingIn(
            file, Uploads(pictures), as_draft=state == "draft", is_dry=dry_run,
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
            raise CommandError(f"{moving.path.name}: {error} Tidak ada yang diubah.") from error
        except Busy as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{_unreadable(moving.path, error)} {KEPT}") from error
        except DatabaseError as error:
            raise CommandError(f"Basis data tidak dapat dipakai: {error} {KEPT}") from error
        except KeyboardInterrupt as error:
            raise CommandError(f"Dihentikan. {KEPT}") from error


def _user(name: str | None) -> Any:
    if name is None:
        return None
    user = get_user_model().objects.filter(username=name).first()
    if user is None:
        raise CommandError(f'Pengguna "{name}" tidak ada. Buat dahulu di admin.')
    return user


def _unreadable(path: Path, error: OSError) -> str:
    if error.filename is not None and Path(error.filename) == path:
        reasons = {FileNotFoundError: "berkas tidak ada", PermissionError: "tidak ada izin membaca"}
        return f'Berkas "{path}" tidak dapat dibaca: {reasons.get(type(error), "bukan berkas")}.'
    return f"Penyimpanan tidak dapat dibaca atau ditulisi: {error.strerror or error}."
