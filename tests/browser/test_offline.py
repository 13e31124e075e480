"""Without a connection: what was seen opens, what was not says so, and the desk is never kept."""

from typing import Any

import pytest
from django.core.signals import request_started
from playwright.sync_api import Page, expect

from news.models import Article, DailyReads
from tests.browser.conftest import log_in

pytestmark = pytest.mark.browser

# Resolves once the worker has done all that it does when it starts.
WORKING = """navigator.serviceWorker.ready.then(({ active }) => new Promise((done) => {
    const look = () => active.state === "activated" && done();
    active.addEventListener("statechange", look);
    look();
}))"""


def _with_worker(page: Page, site: str) -> None:
    """Whoever goes on to a second page gets the worker with it."""
    page.goto(f"{site}/tentang/")
    page.locator(".masthead-name").click()
    page.wait_for_url(f"{site}/")
    page.evaluate(WORKING)


def test_what_was_seen_opens_without_a_connection(page: Page, site: str) -> None:
    article = Article.objects.published().first()
    assert article
    _with_worker(page, site)
    page.goto(f"{site}{article.get_absolute_url()}")
    page.goto(f"{site}/ipp/ipp-contoh/peringkat/")
    page.context.set_offline(True)

    page.goto(f"{site}{article.get_absolute_url()}")
    expect(page.locator("h1")).to_have_text(article.title)
    assert page.locator("h1").evaluate("each => getComputedStyle(each).fontFamily").count("serif")
    page.goto(f"{site}/ipp/ipp-contoh/peringkat/")
    expect(page.locator("tbody tr").first).to_be_visible()

    page.goto(f"{site}/penghargaan/")
    expect(page.locator("h1")).to_have_text("Tidak ada sambungan")
    page.get_by_role("link", name=article.title).click()
    expect(page.locator("h1")).to_have_text(article.title)


def test_the_page_that_brought_the_worker_is_kept_too(page: Page, site: str) -> None:
    _with_worker(page, site)
    page.context.set_offline(True)
    page.goto(f"{site}/penghargaan/")
    page.locator("[data-kept] a").click()
    expect(page.locator(".lead-story h2")).to_be_visible()


def test_what_was_withdrawn_is_gone_from_the_device_too(page: Page, site: str) -> None:
    article = Article.objects.published().first()
    assert article
    _with_worker(page, site)
    address = f"{site}{article.get_absolute_url()}"
    page.goto(address)
    Article.objects.filter(pk=article.pk).update(state="withdrawn")
    page.reload()
    expect(page.locator("h1")).not_to_have_text(article.title)
    page.context.set_offline(True)
    page.goto(address)
    expect(page.locator("h1")).not_to_have_text(article.title)


def test_the_desk_and_files_are_never_kept(page: Page, site: str) -> None:
    _with_worker(page, site)
    log_in(page, site)
    page.goto(f"{site}/admin/news/article/")
    page.goto(f"{site}/api/docs/")
    kept = page.evaluate(
        "(async () => { const found = []; for (const name of await caches.keys())"
        " for (const each of await (await caches.open(name)).keys())"
        " found.push(new URL(each.url).pathname); return found; })()"
    )
    assert "/" in kept
    assert not [path for path in kept if path.startswith(("/admin", "/api", "/media"))]


def test_a_pressed_link_is_fetched_and_not_counted(page: Page, site: str) -> None:
    """Prefetching asks for the page; only opening it counts."""
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    fetched: list[str] = []

    def listen(environ: dict[str, str], **_: Any) -> None:
        if environ.get("HTTP_SEC_PURPOSE") == "prefetch":
            fetched.append(environ["PATH_INFO"])

    request_started.connect(listen)
    page.goto(f"{site}/")
    link = page.locator(".lead-story a")
    box = link.bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.wait_for_timeout(800)
    assert fetched == [link.get_attribute("href")]
    assert not DailyReads.objects.exists()
    page.mouse.move(0, 0)
    page.mouse.up()
    assert refused == []
