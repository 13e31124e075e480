"""What a phone on a slow network pays for its first visit."""

import gzip
from typing import Any

import pytest
from playwright.sync_api import Browser, Request

from tests.browser.addresses import ARTICLE, REAL, SAMPLE

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    ARTICLE,
    "/ipp/",
    f"{REAL}/peringkat/",
    f"{SAMPLE}/peringkat/?tingkat=kabkota",
    f"{SAMPLE}/wilayah/33.10-kabupaten-klaten/",
    f"{REAL}/wilayah/33-jawa-tengah/",
]
MOST_REQUESTS, MOST_BYTES = 8, 50 * 1024


def _sent(request: Request) -> int:
    """Bytes as production sends them: static files are kept there compressed with gzip (and
    smaller still with Brotli), pages are compressed as they are answered."""
    answer = request.response()
    if answer is None or answer.status == 204:
        return 0
    if answer.headers.get("content-encoding"):
        return request.sizes()["responseBodySize"]
    return len(gzip.compress(answer.body(), 9))


@pytest.mark.parametrize("address", PAGES)
def test_a_first_visit_is_small(address: str, browser: Browser, site: str, requests: Any) -> None:
    """Without the worker, which fetches what it keeps once the page is there."""
    size: Any = {"width": 360, "height": 800}
    context = browser.new_context(viewport=size, service_workers="block")
    page = context.new_page()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(site + address, wait_until="networkidle")
    heavy = {each.url: _sent(each) for each in asked if "/media/" not in each.url}
    context.close()
    requests.wait()
    assert [each.url for each in asked if not each.url.startswith(site)] == []
    # The emblem is the page's icon too, and comes once.
    files = {(each.method, each.url) for each in asked}
    assert len(files) <= MOST_REQUESTS, files
    assert sum(heavy.values()) <= MOST_BYTES, heavy
