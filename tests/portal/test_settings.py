"""One file of variables makes a site for any office, and says plainly what is wrong with it."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

ROOT = Path(settings.BASE_DIR)
CODE = ["kpuportal", "participation", "news", "deploy", "manage.py"]
EXAMPLE = (ROOT / ".env.example").read_text("utf-8")
DOCUMENTED = re.findall(r"^#?([A-Z][A-Z0-9_]*)=", EXAMPLE, re.MULTILINE)
# Set by Django's own programs, not by an office.
NOT_OURS = {"DJANGO_SETTINGS_MODULE"}

PRODUCTION = {
    "KPU_MODE": "production",
    "SECRET_KEY": "tes-" + "a1B2c3D4e5" * 6,
    "DATABASE_URL": "postgresql://portal@db.invalid/portal",
    "ALLOWED_HOSTS": "portal.example.go.id",
}
DEVELOPMENT = {"KPU_MODE": "development", "DATABASE_URL": "postgresql://portal@db.invalid/portal"}
SETUP = "import django; django.setup(); "


def python(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python where nothing is configured but `variables`, not even by an office's .env."""
    clean = dict.fromkeys([*DOCUMENTED, "DATABASE_URL"], "")
    found = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "kpuportal.settings"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=found | clean | variables,
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def complaint(**variables: str) -> str:
    """What starting with these variables says last; it must not start."""
    by_import = python("-c", SETUP, **variables)
    assert by_import.returncode != 0
    assert "django.core.exceptions.ImproperlyConfigured" in by_import.stderr
    last = by_import.stderr.strip().splitlines()[-1]
    by_command = python("manage.py", "check", **variables)
    assert by_command.returncode == 1
    assert "Traceback" not in by_command.stderr
    told = by_command.stderr.strip()
    assert told.removeprefix("Portal tidak dapat dijalankan: ") == last.partition(": ")[2]
    return told


@pytest.mark.parametrize(
    "missing",
    [
        {"SECRET_KEY"}, {"DATABASE_URL"}, {"ALLOWED_HOSTS"}, {"SECRET_KEY", "ALLOWED_HOSTS"},
        {"SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS"},
    ],
)  # fmt: skip
def test_production_names_exactly_what_is_missing(missing: set[str]) -> None:
    told = complaint(**(PRODUCTION | dict.fromkeys(missing, "  ")))
    assert set(re.findall(r"SECRET_KEY|DATABASE_URL|ALLOWED_HOSTS", told)) == missing
    assert "belum diisi" in told
    assert ".env.example" in told


@pytest.mark.parametrize("key", ["rahasia", "a1B2c3D4e5" * 4 + "a1B2c3D4e", "a" * 80, "ab" * 40])
def test_production_refuses_a_key_that_can_be_guessed_and_does_not_repeat_it(key: str) -> None:
    told = complaint(**(PRODUCTION | {"SECRET_KEY": key}))
    assert "SECRET_KEY terlalu mudah ditebak" in told
    assert "50 huruf acak" in told
    assert "token_urlsafe(50)" in told
    assert key not in told
    started = python("-c", SETUP, **(DEVELOPMENT | {"SECRET_KEY": key}))
    assert started.returncode == 0, started.stderr


def test_production_is_what_nobody_asks_for() -> None:
    assert "SECRET_KEY, DATABASE_URL, ALLOWED_HOSTS" in python("-c", SETUP).stderr
    told = complaint(DATABASE_URL=PRODUCTION["DATABASE_URL"])
    assert "SECRET_KEY, ALLOWED_HOSTS" in told


def test_production_starts_with_these_three_and_is_safe_by_default() -> None:
    ask = "from django.conf import settings as s; print(s.DEBUG, s.SECURE_SSL_REDIRECT, s.SITE_URL)"
    answer = python("-c", SETUP + ask, **(PRODUCTION | {"KPU_MODE": ""}))
    assert answer.stdout.strip() == "False True https://portal.example.go.id", answer.stderr


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("KPU_HTTPS", "mungkin", "bukan pilihan ya/tidak"),
        ("KPU_SAMPLE_DATA", "2", "bukan pilihan ya/tidak"),
        ("KPU_MODE", "produksi", "production, development"),
        ("LOG_LEVEL", "keras", "DEBUG, INFO, WARNING"),
        ("DATABASE_POOL", "banyak", "bukan bilangan bulat"),
        ("DATABASE_POOL", "-1", "bukan bilangan bulat"),
        ("DATABASE_POOL", "1,5", "bukan bilangan bulat"),
        ("DATABASE_STATEMENT_TIMEOUT_MS", "15s", "bukan bilangan bulat"),
        ("DATABASE_LOCK_TIMEOUT_MS", "4e3", "bukan bilangan bulat"),
    ],
)
def test_a_value_that_means_nothing_is_named_with_what_would(
    name: str, value: str, told: str
) -> None:
    said = complaint(**(DEVELOPMENT | {name: value}))
    assert f'{name}="{value}"' in said
    assert told in said


@pytest.mark.parametrize(
    ("word", "meaning"),
    [("on", True), ("ya", True), ("TRUE", True), ("1", True), ("off", False), ("tidak", False)],
)
def test_yes_and_no_may_be_said_in_several_ways(word: str, meaning: bool) -> None:
    ask = SETUP + "from django.conf import settings as s; print(s.SAMPLE_DATA, s.OFFLINE)"
    given = PRODUCTION | {"KPU_SAMPLE_DATA": word, "KPU_OFFLINE": word}
    assert python("-c", ask, **given).stdout.strip() == f"{meaning} {meaning}"


# --- The office -----------------------------------------------------------------------------------
OFFICES = [
    # code, name, region on the page, time zone, its word, slug
    ("33.10", "KPU Kabupaten Klaten", "Asia/Jakarta", "WIB", "33.10-kabupaten-klaten"),
    ("33", "KPU Provinsi Jawa Tengah", "Asia/Jakarta", "WIB", "33-jawa-tengah"),
    ("11", "KIP Aceh", "Asia/Jakarta", "WIB", "11-aceh"),
    ("11.71", "KIP Kota Banda Aceh", "Asia/Jakarta", "WIB", "11.71-kota-banda-aceh"),
    ("94", "KPU Provinsi Papua Tengah", "Asia/Jayapura", "WIT", "94-papua-tengah"),
    ("73.71", "KPU Kota Makassar", "Asia/Makassar", "WITA", "73.71-kota-makassar"),
]
HOME = """
import json
import django
django.setup()
from django.conf import settings
from django.test import Client
from kpuportal.office import office
answers = {path: Client().get(path) for path in ["/", "/ipp/", "/berita/rss/"]}
print(json.dumps({
    "status": [answer.status_code for answer in answers.values()],
    "home": answers["/"].content.decode(),
    "index": answers["/ipp/"].content.decode(),
    "feed": answers["/berita/rss/"].content.decode(),
    "zone": settings.TIME_ZONE, "name": office().name, "label": office().zone_label,
    "slug": office().region_slug,
}))
"""


def database_address() -> str:
    """The tests' own database, as DATABASE_URL names it."""
    address = urlsplit(os.environ["DATABASE_URL"])
    return address._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


@pytest.mark.parametrize(("code", "name", "zone", "label", "slug"), OFFICES)
def test_the_region_code_alone_makes_the_office(
    code: str, name: str, zone: str, label: str, slug: str, real: Any
) -> None:
    site = python(
        "-c", HOME, KPU_MODE="development", ALLOWED_HOSTS="testserver", KPU_OFFICE_REGION=code,
        DATABASE_URL=database_address(),
    )  # fmt: skip
    assert site.returncode == 0, site.stderr
    seen = json.loads(site.stdout)
    assert seen["status"] == [200, 200, 200]
    assert (seen["name"], seen["zone"], seen["label"]) == (name, zone, label)
    assert seen["slug"] == slug
    assert f"<title>{name}" in seen["home"]
    assert f"<title>Berita {name}</title>" in seen["feed"]
    assert f"memakai {label}." in seen["home"]
    for page in (seen["home"], seen["index"]):
        assert f"/ipp/ipp-pilkada-2024/wilayah/{slug}/" in page
    others = {other for _, other, *_ in OFFICES} - {name}
    assert not any(other in seen["home"] for other in others)


@pytest.mark.parametrize(
    ("code", "suggested"),
    [
        ("3310", "33.10 (Kabupaten Klaten)"),
        ("33.99", "33."),
        ("Klaten", "33.10 (Kabupaten Klaten)"),
        ("kota semarang", "33.74 (Kota Semarang)"),
        ("99", "9"),
        ("33.10-kabupaten-klaten", "33.10"),
        ("<script>", "33 (Jawa Tengah)"),
    ],
)
def test_an_unknown_region_is_named_with_those_that_look_like_it(code: str, suggested: str) -> None:
    told = complaint(**(DEVELOPMENT | {"KPU_OFFICE_REGION": code}))
    assert f'KPU_OFFICE_REGION="{code}" bukan kode wilayah yang dikenal' in told
    suggestions = told.partition("Mungkin maksud Anda: ")[2]
    assert suggestions.startswith(suggested)
    assert "kabupaten/kota ditulis 33.10" in told


# --- What the code reads, and what it must not -------------------------------------------------
def python_files() -> list[Path]:
    found = [path for part in CODE for path in [ROOT / part, *(ROOT / part).rglob("*.py")]]
    return [path for path in found if path.is_file() and "migrations" not in path.parts]


def variables_read() -> dict[str, Any]:
    """Every environment variable that the code reads, with its default where it is a number."""
    found: dict[str, Any] = {}
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                found |= _read_by(node, node.func)
    return {name: default for name, default in found.items() if name not in NOT_OURS}


def _read_by(call: ast.Call, function: ast.Attribute) -> dict[str, Any]:
    owner = ast.unparse(function.value)
    reads = owner in {"env", "environment"} and function.attr != "load_file"
    reads |= owner in {"os.environ", "os"} and function.attr in {"get", "getenv", "setdefault"}
    if not reads or not call.args:
        return {}
    names = ast.literal_eval(call.args[0]) if _is_literal(call.args[0]) else []
    values = {word.arg: word.value for word in call.keywords}
    default = values.get("default")
    number = default.value if isinstance(default, ast.Constant) else None
    return dict.fromkeys([names] if isinstance(names, str) else names, number)


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant | ast.List)


def test_the_example_lists_every_variable_that_is_read_and_no_other() -> None:
    read = variables_read()
    assert {"KPU_OFFICE_REGION", "ALLOWED_HOSTS", "WEB_WORKERS", "DATABASE_POOL"} <= set(read)
    assert sorted(DOCUMENTED) == sorted(read)


def test_the_example_shows_the_defaults_that_hold() -> None:
    shown = dict(re.findall(r"^#?([A-Z][A-Z0-9_]*)=(\d+)$", EXAMPLE, re.MULTILINE))
    for name, default in variables_read().items():
        if isinstance(default, int) and not isinstance(default, bool):
            assert shown[name] == str(default)


def test_every_variable_of_the_example_is_explained_and_none_is_set() -> None:
    lines = EXAMPLE.splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == []


WATCH = """
import sys
# The framework of the API imports it where a tool of the tests brought it, and it tries IPv6.
sys.modules["requests"] = None
seen = []
names = {"subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn",
         "os.mkdir", "socket.connect", "socket.bind", "socket.getaddrinfo"}
sys.addaudithook(lambda event, _: seen.append(event) if event in names else None)
"""


def test_importing_the_settings_starts_no_process_and_opens_no_connection() -> None:
    for step in ["import kpuportal.settings", SETUP, "import kpuportal.wsgi"]:
        for variables in (PRODUCTION, DEVELOPMENT):
            answer = python("-c", f"{WATCH}{step}\nprint(seen)", **variables)
            assert answer.stdout.strip() == "[]", answer.stderr


def test_a_process_and_a_connection_would_be_seen() -> None:
    step = "import os, socket; os.system('true'); socket.socket().connect_ex(('127.0.0.1', 9))"
    seen = ast.literal_eval(python("-c", f"{WATCH}{step}\nprint(seen)").stdout)
    assert {"os.system", "socket.connect"} <= set(seen)


def test_no_office_is_named_in_code_or_templates() -> None:
    name = re.compile(r"klaten|kpuklt", re.IGNORECASE)
    pages = [path for part in ("templates", "static") for path in (ROOT / part).rglob("*.*")]
    named = [path for path in pages if name.search(path.read_bytes().decode("utf-8", "replace"))]
    assert named == []
    assert [found for path in python_files() for found in texts(path) if name.search(found)] == []


def texts(path: Path) -> list[str]:
    """The strings in a module, those that explain it left out."""
    tree = ast.parse(path.read_text("utf-8"))
    explaining = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in explaining
    ]


def test_the_default_office_stands_in_one_place() -> None:
    named = [path.name for path in python_files() if "33.10" in texts(path)]
    assert set(named) <= {"settings.py", "office.py"}
