"""What the desk's own pages are made of can be read, reached and hit by everybody."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from news.actions import keep_version
from news.models import Article
from tests.browser.conftest import log_in
from tests.browser.pictured import ADMIN
from tests.browser.staged import stage

pytestmark = pytest.mark.browser

LEFT_OUT = [
    [".tabular thead"],  # Django's own heads of rows of fields, with an empty one
    [".specimens .pages"],  # one navigation in three states, on the style guide only
    [".specimens .cards"],  # and one region in several
    [".tiptap .tableWrapper"],  # the editor's own; the text around it takes the keyboard
]
# Those of `make shots` that keep the index, the office's own pages and the guide.
KEEPING = (
    "edisi", "impor", "gerbang", "ralat", "penjelasan", "penghargaan", "halaman", "panduan", "gaya"
)  # fmt: skip
TARGETS = {"rules": {"target-size": {"enabled": True}}}


def _pages(article: Article) -> Iterator[str]:
    """Every page of the news desk that a template of ours draws."""
    tag = article.tags.all()[0]
    yield "/admin/"
    for model in ("article", "tag", "picture", "document", "oldaddress"):
        yield f"/admin/news/{model}/"
    yield "/admin/news/article/?q=tidakadaberitabegini"
    yield "/admin/news/article/add/"
    for page in ("change", "history", "delete"):
        yield f"/admin/news/article/{article.pk}/{page}/"
    yield f"/admin/news/article/{article.pk}/compare/?dari=1&ke=sekarang"
    yield f"/admin/news/picture/{article.cover_id}/change/"
    yield f"/admin/news/tag/{tag.pk}/change/"
    yield f"/admin/news/tag/gabung/?tagar={tag.pk}"
    yield "/admin/news/readership/"


def _check(page: Page, where: str) -> list[str]:
    found = Axe().run(page, context={"exclude": LEFT_OUT}, options=TARGETS)
    return [
        f"{where}: {each['id']} {node['target']}"
        for each in found.response["violations"]
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_of_the_desk_is_accessible(
    scheme: Any, width: int, page: Page, site: str
) -> None:
    article = Article.objects.filter(cover__isnull=False, tags__isnull=False)[0]
    keep_version(article, act="Disimpan", by=None)
    log_in(page, site)
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    wrong = []
    for path in _pages(article):
        answer = page.goto(site + path)
        assert answer is not None and answer.status == 200, path
        wrong += _check(page, path)
    page.goto(f"{site}/admin/news/article/")
    page.locator("input.action-select").first.check()
    page.locator("select[name=action]").select_option("withdraw_chosen")
    page.locator("#changelist button[name=index]").click()
    expect(page.get_by_role("heading", name="Tarik berita dari pembaca")).to_be_visible()
    wrong += _check(page, "several at once")
    assert wrong == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_every_page_of_the_index_is_accessible_and_fits_its_screen(
    scheme: Any, width: int, page: Page, site: str
) -> None:
    made = stage(get_user_model().objects.get(username="petugas"))
    log_in(page, site)
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    shots = [each for each in ADMIN if each.name.startswith(tuple(f"admin-{k}" for k in KEEPING))]
    assert len(shots) > 15
    wrong = []
    for shot in shots:
        answer = page.goto(site + shot.path.format(**made))
        assert answer is not None and answer.status == 200, shot.name
        if shot.act:
            shot.act(page)
        wrong += _check(page, shot.name)
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        wrong += [f"{shot.name}: {wider} px wider than the screen"] if wider > 0 else []
    assert wrong == []
