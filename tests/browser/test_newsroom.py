"""One story from nothing to readers: a writer writes, an editor checks, a publisher publishes."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, expect

from news.models import Article
from tests.browser.conftest import PASSWORD

pytestmark = pytest.mark.browser
TAGS = ["Pilkada2024", "TemanPemilih", "RapatPleno", "KPUMelayani", "KPU Goes to School"]
DESK = {"wina": "Penulis", "eko": "Penyunting", "puji": "Penerbit"}


@pytest.fixture
def as_staff(site: str, browser: Any, requests: Any) -> Iterator[Callable[[str], Page]]:
    """A browser of one's own for each member of the desk."""
    contexts = []

    def log_in(name: str) -> Page:
        user = User.objects.create_user(name, password=PASSWORD, is_staff=True)
        user.groups.add(Group.objects.get(name=DESK[name]))
        contexts.append(browser.new_context())
        page = contexts[-1].new_page()
        page.set_default_timeout(15_000)
        page.goto(f"{site}/admin/")
        page.fill("#id_username", name)
        page.fill("#id_password", PASSWORD)
        page.click("input[type=submit]")
        return page

    yield log_in
    for context in contexts:
        context.close()
    requests.wait()


def _photos(folder: Path) -> list[Path]:
    paths = [folder / f"foto-{number}.jpg" for number in range(1, 5)]
    for path, color in zip(paths, ("teal", "orange", "purple", "maroon"), strict=True):
        Image.new("RGB", (1200, 800), color).save(path)
    return paths


def _write(page: Page, folder: Path) -> None:
    """Words, table, quote, four pictures, five tags and a time, without leaving the form."""
    page.get_by_role("link", name="Tulis berita").click()
    expect(page.locator("[data-ready]")).to_be_attached()
    page.fill("#id_title", "KPU Klaten Buka Rapat Pleno")
    page.fill("#id_lead", "KPU Kabupaten Klaten membuka rapat pleno terbuka.")
    page.locator(".tiptap").click()
    page.get_by_title("kutipan").click()
    page.keyboard.type("Setiap suara berarti.")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.get_by_title("tabel").first.click()
    page.locator("dialog.prose-editor-dialog button[type=submit]").click()
    expect(page.locator(".tiptap table")).to_be_visible()
    page.keyboard.type("Kecamatan")

    page.locator("#id_pictures_open").click()
    library = page.locator("dialog.library")
    library.locator("input[type=file]").set_input_files(_photos(folder))
    expect(library.locator(".uploads-list .is-kept")).to_have_count(4)
    library.get_by_role("button", name="Pakai 4 yang dipilih").click()
    page.get_by_role("button", name="Lepaskan foto 4").click()
    page.locator("#id_cover_open").click()
    page.locator("dialog.library").get_by_role("button", name="foto 4").click()
    page.fill("#id_cover_alt", "Peserta rapat di aula")
    for tag in TAGS:
        page.locator("#id_tags").fill(f"#{tag}" if " " not in tag else tag)
        page.locator("#id_tags").press("Enter")
    later = timezone.localtime() + timedelta(days=2)
    page.fill("#id_published_at_0", later.strftime("%d-%m-%Y"))
    page.fill("#id_published_at_1", "08.00.00")
    page.fill("#id_note", "Mohon diperiksa sebelum siang.")


def test_a_story_from_nothing_to_its_readers(
    site: str, as_staff: Callable[[str], Page], page: Page, tmp_path: Path, browser: Any
) -> None:
    wina = as_staff("wina")
    _write(wina, tmp_path)
    expect(wina.get_by_role("button", name="terbitkan")).to_have_count(0)
    with wina.context.expect_page() as opened:
        wina.get_by_role("button", name="Pratinjau").click()
    preview = opened.value
    expect(preview.locator(".preview-banner")).to_contain_text("Pratinjau")
    expect(preview.locator("blockquote")).to_have_text("Setiap suara berarti.")
    expect(preview.locator("article table")).to_be_visible()
    assert not Article.objects.filter(title__startswith="KPU Klaten Buka").exists()
    wina.get_by_role("button", name="Simpan dan kirim untuk diperiksa").click()
    expect(wina.get_by_text("Berita dikirim untuk diperiksa.")).to_be_visible()

    article = Article.objects.get(title="KPU Klaten Buka Rapat Pleno")
    assert (article.author.username, article.state) == ("wina", "review")
    assert article.gallery.count() == 3
    assert sorted(tag.name for tag in article.tags.all()) == sorted(TAGS)

    eko = as_staff("eko")
    expect(eko.get_by_text("Menunggu Anda periksa (1)")).to_be_visible()
    eko.get_by_role("link", name="KPU Klaten Buka Rapat Pleno").first.click()
    expect(eko.get_by_text("Mohon diperiksa sebelum siang.")).to_be_visible()
    expect(eko.locator("[data-ready]")).to_be_attached()
    expect(eko.get_by_role("button", name="terbitkan")).to_have_count(0)
    eko.fill("#id_dateline", "KLATEN")
    eko.fill("#id_note", "Tempat ditambahkan.")
    eko.get_by_role("button", name="Simpan dan setujui").click()
    expect(eko.get_by_text("Berita disetujui dan siap diterbitkan.")).to_be_visible()

    puji = as_staff("puji")
    expect(puji.get_by_text("Siap Anda terbitkan (1)")).to_be_visible()
    puji.get_by_role("link", name="KPU Klaten Buka Rapat Pleno").first.click()
    expect(puji.locator("[data-ready]")).to_be_attached()
    puji.get_by_role("button", name="Simpan dan terbitkan").click()
    expect(puji.get_by_text("Berita dijadwalkan terbit")).to_be_visible()

    address = site + article.get_absolute_url()
    assert page.goto(address).status == 404
    article.refresh_from_db()
    page = browser.new_page()  # the other has kept the 404 for half a minute, as it may
    with time_machine.travel(article.published_at + timedelta(minutes=1)):
        assert page.goto(address).status == 200
        expect(page.get_by_role("heading", level=1)).to_have_text("KPU Klaten Buka Rapat Pleno")
        expect(page.locator("article table")).to_be_visible()
        expect(page.get_by_text("KLATEN", exact=False).first).to_be_visible()
        expect(page.locator("article a[rel=tag]")).to_have_count(5)
        page.goto(f"{site}/berita/")
        expect(page.get_by_role("link", name="KPU Klaten Buka Rapat Pleno").first).to_be_visible()
    page.close()
