"""Pictures of the portal: of every page and state for whoever cares for its face (`make shots`),
and those that the staff guide and README show (`make guide-pictures`).

Not collected with the tests, for it proves nothing: the two commands name this file.
"""

import html
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser import pictured
from tests.browser.pictured import Figure, Shot
from tests.browser.staged import stage

pytestmark = pytest.mark.browser
WIDTHS, SCHEMES = [360, 1280], ["light", "dark"]
DOCS = Path(__file__).resolve().parents[2] / "docs"
FOLDER = settings.BASE_DIR / ".local" / "shots"
MOST_BYTES = 80_000
TALLEST = 12_000
# What is not seen never comes, so it is not waited for.
PICTURES_THERE = """Promise.all(
  [...document.images].filter((each) => each.checkVisibility())
    .map((each) => each.decode().catch(() => {})),
)"""


class Visits:
    """Opens pages as whoever looks at them, one after the other."""

    def __init__(self, browser: Browser, args: Any, site: str, names: dict[str, Any]) -> None:
        self.browser, self.args, self.site, self.names = browser, args, site, names
        self.wrong: list[str] = []  # said after all pictures: one bad page stops none of the others
        self.context: Any = None

    def open(self, shot: Shot, width: int, scheme: str = "light") -> Page:
        """The page, after what is to be done on it first."""
        self.leave()
        args = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
        self.context = self.browser.new_context(**self.args | args, service_workers="block")
        if shot.by:
            self.context.add_cookies([_session(shot.by, self.site)])
        page: Page = self.context.new_page()
        answer = page.goto(self.site + shot.path.format(**self.names))
        if answer is None or answer.status != shot.status:
            self.wrong.append(f"{shot.name}: {answer and answer.status} at {page.url}")
        if shot.act:
            shot.act(page)
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wider > 0:
            self.wrong.append(f"{shot.name}: {wider} px wider than the screen")
        return page

    def leave(self) -> None:
        """What was open."""
        if self.context:
            self.context.close()
            self.context = None


@pytest.fixture
def visits(
    site: str, browser: Browser, browser_context_args: Any, requests: Any
) -> Iterator[Visits]:
    """To the site as it is shipped."""
    made = Visits(browser, browser_context_args, site, {})
    yield made
    made.leave()
    requests.wait()


@pytest.fixture
def staged(visits: Visits) -> Visits:
    """To the site with a newsroom at work."""
    visits.names = stage(get_user_model().objects.get(username="petugas"))
    return visits


def _session(name: str, site: str) -> Any:
    client = Client()
    client.force_login(get_user_model().objects.get(username=name))
    cookie = settings.SESSION_COOKIE_NAME
    return {"name": cookie, "value": client.cookies[cookie].value, "url": site}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_shots(width: int, scheme: str, staged: Visits, monkeypatch: pytest.MonkeyPatch) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for shot in [*pictured.PUBLIC, *pictured.ADMIN]:
        _take(staged.open(shot, width, scheme), shot, width, scheme)
    monkeypatch.setattr("kpuportal.views.most_read", lambda: 1 / 0)
    _take(staged.open(pictured.BROKEN, width, scheme), pictured.BROKEN, width, scheme)
    _write_index()
    assert staged.wrong == []


def test_guide(staged: Visits) -> None:
    for name, figure in pictured.FIGURES.items():
        page = staged.open(figure.shot, figure.width)
        _keep(_part(page, figure), DOCS / "panduan" / "gambar" / f"{name}.webp")
    assert staged.wrong == []


def test_readme(visits: Visits) -> None:
    for name, shot in pictured.README.items():
        image = Image.open(io.BytesIO(visits.open(shot, 1280).screenshot()))
        image.quantize(128).save(DOCS / "img" / f"{name}.png", optimize=True)
    assert visits.wrong == []


def _part(page: Page, figure: Figure) -> bytes:
    stuck = page.locator(".desk-foot, .desk-buttons, .desk-side")  # would lie over the rest
    stuck.evaluate_all(
        "all => all.forEach(({ style }) => { style.position = 'static'; style.maxHeight = 'none' })"
    )
    box = page.locator(figure.part).first.bounding_box()
    assert box is not None, figure.part
    height = min(box["height"], figure.tallest)
    return page.screenshot(full_page=True, clip={**box, "height": height})


def _keep(png: bytes, path: Path) -> None:
    """Small enough for everybody's clone; better letters where there is room."""
    for quality in (88, 78, 65):
        kept = io.BytesIO()
        Image.open(io.BytesIO(png)).convert("RGB").save(kept, "WEBP", quality=quality, method=6)
        if len(kept.getvalue()) <= MOST_BYTES:
            break
    path.write_bytes(kept.getvalue())


def _take(page: Page, shot: Shot, width: int, scheme: str) -> None:
    # As high as the page is: pictures that wait are there, and what sticks stands at the edge.
    for _ in range(2):  # some parts grow with their screen
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": min(max(height, 800), TALLEST)})
    page.evaluate(PICTURES_THERE)
    page.screenshot(path=FOLDER / _file_name(shot, width, scheme), full_page=True)


def _file_name(shot: Shot, width: int, scheme: str) -> str:
    """Names that put the four of a page side by side."""
    return f"{shot.name}-{width}-{'gelap' if scheme == 'dark' else 'terang'}.png"


def _write_index() -> None:
    """One page with all that are there, each page's four beside each other."""
    rows = ["<!DOCTYPE html><meta charset=utf-8>"]
    for shot in [*pictured.PUBLIC, pictured.BROKEN, *pictured.ADMIN]:
        files = [_file_name(shot, width, scheme) for width in WIDTHS for scheme in SCHEMES]
        rows.append(f"<h2>{html.escape(shot.name)}</h2>")
        rows += [
            f'<a href="{each}"><img src="{each}" height="400" loading="lazy"></a>'
            for each in files
            if (FOLDER / each).exists()
        ]
    (FOLDER / "index.html").write_text("\n".join(rows), encoding="utf-8")
