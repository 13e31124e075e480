"""Job two: staff write articles, and bring in results, in admin."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from news.models import Article
from participation.models import Source
from tests.browser.conftest import log_in
from tests.participation.editions import HEADER, SOURCE, draft

pytestmark = pytest.mark.browser


def _choose(page: Page, field: str, text: str) -> None:
    """Pick what an autocomplete field offers for `text`."""
    page.locator(f".field-{field} .select2-selection").click()
    page.locator(".select2-search__field").last.fill(text)
    page.locator(".select2-results__option--highlighted").filter(has_text=text).click()


def _check(page: Page) -> None:
    """Send the file; what answers is there with its style, so that it can be measured."""
    with page.expect_navigation():
        page.get_by_role("button", name="Periksa berkas").click()


def test_a_press_officer_writes_illustrates_and_publishes(
    watched: Page, site: str, tmp_path: Path
) -> None:
    picture = tmp_path / "rapat.jpg"
    Image.new("RGB", (1200, 800), "#7a1420").save(picture)
    log_in(watched, site)
    watched.goto(f"{site}/admin/news/picture/add/")
    watched.fill("#id_title", "Rapat pleno")
    watched.set_input_files("input[type=file]", picture)
    watched.get_by_role("button", name="Simpan", exact=True).click()
    expect(watched.locator(".messagelist .success")).to_be_visible()

    watched.goto(f"{site}/admin/news/article/add/")
    watched.fill("#id_title", "Rapat & Pleno #1: “Uji”")
    watched.fill("#id_lead", "KPU menggelar rapat pleno terbuka.")
    watched.locator(".tiptap").click()
    watched.get_by_title("tebal").click()
    watched.keyboard.type("Rapat dibuka")
    watched.get_by_title("tebal").click()
    watched.keyboard.type(" pagi ini.")
    watched.keyboard.press("Enter")
    watched.get_by_title("daftar butir").click()
    watched.keyboard.type("Butir pertama")
    watched.locator("#id_cover_open").click()
    watched.locator("dialog.library").get_by_role("button", name="Rapat pleno").click()
    watched.fill("#id_cover_alt", "Peserta rapat di aula")
    _choose(watched, "regions", "Kabupaten Klaten")
    watched.get_by_role("button", name="Simpan dan terbitkan").click()
    expect(watched.get_by_text("Berita sudah terbit dan dapat dibaca.")).to_be_visible()

    article = Article.objects.get(title__startswith="Rapat & Pleno")
    watched.goto(site + article.get_absolute_url())
    expect(watched.get_by_role("heading", level=1)).to_have_text("Rapat & Pleno #1: “Uji”")
    expect(watched.locator("article strong").first).to_have_text("Rapat dibuka")
    expect(watched.locator("article li", has_text="Butir pertama")).to_be_visible()
    expect(watched.get_by_alt_text("Peserta rapat di aula")).to_be_visible()
    watched.goto(f"{site}/berita/?wilayah=33.10")
    expect(watched.get_by_role("link", name="Rapat & Pleno").first).to_be_visible()


def test_every_box_of_an_unpublished_edition_is_called_what_it_asks_for(
    watched: Page, site: str
) -> None:
    edition = draft()
    source = Source.objects.all()[0]
    band = edition.bands.all()[0]
    edition.recaps.create(level="provinsi", band=band, count=1, eligible=2, source=source)
    log_in(watched, site)
    watched.goto(f"{site}/admin/participation/edition/{edition.pk}/change/")
    boxes = watched.get_by_role("combobox", name=re.compile("^Sumber"))
    method = watched.get_by_role("combobox", name="Sumber metode")
    expect(method).to_be_visible()
    count = boxes.count()
    watched.locator("#recaps-group .add-row a").click()
    expect(boxes).to_have_count(count + 1)
    told = re.compile(f"^Sumber {re.escape(str(source)[:20])}")
    expect(watched.get_by_role("combobox", name=told)).to_be_visible()
    assert re.findall('- combobox(?! ")', watched.locator("#content").aria_snapshot()) == []
    method.click()
    expect(watched.get_by_role("searchbox", name="Cari Sumber metode")).to_be_focused()
    watched.goto(f"{site}/admin/news/article/add/")
    expect(watched.get_by_role("combobox", name="Wilayah")).to_be_visible()


def test_a_data_officer_sees_problems_then_a_summary_then_confirms(
    page: Page, site: str, tmp_path: Path
) -> None:
    edition = draft()
    bad, good = tmp_path / "salah.csv", tmp_path / "benar.csv"
    bad.write_text(f"{HEADER}33.10,101,,{SOURCE}\n", encoding="utf-8")
    good.write_text(f"{HEADER}33.10,77.51,,{SOURCE}\n", encoding="utf-8")
    log_in(page, site)
    page.goto(f"{site}/admin/participation/edition/{edition.pk}/change/")
    page.get_by_role("link", name="Unggah hasil").click()
    page.set_input_files("#id_file", bad)
    _check(page)
    row = page.locator("table.results tbody tr")
    expect(row.locator("td")).to_have_text(
        ["2", "score", "101", "Skor paling tinggi 100. Periksa kembali angkanya."]
    )
    page.set_input_files("#id_file", good)
    _check(page)
    expect(page.get_by_text("1 hasil baru, 0 berubah, 0 dihapus, 0 tetap.")).to_be_visible()
    assert edition.results.get(region="33.10").score is None
    page.get_by_role("button", name="Konfirmasi dan simpan").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.goto(f"{site}/admin/participation/result/?q=33.10&edition__id__exact={edition.pk}")
    expect(page.locator("#result_list tbody tr")).to_contain_text("77,51")
    expect(page.locator("#result_list tbody tr")).to_contain_text("Participatory")


def test_a_data_officer_with_a_phone_reads_what_is_wrong_and_answers_what_is_odd(
    page: Page, site: str, tmp_path: Path
) -> None:
    edition = draft()
    wrong, odd = tmp_path / "salah.csv", tmp_path / "ganjil.csv"
    wrong.write_text(f"{HEADER}33.10,belum ada,,{SOURCE}\n33,jumlah,,{SOURCE}\n", encoding="utf-8")
    odd.write_text(f"{HEADER}33.10,0.78,,{SOURCE}\n", encoding="utf-8")
    page.set_viewport_size({"width": 360, "height": 800})
    log_in(page, site)
    page.goto(f"{site}/admin/participation/edition/{edition.pk}/unggah/")
    page.set_input_files("input[type=file]", wrong)
    _check(page)
    sentence = page.get_by_role("cell", name="Skor harus bilangan 0 sampai 100").first
    box = sentence.bounding_box()
    assert box is not None and box["width"] > 300
    page.set_input_files("input[type=file]", odd)
    _check(page)
    table = page.get_by_role("group", name="Baru")
    assert table.evaluate("each => each.scrollWidth <= each.clientWidth")
    confirm = page.get_by_role("button", name="Konfirmasi dan simpan")
    confirm.click()
    expect(confirm).to_be_visible()
    page.get_by_label("Ya, angka dalam pertanyaan di atas sudah diperiksa").check()
    confirm.click()
    expect(page.locator(".messagelist .success")).to_contain_text("1 hasil baru")
    assert str(edition.results.get(region="33.10").score) == "0.78"
