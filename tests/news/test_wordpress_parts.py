"""An export in several files, or in several runs, is one site."""

from pathlib import Path

from news.models import Article
from tests.news.wordpress_export import SITE, attachment, export, item, written
from tests.news.wordpress_runs import dump, moved, photo, run


def parts(tmp_path: Path) -> list[Path]:
    """Posts and their pictures stand in different files, and point to each other."""
    photo(tmp_path / "uploads" / "2019" / "03" / "foto.jpg")
    first = [
        attachment(9, "2019/03/foto.jpg", alt="Rapat"), item(1, categories=["A"], creator="humas",
        content=f'Satu.\n\nBaca <a href="{SITE}/2019/03/12/tulisan-2/">dua</a>.'),
    ]  # fmt: skip
    second = [
        item(2, meta={"_thumbnail_id": "9"}, creator="vita",
             content='Dua.\n\nBaca <a href="/2019/03/12/tulisan-1/">satu</a>. [gallery ids="9"]'),
        item(1),
    ]  # fmt: skip
    return [
        written(tmp_path / "bagian-1.xml", export(first, authors={"humas": "Humas"})),
        written(tmp_path / "bagian-2.xml", export(second, authors={"vita": "Vita"})),
    ]


def test_files_that_are_given_together_are_read_as_one(
    tmp_path: Path, media: Path, db: None
) -> None:
    one, two = parts(tmp_path)
    given = (str(two), "--pictures", str(tmp_path))
    said = run(one, *given)
    first, second = Article.objects.exclude(origin=None).order_by("origin")
    assert 'href="/berita/tulisan-2/"' in first.body
    assert 'href="/berita/tulisan-1/"' in second.body
    assert second.cover is not None
    assert second.cover_alt == "Rapat"
    assert second.gallery.count() == 1
    assert (first.byline, second.byline) == ("Humas", "Vita")
    line = 1 + two.read_text("utf-8").partition("<wp:post_id>1<")[0].rpartition("<item>")[0].count(
        "\n"
    )
    assert f"bagian-2.xml, baris {line}, tulisan 1 “Tulisan 1”" in said
    assert "Perlu diperiksa" not in said
    before = dump()
    assert "Sudah ada di sini: 2." in run(one, *given)
    assert dump() == before


def test_files_that_are_given_one_after_the_other_say_what_they_miss(
    tmp_path: Path, media: Path, db: None
) -> None:
    one, two = parts(tmp_path)
    said = run(one, "--pictures", str(tmp_path))
    assert f"1 tautan masih menuju halaman situs lama: {SITE}/2019/03/12/tulisan-2/" in said
    both = two.read_text("utf-8")
    written(two, both[: both.rindex("\t<item>")] + both[both.index("</channel>") :])
    said = run(two, "--pictures", str(tmp_path))
    second = Article.objects.get(origin__endswith=":2")
    assert 'href="/berita/tulisan-1/"' in second.body
    assert second.cover is None
    told = "tidak tercatat dalam ekspor ini: nomor 9. Bila ekspornya beberapa berkas, berikan "
    "semuanya"
    assert f"Gambar utamanya {told}" in said
    assert f"1 gambar {told}" in said


def test_one_number_in_two_sites_is_two_articles(tmp_path: Path, db: None) -> None:
    other = "https://lain.kpu.example"
    moved(tmp_path, item(1))
    same = item(1, link=f"{other}/2019/03/12/tulisan-1/", guid=f"{other}/?p=1")
    run(written(tmp_path / "lain.xml", export([same], site=other)))
    found = Article.objects.exclude(origin=None).order_by("pk")
    assert [(article.origin, article.slug) for article in found] == [
        ("wp:kab-contoh.kpu.example:1", "tulisan-1"), ("wp:lain.kpu.example:1", "tulisan-1-2"),
    ]  # fmt: skip
