"""The desk on a telephone: what matters is in reach, and nothing hides behind the buttons."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from news.models import Article
from tests.browser.conftest import log_in

pytestmark = pytest.mark.browser
PLACES = ["", "news/article/", "news/article/add/", "news/tag/", "news/picture/", "news/document/"]

LISTS = {
    "participation/edition": "Keadaan",
    "participation/result": "Peringkat di provinsi",
    "participation/source": "Status",
    "participation/award": "Sumber",
    "participation/region": "Zona waktu",
    "auth/user": "Status staf",
}


# Where the keyboard stops in a list's head, each as large as what reacts to a finger.
STOPS = """() => [...document.querySelectorAll("#result_list thead :is(a, input)")]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }))
  .map((each) => (each.closest("label") ?? each).getBoundingClientRect().toJSON())"""
# What a finger meets 20 px from the middle of an element, to all sides.
AROUND = """(each) => {
  each.scrollIntoView({ block: "center" });
  const box = each.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return [[-20, 0], [20, 0], [0, -20], [0, 20]].every(
    ([across, down]) => document.elementFromPoint(x + across, y + down) === each);
}"""


@pytest.fixture
def phone(page: Page, site: str) -> Iterator[Page]:
    """The staff user's, with a narrow screen."""
    page.set_viewport_size({"width": 360, "height": 740})
    log_in(page, site)
    yield page


def _overflow(page: Page) -> Any:
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def test_every_list_stands_row_by_row_with_its_headings(phone: Page, site: str) -> None:
    for place, heading in LISTS.items():
        phone.goto(f"{site}/admin/{place}/")
        table = phone.locator("#result_list")
        assert table.evaluate("each => each.parentElement.scrollWidth <= innerWidth"), place
        cell = table.locator("tbody tr").first.locator("td:not(.action-checkbox)").last
        told = cell.evaluate("each => getComputedStyle(each, '::before').content")
        assert told == f'"{heading}: "', (place, told)


def test_a_list_is_sorted_and_ticked_by_finger(phone: Page, site: str) -> None:
    for place in ("news/article", "participation/result", "auth/user"):
        phone.goto(f"{site}/admin/{place}/")
        stops = phone.evaluate(STOPS)
        assert len(stops) > 4, place
        for box in stops:
            assert min(box["width"], box["height"]) >= 44, (place, box)
            assert box["left"] >= 0 and box["right"] <= 360, (place, box)
    box = phone.locator("input.action-select").first
    assert box.evaluate("each => each.offsetWidth") == 24
    assert box.evaluate(AROUND)
    link = phone.get_by_role("link", name="petugas").bounding_box()
    assert link is not None and min(link["width"], link["height"]) >= 44
    phone.get_by_text("Pilih semua", exact=True).click()
    expect(box).to_be_checked()
    phone.get_by_role("link", name="Nama depan").click()
    phone.wait_for_url("**/?o=*")
    expect(phone.locator("th.ascending", has_text="Nama depan")).to_be_visible()


def test_the_words_of_a_button_stand_in_its_middle(phone: Page, site: str) -> None:
    phone.goto(f"{site}/admin/")
    above, below = phone.get_by_role("link", name="Tulis berita").evaluate(
        """each => {
          const words = document.createRange();
          words.selectNodeContents(each);
          const [inner, outer] = [words, each].map((one) => one.getBoundingClientRect());
          return [inner.top - outer.top, outer.bottom - inner.bottom];
        }"""
    )
    assert abs(above - below) <= 1


def test_large_letters_fit_the_form_on_the_smallest_screen(phone: Page, site: str) -> None:
    article = Article.objects.published()[0]
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.goto(f"{site}/admin/news/article/{article.pk}/change/")
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    sums = phone.locator(".reads-sums")
    assert sums.evaluate("each => each.scrollWidth <= each.clientWidth")
    assert _overflow(phone) <= 0


def test_a_long_name_of_a_right_is_read_whole(phone: Page, site: str) -> None:
    phone.goto(f"{site}/admin/auth/group/add/")
    rights = phone.locator("#id_permissions_from")
    expect(rights.locator("option").first).to_be_attached()
    assert rights.evaluate("each => each.scrollWidth <= each.clientWidth")


def test_no_page_of_the_desk_scrolls_sideways(phone: Page, site: str) -> None:
    for place in PLACES:
        phone.goto(f"{site}/admin/{place}")
        assert _overflow(phone) <= 0, place


def test_saving_stays_in_view_and_names_what_is_doubtful(phone: Page, site: str) -> None:
    draft = Article.objects.create(
        title="RAPAT PLENO TERBUKA KPU", lead="Teras.", body="<p>Isi.</p>" * 60
    )
    phone.goto(f"{site}/admin/news/article/{draft.pk}/change/")
    save = phone.get_by_role("button", name="Simpan", exact=True)
    expect(save).to_be_in_viewport()
    doubts = phone.get_by_role("link", name="hal perlu diperiksa")
    expect(doubts).to_be_in_viewport()
    doubts.click()
    expect(phone.get_by_role("heading", name="Periksa sebelum terbit")).to_be_in_viewport()
    phone.get_by_role("link", name="huruf kapital semua").click()
    expect(phone.locator("#id_title")).to_be_in_viewport()


def test_a_field_that_is_reached_by_keyboard_is_not_covered(phone: Page, site: str) -> None:
    phone.goto(f"{site}/admin/news/article/add/")
    expect(phone.locator("[data-ready]")).to_be_attached()
    bar = phone.locator(".desk-buttons")
    for _ in range(45):
        phone.keyboard.press("Tab")
        box = phone.evaluate(
            "(e => e.closest('.desk-foot, .tiptap') ? null : e.getBoundingClientRect().toJSON())"
            "(document.activeElement)"
        )
        edge = bar.bounding_box()
        assert box is None or edge is None or box["top"] < edge["y"], box


def test_filters_begin_folded_on_a_phone_only(phone: Page, site: str) -> None:
    phone.goto(f"{site}/admin/news/article/")
    status = phone.get_by_label("Status")
    expect(status).to_be_hidden()
    phone.get_by_text("Saringan", exact=True).click()
    expect(status).to_be_visible()
    phone.set_viewport_size({"width": 1280, "height": 800})
    phone.reload()
    expect(status).to_be_visible()


def test_the_pictures_tell_when_they_came_in_whole(phone: Page, site: str) -> None:
    phone.goto(f"{site}/admin/news/picture/")
    when = phone.locator("#result_list .field-created_at")
    cut = when.evaluate_all("all => all.filter(each => each.scrollWidth > each.clientWidth).length")
    assert cut == 0
    expect(when.first).to_have_text(re.compile(r"\d{4}, \d{2}\.\d{2}"))
