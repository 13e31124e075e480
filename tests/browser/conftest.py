"""A real Chromium against a real server with the shipped data."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.test import override_settings
from playwright.sync_api import Page

from tests.snapshots import Snapshot

PASSWORD = "sandi-yang-cukup-panjang"
NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What a browser does on a busy machine has no fixed order, and a test may ask too early.

    Such a test gets one more try, and the summary names it ("rerun"): a fault of the portal
    fails twice; a test that is named again and again asks too early and wants mending.
    """
    for each in items:
        if each.get_closest_marker("browser"):
            each.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium; as root it has no sandbox of its own."""
    found = os.environ.get("PORTAL_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    flags = ["disable-gpu", "disable-quic", "no-first-run", "disable-background-networking"]
    flags += ["disable-component-update", "disable-sync"]
    flags += ["no-sandbox"] if os.getuid() == 0 else []
    return {"executable_path": found, "args": [f"--{flag}" for flag in flags]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A reader's browser: under its own name headless Chromium counts as a robot."""
    agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"
    return browser_context_args | {"user_agent": agent}


@pytest.fixture(scope="session")
def furnished(
    django_db_setup: Snapshot, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Snapshot:
    """Everything that `make run` loads, and one member of staff."""
    media = tmp_path_factory.mktemp("loaded")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media):
        django_db_setup.restore()
        call_command("load_articles", verbosity=0)
        get_user_model().objects.create_superuser("petugas", password=PASSWORD)
        return Snapshot(media, tmp_path_factory.mktemp("kept") / "media")


@pytest.fixture
def site(
    live_server: Any, furnished: Snapshot, transactional_db: None, settings: Any, tmp_path: Path
) -> str:
    """The address of a site with all of that."""
    settings.SITE_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    settings.MEDIA_ROOT = tmp_path
    furnished.restore(tmp_path)
    return live_server.url


class Requests:
    """How many requests the server is answering, so that the tables are emptied under none."""

    def __init__(self) -> None:
        self.open = 0
        self.lock = threading.Condition()
        request_started.connect(self._count, weak=False)
        request_finished.connect(self._discount, weak=False)

    def _count(self, **_: Any) -> None:
        with self.lock:
            self.open += 1

    def _discount(self, **_: Any) -> None:
        with self.lock:
            self.open -= 1
            self.lock.notify_all()

    def wait(self) -> None:
        """Until all are answered, for a while at most."""
        time.sleep(0.5)  # a page that closes sends its last words, which may still be on their way
        with self.lock:
            self.lock.wait_for(lambda: self.open <= 0, timeout=5)
            self.open = 0


@pytest.fixture(scope="session")
def requests() -> Requests:
    """Counts from the first browser test on."""
    return Requests()


@pytest.fixture
def page(site: str, page: Page, requests: Requests) -> Iterator[Page]:
    """A page that is closed, and answered, before its site is: one that still saves would hold
    the tables."""
    yield page
    for each in page.context.pages:
        each.close()
    requests.wait()


@pytest.fixture
def watched(page: Page, site: str) -> Iterator[Page]:
    """A page on which nothing may go wrong unnoticed: no console error, no foreign request."""
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((site, "data:", "blob:"))
            else wrong.append(f"foreign request: {request.url}")
        ),
    )
    yield page
    assert wrong == []


def log_in(page: Page, site: str) -> None:
    """As the member of staff."""
    page.goto(f"{site}/admin/")
    page.fill("#id_username", "petugas")
    page.fill("#id_password", PASSWORD)
    page.click("input[type=submit]")
    page.wait_for_url(f"{site}/admin/")
