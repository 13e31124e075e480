"""Whoever develops sees the page that readers see where nothing is, and Django's own for errors."""

from typing import Any

import pytest
from django.conf import settings as portal
from django.test import Client

from kpuportal import views
from tests.portal.test_settings import DEVELOPMENT, PRODUCTION, python

OURS = "kpuportal.missing_pages.OwnMissingPageMiddleware"
LAST = "from django.conf import settings; print(settings.MIDDLEWARE[-1])"


def test_it_stands_innermost_in_development_alone() -> None:
    assert python("-c", LAST, **DEVELOPMENT).stdout.strip() == OURS
    assert OURS not in python("-c", LAST, **PRODUCTION).stdout


@pytest.fixture
def developing(settings: Any) -> None:
    settings.DEBUG = True
    settings.MIDDLEWARE = [*(name for name in portal.MIDDLEWARE if name != OURS), OURS]


@pytest.mark.parametrize("address", ["/tidak-ada/", "/berita/tidak-ada/", "/media/tidak-ada.jpg"])
def test_a_missing_page_is_ours(address: str, developing: None, db: None) -> None:
    answer = Client().get(address)
    text = answer.content.decode()
    assert answer.status_code == 404
    assert "Halaman tidak ditemukan" in text
    assert 'role="search"' in text
    assert "urlpatterns" not in text
    assert "DEBUG" not in text


def test_below_the_api_it_stays_a_problem(developing: None, db: None) -> None:
    answer = Client().get("/api/v1/tidak-ada/")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_an_error_stays_djangos_to_explain(
    developing: None, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("rusak di sini")

    monkeypatch.setattr(views, "most_read", broken)
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert "rusak di sini" in answer.content.decode()
    assert "Traceback" in answer.content.decode()
