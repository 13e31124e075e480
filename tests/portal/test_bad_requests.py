"""Nonsense from outside is refused, and fills no log."""

import logging
from typing import Any

import pytest
from django.test import Client


@pytest.mark.parametrize(
    "address", ["/cari/?q=%00", "/cari/?%00=a", "/berita/?tag=a&tag=a%00b", "/media/%00.jpg"]
)
def test_a_nul_is_refused_with_one_line_in_the_log(
    address: str, db: None, caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    for debug in (False, True):
        settings.DEBUG = debug
        caplog.clear()
        with caplog.at_level(logging.DEBUG, logger="django.request"):
            response = Client(raise_request_exception=False).get(address)
        assert response.status_code == 400
        assert '<html lang="id">' in response.content.decode()
        assert response["Cache-Control"] == "no-store"
        (record,) = [record for record in caplog.records if record.name == "django.request"]
        assert record.levelno == logging.WARNING
        assert record.exc_info is None
        assert "\x00" not in record.getMessage()
        assert "Traceback" not in caplog.text
