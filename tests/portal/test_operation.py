"""Starting, stopping and configuring the portal as an office does it."""

import json
import os
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings as portal
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import get_resolver

from kpuportal import embedded_postgres, sitemaps
from kpuportal.client_address import client_address
from kpuportal.forwarded import TrustedSchemeMiddleware
from kpuportal.management.commands import start
from participation.directory import nearest
from participation.package import Package
from tests.portal.test_settings import DEVELOPMENT, PRODUCTION, SETUP, complaint, python

ROOT = Path(portal.BASE_DIR)


# --- Starting and stopping ------------------------------------------------------------------------
def test_two_preparations_wait_for_each_other(db: None) -> None:
    waited: list[str] = []
    with start.one_at_a_time(waiting=lambda: waited.append("first")):
        second = start.one_at_a_time(waiting=lambda: (_ for _ in ()).throw(TimeoutError()))
        with pytest.raises(TimeoutError):
            second.__enter__()
    with start.one_at_a_time(waiting=lambda: waited.append("third")):
        assert waited == []


@pytest.mark.parametrize(
    ("configured", "address"),
    [("", "http://127.0.0.1:8017"), ("https://kpu.example", "https://kpu.example")],
)
def test_what_is_loaded_bears_the_address_at_which_it_is_served(
    configured: str, address: str, monkeypatch: Any, settings: Any, real: Any
) -> None:
    monkeypatch.setenv("SITE_URL", configured)
    settings.SITE_URL = configured or "http://127.0.0.1:8000"
    released, served = [], []

    def prepare(self: Any) -> None:
        entry = real.history.select_related("edition").get(number=1)
        released.append(Package(entry).files["README.md"].decode())

    monkeypatch.setattr(start.Command, "prepare", prepare)
    monkeypatch.setattr(start, "free_port", lambda *_: None)
    monkeypatch.setattr(start, "run", lambda _, environment: served.append(environment))
    monkeypatch.setattr(start.signal, "signal", lambda *_: None)
    call_command("start", port="8017", stdout=StringIO())
    assert f"{address}/ipp/ipp-pilkada-2024/" in released[0]
    assert (served[0]["SITE_URL"], served[0]["PORT"]) == (address, "8017")


PARENT = """
import sys, time
sys.path.insert(0, ".")
from django.conf import settings
settings.configure(BASE_DIR=".")
from kpuportal.management.commands.start import run
import os
run(["-c", "import os, time; print(os.getpid(), flush=True); time.sleep(60)"], dict(os.environ))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ties a child to its parent")
def test_the_site_ends_with_a_starter_that_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], cwd=ROOT, stdout=subprocess.PIPE)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    try:
        assert ended(child)
    finally:
        parent.stdout.close()


def ended(pid: int, seconds: float = 5) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


# --- The embedded server --------------------------------------------------------------------------
def attempts(monkeypatch: Any, outcomes: list[Any], data: Path) -> None:
    def attempt(*_: Any, **__: Any) -> str:
        outcome = outcomes.pop(0) if len(outcomes) > 1 else outcomes[0]
        if isinstance(outcome, Exception):
            raise outcome
        return str(outcome)

    monkeypatch.setenv("DATABASE_URL", "")
    monkeypatch.setattr(embedded_postgres, "_start", attempt)
    monkeypatch.setattr(embedded_postgres.time, "sleep", lambda _: None)
    embedded_postgres.start_unless_configured(data)


def test_a_server_that_was_killed_is_tried_again(monkeypatch: Any, tmp_path: Path) -> None:
    failed = subprocess.CalledProcessError(1, "pg_ctl")
    refused = psycopg.OperationalError("connection refused")
    attempts(monkeypatch, [failed, refused, AssertionError(), "postgresql:///x"], tmp_path / "pg")
    assert os.environ["DATABASE_URL"] == "postgresql:///x"


def test_a_server_that_does_not_start_names_its_log(monkeypatch: Any, tmp_path: Path) -> None:
    monkeypatch.setattr(embedded_postgres, "PATIENCE", 0)
    data = tmp_path / "pg"
    data.mkdir()
    (data / "log").write_text("LOG: mulai\nFATAL: disk penuh\nLOG: selesai\n")
    with pytest.raises(ImproperlyConfigured) as told:
        attempts(monkeypatch, [subprocess.CalledProcessError(1, "pg_ctl")], data)
    assert f"FATAL: disk penuh. Catatannya ada di {data / 'log'}." in str(told.value)
    assert "Pasang PostgreSQL" not in str(told.value)


def test_only_a_missing_build_asks_for_another_postgresql(monkeypatch: Any, tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="Pasang PostgreSQL 15"):
        attempts(monkeypatch, [OSError(8, "Exec format error")], tmp_path / "pg")


def test_the_note_of_a_dead_server_is_forgotten(tmp_path: Path) -> None:
    note = tmp_path / "postmaster.pid"
    note.write_text(f"{os.getpid()}\n{tmp_path}\n")  # a number that another program has by now
    embedded_postgres._forget_dead_server(tmp_path)
    assert not note.exists()


# --- gunicorn -------------------------------------------------------------------------------------
SHOW = """
import json, runpy
seen = runpy.run_path("deploy/gunicorn.conf.py")
names = ["bind", "workers", "threads", "forwarded_allow_ips", "secure_scheme_headers", "chdir"]
print(json.dumps({name: seen[name] for name in names}))
"""


def test_gunicorn_trusts_whom_the_portal_trusts_and_nobody_else() -> None:
    nobody = json.loads(python("-c", SHOW, FORWARDED_ALLOW_IPS="*").stdout)
    assert nobody["forwarded_allow_ips"] == ""
    assert nobody["secure_scheme_headers"] == {}
    assert nobody["chdir"] == str(ROOT)
    some = json.loads(python("-c", SHOW, TRUSTED_PROXIES="10.0.0.0/8, unix", PORT="8123").stdout)
    assert (some["forwarded_allow_ips"], some["bind"]) == ("10.0.0.0/8", "127.0.0.1:8123")


@pytest.mark.parametrize("name", ["PORT", "WEB_WORKERS", "WEB_THREADS"])
def test_a_wrong_number_for_gunicorn_is_a_sentence(name: str) -> None:
    answer = python("-c", SHOW, **{name: "banyak"})
    assert answer.returncode == 1
    assert answer.stderr.startswith(
        f'Portal tidak dapat dijalankan: {name}="banyak" bukan bilangan'
    )
    assert "Traceback" not in answer.stderr


def test_gunicorn_reads_the_env_file(monkeypatch: Any, tmp_path: Path) -> None:
    (tmp_path / "deploy").mkdir()
    conf = tmp_path / "deploy" / "gunicorn.conf.py"
    conf.write_bytes((ROOT / "deploy" / "gunicorn.conf.py").read_bytes())
    (tmp_path / ".env").write_text("WEB_WORKERS=7\n")
    show = f"import runpy; print(runpy.run_path({str(conf)!r})['workers'])"
    clean = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    answer = subprocess.run(
        [sys.executable, "-c", show],
        cwd="/",
        env=clean,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.stdout.strip() == "7", answer.stderr


# --- Settings -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"LOG_LEVEL": "warn"}, "DEBUG, INFO, WARNING"),
        ({"DATABASE_URL": "foo"}, "diawali postgresql://"),
        ({"DATABASE_URL": "sqlite:///x"}, "diawali postgresql://"),
        ({"DATABASE_URL": "mysql://u:p@h/x"}, "diawali postgresql://"),
        ({"DATABASE_URL": "postgresql://u:p#x@h/x"}, "# %23"),
        ({"DATABASE_URL": "postgresql://u:p@h:99999/x"}, "nomor porta"),
        ({"SITE_URL": "portal.example.go.id"}, "bukan alamat situs"),
        ({"SITE_URL": "https://portal.example.go.id/kpu"}, "tanpa jalur"),
        ({"ALLOWED_HOSTS": ".example.go.id"}, "SITE_URL belum diisi"),
        ({"ALLOWED_HOSTS": "*", "KPU_HTTPS": "off"}, "SITE_URL belum diisi"),
        ({"ADMIN_PATH": "berita"}, "sudah menjadi alamat bagian lain"),
        ({"ADMIN_PATH": "/static/x/"}, "sudah menjadi alamat bagian lain"),
        ({"ADMIN_PATH": "a<b>"}, "bukan jalur"),
        ({"ADMIN_PATH": "/"}, "bukan jalur"),
        ({"TRUSTED_PROXIES": "nginx"}, "alamat IP"),
        ({"TRUSTED_PROXIES": "10.0.0.1/8"}, "alamat IP"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_a_sentence(variables: dict[str, str], told: str) -> None:
    said = complaint(**(PRODUCTION | variables))
    assert next(iter(set(variables) - {"ALLOWED_HOSTS", "KPU_HTTPS"}), "SITE_URL") in said
    assert told in said
    assert "p#x" not in said


def test_small_letters_and_a_named_site_will_do() -> None:
    ask = SETUP + "from django.conf import settings as s; print(s.LOG_LEVEL, s.SITE_URL)"
    more = {"LOG_LEVEL": "debug", "ALLOWED_HOSTS": "*", "SITE_URL": "https://kpu.example/"}
    answer = python("-c", ask, **(PRODUCTION | more))
    assert answer.stdout.split()[-2:] == ["DEBUG", "https://kpu.example"], answer.stderr


def test_the_admin_can_hide_no_public_section() -> None:
    routes = [str(entry.pattern) for entry in get_resolver().url_patterns]
    first = {route.lstrip("^").partition("/")[0] for route in routes}
    plain = {name.rstrip("$") for name in first if name.replace("-", "").isalnum()}
    assert plain - {"admin"} <= portal.PUBLIC_SECTIONS


def test_what_a_spreadsheet_makes_of_a_code_is_understood() -> None:
    assert nearest("33.1")[0].code == "33.10"
    assert "Mungkin maksud Anda: 33.10 " in complaint(**DEVELOPMENT, KPU_OFFICE_REGION="33.1")


# --- Proxies --------------------------------------------------------------------------------------
def asked_by(peer: str, **headers: str) -> HttpRequest:
    return RequestFactory().get("/", REMOTE_ADDR=peer, **headers)


def test_a_network_of_proxies_is_trusted_as_a_whole(settings: Any) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    for peer in ["10.1.2.3", "::ffff:10.1.2.3"]:
        request = asked_by(peer, HTTP_X_FORWARDED_FOR="203.0.113.7, 10.9.9.9")
        assert client_address(request) == "203.0.113.7"
    assert client_address(asked_by("11.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.7")) == "11.0.0.1"


@pytest.mark.parametrize(("peer", "secure"), [("10.1.2.3", True), ("203.0.113.7", False)])
def test_only_our_proxy_may_say_that_a_request_is_secure(
    peer: str, secure: bool, settings: Any
) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    request = asked_by(peer, HTTP_X_FORWARDED_PROTO="https")
    answer = TrustedSchemeMiddleware(lambda asked: HttpResponse(str(asked.is_secure())))(request)
    assert answer.content.decode() == str(secure)
    assert portal.MIDDLEWARE[0] == "kpuportal.forwarded.TrustedSchemeMiddleware"


# --- Addresses in answers -------------------------------------------------------------------------
CLAIMED = {"HTTP_HOST": "testserver:666"}


def test_sitemaps_are_on_the_site_whatever_host_is_claimed(settings: Any, real: Any) -> None:
    settings.SITE_URL = "https://kpu.example"
    for name in sitemaps.SITEMAPS:
        text = Client().get(f"/sitemap-{name}.xml", **CLAIMED).content.decode()
        assert "testserver" not in text
    request = RequestFactory().get("/sitemap.xml", **CLAIMED)
    index = sitemaps.index(request, sitemaps.SITEMAPS).render().content.decode()
    assert "testserver" not in index
    assert "<loc>https://kpu.example/sitemap-wilayah.xml</loc>" in index


def test_pages_of_the_api_are_on_the_site_and_keep_their_order(settings: Any, real: Any) -> None:
    settings.SITE_URL = "https://kpu.example"
    answer = Client().get("/api/v1/regions/?per_halaman=3&halaman=2", **CLAIMED).json()
    start = "https://kpu.example/api/v1/regions/?per_halaman=3"
    assert (answer["next"], answer["previous"]) == (f"{start}&halaman=3", start)


@pytest.mark.parametrize("size", ["00010099999", "1001", "0", "9" * 5000, "-1"])
def test_no_spelling_asks_for_more_rows_than_allowed(size: str, real: Any) -> None:
    assert Client().get(f"/api/v1/regions/?per_halaman={size}").status_code == 400


# --- What is compressed ---------------------------------------------------------------------------
def test_a_file_is_sent_as_it_is_with_its_length(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    for name in ["a.jpg", "a.pdf"]:
        (tmp_path / name).write_bytes(b"a" * 4000)
        answer = Client().get(f"/media/{name}", HTTP_ACCEPT_ENCODING="gzip")
        assert answer["Content-Length"] == "4000"
        assert "Content-Encoding" not in answer
        assert b"".join(answer) == b"a" * 4000


def test_what_has_not_changed_still_varies_by_encoding(real: Any) -> None:
    first = Client().get("/ipp/", HTTP_ACCEPT_ENCODING="gzip")
    again = Client().get("/ipp/", HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304
    assert "Accept-Encoding" in again["Vary"]
