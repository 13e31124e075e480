"""Without a connection: what was seen opens and says so, what was not says so, and the desk is
never kept."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.signals import request_started
from django.utils import timezone
from playwright.sync_api import Page, expect

from kpuportal import formats
from news.models import Article, DailyReads
from tests.browser.conftest import log_in
from tests.browser.keeping import (
    OLDER,
    answer,
    ask_each_time,
    kept,
    wait_until,
    wait_until_kept,
    with_worker,
)

pytestmark = pytest.mark.browser

# Once the call is over, which a page that is left would break off.
GO_TO = "address => { setTimeout(() => { location.href = address; }); }"
SIXTY = """async () => {
    const kept = await caches.open((await caches.keys())[0]);
    const headers = (await kept.match("/")).headers;
    for (let number = 0; number < 60; number++) {
        await kept.put(`/tentang/${number}/`, new Response("", { headers }));
    }
}"""


@pytest.fixture
def article(site: str) -> Article:
    """One that anybody may read."""
    found = Article.objects.published().first()
    assert found
    return found


def _opened(page: Page, site: str, address: str) -> None:
    page.goto(site + address)
    wait_until_kept(page, address)


def test_what_was_seen_opens_without_a_connection(page: Page, site: str, article: Article) -> None:
    with_worker(page, site)
    _opened(page, site, article.get_absolute_url())
    _opened(page, site, "/ipp/ipp-contoh/peringkat/")
    page.context.set_offline(True)

    page.goto(f"{site}{article.get_absolute_url()}")
    expect(page.locator("h1")).to_have_text(article.title)
    assert page.locator("h1").evaluate("each => getComputedStyle(each).fontFamily").count("serif")
    page.goto(f"{site}/ipp/ipp-contoh/peringkat/")
    expect(page.locator("tbody tr").first).to_be_visible()

    for address in ["/penghargaan/", "/cari/", "/cari/?q=klaten"]:
        page.goto(site + address)
        expect(page.locator("h1")).to_have_text("Tidak ada sambungan")
        expect(page).to_have_title("Tidak ada sambungan | KPU Kabupaten Klaten")
    page.get_by_role("link", name=article.title).click()
    expect(page.locator("h1")).to_have_text(article.title)


def test_a_copy_says_so_and_from_when_it_is(
    page: Page, site: str, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_each_time(monkeypatch)
    with_worker(page, site)
    _opened(page, site, article.get_absolute_url())
    expect(page.locator(".copy")).to_have_count(0)
    page.evaluate(OLDER, 13)
    page.context.set_offline(True)

    page.reload()
    day = timezone.localdate() - timedelta(days=13)
    note = page.locator("main .copy")
    expect(note).to_be_visible()
    expect(note).to_contain_text(f"Salinan dari {formats.short_date(day)}, ")
    expect(note.locator("strong")).to_have_text(re.compile(r", \d\d\.\d\d WIB\.$"))
    expect(page).to_have_title(f"Salinan: {article.title} | KPU Kabupaten Klaten")

    page.context.set_offline(False)
    note.get_by_role("link", name="Muat ulang").click()
    expect(page).to_have_title(f"{article.title} | KPU Kabupaten Klaten")
    expect(note).to_have_count(0)


def test_a_copy_of_a_fortnight_ago_is_not_shown_and_goes(
    page: Page, site: str, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_each_time(monkeypatch)
    with_worker(page, site)
    _opened(page, site, article.get_absolute_url())
    page.evaluate(OLDER, 15)
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("h1")).to_have_text("Tidak ada sambungan")
    page.context.set_offline(False)
    _opened(page, site, "/penghargaan/")
    wait_until(lambda: kept(page) == ["/penghargaan/"])


@pytest.mark.parametrize("status", [502, 500, 429])
def test_a_gateway_that_fails_takes_no_copy_away(
    status: int, page: Page, site: str, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_each_time(monkeypatch)
    with_worker(page, site)
    _opened(page, site, article.get_absolute_url())
    with monkeypatch.context() as trouble:
        answer(trouble, status)
        for _ in range(2):  # the first must not have taken it away
            page.reload()
            expect(page.locator("h1")).to_have_text(article.title)
            expect(page.locator(".copy")).to_be_visible()
        page.goto(f"{site}/penghargaan/")  # of which there is no copy
        expect(page.locator("h1")).to_have_text("Bad Gateway")
    page.goto(f"{site}{article.get_absolute_url()}")
    expect(page.locator("h1")).to_have_text(article.title)
    expect(page.locator(".copy")).to_have_count(0)


def test_a_site_that_is_slow_gives_way_to_the_copy(
    page: Page, site: str, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_each_time(monkeypatch)
    worker = with_worker(page, site)
    _opened(page, site, article.get_absolute_url())
    # What it waits for eight seconds it waits for a tenth of a second now.
    worker.evaluate(
        "() => { const later = self.setTimeout; self.setTimeout = (act, wait) =>"
        " later(act, wait === 8000 ? 100 : wait); }"
    )
    with monkeypatch.context() as trouble:
        answer(trouble, 200, delay=3)
        page.reload()
        expect(page.locator("h1")).to_have_text(article.title)
        expect(page.locator(".copy")).to_be_visible()
    page.wait_for_timeout(3000)  # the slow answer still comes


def test_sixty_pages_are_kept_and_the_oldest_goes_first(page: Page, site: str) -> None:
    with_worker(page, site)
    page.evaluate(SIXTY)
    assert kept(page)[:3] == ["/tentang/", "/", "/tentang/0/"]
    _opened(page, site, "/penghargaan/")
    wait_until(lambda: len(kept(page)) == 60)
    assert kept(page)[0] == "/tentang/1/"
    assert kept(page)[-1] == "/penghargaan/"


def test_a_store_that_fails_breaks_nothing(page: Page, site: str) -> None:
    worker = with_worker(page, site)
    worker.evaluate(
        "() => { CacheStorage.prototype.open = CacheStorage.prototype.match ="
        " () => Promise.reject(new Error('full')); }"
    )
    for address in ["/", "/berita/", "/ipp/"]:
        opened = page.goto(site + address)
        assert opened
        assert opened.status == 200
        assert opened.from_service_worker


def test_what_was_withdrawn_is_gone_from_the_device_too(
    page: Page, site: str, article: Article
) -> None:
    with_worker(page, site)
    address = article.get_absolute_url()
    _opened(page, site, address)
    Article.objects.filter(pk=article.pk).update(state="withdrawn")
    page.reload()
    expect(page.locator("h1")).not_to_have_text(article.title)
    page.context.set_offline(True)
    page.goto(site + address)
    expect(page.locator("h1")).not_to_have_text(article.title)


def test_the_desk_searches_and_files_are_never_kept(page: Page, site: str) -> None:
    with_worker(page, site)
    for address in ["/berita/?q=rahasia", "/ipp/ipp-contoh/peringkat/?q=klaten", "/berita/rss/"]:
        page.goto(site + address)
    page.goto(f"{site}/ipp/ipp-contoh/unduh.json")
    for address in ["unduh.csv", "unduh.xlsx", "paket.zip"]:
        with page.expect_download():
            page.evaluate(GO_TO, f"/ipp/ipp-contoh/{address}")
    log_in(page, site)
    page.goto(f"{site}/admin/news/article/")
    page.goto(f"{site}/api/docs/")
    _opened(page, site, "/penghargaan/")
    assert sorted(kept(page)) == ["/", "/penghargaan/", "/tentang/"]


def test_a_shared_link_is_kept_once_under_its_own_address(
    page: Page, site: str, article: Article
) -> None:
    with_worker(page, site)
    address = article.get_absolute_url()
    for mark in ["", "?fbclid=IwAR0abc", "?utm_source=whatsapp&utm_medium=social", "?gclid=x&si=y"]:
        page.goto(site + address + mark)
        wait_until_kept(page, address)
    page.goto(f"{site}/ipp/ipp-contoh/peringkat/?tingkat=kabkota&q=&kategori=&fbclid=x")
    ranking = "/ipp/ipp-contoh/peringkat/?tingkat=kabkota"
    wait_until_kept(page, ranking)
    assert sorted(kept(page)) == sorted(["/", "/tentang/", address, ranking])
    page.context.set_offline(True)
    page.goto(f"{site}{address}?fbclid=another")
    expect(page.locator("h1")).to_have_text(article.title)


def test_what_brought_a_reader_is_kept_counted_and_fetched_once(
    page: Page, site: str, article: Article
) -> None:
    """The worker comes after the link that was shared; the browser has that page already."""
    asked: list[str] = []

    def listen(environ: dict[str, str], **_: Any) -> None:
        asked.append(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}")

    request_started.connect(listen)
    address = article.get_absolute_url()
    page.goto(f"{site}{address}?fbclid=IwAR0abc")
    page.get_by_text("Telah dilihat 1 kali").wait_for()
    page.locator(".masthead-name").click()
    page.wait_for_url(f"{site}/")
    wait_until_kept(page, address, "/")
    assert asked.count(f"GET {address}") == 1
    assert asked.count("GET /") == 1
    assert DailyReads.objects.get().count == 1
    page.context.set_offline(True)
    page.goto(f"{site}{address}")
    expect(page.locator("h1")).to_have_text(article.title)


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
