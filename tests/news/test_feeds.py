"""Feeds are well-formed whatever stands in the articles, and whole: text, links, dates."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from urllib.parse import urlsplit

import pytest
import time_machine
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.library.gallery import set_attachments, set_gallery
from news.models import Article, Correction, Document, Picture, Tag
from tests.news.conftest import parsed

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
NASTY = [
    "A & B < C > D",
    "<script>alert(1)</script>",
    "]]> &amp; &lt;b&gt;",
    "Kutip \"ganda\" dan 'tunggal'",
    "Emoji \U0001f5f3\ufe0f dan \u05d0",
    "&#x1;&#0;",
]
MOMENT = datetime(2025, 10, 18, 12, 30, tzinfo=UTC)
LATER = datetime(2025, 10, 20, 1, 0, tzinfo=UTC)


def rss_items(client):
    answer = client.get("/berita/rss/")
    assert answer.status_code == 200
    return parsed(answer.content).findall("channel/item")


def atom_entries(client):
    answer = client.get("/berita/atom/")
    assert answer.status_code == 200
    return parsed(answer.content).findall(f"{ATOM}entry")


def _pictured(alt, caption):
    return Picture.objects.create(
        folder="pictures/b", width=800, height=600, kept_widths=[320], kept_formats=["jpg"],
        title="Rapat", alt=alt, caption=caption,
    )  # fmt: skip


def _printed(title):
    return Document.objects.create(
        title=title, file="documents/a/berita-acara.pdf", size=2048, sha256="a" * 64
    )


@pytest.mark.parametrize("title", NASTY)
def test_titles_arrive_as_written(client, make_article, title):
    make_article(title, lead=title, byline=title[:60], tags=[Tag.objects.spelled("A & B")])
    assert rss_items(client)[0].findtext("title") == title
    assert atom_entries(client)[0].findtext(f"{ATOM}title") == title
    assert rss_items(client)[0].findtext("category") == "A & B"


def test_stored_control_characters_break_nothing(client, make_article):
    article = make_article(tags=[Tag.objects.spelled("Pemilu")], lead="Teras.")
    with connection.cursor() as cursor:
        dirty = "a\x01b\x0bc\x1fd\ufffee\U0001ffff"
        cursor.execute("UPDATE news_article SET body = %s, byline = %s", [dirty, dirty])
    text = "<p>Teras.</p>abcde<p>(***abcde)</p>"
    assert rss_items(client)[0].findtext(CONTENT) == text
    assert atom_entries(client)[0].findtext(f"{ATOM}content") == text
    assert client.get(article.get_absolute_url()).status_code == 200


DIRTYING = [
    "UPDATE news_article SET body = %s",
    "UPDATE news_article SET dateline = %s",
    "UPDATE news_article SET byline = %s",
    "UPDATE news_article SET cover_alt = %s",
    "UPDATE news_article SET cover_caption = %s",
    "UPDATE news_article SET cover_credit = %s",
    "UPDATE news_tag SET name = %s",
    "UPDATE news_correction SET text = %s",
]


@pytest.mark.parametrize("dirtying", DIRTYING)
def test_no_field_with_a_stored_control_character_breaks_a_feed(
    client, make_article, picture, dirtying
):
    tag = Tag.objects.spelled("Pemilu")
    article = make_article(tags=[tag], cover=picture, cover_alt="Rapat", body="<p>Isi.</p>")
    Correction.objects.create(article=article, text="Perbaikan.")
    with connection.cursor() as cursor:
        cursor.execute(dirtying, ["a\x0bb\x01c\x9f\ufffe & d"])
    for path in ("/berita/rss/", "/berita/atom/", "/berita/tag/pemilu/rss/"):
        answer = client.get(path)
        assert answer.status_code == 200
        entries = parsed(answer.content)
        attributes = [value for each in entries.iter() for value in each.attrib.values()]
        assert "abc & d" in unescape(" ".join([*entries.itertext(), *attributes])).lower()


def test_a_feed_reads_as_the_page_does(client, make_article, picture):
    article = make_article(
        cover=picture, cover_alt="Petugas menghitung", cover_caption="Rapat di aula",
        cover_credit="Foto: Humas", body="<p>Rapat digelar.</p><p>Selesai.</p>", dateline="Klaten",
        byline="vit/kpuklt", lead="Hadir 5 < 7 anggota.",
    )  # fmt: skip
    set_gallery(article, [_pictured("Ketua mengetuk palu", "Suasana rapat")])
    set_attachments(article, [_printed("Berita acara")])
    for text, moment in [("Jumlah TPS 12,\nbukan 21.", MOMENT), ("Nama <b>ketua</b>.", LATER)]:
        Correction.objects.create(article=article, text=text, at=moment, by_name="Rahasia")
    in_order = [
        "Hadir 5 &lt; 7 anggota.", 'alt="Petugas menghitung"', "Rapat di aula", "(Foto: Humas)",
        "Catatan perbaikan",
        "20 Oktober 2025, 08.00 WIB", "Nama &lt;b&gt;ketua&lt;/b&gt;.",
        "18 Oktober 2025, 19.30 WIB", "Jumlah TPS 12,<br>bukan 21.",
        "KLATEN</strong> - Rapat digelar.", "<p>Selesai.</p>", "(***vit/kpuklt)",
        "/media/documents/a/berita-acara.pdf", ">Berita acara</a>", "(PDF, 2 KB)",
        'alt="Ketua mengetuk palu"', "Suasana rapat",
    ]  # fmt: skip
    page = client.get(article.get_absolute_url()).content.decode()
    rss, atom = rss_items(client)[0], atom_entries(client)[0]
    for html in (page[page.index("<article>") :], *(
        rss.findtext(CONTENT), atom.findtext(f"{ATOM}content"),
    )):  # fmt: skip
        places = [html.find(each) for each in in_order]
        assert -1 not in places, in_order[places.index(-1)]
        assert places == sorted(places)
        assert "Rahasia" not in html
    bare = make_article("Polos", body="<p>Isi.</p>", cover=picture, cover_alt="Rapat")
    assert bare.pk
    html = next(each for each in rss_items(client) if each.findtext("title") == "Polos")
    assert html.findtext(CONTENT).endswith("</figure><p>Isi.</p>")
    for absent in ("figcaption", "Galeri", "Lampiran"):
        assert absent not in html.findtext(CONTENT)


def test_a_correction_is_news_to_whoever_has_the_entry(client, make_article):
    article = make_article(published_at=MOMENT, updated_at=MOMENT)
    Correction.objects.create(article=article, text="Perbaikan.", at=LATER)
    assert atom_entries(client)[0].findtext(f"{ATOM}updated") == "2025-10-20T08:00:00+07:00"
    assert atom_entries(client)[0].findtext(f"{ATOM}published") == "2025-10-18T19:30:00+07:00"


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_a_feed_without_articles_stays_the_same(client, kind):
    Article.objects.all().delete()
    first = client.get(f"/berita/{kind}/")
    with time_machine.travel(LATER):
        kept = client.get(f"/berita/{kind}/", headers={"If-None-Match": first["ETag"]})
    assert kept.status_code == 304


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(min_size=1, max_size=80))
def test_any_text_gives_a_well_formed_feed(client, make_article, text):
    Article.objects.all().delete()
    article = make_article(
        f"x{text}", lead=f"x{text}", body=text, dateline=text[:60], byline=text[:60]
    )
    Correction.objects.create(article=article, text=f"x{text}")
    assert len(rss_items(client)) == len(atom_entries(client)) == 1


def test_the_text_is_whole_and_every_address_absolute(client, make_article, settings):
    settings.SITE_URL = "https://kpu.example"
    body = (
        '<p>Baca <a href="/ipp/">indeks</a>, <a href="#x">bagian</a>, '
        '<a href="https://lain.example/a?b=1&amp;c=2">lain</a>.</p>'
        '<figure><img src="/media/a.jpg" alt="Peta"></figure><p>Tulis href="/x" saja.</p>'
    )
    make_article("Satu", slug="satu", body=body)
    for html in (
        rss_items(client)[0].findtext(CONTENT),
        atom_entries(client)[0].findtext(f"{ATOM}content"),
    ):
        assert 'href="https://kpu.example/ipp/"' in html
        assert 'href="https://kpu.example/berita/satu/#x"' in html
        assert 'href="https://lain.example/a?b=1&amp;c=2"' in html
        assert 'src="https://kpu.example/media/a.jpg"' in html
        assert 'Tulis href="/x" saja.' in html
    entry = parsed(client.get("/berita/atom/", HTTP_HOST="localhost").content)
    links = [link.get("href") for link in entry.iter(f"{ATOM}link")]
    assert {urlsplit(link).netloc for link in links} == {"kpu.example"}


def test_the_cover_comes_along(client, make_article, picture, settings):
    settings.SITE_URL = "https://kpu.example"
    make_article(cover=picture, cover_alt='Petugas & "warga"', body="<p>Isi.</p>")
    html = rss_items(client)[0].findtext(CONTENT)
    assert f'src="https://kpu.example{picture.url}"' in html
    assert "Petugas &amp; &quot;warga&quot;" in html
    assert html.index("<figure>") < html.index("Isi.")


def test_dates_stand_in_the_offices_zone(client, make_article):
    make_article(published_at=MOMENT, updated_at=MOMENT)
    date = rss_items(client)[0].findtext("pubDate")
    assert date == "Sat, 18 Oct 2025 19:30:00 +0700"
    assert parsedate_to_datetime(date) == MOMENT
    entry = atom_entries(client)[0]
    assert entry.findtext(f"{ATOM}published") == "2025-10-18T19:30:00+07:00"
    assert entry.findtext(f"{ATOM}updated") == "2025-10-18T19:30:00+07:00"


def test_the_feeds_say_who_and_in_which_language(client, make_article):
    make_article(lead="Satu & dua <tiga>")
    rss = parsed(client.get("/berita/rss/").content).find("channel")
    assert rss.findtext("language") == "id"
    assert rss.findtext("title").startswith("Berita KPU ")
    assert rss.findtext("item/description") == "Satu &amp; dua &lt;tiga&gt;"
    atom = parsed(client.get("/berita/atom/").content)
    assert atom.get("{http://www.w3.org/XML/1998/namespace}lang") == "id"
    assert atom.findtext(f"{ATOM}author/{ATOM}name").startswith("KPU ")
    assert atom.findtext(f"{ATOM}id")


@pytest.mark.parametrize(("path", "kind"), [("rss", "rss+xml"), ("atom", "atom+xml")])
def test_a_feed_without_articles_is_a_feed(client, path, kind):
    answer = client.get(f"/berita/{path}/")
    assert answer["Content-Type"] == f"application/{kind}; charset=utf-8"
    assert parsed(answer.content) is not None


def test_the_newest_twenty(client, make_article):
    for number in range(23):
        make_article(f"Berita {number}")
    found = [item.findtext("title") for item in rss_items(client)]
    assert found == [f"Berita {number}" for number in range(22, 2, -1)]
