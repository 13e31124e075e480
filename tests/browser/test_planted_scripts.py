"""What somebody plants in a text does not run in a reader's browser, nor in an editor's."""

from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from playwright.sync_api import Page

from kpuportal.html import clean
from news.models import Article, Tag
from tests.browser.conftest import log_in
from tests.browser.test_policy import RECORD
from tests.portal.test_html import VECTORS

pytestmark = pytest.mark.browser

EACH = 12  # of the articles, opened one by one; the lists show them all


class Trap:
    """Notes whatever runs, or would have run had the policy not stopped it."""

    def __init__(self, page: Page) -> None:
        self.page, self.sprung = page, []  # type: Page, list[str]
        page.add_init_script(RECORD)
        page.on("dialog", self._spoke)
        page.on("pageerror", lambda error: self.sprung.append(str(error)))

    def sprung_by(self, address: str) -> list[str]:
        self.page.goto(address, wait_until="load")
        for link in self.page.locator("main a[href]").evaluate_all("all => all.map(a => a.href)"):
            if link.lower().startswith(("javascript:", "data:", "vbscript:")):
                self.sprung.append(link)
        found = [*self.sprung, *self.page.evaluate("window.refused")]
        self.sprung.clear()
        return found

    def _spoke(self, dialog: Any) -> None:
        self.sprung.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@pytest.fixture
def planted(site: str) -> list[Article]:
    """Every vector in every text of an article, which readers meet first on every list."""
    articles = []
    for number, vector in enumerate(VECTORS):
        text = vector[:60] or "x"
        article = Article(
            slug=f"tanam-{number}", title=f"T{number} {vector[:150]}", lead=f"L {vector}",
            body=f"<p>Awal</p>{vector}<p>Akhir</p>", dateline=text, byline=text,
            cover_alt=vector[:200], cover_caption=vector[:200], cover_credit=vector[:100],
            state="published", published_at=timezone.now(),
        )  # fmt: skip
        article.cover = Article.objects.exclude(cover=None)[0].cover if number % 2 else None
        article.save()
        tag, _ = Tag.objects.get_or_create(
            slug=f"t{number}", defaults={"name": f"t{number} {text}"[:60]}
        )
        article.tags.add(tag)
        article.regions.add("33.10")
        articles.append(article)
    everything = "".join(clean(vector) for vector in VECTORS)
    Article.objects.filter(pk=articles[0].pk).update(body=f"<p>Awal</p>{everything}<p>Akhir</p>")
    return articles


def test_nothing_that_is_planted_runs(planted: list[Article], page: Page, site: str) -> None:
    trap = Trap(page)
    pages = range(1, len(planted) // 20 + 2)
    addresses = [
        "/", "/cari/?q=alert", "/berita/?q=alert", "/berita/?q=Awal+Akhir", "/berita/rss/",
        "/berita/tag/t3/", "/ipp/ipp-pilkada-2024/wilayah/33.10-kabupaten-klaten/",
        *(f"/berita/?halaman={number}" for number in pages),
        *(article.get_absolute_url() for article in planted[:: len(planted) // EACH]),
    ]  # fmt: skip
    for address in addresses:
        assert trap.sprung_by(site + address) == [], address
    assert page.get_by_text("Akhir").count()

    log_in(page, site)
    for address in [
        "/admin/news/article/?q=T", "/admin/news/tag/", "/admin/",
        *(f"/admin/news/article/{article.pk}/change/" for article in planted[::24]),
        f"/admin/news/article/{planted[1].pk}/delete/",
    ]:  # fmt: skip
        assert trap.sprung_by(site + address) == [], address


DANGEROUS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "<iframe src=//evil.example></iframe>",
    '<p style="background: red">x</p>',
]


def test_it_would_be_noticed_if_it_ran_or_tried_to(page: Page, site: str) -> None:
    article, trap = Article.objects.published()[0], Trap(page)
    for vector in DANGEROUS:
        with connection.cursor() as cursor:  # past every cleaning
            cursor.execute("UPDATE news_article SET body = %s WHERE id = %s", [vector, article.pk])
        assert trap.sprung_by(site + article.get_absolute_url()) != [], vector
