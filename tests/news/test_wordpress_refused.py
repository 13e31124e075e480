"""What can not be taken in is said with its place and the way to mend it, and changes nothing."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from news.models import Article
from tests.news.wordpress_export import export, item, written
from tests.news.wordpress_runs import dump, run


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """An export that is in order."""
    return written(tmp_path / "sedikit.xml", export([item(1), item(2), item(3)]))


def test_a_broken_file_says_where_and_changes_nothing(few: Path, tmp_path: Path, db: None) -> None:
    before = dump()
    text = few.read_text("utf-8").replace("<wp:post_id>3<", "<wp:post_id>&3<")
    line = 1 + text[: text.index("&3")].count("\n")
    with pytest.raises(
        CommandError, match=rf"Baris {line}, kolom .*Tidak ada yang diubah"
    ) as error:
        run(written(tmp_path / "rusak.xml", text))
    assert error.value.returncode == 1
    assert dump() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["tidak-ada.xml"], "berkas tidak ada"), (["."], "tidak dapat dibaca"),
        (["{few}", "--pictures", "/tidak/ada"], 'Folder gambar "/tidak/ada" tidak ada'),
        (["{few}", "--by", "siapa"], 'Pengguna "siapa" tidak ada'),
    ],
)  # fmt: skip
def test_what_can_not_be_used_is_said(arguments: list[str], told: str, few: Path, db: None) -> None:
    with pytest.raises(CommandError, match=told):
        call_command("import_wordpress", *(each.format(few=few) for each in arguments))


def test_what_can_not_be_stored_is_told_and_the_rest_comes(tmp_path: Path, db: None) -> None:
    long, far = "kata " * 45_000, "kata " * 90_000
    path = written(
        tmp_path / "x.xml", export([item(1, content="a\n\n" + long), item(2, content=far), item(3)])
    )
    out = StringIO()
    with pytest.raises(CommandError, match="2 tulisan tidak dipindahkan"):
        call_command("import_wordpress", str(path), stdout=out)
    assert [str(article) for article in Article.objects.exclude(origin=None)] == ["Tulisan 3"]
    assert 'tulisan 2 "Tulisan 2": isinya lebih dari 400000 huruf' in out.getvalue()
    assert "200000" in out.getvalue()
