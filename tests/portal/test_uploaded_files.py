"""What was uploaded is never active content, whatever it is called."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.portal.test_headers import policy

ACTIVE = b"<script>alert(1)</script>"


@pytest.fixture
def stored(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "sumber").mkdir()
    return tmp_path / "sumber"


def fetched(response: Any) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(
    "name",
    [
        "a.svg", "a.html", "a.htm", "a.xhtml", "a.xml", "a.js", "a.mjs", "a.css", "a.pdf", "a.txt",
        "a.swf", "a.jpg.html", "a.jpg.svg", "a.SVG", "a", "a.", "a.php", "a.gif", "a.wasm",
        "a.svgz", "a.html.gz", "a b.html", "a;b.html", 'a".html', "é.html",
    ],
)  # fmt: skip
def test_what_is_no_picture_is_only_ever_a_download(name: str, stored: Path) -> None:
    (stored / name).write_bytes(ACTIVE)
    for client in [Client(), Client(HTTP_ACCEPT="text/html")]:
        quoted = "".join(f"%{byte:02x}" for byte in name.encode())
        response = client.get(f"/media/sumber/{quoted}")
        assert response.status_code == 200
        assert fetched(response) == ACTIVE
        assert response["Content-Type"] == "application/octet-stream"
        assert response["Content-Disposition"].startswith("attachment")
        _locked(response)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jpg", "jpeg"),
        ("a.JPG", "jpeg"),
        ("a.png", "png"),
        ("a.webp", "webp"),
        ("a.avif", "avif"),
    ],
)
def test_a_picture_is_shown_and_nothing_else(name: str, kind: str, stored: Path) -> None:
    (stored / name).write_bytes(ACTIVE)
    response = Client().get(f"/media/sumber/{name}")
    assert response["Content-Type"] == f"image/{kind}"
    assert fetched(response) == ACTIVE
    assert "attachment" not in response.get("Content-Disposition", "")
    assert "immutable" in response["Cache-Control"]
    _locked(response)


def _locked(response: Any) -> None:
    assert response["X-Content-Type-Options"] == "nosniff"
    assert policy(response)["sandbox"] == []
    assert policy(response)["default-src"] == ["'none'"]
    assert not response.cookies


@pytest.mark.parametrize(
    "path",
    [
        "../../manage.py",
        "..%2f..%2fmanage.py",
        "/etc/passwd",
        "sumber/",
        "sumber",
        "tidak-ada.jpg",
        "~",
    ],
)
def test_no_path_leads_out_of_the_folder(path: str, stored: Path) -> None:
    assert Client().get(f"/media/{path}").status_code == 404
