"""What the desk's own pages are made of can be read, reached and hit by everybody."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from news.actions import keep_version
from news.models import Article
from tests.browser.conftest import log_in

pytestmark = pytest.mark.browser

LEFT_OUT = [
    ["#changelist-search #searchbar"],  # Django's own box: a drawn lens is its label
    [".tiptap .tableWrapper"],  # the editor's own; the text around it takes the keyboard
]
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
