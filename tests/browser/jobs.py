"""The three jobs for which people come, step by step, with whatever hand and screen they have."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from news.models import Article
from tests.browser.conftest import PASSWORD

Look = Callable[[Page], None]
TITLE, LEAD, TEXT = "Klaten Gelar Rapat Pleno", "KPU membuka rapat pleno.", "Rapat dibuka pagi ini."


def read_and_share(page: Page, site: str, look: Look) -> None:
    """A citizen opens the first story of the home page and finds how to pass it on."""
    page.goto(site)
    look(page)
    link = page.locator(".lead-story a")
    title = link.inner_text()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    look(page)
    whatsapp = page.get_by_role("link", name="WhatsApp")
    expect(whatsapp).to_be_visible()
    assert page.url.rpartition("/berita/")[2].strip("/") in (whatsapp.get_attribute("href") or "")


def find_our_region(page: Page, site: str, look: Look) -> None:
    """Anyone narrows the ranking down to our province, puts it in order and opens our region."""
    page.goto(site)
    page.get_by_role("navigation", name="Utama").get_by_role("link", name="Indeks").click()
    page.wait_for_url(f"{site}/ipp/")
    look(page)
    page.get_by_role("link", name="IPP Contoh").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Peringkat"))
    look(page)
    filters = page.locator(".fold summary")
    if filters.is_visible():  # where there is little room
        filters.click()
        look(page)
    page.get_by_label("Tingkat").select_option("kabkota")
    page.get_by_label("Provinsi").select_option("33")
    page.get_by_label("Urutan").select_option("nama")
    page.get_by_role("button", name="Terapkan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Jawa Tengah")
    expect(page.locator(".ranking tbody th a").first).to_have_text("Kabupaten Banjarnegara")
    look(page)
    page.get_by_role("link", name="Kabupaten Klaten", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kabupaten Klaten")
    expect(page.locator(".said")).to_have_text(re.compile("memperoleh skor"))
    look(page)


def enter_the_desk(page: Page, site: str, look: Look) -> None:
    """Staff log in and open an empty form."""
    page.goto(f"{site}/admin/")
    look(page)
    page.get_by_label("Nama pengguna").fill("petugas")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url(f"{site}/admin/")
    look(page)
    page.get_by_role("link", name="Tulis berita").click()
    page.wait_for_url(re.compile("/add/"))
    look(page)


def publish_and_mend(page: Page, site: str, look: Look) -> None:
    """What stands in the form is published, read, mended and read again."""
    page.get_by_role("button", name="Simpan dan terbitkan").click()
    expect(page.get_by_text("Berita sudah terbit dan dapat dibaca.")).to_be_visible()
    look(page)
    article = Article.objects.get(title=TITLE)
    page.goto(site + article.get_absolute_url())
    expect(page.locator(".body")).to_contain_text(TEXT)
    page.goto(f"{site}/admin/news/article/")
    look(page)
    page.get_by_role("link", name=TITLE).first.click()
    page.wait_for_url(re.compile("/change/"))
    look(page)
    page.locator("#id_lead").fill("Teras yang dibetulkan.")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator(".messagelist .success").last).to_contain_text(TITLE)
    article.refresh_from_db()
    assert article.lead == "Teras yang dibetulkan."
    assert TEXT in article.body
