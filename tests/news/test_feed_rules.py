"""Feeds by the letter: RFC 4287 for Atom, the RSS 2.0 specification with the Advisory Board's
recommendations, for all articles and for one tag."""

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.models import Article, Tag, TagSynonym
from tests.news.conftest import parsed

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
MEDIA = "{http://search.yahoo.com/mrss/}"
RSS_PATHS = ["/berita/rss/", "/berita/tag/pemilu/rss/"]
ATOM_PATHS = ["/berita/atom/", "/berita/tag/pemilu/atom/"]
SITE = "https://kpu.example"


@pytest.fixture(autouse=True)
def _articles(make_article, picture, settings):
    settings.SITE_URL = SITE
    tags = [Tag.objects.spelled("Pemilu"), Tag.objects.spelled("Data")]
    make_article(
        "Satu & <dua>", tags=tags, cover=picture, cover_alt="Meja & kursi", cover_credit="Humas"
    )
    make_article("Dua", tags=tags[:1], byline="vit/kpuklt")
    make_article("Lain", tags=tags[1:])


def is_absolute(address):
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and address.isascii()


def check_rss(root):
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    (channel,) = root
    assert channel.tag == "channel"
    for name in ("title", "link", "description"):
        assert len(channel.findall(name)) == 1, f"channel needs one {name}"
        assert channel.findtext(name)
    assert is_absolute(channel.findtext("link"))
    assert channel.findtext("language") == "id"
    parsedate_to_datetime(channel.findtext("lastBuildDate"))
    (own,) = channel.findall(f"{ATOM}link")
    assert (own.get("rel"), is_absolute(own.get("href"))) == ("self", True)
    guids = [check_rss_item(item) for item in channel.findall("item")]
    assert len(set(guids)) == len(guids)
    return guids


def check_rss_item(item):
    names = [each.tag for each in item]
    for name in ("title", "link", "description", "guid", "pubDate"):
        assert names.count(name) == 1, f"item needs one {name}"
    assert "author" not in names, "author would have to be an e-mail address"
    assert is_absolute(item.findtext("link"))
    assert parsedate_to_datetime(item.findtext("pubDate")).tzinfo is not None
    guid = item.find("guid")
    assert guid.get("isPermaLink") == "false"
    for media in item.findall(f"{MEDIA}content"):
        assert is_absolute(media.get("url"))
        assert (media.get("medium"), media.get("type")) == ("image", "image/jpeg")
    return guid.text


def check_atom(root):
    assert root.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert len(root.findall(ATOM + name)) == 1, f"feed needs one {name}"
    check_moment(root.findtext(f"{ATOM}updated"))
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert {"self", "alternate"} <= set(links)
    assert all(map(is_absolute, links.values()))
    ids = [check_entry(entry, root) for entry in root.findall(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids)
    return ids


def check_entry(entry, feed):
    for name in ("id", "title", "updated"):
        assert len(entry.findall(ATOM + name)) == 1, f"entry needs one {name}"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") or feed.findtext(f"{ATOM}author/{ATOM}name")
    check_moment(entry.findtext(f"{ATOM}updated"))
    check_moment(entry.findtext(f"{ATOM}published"))
    for name in ("content", "summary"):
        assert len(entry.findall(ATOM + name)) <= 1
        assert entry.find(ATOM + name).get("type") == "html"
    links = entry.findall(f"{ATOM}link")
    assert [link.get("rel") for link in links].count("alternate") == 1
    assert all(is_absolute(link.get("href")) for link in links)
    assert urlsplit(entry.findtext(f"{ATOM}id")).scheme
    return entry.findtext(f"{ATOM}id")


def check_moment(text):
    assert datetime.fromisoformat(text).tzinfo is not None


@pytest.mark.parametrize("path", RSS_PATHS)
def test_rss_keeps_its_rules(client, path):
    assert len(check_rss(parsed(client.get(path).content))) == (3 if path == RSS_PATHS[0] else 2)


@pytest.mark.parametrize("path", ATOM_PATHS)
def test_atom_keeps_its_rules(client, path):
    assert len(check_atom(parsed(client.get(path).content))) == (3 if path == ATOM_PATHS[0] else 2)


def test_an_entry_keeps_its_name_when_its_address_changes(client):
    before = check_rss(parsed(client.get("/berita/rss/").content))
    assert set(before) == set(check_atom(parsed(client.get("/berita/atom/").content)))
    article = Article.objects.get(title="Dua")
    article.slug = "alamat-baru"
    article.save()
    assert check_rss(parsed(client.get("/berita/rss/").content)) == before


def test_the_cover_is_told_to_programs(client, picture):
    media = parsed(client.get("/berita/rss/").content).find(f".//{MEDIA}content")
    assert media.get("url") == SITE + picture.url
    assert (media.get("width"), media.get("height")) == ("1600", "900")
    assert media.findtext(f"{MEDIA}description") == "Meja & kursi"
    assert media.findtext(f"{MEDIA}credit") == "Humas"
    links = parsed(client.get("/berita/atom/").content).findall(f".//{ATOM}link[@rel='enclosure']")
    assert [link.get("href") for link in links] == [SITE + picture.url]


def test_a_tags_page_leads_to_its_feeds(client):
    html = client.get("/berita/tag/pemilu/").content.decode()
    for kind in ("rss", "atom"):
        assert f'type="application/{kind}+xml" title="#Pemilu' in html
        assert f'href="/berita/tag/pemilu/{kind}/"' in html
        feed = parsed(client.get(f"/berita/tag/pemilu/{kind}/").content)
        assert f"{SITE}/berita/tag/pemilu/{kind}/" in [
            link.get("href") for link in feed.iter(f"{ATOM}link") if link.get("rel") == "self"
        ]


@pytest.mark.parametrize("kind", ["rss/", "atom/", ""])
def test_a_synonym_leads_to_its_tag_while_readers_can_meet_it(client, make_article, kind):
    TagSynonym.objects.create(name="Pemilihan umum", tag=Tag.objects.get(slug="pemilu"))
    moved = client.get(f"/berita/tag/pemilihan-umum/{kind}")
    assert (moved.status_code, moved["Location"]) == (301, f"/berita/tag/pemilu/{kind}")
    unused = Tag.objects.spelled("Rahasia")
    TagSynonym.objects.create(name="Sembunyi", tag=unused)
    make_article("Draf", published_at=None, tags=[unused])
    for slug in ("sembunyi", "rahasia", "tiada"):
        assert client.get(f"/berita/tag/{slug}/{kind}").status_code == 404


@pytest.mark.parametrize(
    "path", [*RSS_PATHS, *ATOM_PATHS, "/sitemap.xml", "/sitemap-berita.xml", "/sitemap-news.xml"]
)
def test_who_has_it_already_gets_it_again_only_when_it_changed(client, make_article, path):
    first = client.get(path)
    assert "Last-Modified" not in first
    asked = {"If-None-Match": first["ETag"]}
    assert client.get(path, headers=asked).status_code == 304
    article = Article.objects.get(title="Dua")
    Article.objects.filter(pk=article.pk).update(state="withdrawn")
    if path != "/sitemap.xml":
        assert client.get(path, headers=asked).status_code == 200
    old = {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    assert client.get(path, headers=old).status_code == 200, "no moment tells of a withdrawal"


@pytest.mark.parametrize(("path", "budget"), [(path, 2) for path in (*RSS_PATHS, *ATOM_PATHS)])
def test_a_feed_costs_the_same_for_few_and_many(client, make_article, path, budget):
    counted = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        counted.append(len(queries))
        for number in range(25):
            make_article(f"Berita {number}", tags=[Tag.objects.get(slug="pemilu")])
    assert counted[0] == counted[1] <= budget


def test_a_scheduled_article_enters_when_its_time_comes(client, make_article, time_machine):
    soon = timezone.now() + timedelta(minutes=5)
    make_article("Nanti", tags=[Tag.objects.get(slug="pemilu")], published_at=soon)
    for path in (*RSS_PATHS, *ATOM_PATHS):
        assert b"Nanti" not in client.get(path).content
    time_machine.move_to(soon)
    for path in (*RSS_PATHS, *ATOM_PATHS):
        assert b"Nanti" in client.get(path).content
