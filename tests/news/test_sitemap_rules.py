"""Sitemaps by the letter: the rules of the sitemap, image and news schemas."""

import re
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.models import Article, Tag
from tests.news.conftest import parsed

pytestmark = pytest.mark.django_db

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
SITE = "https://kpu.example"
SECTIONS = ["halaman", "berita", "news", "tag", "edisi", "wilayah"]
DATE = r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


def names(element):
    return [each.tag for each in element]


def check_location(text):
    parts = urlsplit(text)
    assert f"{parts.scheme}://{parts.netloc}" == SITE
    assert text.isascii()
    assert 12 <= len(text) <= 2048


def check_urlset(root):
    assert root.tag == f"{MAP}urlset"
    assert set(names(root)) == {f"{MAP}url"}, "a urlset holds urls, at least one"
    assert len(root) <= 50_000
    for url in root:
        check_url(url)
    return [url.findtext(f"{MAP}loc") for url in root]


def check_url(url):
    ours = [name.removeprefix(MAP) for name in names(url) if name.startswith(MAP)]
    assert ours.count("loc") == 1
    assert ours == [name for name in ("loc", "lastmod", "changefreq", "priority") if name in ours]
    assert names(url)[: len(ours)] == [MAP + name for name in ours], "others stand behind"
    check_location(url.findtext(f"{MAP}loc"))
    assert re.fullmatch(DATE, url.findtext(f"{MAP}lastmod", "2025-01-01"))
    assert len(url.findall(f"{IMAGE}image")) <= 1000
    for image in url.findall(f"{IMAGE}image"):
        assert names(image) == [f"{IMAGE}loc"]
        check_location(image.findtext(f"{IMAGE}loc"))
    assert len(url.findall(f"{NEWS}news")) <= 1
    for news in url.findall(f"{NEWS}news"):
        check_news(news)


def check_news(news):
    publication, moment, title = news
    assert names(news) == [NEWS + name for name in ("publication", "publication_date", "title")]
    assert names(publication) == [f"{NEWS}name", f"{NEWS}language"]
    assert publication.findtext(f"{NEWS}name").startswith("KPU ")
    assert re.fullmatch(r"[a-z]{2,3}", publication.findtext(f"{NEWS}language"))
    assert re.fullmatch(DATE, moment.text)
    assert title.text.strip()


def check_index(root):
    assert root.tag == f"{MAP}sitemapindex"
    assert set(names(root)) == {f"{MAP}sitemap"}
    for sitemap in root:
        assert names(sitemap)[0] == f"{MAP}loc"
        assert set(names(sitemap)) <= {f"{MAP}loc", f"{MAP}lastmod"}
        check_location(sitemap.findtext(f"{MAP}loc"))
        assert re.fullmatch(DATE, sitemap.findtext(f"{MAP}lastmod", "2025-01-01"))
    return [sitemap.findtext(f"{MAP}loc") for sitemap in root]


def located(client, section):
    return check_urlset(parsed(client.get(f"/sitemap-{section}.xml").content))


def test_the_index_and_all_it_names_keep_the_rules(client, make_article, picture, real):
    make_article("A & <b>", cover=picture, cover_alt="Meja", tags=[Tag.objects.spelled("Pemilu")])
    index = check_index(parsed(client.get("/sitemap.xml", HTTP_HOST="localhost").content))
    assert index == [f"{SITE}/sitemap-{section}.xml" for section in SECTIONS]
    for section in SECTIONS:
        assert located(client, section)
    robots = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {SITE}/sitemap.xml" in robots


def test_an_empty_sitemap_is_not_named(client, db):
    index = check_index(parsed(client.get("/sitemap.xml").content))
    assert not {f"{SITE}/sitemap-{name}.xml" for name in ("berita", "news", "tag")} & set(index)


def test_articles_show_their_pictures(client, make_article, picture):
    make_article("Dengan", slug="dengan", cover=picture, cover_alt="Meja")
    make_article("Tanpa", slug="tanpa")
    root = parsed(client.get("/sitemap-berita.xml").content)
    shown = {url.findtext(f"{MAP}loc"): url.findtext(f"{IMAGE}image/{IMAGE}loc") for url in root}
    assert shown == {f"{SITE}/berita/dengan/": SITE + picture.url, f"{SITE}/berita/tanpa/": None}


def test_news_are_two_days_old_at_most(client, make_article):
    now = timezone.now()
    make_article("Baru & <segar>", slug="baru", published_at=now - timedelta(hours=47))
    make_article("Lama", slug="lama", published_at=now - timedelta(hours=49))
    make_article("Nanti", slug="nanti", published_at=now + timedelta(minutes=1))
    make_article("Draf", slug="draf", published_at=None)
    assert located(client, "news") == [f"{SITE}/berita/baru/"]
    news = parsed(client.get("/sitemap-news.xml").content).find(f".//{NEWS}news")
    assert news.findtext(f"{NEWS}title") == "Baru & <segar>"
    told = datetime.fromisoformat(news.findtext(f"{NEWS}publication_date"))
    assert abs(told - (now - timedelta(hours=47))) < timedelta(seconds=1)


def test_without_news_the_newest_article_is_no_news(client, make_article):
    for days in (5, 4):
        moment = timezone.now() - timedelta(days=days)
        make_article(f"Berita {days}", slug=f"berita-{days}", published_at=moment)
    assert located(client, "news") == [f"{SITE}/berita/berita-4/"]
    assert parsed(client.get("/sitemap-news.xml").content).find(f".//{NEWS}news") is None


def test_many_articles_are_split_and_cost_no_more(client, make_article):
    counted = []
    for count in (10, 5001):
        Article.objects.all().delete()
        old = timezone.now() - timedelta(days=9)
        Article.objects.bulk_create(
            Article(title=f"B{n}", slug=f"b-{n}", lead="x", state="published", published_at=old)
            for n in range(count)
        )
        for path in ("/sitemap.xml", "/sitemap-berita.xml", "/sitemap-news.xml"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200
            counted.append((path, len(queries)))
    assert counted[:3] == counted[3:]
    assert dict(counted)["/sitemap-berita.xml"] <= 4
    assert dict(counted)["/sitemap-news.xml"] <= 2
    assert f"{SITE}/sitemap-berita.xml?p=2" in check_index(
        parsed(client.get("/sitemap.xml").content)
    )
    second = parsed(client.get("/sitemap-berita.xml?p=2").content)
    assert len(check_urlset(second)) == 1


def test_the_checks_would_notice():
    url = f"<url><loc>{SITE}/a/b/</loc><lastmod>2025-10-18</lastmod></url>"
    good = f'<urlset xmlns="{MAP[1:-1]}">{url}</urlset>'
    check_urlset(parsed(good.encode()))
    for broken in (
        good.replace("2025-10-18", "18 Oktober 2025"),
        good.replace(SITE, "http://localhost"),
        good.replace("<loc>", "<x/><loc>"),
        re.sub("<url>.*</url>", "", good),
    ):
        with pytest.raises(AssertionError):
            check_urlset(parsed(broken.encode()))
