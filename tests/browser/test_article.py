"""An article with everything that one can have, seen on a phone and a desk, by day and by night."""

import re
import zlib
from datetime import timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, expect

from news.library.gallery import set_attachments, set_gallery
from news.models import Article, Correction, Document, Picture, Tag

pytestmark = pytest.mark.browser

SHEET = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
STREAM = re.compile(rb"stream\r?\n")
TITLE = "KPU Gelar Rapat Pleno Terbuka Rekapitulasi Daftar Pemilih Berkelanjutan Triwulan Ketiga "
WIDE = "<tr>" + "<td>Kecamatan dengan nama panjang</td>" * 9 + "</tr>"
QUOTE = "<blockquote><p>" + "Semua warga yang berhak harus terdaftar. " * 12 + "</p></blockquote>"


@pytest.fixture
def whole(site: str) -> str:
    """The address of an article with a cover, a gallery, documents, corrections and a table."""
    now = timezone.now()
    pictures = [
        Picture(title=f"Foto {n}", alt=f"Suasana {n}", caption="Aula kantor.", credit="Humas").keep(
            Image.new("RGB", size, "maroon")
        )
        for n, size in enumerate([(800, 450), (450, 800), (600, 600), (800, 300), (500, 400)])
    ]
    article = Article.objects.create(
        title=TITLE * 2, slug="lengkap", lead="Teras berita. " * 20, dateline="Klaten",
        body=f"<p>Isi.</p>{QUOTE}<table><tbody>{WIDE}</tbody></table><p>{'panjang' * 60}</p>",
        byline="vit/kpuklt", cover=pictures[0], cover_alt="Aula", cover_credit="Humas",
        state="published", published_at=now - timedelta(days=2),
        created_at=now - timedelta(days=2),
    )  # fmt: skip
    article.tags.set([Tag.objects.spelled(name) for name in ("IPP", "Tagar" + "Panjang" * 7)])
    article.regions.set(["33.10"])
    set_gallery(article, pictures)
    set_attachments(
        article,
        [
            Document.from_upload(ContentFile(b"%PDF-1.4\n%%EOF", name="a.pdf"), title=title)
            for title in ("Berita acara", "Surat keputusan " * 9, "Lampiran")
        ],
    )
    Correction.objects.create(article=article, text="Jumlah yang benar 20. " * 9)
    return f"{site}/berita/lengkap/"


def test_it_fits_is_accessible_and_keeps_the_policy(watched: Page, whole: str) -> None:
    watched.add_init_script(
        "window.refused = []; document.addEventListener('securitypolicyviolation',"
        " (event) => window.refused.push(event.violatedDirective + ' ' + event.blockedURI));"
    )
    for width, scheme in [(360, "dark"), (1280, "light")]:
        look: Any = scheme
        watched.set_viewport_size({"width": width, "height": 800})
        watched.emulate_media(color_scheme=look)
        watched.goto(whole)
        expect(watched.get_by_role("region", name="Catatan perbaikan")).to_be_visible()
        expect(watched.locator(".body")).to_contain_text("KLATEN - Isi.")
        found = Axe().run(watched)
        assert found.violations_count == 0, found.generate_report()
        assert watched.evaluate("document.documentElement.scrollWidth") <= width
        assert watched.evaluate("window.refused") == []
        assert (
            watched.evaluate(
                "JSON.parse(document.querySelector('[type=\"application/ld+json\"]').text)[0]['@type']"
            )
            == "NewsArticle"
        )
    watched.get_by_role("link", name="Sebelumnya").click()
    watched.get_by_role("link", name="Berikutnya").click()
    expect(watched).to_have_url(whole)


def test_no_printed_page_holds_only_the_foot(page: Page, whole: str, site: str) -> None:
    for article in Article.objects.published():
        page.goto(site + article.get_absolute_url())
        last = len(SHEET.findall(page.pdf(format="A4")))
        page.evaluate("document.querySelector('.footer').style.visibility = 'hidden'")
        assert _words_in(page.pdf(format="A4", page_ranges=str(last))), (article.title, last)


def _words_in(pdf: bytes) -> int:
    """How often something is written in it; letters themselves can't be read that simply."""
    streams = [part for part in STREAM.split(pdf)[1:] if part[:1] == b"x"]
    return sum(zlib.decompressobj().decompress(each).count(b"Tj") for each in streams)
