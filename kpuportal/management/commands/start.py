"""Sets the portal up on this machine and serves it: one command from a clone to a page."""

import ctypes
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from kpuportal.environment import text

PORT_BUSY = (
    "Porta {port} sedang dipakai program lain. Hentikan program itu, atau pilih porta lain, "
    "misalnya: PORT={other} make {target}"
)
# Any number will do, as long as nothing else in this database uses it.
PREPARING = 331020240
PR_SET_PDEATHSIG = 1  # <linux/prctl.h>
GRACE = 8  # seconds for requests under way once the portal is told to stop


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
        target = "serve" if production else "run"
        free_port(port, target)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        address = f"http://127.0.0.1:{port}"
        if not text("SITE_URL"):
            settings.SITE_URL = address  # before releases are made, which keep it for ever
        environment = os.environ | {"SITE_URL": settings.SITE_URL, "PORT": port}
        with one_at_a_time(waiting=lambda: self.step("menunggu perintah lain selesai menyiapkan")):
            self.prepare()
            if production:
                environment |= production_environment(port)
                self.step("Mengumpulkan berkas statis")
                run(["manage.py", "collectstatic", "--noinput", "--verbosity=0"], environment)
        if production:
            command = ["-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "kpuportal.wsgi"]
        else:
            command = ["manage.py", "runserver", f"127.0.0.1:{port}"]
        free_port(port, target)  # again: another command may have been faster
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
        self.step("Memuat berita")
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


@contextmanager
def one_at_a_time(waiting: Callable[[], None]) -> Iterator[None]:
    """Hold a lock in the database, so that two commands do not prepare it at the same time.

    Asks again and again, since a question that waits would run into `statement_timeout`.
    `waiting` is called once when somebody else holds it. A killed holder lets go by itself.
    """
    parameters = connection.get_connection_params() | {"autocommit": True}
    with psycopg.connect(**parameters) as holder:
        asked = "SELECT pg_try_advisory_lock(%s) AS held"
        told = False
        while not holder.execute(asked, [PREPARING]).fetchone()[0]:  # type: ignore[index]  # one row
            if not told:
                waiting()
            told = True
            time.sleep(0.3)
        yield


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


def production_environment(port: str) -> dict[str, str]:
    """Production's settings for this machine: no TLS in front, sample data allowed."""
    return {
        "BIND": f"127.0.0.1:{port}",
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
    """Run a Python program of ours to its end and pass its failure on.

    Ctrl+C and SIGTERM end it and then this process; so does the death of this process.
    """
    process = subprocess.Popen(  # noqa: S603 (our own program, no shell)
        [sys.executable, *arguments],
        env=environment,
        cwd=settings.BASE_DIR,
        preexec_fn=_ends_with_parent(os.getpid()),
    )
    try:
        code = process.wait()
    except (KeyboardInterrupt, SystemExit):
        _stop(process)
        sys.exit(0)
    if code:
        raise CommandError(f"{arguments[0]} berhenti dengan kode {code}.")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End `process` politely, then by force. A second Ctrl+C must not leave it behind."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    process.terminate()
    try:
        process.wait(timeout=GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _ends_with_parent(parent: int) -> Callable[[], None] | None:
    """What a child does first on Linux: ask for SIGTERM when `parent` dies, even by kill -9."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl  # found now: a forked child should do little

    def ask() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it died in between
            os._exit(1)

    return ask
