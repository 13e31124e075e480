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
