"""Sets the portal up on this machine and serves it: one command from a clone to a page."""

import os
import secrets
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

PORT_BUSY = (
    "Porta {port} sedang dipakai program lain. Hentikan program itu, atau pilih porta lain, "
    "misalnya: PORT={other} make {target}"
)


class Command(BaseCommand):
    """Migrates, loads the data, makes the first staff user, then serves."""

    help = "Menyiapkan basis data dan isi portal, lalu menjalankan situsnya di mesin ini."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", default="8000", help="porta di 127.0.0.1 (bawaan: 8000)")
        parser.add_argument(
            "--production",
            action="store_true",
            help="layani dengan pengaturan produksi, gunicorn, dan berkas statis yang dipadatkan",
        )

    def handle(self, *, port: str, production: bool, **options: Any) -> None:
        free_port(port, "serve" if production else "run")
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        self.prepare()
        address = f"http://127.0.0.1:{port}"
        environment = os.environ | {"SITE_URL": address, "PORT": port}
        if production:
            environment |= production_environment()
            self.step("Mengumpulkan berkas statis")
            run(["manage.py", "collectstatic", "--noinput", "--verbosity=0"], environment)
            command = ["-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "kpuportal.wsgi"]
        else:
            command = ["manage.py", "runserver", f"127.0.0.1:{port}"]
        self.stdout.write(self.style.SUCCESS(f"Portal siap di {address}  (berhenti: Ctrl+C)"))
        self.stdout.flush()
        run(command, environment)

    def prepare(self) -> None:
        """Bring database and content up to date; doing it again changes nothing."""
        self.step("Menyiapkan tabel basis data")
        call_command("migrate", verbosity=0)
        self.step("Memuat wilayah dan hasil IPP yang sudah dipublikasikan")
        call_command("load_published")
        if settings.SAMPLE_DATA:
            self.step("Memuat edisi contoh (DATA CONTOH, bukan data resmi)")
            call_command("load_sample")
        self.step("Memuat artikel")
        call_command("load_articles")
        self.first_user()

    def first_user(self) -> None:
        """Make a staff user on the first run and show its password once."""
        users = get_user_model()
        if users.objects.exists():
            return
        password = secrets.token_urlsafe(12)
        users.objects.create_superuser("admin", password=password)
        self.stdout.write(
            self.style.WARNING(
                f"Pengguna admin dibuat. Nama: admin  Kata sandi: {password}\n"
                "Catat sekarang; kata sandi ini tidak ditampilkan lagi."
            )
        )

    def step(self, text: str) -> None:
        """Say what is being done while it takes its time."""
        self.stdout.write(f"- {text} ...")
        self.stdout.flush()


def free_port(port: str, target: str) -> None:
    """Raise CommandError with a way out unless `port` is a free port of this machine."""
    if not (port.isdecimal() and 1 <= int(port) <= 65535):
        raise CommandError(f'PORT="{port}" bukan nomor porta. Contoh: PORT=8010 make {target}')
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except PermissionError as error:
            raise CommandError(
                f"Porta {port} hanya boleh dibuka oleh root. Contoh: PORT=8010 make {target}"
            ) from error
        except OSError as error:
            other = int(port) + 10 if int(port) < 65000 else 8010
            raise CommandError(PORT_BUSY.format(port=port, other=other, target=target)) from error


def production_environment() -> dict[str, str]:
    """Production's settings for this machine: no TLS in front, sample data allowed."""
    return {
        "KPU_MODE": "production",
        "SECRET_KEY": _secret_key(settings.BASE_DIR / ".local" / "secret-key"),
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "KPU_HTTPS": "off",
        "KPU_SAMPLE_DATA": "on",
    }


def _secret_key(path: Path) -> str:
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


def run(arguments: list[str], environment: dict[str, str]) -> None:
    """Run a Python program of ours to its end and pass its failure on."""
    process = subprocess.Popen(  # noqa: S603 (our own program, no shell)
        [sys.executable, *arguments], env=environment, cwd=settings.BASE_DIR
    )
    try:
        code = process.wait()
    except (KeyboardInterrupt, SystemExit):
        process.terminate()
        process.wait(timeout=30)
        return
    if code:
        raise CommandError(f"{arguments[0]} berhenti dengan kode {code}.")
