"""What can not be taken in is said with its place and the way to mend it, and changes nothing."""

import gzip
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from news.models import Article
from news.moving.wordpress.refusals import BadExport
from news.moving.wordpress.survey import survey
from tests.news.wordpress_export import SITE, export, item, written
from tests.news.wordpress_runs import dump, files, photo, run

WHOLE = export([item(1), item(2), item(3)])
WARNED = f"<br />\n<b>Warning</b>: Cannot modify header\n{WHOLE}"


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """An export that is in order."""
    return written(tmp_path / "sedikit.xml", WHOLE)


def refused(*arguments: object) -> str:
    """What the command says when it ends with status 1."""
    with pytest.raises(CommandError) as error:
        run(*arguments)  # type: ignore[arg-type]  # texts and names
    assert error.value.returncode == 1
    said = str(error.value)
    assert said.endswith(".")
    assert "Traceback" not in said
    return said


def test_a_broken_file_says_where_and_changes_nothing(few: Path, tmp_path: Path, db: None) -> None:
    before = dump()
    text = few.read_text("utf-8").replace("<wp:post_id>3<", "<wp:post_id>&3<")
    line = 1 + text[: text.index("&3")].count("\n")
    said = refused(written(tmp_path / "rusak.xml", text))
    assert said.startswith(f"rusak.xml: Baris {line}, kolom ")
    assert said.endswith("Tidak ada yang diubah.")
    assert dump() == before


@pytest.mark.parametrize(
    ("content", "where", "told"),
    [
        (b"", "Baris 1, kolom 1", "kosong"), (b"\n \n", "Baris 1, kolom 1", "kosong"),
        (b"\0" * 500, "Baris 1, kolom 1", "kosong"),
        (b"<!DOCTYPE html>\n<html><body>Galat</body></html>", "Baris 1", "halaman web"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x" "y"><html/>', "Baris 2", "halaman web"),
        (gzip.compress(WHOLE.encode()), "Baris 1", "terkompresi. Buka dahulu"),
        (b"PK\x03\x04" + WHOLE.encode(), "Baris 1", "terkompresi. Buka dahulu"),
        (b"%PDF-1.4\n\xff\xfe", "Baris 1", "bukan ekspor WordPress"),
        (b"-- MySQL dump\nINSERT INTO wp_posts", "Baris 1", "bukan ekspor WordPress"),
        (WARNED.encode(), "Baris 3, kolom 1", "Hapus semua yang ada sebelum <?xml"),
        (WARNED.encode("utf-16"), "Baris 3, kolom 1", "Hapus semua yang ada sebelum <?xml"),
        (f"{WHOLE}<script>x</script>".encode(), f"Baris {WHOLE.count(chr(10)) + 1}, kolom 1",
         "Hapus semua yang ada sesudah </rss>"),
        (WHOLE.replace("</channel>\n</rss>", "<p>Critical error</p>").encode(), "kolom",
         "terpotong"),
        (WHOLE[: WHOLE.index("Paragraf kedua")].encode(), "Baris ", "terpotong"),
    ],
)  # fmt: skip
def test_what_is_no_whole_export_is_named(
    content: bytes, where: str, told: str, tmp_path: Path, db: None
) -> None:
    said = refused(written(tmp_path / "x.xml", content))
    assert said.startswith(f"x.xml: {where}") or where in said
    assert told in said
    assert said.endswith("Tidak ada yang diubah.")
    assert not Article.objects.exclude(origin=None).exists()


def test_wherever_it_was_cut_it_is_called_cut(tmp_path: Path) -> None:
    for place in range(WHOLE.index("<rss"), WHOLE.rindex("</rss>")):
        with pytest.raises(BadExport, match=r"Baris \d+, kolom \d+: Berkas terpotong"):
            survey([written(tmp_path / "x.xml", WHOLE[:place])])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["tidak-ada.xml"], "berkas tidak ada. Periksa nama"), (["."], "itu folder. Tulis nama"),
        (["{few}", "--pictures", "/tidak/ada"], 'Folder gambar “/tidak/ada” tidak ada'),
        (["{few}", "--pictures", "{few}"], "itu berkas, bukan folder"),
        (["{few}", "--by", "siapa"], 'Pengguna “siapa” tidak ada'),
    ],
)  # fmt: skip
def test_what_can_not_be_used_is_said(arguments: list[str], told: str, few: Path, db: None) -> None:
    said = refused(*(each.format(few=few) for each in arguments))
    assert told in said
    assert "Yang sudah dipindahkan" not in said


def test_what_may_not_be_read_is_said(few: Path, monkeypatch: Any, db: None) -> None:
    def closed(path: Path, *_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", closed)  # whoever runs the tests may read everything
    said = refused(few)
    assert "tidak ada izin membaca. Beri izin baca" in said
    assert said.endswith("Tidak ada yang diubah.")


def test_parts_of_two_sites_are_not_mixed(few: Path, tmp_path: Path, db: None) -> None:
    other = export([item(9)], site="https://lain.kpu.example")
    said = refused(few, str(written(tmp_path / "lain.xml", other)))
    assert said.startswith("lain.xml: Berkas ini dari situs lain.kpu.example")
    assert not Article.objects.exclude(origin=None).exists()


def test_an_export_without_posts_says_what_to_export(tmp_path: Path, db: None) -> None:
    for posts in ([], [item(1, kind="page")]):
        said = run(written(tmp_path / "x.xml", export(posts)))
        assert "Tidak ada tulisan yang dapat dipindahkan" in said
        assert "pilih “Semua konten”" in said


def test_a_folder_without_any_of_the_pictures_is_doubted(
    tmp_path: Path, media: Path, db: None
) -> None:
    names = ("ada", "hilang")
    images = [f'<img src="{SITE}/wp-content/uploads/2019/03/{name}.jpg">' for name in names]
    path = written(tmp_path / "x.xml", export([item(1, content=f"a\n\n{''.join(images)}")]))
    told = "Tidak satu pun gambar ditemukan di folder --pictures"
    empty = tmp_path / "kosong"
    empty.mkdir()
    assert told in run(path, "--dry-run", "--pictures", str(empty))
    assert told not in run(path, "--dry-run")
    photo(tmp_path / "uploads" / "2019" / "03" / "ada.jpg")
    assert told not in run(path, "--dry-run", "--pictures", str(tmp_path))
    assert files(media) == []


def test_what_can_not_be_stored_is_told_and_the_rest_comes(tmp_path: Path, db: None) -> None:
    long, far = "kata " * 45_000, "kata " * 90_000
    path = written(
        tmp_path / "x.xml", export([item(1, content="a\n\n" + long), item(2, content=far), item(3)])
    )
    out = StringIO()
    with pytest.raises(CommandError, match="2 tulisan tidak dipindahkan"):
        call_command("import_wordpress", str(path), stdout=out)
    assert [str(article) for article in Article.objects.exclude(origin=None)] == ["Tulisan 3"]
    assert "tulisan 2 “Tulisan 2”: isinya lebih dari 400000 huruf" in out.getvalue()
    assert re.search(r"tulisan 1 “Tulisan 1”: Isi: .*200000", out.getvalue())
