"""Lists, feeds and files of a WordPress site lead to what readers can see here, or to nothing."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from news.models import Article, Document, Picture, Tag
from tests.news.wordpress_export import SITE, item
from tests.news.wordpress_runs import PDF, moved, photo

UP = "/wp-content/uploads/2019/03"


@pytest.fixture
def site(tmp_path: Path, media: Path, db: None) -> Article:
    """A post that came with its picture, its document, a tag and a category."""
    folder = tmp_path / "uploads" / "2019" / "03"
    photo(folder / "Foto.JPG")
    (folder / "sk.pdf").write_bytes(PDF)
    content = f'Teras.\n\n<img src="{SITE}{UP}/Foto.JPG"> <a href="{SITE}{UP}/sk.pdf">SK</a>'
    ((article,), _) = moved(
        tmp_path, item(1, slug="rapat", tags=["KPU Goes to School"], categories=["Kegiatan"],
                       content=content), arguments=("--pictures", str(tmp_path)),
    )  # fmt: skip
    return article


LISTS = {
    "/category/kegiatan/": "/berita/tag/kegiatan/",
    "/index.php/category/induk/kegiatan/page/3/": "/berita/tag/kegiatan/",
    "/Category/KEGIATAN?utm_source=wa": "/berita/tag/kegiatan/",
    "/category/kegiatan/feed/": "/berita/tag/kegiatan/rss/",
    "/tag/kpu-goes-to-school": "/berita/tag/kpu-goes-to-school/",
    "/?tag=kegiatan": "/berita/tag/kegiatan/",
    "/?category_name=induk/kegiatan": "/berita/tag/kegiatan/",
    "/feed/": "/berita/rss/", "/feed/rss2/": "/berita/rss/", "/rss": "/berita/rss/",
    "/feed/atom/": "/berita/atom/", "/?feed=rss2": "/berita/rss/", "/?feed=atom": "/berita/atom/",
    "/page/2/": "/berita/", "/blog/": "/berita/", "/blog/page/4": "/berita/",
    "/?s=rapat+pleno": "/cari/?q=rapat+pleno", "/?s=%26q%3D%0d%0ax": "/cari/?q=%26q%3D%0D%0Ax",
    "/index.php": "/", "/index.php/": "/", "/index.php?utm_source=wa": "/",
    "/2019/03/12/rapat/feed/": "/berita/rapat/", "/rapat/amp/": "/berita/rapat/",
    "/2019/03/12/rapat/2/": "/berita/rapat/", "/2019/03/12/rapat/comment-page-1/": "/berita/rapat/",
    "/blog/read/1471_rapat/": "/berita/rapat/", "/?p=1&preview=true": "/berita/rapat/",
    "/?x=2&p=1": "/berita/rapat/", "/index.php?p=1&x=2": "/berita/rapat/",
}  # fmt: skip


@pytest.mark.parametrize("address", LISTS)
def test_a_list_leads_to_the_list_here(address: str, site: Article, client: Client) -> None:
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (301, LISTS[address])
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/category/tidak-ada/", "/tag/", "/tag/a/b/c/", "/category/%F0%9F%98%80/", "/author/humas/",
        "/2019/", "/2019/03/", "/comments/feed/", "/wp-login.php", "/wp-admin/", "/xmlrpc.php",
        "/wp-json/wp/v2/posts", f"{UP}/", f"{UP}/tidak.jpg", f"{UP}/../../../etc/passwd",
        f"{UP}/%25.jpg", "/wp-content/uploads/sk.pdf", "/wp-content/plugins/x.php", "/feedx",
        "/index.php?p=2", "/index.php?page_id=9", "/?p=2", "/?s=", "/?tag=%00", "/?cat=1",
    ],
)  # fmt: skip
def test_what_is_not_here_is_not_pretended(address: str, site: Article, client: Client) -> None:
    response = client.get(address)
    assert response.status_code in {400, 404}
    assert "Location" not in response


@pytest.mark.parametrize(
    "asked", [f"{UP}/Foto.JPG", f"{UP}/foto.jpg?ver=2", f"{UP}/Foto-300x200.JPG",
              f"/index.php{UP}/Foto-scaled.JPG"],
)  # fmt: skip
def test_a_picture_is_found_under_its_old_address(
    asked: str, site: Article, client: Client
) -> None:
    response = client.get(asked)
    assert (response.status_code, response["Location"]) == (301, Picture.objects.get().url)
    assert client.get(response["Location"])["Content-Type"] == "image/jpeg"


def test_a_document_is_found_under_its_old_address(site: Article, client: Client) -> None:
    response = client.get(f"{UP}/sk.pdf")
    assert (response.status_code, response["Location"]) == (301, Document.objects.get().url)


@pytest.mark.parametrize(
    "hidden",
    [
        {"state": "draft"}, {"state": "withdrawn"},
        {"published_at": timezone.now() + timezone.timedelta(days=1)},  # type: ignore[attr-defined]  # Django has it from datetime
    ],
)  # fmt: skip
def test_nothing_of_an_article_that_is_not_public_is_led_to(
    hidden: Any, site: Article, client: Client
) -> None:
    Article.objects.filter(pk=site.pk).update(**hidden)
    for address in [f"{UP}/Foto.JPG", f"{UP}/sk.pdf", "/category/kegiatan/", "/rapat/feed/"]:
        assert client.get(address).status_code == 404


def test_a_category_that_was_merged_leads_to_the_tag_that_took_it(
    site: Article, client: Client
) -> None:
    tag = Tag.objects.get(name="Kegiatan")
    tag.synonyms.create(name="Agenda")
    assert client.get("/category/agenda/")["Location"] == "/berita/tag/kegiatan/"


def test_a_missing_page_asks_no_more_than_before(
    site: Article, client: Client, django_assert_num_queries
) -> None:
    with django_assert_num_queries(1):
        assert client.get("/wp-login.php").status_code == 404
    with django_assert_num_queries(3):
        assert client.get(f"{UP}/tidak.jpg").status_code == 404
