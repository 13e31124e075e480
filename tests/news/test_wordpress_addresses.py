"""The address of an article that moved in, and the old ones that lead to it."""

from pathlib import Path
from typing import Any

import pytest

from tests.news.wordpress_export import SITE, item
from tests.news.wordpress_runs import moved


def test_an_address_that_another_article_has_is_numbered(make_article, tmp_path: Path) -> None:
    make_article("Lain", slug="tulisan-1")
    ((article,), said) = moved(tmp_path, item(1))
    assert article.slug == "tulisan-1-2"
    assert "menjadi “tulisan-1-2”" in said
    paths = {old.path for old in article.old_addresses.all()}
    assert paths == {"/2019/03/12/tulisan-1", "/tulisan-1", "/?p=1"}


def test_the_slug_alone_leads_to_a_post_unless_it_is_another_page(
    tmp_path: Path, db: None, client: Any
) -> None:
    moved(
        tmp_path, item(1, slug="rapat"), item(2, slug="profil"), item(3, slug="rapat"),
        item(4, slug="lain", link=f"{SITE}/index.php/Bimtek/"), item(5, slug="bimtek"),
        item(9, kind="page", link=f"{SITE}/profil/"),
    )  # fmt: skip
    for address, slug in [
        ("/rapat/", "rapat"), ("/index.php/2019/03/12/profil", "profil"), ("/bimtek", "lain"),
        ("/?p=3", "rapat-2"), ("/2019/03/12/bimtek/?utm_source=wa", "bimtek"),
    ]:  # fmt: skip
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (301, f"/berita/{slug}/")
    assert client.get("/profil/").status_code == 404


def test_why_an_address_is_another_one_is_told_truly(tmp_path: Path, db: None, client: Any) -> None:
    draft = {"slug": "", "status": "draft"}
    found, said = moved(
        tmp_path, item(1, slug="rapat"), item(2, slug="rapat", link=f"{SITE}/2020/rapat/"),
        item(3, slug="%d8%b9"),
        item(4, **draft, title="", content="", link=f"{SITE}/?p=4"),
        item(5, **draft, title="", content="", link=f"{SITE}/?p=5"),
        item(6, **draft, title="Rapat", link=f"{SITE}/?p=6"),
        item(7, **draft, title="Lain sekali", link=f"{SITE}/?p=7"),
    )  # fmt: skip
    assert [article.slug for article in found] == [
        "rapat", "rapat-2", "berita", "berita-2", "berita-3", "rapat-3", "lain-sekali",
    ]  # fmt: skip
    assert client.get("/2019/03/12/%d8%b9/")["Location"] == "/berita/berita/"
    told = [line.rpartition(": ")[2] for line in said.splitlines() if "lamat" in line]
    assert told == [
        'Alamat “rapat” sudah dipakai; menjadi “rapat-2”.',
        'Alamat “\u0639” tidak punya huruf atau angka Latin; menjadi “berita”.',
        *(f'Di WordPress belum beralamat; di sini menjadi “{slug}”.' for slug in
          ("berita-2", "berita-3", "rapat-3")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("slug", "title", "kept"),
    [
        ("%e2%80%9crapat%e2%80%9d-pleno", "x", "rapat-pleno"), ("rapat_pleno", "x", "rapat-pleno"),
        ("rapat__trashed", "x", "rapat"), ("", "Rapat Pleno", "rapat-pleno"),
        ("%d8%b9", "\u0639", "berita"), ("tag", "x", "tag-2"), ("a" * 300, "x", "a" * 180),
    ],
)  # fmt: skip
def test_slugs_of_all_kinds(slug: str, title: str, kept: str, tmp_path: Path, db: None) -> None:
    ((article,), _) = moved(tmp_path, item(1, slug=slug, title=title))
    assert article.slug == kept


def test_a_dated_link_finds_a_post_whose_site_has_left_dates_out(
    tmp_path: Path, db: None, client: Any
) -> None:
    (_, article), said = moved(
        tmp_path, item(1, slug="rapat", link=f"{SITE}/rapat/"),
        item(2, content=f'A.\n\nB <a href="{SITE}/2019/03/12/rapat/#isi">x</a> '
             '<a href="/2019/03/hilang/">y</a>'),
    )  # fmt: skip
    assert '<a href="/berita/rapat/#isi"' in article.body
    assert f"1 tautan masih menuju halaman situs lama: {SITE}/2019/03/hilang/." in said
    assert client.get("/2019/03/rapat/")["Location"] == "/berita/rapat/"
