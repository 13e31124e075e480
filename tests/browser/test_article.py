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

from kpuportal.formats import short_date
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
            for title in (
                "Berita acara",
                "Surat keputusan " * 9,
                "SK_Penetapan_DPB_Nomor_123_2026_final_ttd",
            )
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
        table = watched.get_by_role("table", name="Tabel, dapat digulir ke samping")
        expect(table).to_have_attribute("tabindex", "0")
        assert (
            watched.evaluate(
                "JSON.parse(document.querySelector('[type=\"application/ld+json\"]').text)[0]['@type']"
            )
            == "NewsArticle"
        )
    watched.get_by_role("link", name="Sebelumnya").click()
    watched.get_by_role("link", name="Berikutnya").click()
    expect(watched).to_have_url(whole)


def test_on_a_phone_sharing_stays_at_hand_and_covers_nothing(watched: Page, whole: str) -> None:
    watched.set_viewport_size({"width": 360, "height": 640})
    watched.goto(whole)
    row = watched.locator(".share-first")
    expect(row.get_by_role("link", name="WhatsApp")).to_be_in_viewport()
    for way in row.locator("a:visible, button:visible").all():
        box: Any = way.bounding_box()
        assert min(box["width"], box["height"]) >= 44
    top: Any = row.bounding_box()
    assert top["y"] + top["height"] == 640
    # Whatever the keyboard reaches in the text stands above the row.
    for link in watched.locator(".story-column a, .aside .chips a").all():
        link.focus()
        reached: Any = link.bounding_box()
        here: Any = row.bounding_box()
        assert reached["y"] + reached["height"] <= here["y"] or reached["y"] >= here["y"]
    watched.locator(".footer").scroll_into_view_if_needed()
    expect(row).not_to_be_in_viewport()
    watched.evaluate("scrollTo(0, 0)")
    watched.get_by_role("button", name="Salin tautan").click()
    expect(row.get_by_role("status")).to_be_in_viewport()
    expect(row.get_by_role("status")).not_to_be_empty()
    watched.set_viewport_size({"width": 640, "height": 360})
    expect(row).not_to_be_in_viewport()


def test_an_address_that_cannot_be_copied_comes_to_the_hand(watched: Page, whole: str) -> None:
    watched.set_viewport_size({"width": 360, "height": 700})
    watched.add_init_script("delete Navigator.prototype.clipboard")
    watched.goto(whole)
    watched.get_by_role("button", name="Salin tautan").dispatch_event("click")
    field = watched.get_by_label("Alamat berita ini")
    expect(field).to_be_in_viewport()
    expect(field).to_be_focused()
    assert watched.evaluate("getSelection().toString()") == whole
    expect(watched.locator(".share-first [role=status]")).to_contain_text("sudah ditandai")
    assert watched.evaluate("scrollY") == 0  # the reader stays where they were


def test_the_devices_own_way_of_sharing_comes_first(watched: Page, whole: str) -> None:
    watched.goto(whole)
    ways = watched.locator(".share-first").locator("a:visible, button:visible")
    expect(ways).to_have_text(["WhatsApp", "Salin tautan"])
    watched.add_init_script(
        "Object.defineProperty(navigator, 'share',"
        " {value: async (what) => { window.shared = what; }})"
    )
    watched.reload()
    expect(ways).to_have_text(["Bagikan", "WhatsApp", "Salin tautan"])
    ways.first.click()
    assert watched.evaluate("window.shared") == {"url": whole, "title": (TITLE * 2).strip()}


def test_pictures_wait_but_the_leading_one_and_none_moves_the_text(
    watched: Page, whole: str, site: str
) -> None:
    for address in (whole, f"{site}/berita/lengkap/", site):
        watched.goto(address)
        pictures = watched.locator("main img").evaluate_all(
            "all => all.map((each) => [each.loading, each.fetchPriority,"
            " Number(each.getAttribute('width')) > 0 && Number(each.getAttribute('height')) > 0])"
        )
        assert [tuple(each) for each in pictures if each[1] == "high"] == [("auto", "high", True)]
        assert {tuple(each) for each in pictures if each[1] != "high"} == {("lazy", "auto", True)}
        assert pictures[0][1] == "high"
    assert watched.evaluate(
        "new Promise((done) => new PerformanceObserver((list) =>"
        " done(list.getEntries().reduce((sum, { value }) => sum + value, 0)))"
        ".observe({ type: 'layout-shift', buffered: true }) || setTimeout(done, 500, 0))"
    ) < 0.01  # fmt: skip


@pytest.mark.parametrize(("size", "shown"), [((900, 1600), 416), ((320, 240), 320)])
def test_a_poster_leaves_room_for_the_text_and_nothing_small_is_blown_up(
    size: tuple[int, int], shown: int, page: Page, whole: str
) -> None:
    cover = Picture(title="Poster", alt="Poster").keep(Image.new("RGB", size, "maroon"))
    Article.objects.filter(slug="lengkap").update(cover=cover)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(whole)
    box: Any = page.locator(".cover img").bounding_box()
    assert box["width"] == shown
    assert box["height"] == pytest.approx(shown * size[1] / size[0], abs=1)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.locator(".cover img").evaluate("each => each.clientWidth") == 288


def test_no_printed_page_holds_only_the_foot(page: Page, whole: str, site: str) -> None:
    for article in Article.objects.published():
        page.goto(site + article.get_absolute_url())
        last = len(SHEET.findall(page.pdf(format="A4")))
        whole_page = _words_in(page.pdf(format="A4", page_ranges=str(last)))
        page.evaluate("document.querySelector('article').style.visibility = 'hidden'")
        foot = _words_in(page.pdf(format="A4", page_ranges=str(last)))
        assert whole_page > foot > 0, (article.title, last)


def test_an_article_prints_as_a_document(page: Page, whole: str) -> None:
    page.goto(whole)
    page.emulate_media(media="print")
    for gone in [".nav", ".share-first", ".aside", ".turn", ".footer", ".skip"]:
        expect(page.locator(gone)).to_be_hidden()
    for there in [".masthead-name", "h1", ".dateline", ".body", ".corrections"]:
        expect(page.locator(there)).to_be_visible()
    today = short_date(timezone.localdate())
    expect(page.locator(".colophon")).to_have_text(
        f"KPU Kabupaten Klaten, keadaan {today}. Isi terbaru: {whole}"
    )


def _words_in(pdf: bytes) -> int:
    """How often something is written in it; letters themselves can't be read that simply."""
    streams = [part for part in STREAM.split(pdf)[1:] if part[:1] == b"x"]
    return sum(zlib.decompressobj().decompress(each).count(b"Tj") for each in streams)
