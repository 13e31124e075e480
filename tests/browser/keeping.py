"""What a browser keeps to read without a connection, for tests."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from playwright.sync_api import Page, Worker

from kpuportal import caching

KEPT = """async () => {
    const found = [];
    for (const name of await caches.keys()) {
        for (const each of await (await caches.open(name)).keys()) {
            const { pathname, search } = new URL(each.url);
            if (!/^.(static|luring)/.test(pathname)) found.push(pathname + search);
        }
    }
    return found;
}"""
# Makes every copy so many days older.
OLDER = """async (days) => {
    for (const name of await caches.keys()) {
        const kept = await caches.open(name);
        for (const each of await kept.keys()) {
            const copy = await kept.match(each), headers = new Headers(copy.headers);
            const then = Date.parse(headers.get("Date")) - days * 86400000;
            headers.set("Date", new Date(then).toUTCString());
            await kept.put(each, new Response(await copy.text(), { headers }));
        }
    }
}"""


def with_worker(page: Page, site: str) -> Worker:
    """The worker of a reader who goes on to a second page, which brings it; both are kept then."""
    page.goto(f"{site}/tentang/")
    page.locator(".masthead-name").click()
    page.wait_for_url(f"{site}/")
    wait_until_kept(page, "/")
    wait_until_kept(page, "/tentang/")
    return page.context.service_workers[0]


def kept(page: Page) -> list[str]:
    """Paths and queries of the pages that are kept, oldest first."""
    return page.evaluate(KEPT)


def wait_until(true: Callable[[], bool]) -> None:
    """Until the worker has done what it does after it has answered."""
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.1)


def wait_until_kept(page: Page, *addresses: str) -> None:
    """All of them."""
    wait_until(lambda: set(addresses) <= set(kept(page)))


def ask_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a minute had passed between two visits: the browser's own store has nothing fresh."""
    monkeypatch.setattr(caching, "PUBLIC", "public, max-age=0")


def answer(
    monkeypatch: pytest.MonkeyPatch, status: int, beginning: str = "/", *, delay: int = 0
) -> None:
    """As a gateway does whose site is down, busy or slow, or has no such page."""
    real = caching.CachePolicyMiddleware.__call__

    def changed(self: Any, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(beginning):
            time.sleep(delay)
            return HttpResponse("<h1>Bad Gateway</h1>", status=status)
        return real(self, request)

    monkeypatch.setattr(caching.CachePolicyMiddleware, "__call__", changed)
