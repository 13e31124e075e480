"""An article's page tells everything in house style, and costs three questions."""

import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.article_page import preview_context
from news.article_parts import Parts
from news.body_tables import fitted
from news.house_style import placed, reading_minutes, signed
from news.library.gallery import set_attachments, set_gallery
from news.models import Article, Correction, Document, Tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def pdf(media):
    """A stored document."""
    return Document.from_upload(ContentFile(b"%PDF-1.4\n%%EOF", name="a.pdf"), title="Berita acara")


@pytest.fixture
def whole(make_article, regions, picture, pdf):
    """An article with everything that an article can have."""
    make_article("Sebelum", published_at=timezone.now() - timedelta(days=9))
    article = make_article(
        "Rapat", slug="rapat", lead="Teras rapat.", body="<p>Rapat pleno digelar.</p>",
        dateline="Klaten", byline="vit/kpuklt", cover=picture, cover_alt="Meja",
        tags=[Tag.objects.spelled(name) for name in ("Pemilu", "Data")],
        regions=[regions["33.10"], regions["33"]], published_at=timezone.now() - timedelta(days=8),
    )  # fmt: skip
    set_gallery(article, [picture])
    set_attachments(article, [pdf])
    now = timezone.now()
    Correction.objects.create(article=article, text="Yang pertama.", at=now - timedelta(days=2))
    Correction.objects.create(article=article, text="Yang kedua.", at=now, by_name="Bu Rahasia")
    make_article("Sesudah", published_at=now - timedelta(days=7))
    return article


def text_of(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_it_tells_everything_in_three_questions(client, whole, picture, pdf):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/berita/rapat/")
    assert len(queries) == 3
    context, text = answer.context, text_of(answer)
    assert [each.text for each in context["corrections"]] == ["Yang kedua.", "Yang pertama."]
    assert [each.url for each in context["gallery"]] == [picture.url]
    assert [each.url for each in context["attachments"]] == [pdf.url]
    assert context["previous"] == {"slug": "sebelum", "title": "Sebelum"}
    assert context["next"] == {"slug": "sesudah", "title": "Sesudah"}
    assert "Beranda Berita Rapat Rapat Teras rapat." in text
    assert "1 menit baca" in text
    assert "KLATEN - Rapat pleno digelar. (***vit/kpuklt)" in text
    assert "Catatan perbaikan" in text
    assert "Bu Rahasia" not in answer.content.decode()
    assert pdf.url in answer.content.decode()
    for here, there in [("sebelum", None), ("sesudah", "rapat")]:
        previous = client.get(f"/berita/{here}/").context["previous"]
        assert (previous and previous["slug"]) == there
    assert client.get("/berita/sesudah/").context["next"] is None


def test_articles_of_one_moment_have_an_order_of_their_own(client, make_article):
    moment = timezone.now() - timedelta(hours=2)
    for number in range(3):
        make_article(f"Berita {number}", published_at=moment)
    slugs, slug = [], "berita-2"
    while slug:
        slugs.append(slug)
        before = client.get(f"/berita/{slug}/").context["previous"]
        slug = before and before["slug"]
    assert slugs == ["berita-2", "berita-1", "berita-0"]


def related(client, article):
    answer = client.get(article.get_absolute_url())
    return [each.title for each in answer.context["related"]], answer.context["related_heading"]


def test_shared_labels_come_before_what_is_only_new(client, make_article, regions):
    """And a label that few share says more than one that all have."""
    own, common = [regions["33.10"]], Tag.objects.spelled("Pemilu")
    rare = Tag.objects.spelled("Kotak suara")
    ago = timezone.now() - timedelta(days=1000)
    make_article("Jarang", tags=[rare], published_at=ago)
    make_article("Keduanya", tags=[rare, common], regions=own, published_at=ago)
    make_article("Draf", tags=[rare, common], regions=own, published_at=None)
    for number in range(9):
        make_article(f"Umum {number}", tags=[common], regions=own)
    make_article("Baru")
    article = make_article("Ini", tags=[rare, common], regions=own, published_at=ago)
    found, heading = related(client, article)
    assert found == ["Keduanya", "Jarang", "Umum 8", "Umum 7"]
    assert heading == "Berita terkait"


def test_without_shared_labels_the_newest(client, make_article):
    others = [f"Berita {number}" for number in range(6)]
    for title in others:
        make_article(title)
    article = make_article("Ini", tags=[Tag.objects.spelled("Sendiri")])
    assert related(client, article) == (others[:1:-1], "Berita lain")


def test_an_article_alone(client, make_article):
    assert related(client, make_article("Sendiri")) == ([], "Berita lain")


@pytest.mark.parametrize(
    ("body", "place", "expected"),
    [
        ("<p>Isi.</p>", "Klaten", '<p><strong class="place">KLATEN</strong> - Isi.</p>'),
        ("<p>Isi.</p>", " Klaten - ", '<p><strong class="place">KLATEN</strong> - Isi.</p>'),
        ("<p>Isi.</p>", "", "<p>Isi.</p>"),
        ("<p>KLATEN - Isi.</p>", "Klaten", "<p>KLATEN - Isi.</p>"),
        ("<p><b>Klaten</b> – Isi.</p>", "KLATEN", "<p><b>Klaten</b> – Isi.</p>"),
        ("<p>Klaten ramai.</p>", "Klaten",
         '<p><strong class="place">KLATEN</strong> - Klaten ramai.</p>'),
        ("<h2>Satu</h2>", "Klaten", '<p><strong class="place">KLATEN</strong></p><h2>Satu</h2>'),
        ("", "Klaten", '<p><strong class="place">KLATEN</strong></p>'),
        ("<p>Isi.</p>", "A<b>&", '<p><strong class="place">A&lt;B&gt;&amp;</strong> - Isi.</p>'),
    ],
)  # fmt: skip
def test_a_text_begins_with_its_place(body, place, expected):
    assert placed(body, place) == expected


@pytest.mark.parametrize(
    ("initials", "expected"),
    [
        ("vit/kpuklt", "(***vit/kpuklt)"),
        ("(***vit/kpuklt)", "(***vit/kpuklt)"),
        ("***vit", "(***vit)"),
        (" (vit) ", "(***vit)"),
        ("", ""),
        ("(***)", ""),
    ],
)
def test_initials(initials, expected):
    assert signed(initials) == expected


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (299, 1), (301, 2), (600, 3)])
def test_reading_time(words, minutes):
    assert reading_minutes(words) == minutes


def test_updated_is_said_only_when_it_matters(client, make_article):
    day = timezone.now() - timedelta(days=2)
    make_article(slug="tetap", published_at=day, updated_at=day + timedelta(minutes=59))
    make_article(slug="berubah", published_at=day, updated_at=day + timedelta(hours=3))
    assert "Diperbarui" not in client.get("/berita/tetap/").content.decode()
    assert "Diperbarui" in client.get("/berita/berubah/").content.decode()


def test_a_preview_of_what_was_never_stored_counts_shares_and_indexes_nothing(rf, picture):
    article = Article(
        title="Belum", lead="Teras.", body="<p>Isi<script>alert(1)</script></p>", dateline="Klaten",
        cover=picture, cover_alt="Meja",
    )  # fmt: skip
    parts = Parts(tags=[Tag(name="Baru")], gallery=[picture])
    with CaptureQueriesContext(connection) as queries:
        html = render_to_string(
            "news/article.html", preview_context(article, parts), rf.get("/pratinjau/x/")
        )
    assert len(queries) == 0
    assert "KLATEN</strong> - Isi" in html
    assert "#Baru" in html
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in html
    for trace in (
        "alert(1)",
        "data-read",
        "dilihat.gif",
        "wa.me",
        "canonical",
        "og:",
        "ld+json",
        "data-share",
    ):
        assert trace not in html


def _table(*rows, head="<tr><th>Desa</th><th>Pemilih</th><th>Catatan</th></tr>"):
    cells = ["".join(f"<td><p>{cell}</p></td>" for cell in row) for row in rows]
    return f"<table><tbody>{head}{''.join(f'<tr>{row}</tr>' for row in cells)}</tbody></table>"


def test_numbers_in_a_table_stand_below_each_other():
    told = "Menunggu pemadanan dengan data kependudukan &amp; catatan sipil"
    body = fitted(_table(("Gergunung", "1.234", "\u2013"), ("Bareng", "-", told)))
    assert '<th>Desa</th><th class="number">Pemilih</th><th>Catatan</th>' in body
    assert '<td><p>Gergunung</p></td><td class="number"><p>1.234</p></td>' in body
    assert f'<td class="number"><p>-</p></td><td class="long"><p>{told}</p></td>' in body


@pytest.mark.parametrize(
    "cell", ["12", "87,8%", "Rp 1.500.000,00", "\u22123,5", "1 234", "31 (83,8%)"]
)
def test_a_number_is_known_in_all_its_spellings(cell):
    assert f'<td class="number"><p>{cell}</p></td>' in fitted(_table(("Bareng", cell, "")))


@pytest.mark.parametrize("cell", ["12 orang", "Rabu", "08.00-14.00", "Pasal 7", ""])
def test_words_stay_where_words_begin(cell):
    assert "class" not in fitted(_table(("Bareng", cell, "")))


def test_a_head_over_cells_that_span_others_stays_as_it_is(client, make_article):
    body = _table(("Bareng", "7", "8"), head='<tr><th>Desa</th><th colspan="2">Pemilih</th></tr>')
    make_article("Rapat", slug="rapat", body=f"<p>Isi.</p>{body}")
    page = client.get("/berita/rapat/").content.decode()
    assert '<th colspan="2">Pemilih</th>' in page
    assert '<td class="number"><p>7</p></td><td class="number"><p>8</p></td>' in page


def test_a_text_without_tables_stays_as_it_is():
    assert fitted("<p>Isi 1 &lt;table&gt;.</p>") == "<p>Isi 1 &lt;table&gt;.</p>"


def test_beyond_a_dozen_labels_are_folded_away(client, make_article):
    tags = [Tag.objects.spelled(f"Tagar{number:02}") for number in range(14)]
    make_article("Ramai", slug="ramai", tags=tags)
    make_article("Sepi", slug="sepi", tags=tags[:12])
    page = client.get("/berita/ramai/").content.decode()
    shown, folded = page.split("<summary>2 tagar lain</summary>")
    assert "#Tagar11</a>" in shown and "#Tagar12</a>" not in shown
    assert "#Tagar12</a>" in folded and "#Tagar13</a>" in folded
    assert "tagar lain" not in client.get("/berita/sepi/").content.decode()
