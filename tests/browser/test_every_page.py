"""Every page in every state: it fits, it can be touched, nothing moves, and axe finds nothing."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.template.loader import render_to_string
from playwright.sync_api import Page, Route, expect

from participation import actions
from participation.facts import facts_of
from participation.models import Edition
from tests.browser.addresses import INDEX, NEWS, NOT_FOUND, REFUSED, TROUBLE, furnish
from tests.browser.conftest import log_in
from tests.browser.measures import TOO_LOW, assert_whole

pytestmark = pytest.mark.browser

STYLE_GUIDE = "/admin/news/gaya/"
EVERYTHING: dict[str, Any] = {"rules": {"target-size": {"enabled": True}}}
# All that another scheme changes.
COLOURS: dict[str, Any] = {"runOnly": ["color-contrast", "link-in-text-block"]}
SCHEMES: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"color_scheme": "light", "forced_colors": "none"}, EVERYTHING),
    ({"color_scheme": "dark", "forced_colors": "none"}, COLOURS),
    ({"color_scheme": "light", "forced_colors": "active"}, COLOURS),
    ({"color_scheme": "dark", "forced_colors": "active"}, COLOURS),
]
AXE = """options => axe.run(document, { ...options, resultTypes: ["violations"] }).then(
  ({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(
    ({ target, failureSummary }) => `${id} ${target} ${failureSummary}`)))"""
# axe reads the colour of letters from a property for which Chromium tells what the author wrote,
# even where it draws the reader's own colours; none of our parts sets it.
LETTERS = """{ const told = CSSStyleDeclaration.prototype.getPropertyValue;
  CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
    return told.call(this, name === "-webkit-text-fill-color" ? "color" : name); }; }"""
POLICY = """window.refused = []; document.addEventListener("securitypolicyviolation",
  (event) => window.refused.push(event.violatedDirective + " " + event.blockedURI));"""
SHORT_BARS = """() => [...document.querySelectorAll(".ranking tbody svg.ruler")]
  .map((bar) => bar.getBoundingClientRect().width).filter((width) => width > 0 && width < 90)"""
MOVING = """() => [...document.querySelectorAll("*")].filter((each) => {
    const style = getComputedStyle(each);
    const moves = [...style.transitionDuration.split(", "), ...style.animationDuration.split(", ")];
    return moves.some((time) => parseFloat(time) > .01) || style.scrollBehavior === "smooth";
  }).map((each) => each.outerHTML.slice(0, 100))"""


@pytest.fixture
def walker(page: Page, site: str) -> Page:
    """Somebody to whom nothing may move, on a site where everything has happened."""
    furnish()
    edition = Edition.objects.get(slug="ipp-contoh")
    klaten = edition.results.with_facts().get(region="33.10")
    wanted = {"33.10": replace(facts_of(klaten), score=Decimal("77.51"), band="")}
    actions.correct(edition=edition, wanted=wanted, reason="Salah ketik.", by="petugas data")
    page.add_init_script(POLICY + LETTERS)
    page.emulate_media(reduced_motion="reduce")  # and no colour is half way when it is measured
    return page


def _wrong(page: Page, site: str, path: str, status: int) -> Iterator[str]:
    """Whatever is wrong with a page, loaded once for a phone and once for a desk."""
    for width, others in [(360, [320]), (1280, [1024, 768])]:
        page.set_viewport_size({"width": width, "height": 800})
        answer = page.goto(site + path)
        assert answer is not None and answer.status == status, path
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        page.evaluate(AXE_SCRIPT)
        for media, rules in SCHEMES:
            page.emulate_media(**media)
            yield from (f"{width} {media} {found}" for found in page.evaluate(AXE, rules))
        yield from (f"moves: {each}" for each in page.evaluate(MOVING))
        for each in [width, *others]:
            page.set_viewport_size({"width": each, "height": 800})
            yield from _unfit(page, each)
        yield from (f"policy: {each}" for each in page.evaluate("window.refused"))


def _unfit(page: Page, width: int) -> Iterator[str]:
    """What has no room in a window of this width, or is too small for a finger."""
    assert_whole(page)
    yield from (f"{width} short: {bar}" for bar in page.evaluate(SHORT_BARS))
    if width <= 360:
        yield from (f"{width} low: {low}" for low in page.evaluate(TOO_LOW))


def _assert_right(page: Page, site: str, paths: list[str], status: int = 200) -> None:
    wrong = [f"{path}: {each}" for path in paths for each in _wrong(page, site, path, status)]
    assert wrong == [], "\n".join(wrong)


def test_every_page_of_the_news(walker: Page, site: str) -> None:
    _assert_right(walker, site, NEWS)


def test_every_page_of_the_index(walker: Page, site: str) -> None:
    _assert_right(walker, site, INDEX)


def test_every_refusal(walker: Page, site: str) -> None:
    for path, heading in REFUSED.items():
        _assert_right(walker, site, [path], status=404 if heading == NOT_FOUND else 400)
        expect(walker.get_by_role("heading", level=1)).to_have_text(heading)


def test_every_trouble(walker: Page, site: str) -> None:
    """Drawn as the site draws them, and put before a browser on the site's own address."""

    def fail(route: Route) -> None:
        name = route.request.url.split("/")[-2]
        route.fulfill(status=500, content_type="text/html", body=drawn[name])

    drawn = {name: render_to_string(f"{name}.html") for name in TROUBLE}
    walker.route(f"{site}/gangguan/*/", fail)
    _assert_right(walker, site, [f"/gangguan/{name}/" for name in TROUBLE], status=500)


def test_the_style_guide(walker: Page, site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It shows one part twice on purpose, so two landmarks may bear one name."""
    monkeypatch.setitem(EVERYTHING["rules"], "landmark-unique", {"enabled": False})
    log_in(walker, site)
    _assert_right(walker, site, [STYLE_GUIDE])


def test_where_one_is_shows_in_the_readers_own_colours(page: Page, site: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{site}/berita/")
    lines = page.locator(".nav a").evaluate_all(
        "links => links.map((each) => [each.ariaCurrent, getComputedStyle(each).borderBottomColor])"
    )
    assert {colour for current, colour in lines if current}.isdisjoint(
        colour for current, colour in lines if not current
    )
