"""Looking for a region or a story: names offered while one types, by keyboard, finger, or not."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from news.place_names import regions_named
from participation.directory import entries

pytestmark = pytest.mark.browser

NAMES = "/cari/wilayah.json"
KLATEN = re.compile(r"/ipp/ipp-pilkada-2024/wilayah/33\.10-kabupaten-klaten/$")


def test_names_are_offered_with_one_request_and_chosen_by_keyboard(
    watched: Page, site: str
) -> None:
    asked: list[str] = []
    watched.on("request", lambda request: asked.append(request.url))
    watched.goto(f"{site}/cari/")
    assert not [url for url in asked if NAMES in url], "not before somebody wants to search"
    field = watched.get_by_role("combobox", name="Cari berita atau nama wilayah")
    options = watched.get_by_role("option")
    field.press_sequentially("kota semarang", delay=10)
    expect(options).to_have_text(["Kota Semarang, Jawa Tengah"])
    assert [url for url in asked if "/cari/" in url] == [f"{site}/cari/", site + NAMES]

    field.fill("")
    expect(options).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("semar")
    expect(options).to_have_text(["Kabupaten Semarang, Jawa Tengah", "Kota Semarang, Jawa Tengah"])
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowUp")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    field.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    expect(watched.locator(f"#{active}")).to_have_text("Kabupaten Semarang, Jawa Tengah")
    assert Axe().run(watched).violations_count == 0
    expect(watched.locator(".search-field [role=status]")).to_contain_text("2 wilayah ditawarkan")
    field.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_have_value("semar")
    field.press("Enter")
    expect(watched).to_have_url(f"{site}/cari/?q=semar")

    field.fill("klat")
    field.press("ArrowDown")
    field.press("Enter")
    expect(watched).to_have_url(KLATEN)
    assert len([url for url in asked if NAMES in url]) <= 2


def test_what_is_offered_is_what_the_search_finds_in_the_same_order(
    watched: Page, site: str
) -> None:
    watched.goto(f"{site}/cari/")
    field = watched.get_by_role("combobox", name="Cari berita atau nama wilayah")
    options = watched.get_by_role("option")
    for typed, first in {
        "33.10": "Kabupaten Klaten, Jawa Tengah",
        "3310": "Kabupaten Klaten, Jawa Tengah",
        "33": "Jawa Tengah",
        "1101": "Kabupaten Aceh Selatan, Aceh",
        "solo": "Kota Surakarta, Jawa Tengah",
        "kota solo": "Kota Surakarta, Jawa Tengah",
        "DKI": "Daerah Khusus Ibukota Jakarta",
        "yogya": "Daerah Istimewa Yogyakarta",
        "papua": "Papua",
        "papua barat daya": "Papua Barat Daya",
        "sula": "Kabupaten Kepulauan Sula, Maluku Utara",
        "sumb": "Sumatera Barat",
        "kota": "Kota Kotamobagu, Sulawesi Utara",
        "kab klaten": "Kabupaten Klaten, Jawa Tengah",
        "kota klaten": "Kabupaten Klaten, Jawa Tengah",
        "pare pare": "Kota Parepare, Sulawesi Selatan",
        "klaten jawa": "Kabupaten Klaten, Jawa Tengah",
        "klaten jateng": "Kabupaten Klaten, Jawa Tengah",
        "sumatra utara": "Sumatera Utara",
        "sumatr": "Sumatera Utara",
        "bandung jabar": "Kabupaten Bandung, Jawa Barat",
        "ntt kupang": "Kabupaten Kupang, Nusa Tenggara Timur",
        "kep sula": "Kabupaten Kepulauan Sula, Maluku Utara",
        "di yogyakarta": "Daerah Istimewa Yogyakarta",
    }.items():
        field.fill(typed)
        expect(options.first).to_have_text(first)
        offered = options.locator("b").all_text_contents()
        assert len(offered) <= 7
        found = [entries()[code].name for code in regions_named(typed).codes][:7]
        assert offered[: len(found)] == found, typed
    for typed in ("tanggerang", "logistik", "..", "k"):
        field.fill(typed)
        expect(options).to_have_count(0)
        expect(field).to_have_attribute("aria-expanded", "false")


def test_a_closed_list_says_nothing(watched: Page, site: str) -> None:
    watched.clock.install()
    watched.goto(f"{site}/cari/")
    field = watched.get_by_role("combobox", name="Cari berita atau nama wilayah")
    said = watched.locator(".search-field [role=status]")
    options = watched.get_by_role("option")

    field.fill("kota")
    expect(options).to_have_count(7)
    field.press("Tab")
    watched.clock.run_for(2000)
    expect(said).to_be_empty()

    for close in (lambda: field.press("Escape"), lambda: field.fill("")):
        field.fill("kota")
        expect(options).to_have_count(7)
        watched.clock.run_for(2000)
        expect(said).to_have_text("7 wilayah ditawarkan. Pilih dengan panah bawah.")
        close()
        expect(said).to_be_empty()
        watched.clock.run_for(2000)
        expect(said).to_be_empty()
        field.fill("")

    # As many other names: heard again, for it comes anew.
    for typed, first in [("kota", "Kota Kotamobagu"), ("jateng", "Jawa Tengah")]:
        field.fill(typed)
        expect(options.first).to_contain_text(first)
        expect(said).to_be_empty()
        watched.clock.run_for(2000)
        expect(said).to_have_text("7 wilayah ditawarkan. Pilih dengan panah bawah.")


def test_on_a_phone_no_line_begins_with_a_comma_and_found_words_are_seen(
    page: Page, site: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{site}/cari/?q=halmahera")
    link = page.get_by_role("link", name="Kabupaten Halmahera Utara, Maluku Utara", exact=True)
    box: Any = link.bounding_box()
    assert box["height"] >= 44
    assert link.evaluate(
        "a => a.querySelector('span').getClientRects()[0].left > a.getBoundingClientRect().left"
    ), "the comma stands behind the name"

    page.goto(f"{site}/cari/?q=klaten")
    hidden = """all => all.filter(lead => {
        const mark = lead.querySelector("mark");
        return mark && mark.getBoundingClientRect().bottom > lead.getBoundingClientRect().bottom;
    }).length"""
    leads = page.locator(".story-lead:has(mark)")
    assert leads.count() >= 3
    assert leads.evaluate_all(hidden) == 0


@pytest.mark.parametrize("path", ["/", "/tidak-ada/"])
def test_a_finger_chooses_on_a_phone(path: str, page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(site + path)
    field = page.get_by_label("Cari berita atau nama wilayah")
    expect(field).to_be_in_viewport()
    field.fill("solo")
    option = page.get_by_role("option", name="Kota Surakarta")
    box: Any = option.bounding_box()
    assert box["height"] >= 44
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    option.click()
    expect(page).to_have_url(re.compile(r"33\.72-kota-surakarta/$"))


def test_whoever_leaves_the_field_is_not_followed_by_names(watched: Page, site: str) -> None:
    watched.goto(f"{site}/cari/")
    field = watched.get_by_label("Cari berita atau nama wilayah")
    field.fill("bandung")
    expect(watched.get_by_role("option").first).to_be_visible()
    field.press("Tab")
    expect(watched.get_by_role("option")).to_have_count(0)
    expect(watched.get_by_role("button", name="Cari", exact=True)).to_be_focused()


def test_where_the_names_do_not_come_it_searches_and_asks_again(page: Page, site: str) -> None:
    answers = iter([False, True])

    def late(route: Route) -> None:
        route.continue_() if next(answers) else route.abort()

    page.route(f"**{NAMES}", late)
    page.goto(f"{site}/cari/")
    field = page.get_by_label("Cari berita atau nama wilayah")
    with page.expect_event("requestfailed"):
        field.focus()
    field.fill("klaten")
    expect(page.get_by_role("option")).to_have_text(["Kabupaten Klaten, Jawa Tengah"])
    field.press("Enter")
    expect(page).to_have_url(f"{site}/cari/?q=klaten")


def test_without_scripts_it_is_a_form(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    reader = context.new_page()
    reader.goto(site)
    field = reader.get_by_role("searchbox", name="Cari berita atau nama wilayah")
    field.fill("klaten")
    field.press("Enter")
    found = reader.get_by_role("region", name="Wilayah")
    expect(found.get_by_role("listitem")).to_contain_text("skor belum dipublikasikan")
    expect(reader.get_by_role("region", name="Berita").locator("article").first).to_be_visible()
    context.close()
