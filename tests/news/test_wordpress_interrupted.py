"""Killed, failed or not alone, an import leaves nothing half; it goes on where it stopped."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError
from django.db import connection

from news.models import Article, OldAddress, Picture, Tag
from news.moving import importing as moving_in
from tests.news.wordpress_export import SITE, attachment, export, item, written
from tests.news.wordpress_runs import dump, files, moved, photo, run

ROOT = Path(__file__).resolve().parents[2]
FEW = [
    item(1, content="Satu.", tags=["A"]),
    item(2, content=f'Dua.\n\n<img src="{SITE}/wp-content/uploads/2019/03/foto.jpg">\n\n[gallery '
         f'ids="9001"] <a href="/2019/03/12/tulisan-3/">tiga</a>', tags=["A", "B"]),
    item(3, content="Tiga."), attachment(9001, "2019/03/foto.jpg"),
]  # fmt: skip
KILL = """
import os, signal, sys
import django
from django.db import connections
sys.path.insert(0, {root!r})
django.setup()
from unittest import mock
from django.conf import settings
from django.core.management import call_command
settings.MEDIA_ROOT = {media!r}
connections.databases["default"]["NAME"] = {database!r}
import {module}
real, calls = {point}, []
def killing(*given, **named):
    calls.append(1)
    if len(calls) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*given, **named)
with mock.patch({point!r}, killing):
    call_command("import_wordpress", {path!r}, "--pictures", {pictures!r}, stdout=sys.stderr)
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of uploads."""
    photo(tmp_path / "situs" / "uploads" / "2019" / "03" / "foto.jpg")
    return tmp_path / "situs" / "uploads"


@pytest.fixture
def few(site: Path, tmp_path: Path) -> Path:
    return written(tmp_path / "sedikit.xml", export(FEW))


def _let_the_server_notice() -> None:
    """The lock of a killed import ends once the server sees that nobody is there any more."""
    for _ in range(100):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.1)


@pytest.mark.parametrize(
    "point", ["news.moving.importing.keep_version", "news.moving.importing.set_cover"]
)
def test_killed_in_the_middle_and_run_again_equals_one_go(
    point: str, few: Path, site: Path, shipped: None, media: Path
) -> None:
    pictures = str(site.parent)
    script = KILL.format(
        root=str(ROOT), media=str(media), database=connection.settings_dict["NAME"], point=point,
        module="news.moving.importing", path=str(few), pictures=pictures,
    )  # fmt: skip
    killed = subprocess.run(
        [sys.executable, "-c", script], env=os.environ, cwd=ROOT, capture_output=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    assert [str(article) for article in Article.objects.all()] == ["Tulisan 1"]
    assert OldAddress.objects.count() == 3
    assert not Picture.objects.exists()
    _let_the_server_notice()
    run(few, "--pictures", pictures)
    resumed = dump(exact=False)
    for model in (Article, Tag):
        model.objects.all().delete()
    Picture.objects.all().delete()
    run(few, "--pictures", pictures)
    in_one_go = dump(exact=False)
    for tables in (resumed, in_one_go):
        for version in tables["Version"]:
            for name in ("cover", "gallery", "body"):
                version["content"].pop(name)
        for article in tables["Article"]:
            article.pop("body")  # names its pictures' random folders
    assert resumed == in_one_go


def test_a_post_that_fails_leaves_nothing_of_itself(
    few: Path, site: Path, media: Path, db: None, monkeypatch: Any
) -> None:
    def fail(article: Article, **_: Any) -> None:
        if article.title == "Tulisan 2":
            raise RuntimeError

    monkeypatch.setattr(moving_in, "keep_version", fail)
    with pytest.raises(RuntimeError):
        run(few, "--pictures", str(site.parent))
    assert [str(article) for article in Article.objects.all()] == ["Tulisan 1"]
    assert not Picture.objects.exists()
    assert [path for path in files(media) if path.is_file()] == []


def test_articles_edited_here_since_are_left_alone_and_told(
    few: Path, site: Path, media: Path, db: None
) -> None:
    assert "1 gambar tidak dipindahkan karena --pictures tidak diberikan: 2019/03/foto.jpg" in run(
        few
    )
    article = Article.objects.get(title="Tulisan 3")
    article.title, article.slug = "Judul kantor", "alamat-kantor"
    article.save()
    before = dump()
    said = run(few)
    assert dump() == before
    assert "Sudah disunting di situs ini, dibiarkan:\n  Baris " in said
    assert "tulisan 3 “Tulisan 3”" in said


def test_two_imports_never_run_at_once(tmp_path: Path, shipped: None) -> None:
    given = connection.get_connection_params()
    keys = ("dbname", "host", "port", "user", "password")
    with psycopg.connect(**{key: given[key] for key in keys if key in given}) as other:
        other.execute("SELECT pg_advisory_lock(hashtext('news.moving.importing'))")
        with pytest.raises(CommandError, match="Impor lain sedang berjalan"):
            moved(tmp_path, item(1))
        other.execute("SELECT pg_advisory_unlock_all()")
    assert len(moved(tmp_path, item(1))[0]) == 1
