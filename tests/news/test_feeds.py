"""Feeds are well-formed whatever stands in the articles, and whole: text, links, dates."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.models import Article, Tag
from tests.news.conftest import parsed

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
NASTY = [
    "A & B < C > D",
    "<script>alert(1)</script>",
    "]]> &amp; &lt;b&gt;",
    "Kutip \"ganda\" dan 'tunggal'",
    "Emoji \U0001f5f3\ufe0f dan \u200f",
    "&#x1;&#0;",
]
MOMENT = datetime(2025, 10, 18, 12, 30, tzinfo=UTC)


def rss_items(client):
    answer = client.get("/berita/rss/")
    assert answer.status_code == 200
    return parsed(answer.content).findall("channel/item")


def atom_entries(client):
    answer = client.get("/berita/atom/")
    assert answer.status_code == 200
    return parsed(answer.content).findall(f"{ATOM}entry")


@pytest.mark.parametrize("title", NASTY)
def test_titles_arrive_as_written(client, make_article, title):
    make_article(title, lead=title, byline=title[:60], tags=[Tag.objects.spelled("A & B")])
    assert rss_items(client)[0].findtext("title") == title
    assert atom_entries(client)[0].findtext(f"{ATOM}title") == title
    assert rss_items(client)[0].findtext("category") == "A & B"


def test_stored_control_characters_break_nothing(client, make_article):
    article = make_article(tags=[Tag.objects.spelled("Pemilu")])
    with connection.cursor() as cursor:
        dirty = "a\x01b\x0bc\x1fd\ufffee\U0001ffff"
        cursor.execute("UPDATE news_article SET body = %s, byline = %s", [dirty, dirty])
    assert rss_items(client)[0].findtext(CONTENT) == "abcde"
    assert atom_entries(client)[0].findtext(f"{ATOM}content") == "abcde"
    assert client.get(article.get_absolute_url()).status_code == 200


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(min_size=1, max_size=80))
def test_any_text_gives_a_well_formed_feed(client, make_article, text):
    Article.objects.all().delete()
    make_article(f"x{text}", lead=f"x{text}", body=text, dateline=text[:60], byline=text[:60])
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
