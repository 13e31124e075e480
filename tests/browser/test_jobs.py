"""The three main jobs, done with scripts off, on a narrow screen, or in large type."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import jobs
from tests.browser.measures import assert_whole

pytestmark = pytest.mark.browser

LARGE = """addEventListener("DOMContentLoaded", () => {
  document.documentElement.style.fontSize = "200%"; });"""
SCREENS = [(320, False), (640, True)]


@pytest.fixture(params=SCREENS, ids=lambda each: f"{each[0]}{' large' * each[1]}")
def screen(request: pytest.FixtureRequest, page: Page) -> Page:
    """As narrow as a page may have to be (1280 at 400 %), or with text twice as large."""
    width, large = request.param
    page.set_viewport_size({"width": width, "height": 800})
    if large:
        page.add_init_script(LARGE)
    return page


@pytest.fixture
def plain(browser: Browser, site: str, requests: Any) -> Iterator[Page]:
    """A phone on which scripts are off."""
    size: Any = {"width": 360, "height": 800}
    context = browser.new_context(java_script_enabled=False, viewport=size)
    yield context.new_page()
    context.close()
    requests.wait()


def test_on_every_screen_everything_is_whole(screen: Page, site: str) -> None:
    jobs.read_and_share(screen, site, assert_whole)
    jobs.find_our_region(screen, site, assert_whole)
    jobs.enter_the_desk(screen, site, assert_whole)
    expect(screen.locator("[data-ready]")).to_be_attached()
    screen.locator("#id_title").fill(jobs.TITLE)
    screen.locator("#id_lead").fill(jobs.LEAD)
    screen.locator(".tiptap").click()
    screen.keyboard.type(jobs.TEXT)
    assert_whole(screen)
    jobs.publish_and_mend(screen, site, assert_whole)


def test_without_scripts(plain: Page, site: str) -> None:
    jobs.read_and_share(plain, site, assert_whole)
    jobs.find_our_region(plain, site, assert_whole)
    jobs.enter_the_desk(plain, site, assert_whole)
    plain.locator("#id_title").fill(jobs.TITLE)
    plain.locator("#id_lead").fill(jobs.LEAD)
    plain.locator("#id_body").fill(f"<p>{jobs.TEXT}</p>")
    jobs.publish_and_mend(plain, site, assert_whole)
