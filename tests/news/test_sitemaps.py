"""Search engines are told exactly what readers can open."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from news.models import Tag
from news.sitemaps import ArticleSitemap
from tests.news.conftest import parsed

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries(client, section):
    found = parsed(client.get(f"/sitemap-{section}.xml").content)
    return {urlsplit(url.findtext(f"{SITEMAP}loc")).path: url for url in found}


def test_articles_that_are_public_and_all_of_them(client, make_article):
    public = [make_article(f"Berita {number}") for number in range(3)]
    make_article("Draf", published_at=None)
    make_article("Nanti", published_at=timezone.now() + timedelta(hours=1))
    found = entries(client, "berita")
    assert set(found) == {article.get_absolute_url() for article in public}
    assert all(client.get(path).status_code == 200 for path in found)
    changed = found[public[0].get_absolute_url()].findtext(f"{SITEMAP}lastmod")
    assert changed == timezone.localtime(public[0].updated_at).date().isoformat()


def test_tags_of_public_articles(client, make_article):
    used, unused = Tag.objects.spelled("Pemilu"), Tag.objects.spelled("Rahasia")
    make_article(tags=[used])
    make_article("Draf", published_at=None, tags=[unused])
    found = entries(client, "tag")
    assert set(found) == {"/berita/tag/pemilu/"}
    assert client.get("/berita/tag/pemilu/").status_code == 200


def test_the_index_knows_the_latest_change_by_one_question(make_article, django_assert_num_queries):
    make_article("Lama", updated_at=timezone.now() - timedelta(days=9))
    newest = make_article("Baru", updated_at=timezone.now() - timedelta(days=1))
    with django_assert_num_queries(1):
        assert ArticleSitemap().get_latest_lastmod() == newest.updated_at
