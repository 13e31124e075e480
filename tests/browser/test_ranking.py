"""Job three: anyone views rankings; a province keeps its national places; files agree."""

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.participation.editions import comparable_pair

pytestmark = pytest.mark.browser


def _rows(page: Page) -> list[list[str]]:
    rows = page.locator("table.ranking tbody tr:not(.group)")
    cells = "rows => rows.map(row => [...row.children].map(cell => cell.innerText.trim()))"
    # A shared place says so on a second line.
    return [[row[0].split("\n")[0], *row[1:]] for row in rows.evaluate_all(cells)]


def test_from_the_overview_to_a_province_its_file_and_a_region(watched: Page, site: str) -> None:
    watched.goto(f"{site}/ipp/")
    expect(watched.get_by_text("rincian tersedia untuk 40 dari 545 daerah")).to_be_visible()
    watched.get_by_role("link", name="IPP Contoh").click()
    expect(watched.get_by_text("DATA CONTOH, bukan data resmi").first).to_be_visible()
    watched.get_by_label("Tingkat").select_option("kabkota")
    watched.get_by_role("button", name="Terapkan").click()
    expect(watched.get_by_role("heading", level=1)).to_have_text("Peringkat kabupaten/kota")
    national = {row[1].split("\n")[0]: row[0] for row in _rows(watched)}
    assert len(national) == 50

    watched.get_by_label("Provinsi").select_option("33")
    watched.get_by_role("button", name="Terapkan").click()
    expect(watched.get_by_role("heading", level=1)).to_contain_text("Jawa Tengah")
    rows = _rows(watched)
    assert len(rows) == 35
    places = {row[1].split("\n")[0]: row[0] for row in rows}
    shared = places.keys() & national.keys()
    assert shared
    assert {name: places[name] for name in shared} == {name: national[name] for name in shared}
    assert [row[-1] for row in rows] == [str(place) for place in range(1, 36)]

    with watched.expect_download() as waiting:
        watched.get_by_role("link", name="CSV", exact=True).click()
    with Path(waiting.value.path()).open(encoding="utf-8", newline="") as file:
        saved = list(csv.DictReader(file))
    assert [row["region_name"] for row in saved] == list(places)
    assert [row["rank_national"] for row in saved] == list(places.values())
    assert {row["notice"] for row in saved} == {"DATA CONTOH, bukan data resmi"}

    watched.get_by_role("link", name="Kabupaten Klaten", exact=True).click()
    expect(watched.get_by_role("heading", level=1)).to_have_text("Kabupaten Klaten")
    expect(watched.locator(".said")).to_have_text(re.compile("memperoleh skor .* pada IPP Contoh"))


RANKING = "/ipp/ipp-contoh/peringkat/"


def test_a_ranking_changes_in_place_and_says_how_many_it_found(watched: Page, site: str) -> None:
    watched.goto(site + RANKING)
    watched.evaluate("window.same = true")
    heading = watched.locator("#hasil")
    live = watched.locator("body > [role=status]")
    watched.get_by_label("Provinsi").select_option("33")
    watched.get_by_label("Tingkat").select_option("kabkota")
    watched.get_by_role("button", name="Terapkan").click()
    expect(live).to_have_text("35 wilayah")
    expect(heading).to_be_focused()
    # Short, and the one that a link to this view has: an offline copy is found under it.
    assert watched.url == f"{site}{RANKING}?provinsi=33"
    assert "di Jawa Tengah" in watched.title()
    watched.get_by_text("Sematkan", exact=True).click()
    expect(watched.get_by_role("button", name="Salin kode")).to_be_visible()
    expect(watched.get_by_label("Provinsi")).to_have_value("33")

    watched.get_by_role("link", name="Wilayah", exact=True).click()
    expect(watched.locator("th[aria-sort=ascending]")).to_have_text("Wilayah")
    names = [row[1].split("\n")[0] for row in _rows(watched)]
    assert names == sorted(names)

    watched.get_by_label("Baris per halaman").select_option("25")
    watched.get_by_role("button", name="Terapkan").press("Enter")
    expect(watched.get_by_text("Halaman 1 dari 2")).to_be_visible()
    watched.get_by_role("link", name="Berikutnya").click()
    expect(watched.get_by_text("Halaman 2 dari 2")).to_be_visible()
    assert len(_rows(watched)) == 10

    watched.get_by_label("Nama wilayah").fill("tidak ada begini")
    watched.get_by_role("button", name="Terapkan").click()
    expect(live).to_have_text("Tidak ada wilayah yang cocok")
    expect(watched.get_by_role("heading", name="Tidak ada wilayah yang cocok")).to_be_focused()
    watched.go_back()
    expect(watched.get_by_text("Halaman 2 dari 2")).to_be_visible()
    watched.get_by_role("link", name="Sebelumnya").click()
    expect(watched.get_by_text("Halaman 1 dari 2")).to_be_visible()
    assert watched.url == f"{site}{RANKING}?provinsi=33&urut=nama&per_halaman=25"
    watched.go_back()
    expect(watched.get_by_text("Halaman 2 dari 2")).to_be_visible()
    expect(watched.get_by_label("Nama wilayah")).to_have_value("")
    assert watched.evaluate("window.same")  # nothing of this loaded another page

    shared = watched.url
    rows = _rows(watched)
    watched.goto(shared)
    assert _rows(watched) == rows
    assert watched.evaluate("window.same") is None


def test_who_pages_hears_which_rows_came_and_comes_back_to_the_place(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{site}{RANKING}?provinsi=33&per_halaman=25")
    live = page.locator("body > [role=status]")
    page.get_by_role("link", name="Berikutnya").scroll_into_view_if_needed()
    left = page.evaluate("scrollY")
    page.get_by_role("link", name="Berikutnya").click()
    expect(live).to_have_text("35 wilayah, 26 sampai 35 ditampilkan")
    expect(page.locator("#hasil")).to_be_in_viewport()
    page.go_back()
    expect(live).to_have_text("35 wilayah, 1 sampai 25 ditampilkan")
    assert page.evaluate("scrollY") == pytest.approx(left, abs=2)
    page.go_forward()  # left without a link: its head
    expect(live).to_have_text("35 wilayah, 26 sampai 35 ditampilkan")
    expect(page.locator("#hasil")).to_be_in_viewport()


def test_only_hatched_bars_are_explained(page: Page, site: str) -> None:
    real, four = "/ipp/ipp-pilkada-2024", "bandingkan/?wilayah=33.10&wilayah=33"
    for path, there in [
        (f"{RANKING}?provinsi=33", False),
        (f"{real}/peringkat/?provinsi=33", True),
        (f"/ipp/ipp-contoh/{four}", False),
        (f"{real}/{four}", True),
    ]:
        page.goto(site + path)
        page.wait_for_load_state()
        explained = page.get_by_text("Batang arsir: hanya kategorinya yang dipublikasikan.")
        expect(explained).to_be_visible(visible=there)


def test_the_way_to_the_content_fetches_nothing(watched: Page, site: str) -> None:
    watched.goto(site + RANKING)
    watched.evaluate("() => { window.fetch = () => Promise.reject(new Error('asked again')); }")
    name = watched.get_by_label("Nama wilayah")
    name.evaluate("field => { field.value = 'klat'; }")  # typed, and the focus elsewhere again
    watched.evaluate("window.same = true")
    watched.keyboard.press("Tab")
    watched.keyboard.press("Enter")
    expect(watched).to_have_url(f"{site}{RANKING}#isi")
    watched.go_back()
    expect(watched).to_have_url(site + RANKING)
    watched.go_forward()
    expect(watched).to_have_url(f"{site}{RANKING}#isi")
    watched.wait_for_timeout(300)  # for what must not come
    expect(watched.get_by_role("main")).to_be_focused()
    expect(name).to_have_value("klat")
    assert watched.evaluate("window.same")


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_view_that_takes_long_is_announced(motion: Any, page: Page, site: str) -> None:
    page.emulate_media(reduced_motion=motion)
    page.goto(site + RANKING)
    page.evaluate(
        "() => { const ask = window.fetch; window.fetch = (address) => new Promise((answer) =>"
        " { window.arrive = () => answer(ask(address)); }); }"
    )
    shown = page.locator("#isi > .wrap")
    opacity = "each => getComputedStyle(each).opacity"
    page.get_by_label("Provinsi").select_option("33")
    page.get_by_role("button", name="Terapkan").click()
    assert shown.evaluate(opacity) == "1"  # most are there before one would see it
    loading = page.locator("body > [role=status]")
    expect(loading).to_have_text("Memuat…")
    expect(loading).to_be_in_viewport(ratio=1)
    expect(shown).to_have_css("opacity", "0.45")
    page.evaluate("arrive()")
    expect(loading).to_have_text(re.compile("wilayah$"))
    expect(page.get_by_text("Memuat…")).to_have_count(0)
    assert loading.evaluate("each => each.offsetWidth") == 1
    assert shown.evaluate(opacity) == "1"


def test_what_a_ranking_is_filtered_by_stays_in_view(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site}{RANKING}?provinsi=33&kategori=engagement&per_halaman=25")
    page.get_by_role("link", name="Berikutnya").click()
    expect(page.get_by_text("Halaman 2 dari 2")).to_be_attached()
    folded = page.locator(".fold summary")
    expect(folded).to_have_text(
        "Saringan dan urutan Kabupaten/kota, Provinsi: Jawa Tengah, Kategori: Engagement"
    )
    expect(folded).to_be_in_viewport()
    expect(page.locator("#hasil")).to_be_in_viewport()
    rows = page.locator("table.ranking tbody tr")
    expect(rows.first).to_be_in_viewport()
    rows.last.scroll_into_view_if_needed()
    expect(folded).to_be_in_viewport(ratio=1)
    before = page.evaluate("scrollY")
    page.mouse.click(100, 20)  # as a finger does: `click` would move the page first
    expect(page.get_by_label("Tingkat")).to_be_in_viewport()
    folded.click()  # only looked at: back to the row that was being read
    expect(page.get_by_label("Tingkat")).to_be_hidden()
    expect(rows.last).to_be_in_viewport()
    assert page.evaluate("scrollY") == pytest.approx(before, abs=1)
    folded.click()  # from down there to the filters, which stand at the head of the list
    expect(page.get_by_label("Tingkat")).to_be_in_viewport()
    page.get_by_role("link", name="Hapus saringan Provinsi: Jawa Tengah").click()
    expect(folded).to_have_text("Saringan dan urutan Provinsi, Kategori: Engagement")
    expect(page.get_by_label("Tingkat")).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_phone_shows_rows_first_and_folds_the_filters(
    browser: Browser, site: str, scripts: bool
) -> None:
    context = browser.new_context(
        java_script_enabled=scripts, viewport={"width": 360, "height": 800}
    )
    page = context.new_page()
    for path in [RANKING, f"{RANKING}?tingkat=kabkota", "/ipp/ipp-pilkada-2024/peringkat/"]:
        page.goto(site + path)
        expect(page.locator("table.ranking tbody tr").first).to_be_in_viewport(ratio=1)
    chosen = page.get_by_label("Provinsi")
    expect(chosen).to_be_hidden()
    page.locator(".fold summary").click()
    chosen.select_option("33")
    page.get_by_role("button", name="Terapkan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Jawa Tengah")
    expect(chosen).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(chosen).to_be_visible()
    expect(page.locator(".fold summary")).to_be_hidden()
    context.close()


def test_when_fetching_fails_the_plain_address_opens(page: Page, site: str) -> None:
    page.goto(site + RANKING)
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error('putus')); }")
    page.get_by_label("Provinsi").select_option("33")
    page.get_by_role("button", name="Terapkan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Peringkat provinsi di Jawa Tengah")


def test_regions_are_compared_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{site}/ipp/ipp-contoh/wilayah/33.10-kabupaten-klaten/")
    page.get_by_role("navigation", name="Bandingkan").get_by_role(
        "link", name="wilayah lain"
    ).click()
    expect(page.get_by_label("Wilayah 1")).to_have_value("33.10 Kabupaten Klaten")
    page.get_by_label("Wilayah 2").fill("boyolali")
    with page.expect_navigation():  # until its style is there
        page.get_by_role("button", name="Bandingkan").click()
    expect(page.get_by_label("Wilayah 2")).to_have_value("33.09 Kabupaten Boyolali")
    score = page.get_by_role("row", name=re.compile("^Skor"))
    expect(score.get_by_role("cell")).to_have_text([re.compile(r"^\d\d,\d\d$")] * 2)
    boxes = [each.bounding_box() for each in score.get_by_role("cell").all()]
    assert boxes[0]["y"] < boxes[1]["y"]  # under each other, so that nothing is cut off
    context.close()


def test_a_picture_is_kept_as_two_files(watched: Page, site: str) -> None:
    watched.goto(f"{site}/ipp/ipp-contoh/grafik/")
    for kind, beginning in [("SVG", b"<?xml"), ("PNG", b"\x89PNG")]:
        with watched.expect_download() as waiting:
            watched.get_by_role("link", name=f"Unduh {kind}: Sebaran skor kabupaten").click()
        assert waiting.value.suggested_filename == f"DATA-CONTOH-ipp-contoh-sebaran.{kind.lower()}"
        assert Path(waiting.value.path()).read_bytes().startswith(beginning)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_changes_history_and_numbers_of_media_are_accessible_on_a_phone(
    scheme: Any, watched: Page, site: str
) -> None:
    edition = comparable_pair()
    watched.set_viewport_size({"width": 360, "height": 800})
    watched.emulate_media(color_scheme=scheme)
    for path, told in [
        ("peringkat/?provinsi=33", "naik +18,00"),
        ("wilayah/33.10-kabupaten-klaten/", "Garis hanya menghubungkan edisi yang dinyatakan"),
        ("bandingkan/?wilayah=33.10&wilayah=33.12", "skor edisi sebelumnya tidak diketahui"),
    ]:
        watched.goto(f"{site}/ipp/{edition.slug}/{path}")
        expect(watched.get_by_text(told).first).to_be_visible()
        found = Axe().run(watched)
        assert found.violations_count == 0, (path, found.generate_report())
        assert watched.evaluate("document.documentElement.scrollWidth") <= 360, path
