"""The three main jobs without a mouse: every stop is seen, and no place holds the keyboard."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from news.models import Article
from tests.browser.addresses import ARTICLE, SAMPLE
from tests.browser.conftest import PASSWORD
from tests.browser.jobs import LEAD, TEXT, TITLE
from tests.browser.keyboard import tab_to, walk_through

pytestmark = pytest.mark.browser


def test_a_citizen_reads_a_story_and_copies_its_address(watched: Page, site: str) -> None:
    watched.context.grant_permissions(["clipboard-read", "clipboard-write"])
    watched.goto(site)
    tab_to(watched, watched.get_by_role("link", name="Langsung ke isi"))
    watched.keyboard.press("Enter")
    tab_to(watched, watched.locator(".lead-story a"))
    watched.keyboard.press("Enter")
    watched.wait_for_url(re.compile("/berita/"))
    expect(watched.locator("[data-read-url]")).to_be_visible()
    tab_to(watched, watched.get_by_role("link", name="WhatsApp"))
    tab_to(watched, watched.get_by_role("button", name="Salin tautan"))
    watched.keyboard.press("Space")
    expect(watched.get_by_text("Tautan telah disalin.")).to_be_visible()
    assert watched.evaluate("navigator.clipboard.readText()") == watched.url
    tab_to(watched, watched.get_by_role("link", name="WhatsApp"), "Shift+Tab")


@pytest.mark.parametrize("width", [320, 1280])
def test_anyone_finds_our_region_in_the_ranking(watched: Page, site: str, width: int) -> None:
    watched.set_viewport_size({"width": width, "height": 800})
    watched.goto(site)
    main = watched.get_by_role("navigation", name="Utama")
    tab_to(watched, main.get_by_role("link", name="Indeks"))
    watched.keyboard.press("Enter")
    watched.wait_for_url(f"{site}/ipp/")
    tab_to(watched, watched.get_by_role("link", name="IPP Contoh"))
    watched.keyboard.press("Enter")
    watched.wait_for_url(re.compile("/peringkat/"))
    if width == 320:
        tab_to(watched, watched.locator(".fold summary"))
        watched.keyboard.press("Enter")
    tab_to(watched, watched.get_by_label("Tingkat"))
    watched.keyboard.press("ArrowDown")
    watched.keyboard.press("ArrowDown")
    tab_to(watched, watched.get_by_label("Provinsi"))
    watched.keyboard.type("Jawa Te")
    tab_to(watched, watched.get_by_role("button", name="Terapkan"))
    watched.keyboard.press("Enter")
    expect(watched.get_by_role("status")).to_have_text("35 wilayah")
    tab_to(watched, watched.locator(".ranking thead").get_by_role("link", name="Wilayah"))
    watched.keyboard.press("Enter")
    expect(watched.locator("th[aria-sort=ascending]")).to_have_text("Wilayah")
    tab_to(watched, watched.get_by_role("link", name="Kabupaten Klaten", exact=True))
    watched.keyboard.press("Enter")
    expect(watched.get_by_role("heading", level=1)).to_have_text("Kabupaten Klaten")


def test_staff_write_publish_and_mend_an_article(watched: Page, site: str) -> None:
    watched.goto(f"{site}/admin/")
    watched.keyboard.type("petugas")  # the first field has the focus
    watched.keyboard.press("Tab")
    watched.keyboard.type(PASSWORD)
    watched.keyboard.press("Enter")
    watched.wait_for_url(f"{site}/admin/")
    tab_to(watched, watched.get_by_role("link", name="Tulis berita"))
    watched.keyboard.press("Enter")
    expect(watched.locator("[data-ready]")).to_be_attached()
    tab_to(watched, watched.locator("#id_title"))
    watched.keyboard.type(TITLE)
    tab_to(watched, watched.locator("#id_lead"))
    watched.keyboard.type(LEAD)
    tab_to(watched, watched.locator(".tiptap"))
    watched.keyboard.type(TEXT)
    tab_to(watched, watched.get_by_role("button", name="Simpan dan terbitkan"))
    watched.keyboard.press("Enter")
    expect(watched.get_by_text("Berita sudah terbit dan dapat dibaca.")).to_be_visible()

    article = Article.objects.get(title=TITLE)
    assert TEXT in article.body
    watched.goto(f"{site}/admin/news/article/")
    tab_to(watched, watched.get_by_role("link", name=TITLE).first)
    watched.keyboard.press("Enter")
    watched.wait_for_url(re.compile("/change/"))
    expect(watched.locator("[data-ready]")).to_be_attached()
    tab_to(watched, watched.locator("#id_title"))
    watched.keyboard.press("End")
    watched.keyboard.type(" Terbuka")
    tab_to(watched, watched.get_by_role("button", name="Simpan", exact=True))
    watched.keyboard.press("Enter")
    expect(watched.locator(".messagelist .success").last).to_contain_text(TITLE)
    article.refresh_from_db()
    assert article.title == f"{TITLE} Terbuka"


def test_every_stop_is_seen_and_no_page_holds_the_keyboard(watched: Page, site: str) -> None:
    for width in (320, 1280):
        watched.set_viewport_size({"width": width, "height": 800})
        for path in ("/", ARTICLE, f"{SAMPLE}/peringkat/?provinsi=33&per_halaman=25"):
            watched.goto(site + path)
            there = walk_through(watched, "Tab")
            back = walk_through(watched, "Shift+Tab")
            assert len(there) == len(back) > 15, path
            assert all(one < other for one, other in pairwise(there)), path
