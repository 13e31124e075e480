"""What is kept on this device is shown to its owner, who may take it away, and so may the site."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from news.models import Article
from tests.browser.keeping import OLDER, answer, kept, wait_until, wait_until_kept, with_worker

pytestmark = pytest.mark.browser

SAMPLE = "IPP Contoh (DATA CONTOH, bukan data resmi)"
NOTHING = """async () => !(await navigator.serviceWorker.getRegistrations()).length
    && !(await caches.keys()).length"""
SECOND = "/ipp/ipp-contoh/peringkat/?tingkat=kabkota&halaman=2"
RANKING = "/ipp/ipp-contoh/peringkat/?provinsi=33&kategori=engagement"


def _opened(page: Page, site: str, *addresses: str) -> None:
    for address in addresses:
        page.goto(site + address)
        wait_until_kept(page, address)


def test_the_owner_of_the_device_sees_what_is_kept_and_takes_it_away(
    watched: Page, site: str
) -> None:
    page = watched
    with_worker(page, site)
    _opened(page, site, SECOND, RANKING, "/berita/?tahun=2025", "/penghargaan/?wilayah=33")
    page.goto(f"{site}/")  # again
    wait_until(lambda: kept(page)[-1] == "/")
    page.goto(f"{site}/tentang/hitungan-baca/")
    page.get_by_role("link", name="Halaman yang tersimpan di perangkat ini").click()
    expect(page.locator("h1")).to_have_text("Halaman yang tersimpan di perangkat ini")
    expect(page).to_have_title("Halaman yang tersimpan di perangkat ini | KPU Kabupaten Klaten")
    expect(page.get_by_text("Tidak ada sambungan")).to_have_count(0)
    expect(page.locator("[data-kept] li")).to_have_text(
        [
            "Cara menghitung pembaca",
            "KPU Kabupaten Klaten: berita dan Indeks Partisipasi",
            "Penghargaan, Wilayah: Jawa Tengah",
            "Berita, Tahun: 2025",
            f"Peringkat kabupaten/kota di Jawa Tengah, Kategori: Engagement, {SAMPLE}",
            f"Peringkat kabupaten/kota, halaman 2, {SAMPLE}",
            "Tentang KPU Kabupaten Klaten",
        ]
    )

    button = page.get_by_role("button", name="Hapus simpanan")
    button.click()
    said = page.get_by_role("status")
    expect(said).to_contain_text("Simpanan sudah dihapus.")
    expect(said).to_be_focused()
    expect(button).to_be_hidden()
    expect(page.get_by_text("Sekarang tidak ada halaman yang tersimpan.")).to_be_visible()
    assert kept(page) == []
    page.reload()
    expect(page.get_by_text("Sekarang tidak ada halaman yang tersimpan.")).to_be_visible()
    expect(button).to_be_hidden()
    assert page.evaluate("async () => Boolean(await caches.match('/luring/'))")


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_from_the_site_leaves_the_list(
    page: Page, site: str, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, busy, other = Article.objects.published()[:3]
    with_worker(page, site)
    _opened(page, site, *(each.get_absolute_url() for each in (gone, busy, other)))
    answer(monkeypatch, status, gone.get_absolute_url())
    answer(monkeypatch, 502, busy.get_absolute_url())
    page.goto(f"{site}/luring/")
    expect(page.get_by_role("status")).to_contain_text("dihapus dari simpanan")
    wait_until(lambda: gone.get_absolute_url() not in kept(page))
    expect(page.get_by_role("link", name=gone.title)).to_have_count(0)
    for each in (busy, other):
        expect(page.get_by_role("link", name=each.title)).to_be_visible()
    wait_until_kept(page, busy.get_absolute_url(), other.get_absolute_url())


def test_what_is_older_than_a_fortnight_is_neither_listed_nor_kept(page: Page, site: str) -> None:
    with_worker(page, site)
    page.evaluate(OLDER, 15)
    _opened(page, site, "/ipp/")
    page.evaluate(OLDER, 13)
    page.goto(f"{site}/luring/")
    expect(page.locator("[data-kept] li")).to_have_count(1)
    assert kept(page) == ["/ipp/"]


def test_an_office_that_switches_it_off_takes_all_away(
    page: Page, site: str, settings: Any
) -> None:
    with_worker(page, site)
    settings.OFFLINE = False
    page.goto(f"{site}/luring/")
    wait_until(lambda: page.evaluate(NOTHING))
    page.reload()
    expect(page.locator("main")).to_contain_text("Situs ini tidak menyimpan halaman")
    expect(page.get_by_role("button", name="Hapus simpanan")).to_have_count(0)
    page.goto(f"{site}/tentang/hitungan-baca/")
    expect(page.get_by_text("Yang disimpan di perangkat Anda")).to_have_count(0)
    page.wait_for_timeout(500)
    assert page.evaluate(NOTHING)
