"""Job one: the public browses news, on a phone, without scripts, with a keyboard."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from news.models import Article
from news.reads import total_reads
from tests.browser.addresses import ARTICLE

pytestmark = pytest.mark.browser


def test_from_the_home_page_to_an_article_that_counts_its_reader_once(
    watched: Page, site: str
) -> None:
    watched.goto(site)
    watched.get_by_role("navigation", name="Utama").get_by_role("link", name="Berita").click()
    watched.get_by_label("Kata kunci").fill("dokumentasi")
    watched.get_by_role("button", name="Terapkan").click()
    expect(watched.locator("mark").first).to_have_text(re.compile("okumentasi"))
    watched.get_by_role("link", name=re.compile("Klaten Raih Penghargaan")).first.click()
    counter = watched.locator("[data-read-url]")
    expect(counter).to_have_text("Telah dilihat 1 kali")
    watched.reload()
    expect(counter).to_have_text("Telah dilihat 1 kali")
    article = Article.objects.get(slug="klaten-dokumentasi-pembelajaran")
    assert total_reads(article.pk) == 1


def test_an_article_is_shared_by_plain_links_and_copied(watched: Page, site: str) -> None:
    watched.context.grant_permissions(["clipboard-read", "clipboard-write"])
    watched.goto(site + ARTICLE)
    whatsapp = watched.get_by_role("link", name="WhatsApp")
    assert whatsapp.get_attribute("href").startswith("https://wa.me/?text=")
    watched.get_by_role("button", name="Salin tautan").click()
    expect(watched.locator("[role=status]")).to_have_text("Tautan telah disalin.")
    assert watched.evaluate("navigator.clipboard.readText()") == site + ARTICLE


def test_without_scripts_everything_is_there_and_a_picture_counts(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(java_script_enabled=False, user_agent="Mozilla/5.0 (Linux)")
    page = context.new_page()
    with page.expect_response(lambda answer: answer.url.endswith("dilihat.gif")):
        page.goto(site + ARTICLE)
    expect(page.get_by_role("link", name="WhatsApp")).to_be_visible()
    article = Article.objects.get(slug="ipp-pilkada-2024-diluncurkan")
    assert total_reads(article.pk) == 1
    page.goto(f"{site}/ipp/ipp-contoh/peringkat/")
    page.get_by_label("Provinsi").select_option("33")
    page.get_by_label("Tingkat").select_option("kabkota")
    page.get_by_role("button", name="Terapkan").click()
    expect(page.get_by_role("link", name="Kabupaten Klaten", exact=True)).to_be_visible()
    context.close()


def test_the_keyboard_skips_to_the_content_and_reaches_an_article(watched: Page, site: str) -> None:
    watched.goto(site)
    watched.keyboard.press("Tab")
    expect(watched.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    watched.keyboard.press("Enter")
    watched.keyboard.press("Tab")
    focused = watched.locator(":focus")
    assert "/berita/" in (focused.get_attribute("href") or "")
    watched.keyboard.press("Enter")
    expect(watched.locator("[data-read-url]")).to_be_visible()
