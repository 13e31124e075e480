"""The editor as a field of its form: its buttons stay in reach, the keyboard gets out again."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import log_in

pytestmark = pytest.mark.browser

TABLE = "<table><tbody><tr><td><p>a</p></td><td><p>b</p></td></tr></tbody></table>"
EDITOR = "document.querySelector('.tiptap').editor"
INSIDE = "!!document.activeElement.closest('.tiptap')"
# The browser's caret and the editor's idea of it meet a moment after a click.
IN_CELL = """place => document.querySelector(".tiptap").editor.isFocused
    && getSelection().anchorNode?.parentElement.closest("td")
    === [...document.querySelectorAll(".tiptap td")].at(place)"""
CARET = "getSelection().getRangeAt(0).getBoundingClientRect().toJSON()"


def _open(page: Page, site: str, width: int = 1280) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    log_in(page, site)
    page.goto(f"{site}/admin/news/article/add/")
    expect(page.locator("[data-ready]")).to_be_attached()


def _fill(page: Page, html: str) -> None:
    page.evaluate(
        "html => document.querySelector('.tiptap').editor.commands.setContent(html)", html
    )


def test_the_keyboard_leaves_a_table_and_the_text(watched: Page, site: str) -> None:
    _open(watched, site)
    _fill(watched, TABLE)
    text = watched.get_by_role("textbox", name="Isi berita")
    expect(text).to_have_accessible_description(re.compile("tekan Esc, lalu Tab"))
    text.locator("td").first.click()
    watched.wait_for_function(IN_CELL, arg=0)
    watched.keyboard.press("Tab")
    watched.wait_for_function(IN_CELL, arg=-1)
    watched.keyboard.type("lagi", delay=20)
    expect(text.locator("td")).to_have_text(["a", "lagi"])
    watched.keyboard.press("Tab")
    assert not watched.evaluate(INSIDE)
    expect(text.locator("tr")).to_have_count(1)

    text.locator("td").first.click()
    watched.keyboard.press("Escape")
    watched.keyboard.press("Tab")
    assert not watched.evaluate(INSIDE)
    text.locator("td").last.click()
    watched.wait_for_function(IN_CELL, arg=-1)
    watched.keyboard.press("Escape")
    watched.keyboard.press("Shift+Tab")
    assert not watched.evaluate(INSIDE)


@pytest.mark.parametrize(("width", "most"), [(360, 60), (1280, 90)])
def test_the_buttons_stay_above_the_text(watched: Page, site: str, width: int, most: int) -> None:
    _open(watched, site, width)
    _fill(watched, "<p>Satu alinea.</p>" * 80)
    buttons = watched.locator(".prose-menubar").first
    text = watched.locator(".tiptap")
    text.locator("p").first.click()
    for _ in range(40):
        watched.keyboard.press("ArrowDown")
    box = buttons.bounding_box()
    assert box is not None and 0 <= box["y"] <= 2 and box["height"] <= most
    expect(buttons.get_by_title("tebal")).to_be_in_viewport()
    foot = watched.locator(".desk-buttons").bounding_box()
    caret = watched.evaluate(CARET)
    assert foot is not None and caret["bottom"] <= foot["y"]
    watched.keyboard.type("Satu kata.")
    expect(watched.locator("[data-status]")).to_contain_text("tersimpan otomatis", timeout=15_000)
    for _ in range(4):
        watched.keyboard.press("Enter")
        watched.keyboard.type("x")
    grown, caret = watched.locator(".desk-buttons").bounding_box(), watched.evaluate(CARET)
    assert grown is not None and grown["height"] > foot["height"]
    assert caret["bottom"] <= grown["y"]
    for _ in range(30):
        watched.keyboard.press("ArrowUp")
    assert watched.evaluate(CARET)["top"] >= box["height"]
    assert watched.evaluate("document.documentElement.scrollWidth") <= width
