"""On paper a page is a document: what it is, whose numbers they are, of which day and address."""

import re
import zlib
from itertools import pairwise

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from kpuportal.formats import short_date
from news.models import Article

pytestmark = pytest.mark.browser

RANKING = "/ipp/ipp-pilkada-2024/peringkat/?tingkat=kabkota"
REGION = "/ipp/ipp-pilkada-2024/wilayah/33-jawa-tengah/"
SOURCE = "KPU Kabupaten Klaten, berita IPP Pilkada 2024, Oktober 2025"
STREAM = re.compile(rb"stream\r?\n(x.*?)endstream", re.DOTALL)


def foot_of(address: str) -> str:
    today = short_date(timezone.localdate())
    return f"KPU Kabupaten Klaten, keadaan {today}. Isi terbaru: {address}"


def drawn(page: Page, number: int) -> int:
    """How many pieces of text one page of the print holds; 0 for a page that is not there."""
    pdf = page.pdf(format="A4", page_ranges=str(number))
    streams = (zlib.decompressobj().decompress(each) for each in STREAM.findall(pdf))
    return sum(each.count(b"Tj") for each in streams)


@pytest.mark.parametrize("path", [RANKING, REGION])
def test_a_page_of_the_index_prints_as_a_document(path: str, page: Page, site: str) -> None:
    page.goto(site + path)
    expect(page.locator(".colophon")).to_be_hidden()
    page.emulate_media(media="print")
    for gone in [".nav", ".filters", ".footer", ".embed-code", ".downloads", ".search-form"]:
        expect(page.locator(gone).filter(visible=True)).to_have_count(0)
    expect(page.locator(".masthead-name")).to_be_visible()
    expect(page.locator(".colophon")).to_contain_text(foot_of(site + path))


@pytest.mark.parametrize("path", [RANKING, REGION, "/", "/penghargaan/"])
def test_nothing_printed_touches_what_follows_it(path: str, page: Page, site: str) -> None:
    page.goto(site + path)
    page.emulate_media(media="print")
    blocks = page.locator("main > .wrap > :not(.unseen, .colophon)").filter(visible=True)
    edges = (
        "each => { const { top, bottom } = each.getBoundingClientRect(); return [top, bottom]; }"
    )
    found = [each.evaluate(edges) for each in blocks.all()]
    assert all(upper[1] <= lower[0] for upper, lower in pairwise(found)), found


def test_a_ranking_names_its_sources(page: Page, site: str) -> None:
    page.goto(site + RANKING)
    expect(page.locator(".colophon")).to_contain_text(f"Sumber: {SOURCE}")


def test_foot_and_head_of_the_table_stand_on_every_page(page: Page, site: str) -> None:
    page.goto(site + RANKING)
    for part in [".colophon", ".ranking thead"]:
        with_it = [drawn(page, number) for number in (1, 2, 3)]
        page.evaluate(f"document.querySelector('{part}').style.visibility = 'hidden'")
        without = [drawn(page, number) for number in (1, 2, 3)]
        assert all(few < many for few, many in zip(without, with_it, strict=True)), part


@pytest.mark.parametrize("columns", [9, 16])
def test_a_wide_table_of_an_article_is_printed_whole(columns: int, page: Page, site: str) -> None:
    article = Article.objects.published()[0]
    head = "<tr>" + "<th>Tidak memenuhi syarat</th>" * columns + "</tr>"
    row = "<td>99.999</td>" * (columns - 1) + "<td>Menunggu pemadanan data kependudukan lagi</td>"
    article.body = f"<table><tbody>{head}<tr>{row}</tr></tbody></table>"
    article.save()
    page.set_viewport_size({"width": 643, "height": 900})  # as wide as the text on A4
    page.goto(site + article.get_absolute_url())
    page.emulate_media(media="print")
    edges = "all => all.map(each => each.getBoundingClientRect().right)"
    [paper] = page.locator("main > .wrap").evaluate_all(edges)
    assert max(page.locator(".body :is(th, td)").evaluate_all(edges)) <= paper


def test_the_recap_keeps_its_shares(page: Page, site: str) -> None:
    page.goto(site)
    page.emulate_media(media="print")
    expect(page.locator(".recap .share").first).to_be_visible()
