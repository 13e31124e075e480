"""In production everything stays behind TLS, on one host, and tells nothing of the machine."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings as portal

PRODUCTION = """
import json
from kpuportal import settings
settings.STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
import django
django.setup()
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpResponse
from django.test import Client, RequestFactory

def remember(request):
    request.session["nama"] = "petugas"
    return HttpResponse()

host = {"HTTP_HOST": "portal.example.go.id"}
ask = Client(raise_request_exception=False)
answers = {
    "login": ask.get("/admin/login/", secure=True, **host),
    "session": SessionMiddleware(remember)(RequestFactory().get("/", secure=True)),
    "plain": ask.get("/berita/?q=a", **host),
    "forged": ask.get("/berita/", HTTP_X_FORWARDED_PROTO="https", **host),
    "alive": ask.get("/healthz", **host),
    "stranger": ask.get("/healthz", secure=True, HTTP_HOST="evil.example"),
    "detour": ask.get("/healthz", secure=True, HTTP_X_FORWARDED_HOST="evil.example", **host),
}
print(json.dumps({name: {
    "status": answer.status_code, "headers": dict(answer.items()),
    "cookies": {key: dict(morsel) for key, morsel in answer.cookies.items()},
    "body": answer.content.decode(),
} for name, answer in answers.items()}))
"""


@pytest.fixture(scope="module")
def production() -> dict[str, Any]:
    """Answers of a process that is configured for production behind TLS; no database is asked."""
    variables = {
        "KPU_MODE": "production", "SECRET_KEY": "rahasia-" + "a1B2c3D4e5" * 6,
        "DATABASE_URL": "postgresql://portal@db.invalid/portal", "DATABASE_POOL": "0",
        "ALLOWED_HOSTS": "portal.example.go.id", "KPU_HTTPS": "", "TRUSTED_PROXIES": "",
        "SITE_URL": "", "ADMIN_PATH": "", "LOG_LEVEL": "CRITICAL", "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "kpuportal.settings",
    }  # fmt: skip
    made = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PRODUCTION], cwd=portal.BASE_DIR, env=variables,
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    return json.loads(made.stdout)


@pytest.mark.parametrize(
    ("answer", "name"), [("login", "__Host-csrftoken"), ("session", "__Host-sessionid")]
)
def test_cookies_are_bound_to_this_host_and_to_tls(
    answer: str, name: str, production: dict[str, Any]
) -> None:
    assert list(production[answer]["cookies"]) == [name]
    cookie = production[answer]["cookies"][name]
    assert cookie["secure"] is True
    assert cookie["httponly"] is True
    assert (cookie["samesite"], cookie["path"], cookie["domain"]) == ("Lax", "/", "")


def test_plain_http_leads_to_tls_and_stays_there(production: dict[str, Any]) -> None:
    for name in ["plain", "forged"]:
        assert production[name]["status"] == 301
        assert production[name]["headers"]["Location"].startswith("https://portal.example.go.id/")
    assert production["alive"]["status"] == 200
    sent = production["login"]["headers"]["Strict-Transport-Security"].split("; ")
    assert sent == ["max-age=31536000", "includeSubDomains", "preload"]


def test_no_other_host_is_answered_or_believed(production: dict[str, Any]) -> None:
    assert production["stranger"]["status"] == 400
    assert "evil.example" not in production["stranger"]["body"]
    assert production["detour"]["status"] == 200
    assert "evil.example" not in json.dumps(production["detour"])


def test_a_refusal_in_production_tells_nothing_of_the_machine(production: dict[str, Any]) -> None:
    page = production["stranger"]["body"]
    assert '<html lang="id">' in page
    for secret in ["rahasia-a1B2", "Traceback", "site-packages", "db.invalid", "ALLOWED_HOSTS"]:
        assert secret not in page
