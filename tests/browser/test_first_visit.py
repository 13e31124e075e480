"""What a phone on a slow network pays for its first visit, all of it: counted where it arrives."""

import gzip
from collections.abc import Iterator
from typing import Any
from urllib.request import Request, urlopen

import pytest
from django.core.signals import request_started
from playwright.sync_api import Browser

from tests.browser.addresses import ARTICLE, REAL, SAMPLE

pytestmark = pytest.mark.browser

PHONE: Any = {"viewport": {"width": 360, "height": 800}, "is_mobile": True, "has_touch": True}
# Requests, and kilobytes without photos. The budget is 8 and 50; what is saved stays saved.
PAGES = {
    "/": (7, 18),
    "/berita/": (8, 17),
    ARTICLE: (7, 20),
    "/ipp/": (5, 23),
    f"{REAL}/peringkat/": (5, 22),
    f"{SAMPLE}/peringkat/?tingkat=kabkota": (5, 24),
    f"{REAL}/wilayah/33.10-kabupaten-klaten/": (6, 22),
    f"{SAMPLE}/wilayah/33.10-kabupaten-klaten/": (5, 24),
    f"{REAL}/wilayah/33-jawa-tengah/": (7, 23),
}


@pytest.fixture
def arrived() -> Iterator[list[str]]:
    """Method and address of each request that reaches the server, whoever in the browser sent it:
    the page, its icon, its worker, a picture further down."""
    seen: list[str] = []

    def listen(environ: dict[str, str], **_: Any) -> None:
        query = environ["QUERY_STRING"]
        address = environ["PATH_INFO"] + (f"?{query}" if query else "")
        seen.append(f"{environ['REQUEST_METHOD']} {address}")

    request_started.connect(listen)
    yield seen
    request_started.disconnect(listen)


def _sent(address: str) -> int:
    """Bytes of a page or file packed with gzip, as production sends them (and smaller still with
    Brotli, for static files). Packed here, for Django's own packing adds up to 100 random bytes
    to each page, so that its size does not tell a guesser what stands in it."""
    with urlopen(Request(address, headers={"Accept-Encoding": "identity"})) as answer:  # noqa: S310 (our own server)
        assert answer.headers["Content-Encoding"] is None
        return len(gzip.compress(answer.read(), 6))


@pytest.mark.parametrize("address", PAGES)
def test_a_first_visit_is_small(
    address: str, browser: Browser, browser_context_args: Any, site: str, requests: Any,
    arrived: list[str],
) -> None:  # fmt: skip
    """To the end of the page, with all that comes while somebody reads."""
    context = browser.new_context(**browser_context_args | PHONE, device_scale_factor=3)
    page = context.new_page()
    foreign: list[str] = []
    context.on("request", lambda each: each.url.startswith(site) or foreign.append(each.url))
    page.goto(site + address, wait_until="networkidle")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(1500)  # what comes late: the icon, the worker and what it keeps
    context.close()
    requests.wait()
    visit = list(arrived)
    files = [each.removeprefix("GET ") for each in visit if each.startswith("GET ")]
    heavy = {each: _sent(site + each) for each in files if not each.startswith("/media/")}
    number, kilobytes = PAGES[address]
    assert foreign == []
    assert len(visit) <= number, visit
    assert sum(heavy.values()) <= kilobytes * 1024, heavy
