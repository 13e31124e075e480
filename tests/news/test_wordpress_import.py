"""Moving in from WordPress: 500 posts at once, each whole, once, and wherever it was left off."""

import os
import signal
import subprocess
import sys
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from PIL import Image

from news.models import Article, Document, OldAddress, Picture, Tag, Version
from news.moving import importing as moving_in
from tests.news.conftest import encoded
from tests.news.wordpress_export import SITE, attachment, export, item, written

ROOT = Path(__file__).resolve().parents[2]
POSTS = 500
PDF = b"%PDF-1.7\nisi\n%%EOF\n"
# What tells nothing of the content: when it was written here, and where at random.
OWN = {"id", "folder", "file", "article_id", "tag_id", "picture_id", "document_id", "cover_id",
       "at", "author_id", "by_id", "search", "key"}  # fmt: skip


def run(path: Path, *arguments: str) -> str:
    out = StringIO()
    call_command("import_wordpress", str(path), *arguments, stdout=out)
    return out.getvalue()


def dump(*, exact: bool = True) -> dict[str, list[Any]]:
    """Every row of the news; without `exact`, what two runs of the same import have in common."""
    tables = {}
    for model in apps.get_app_config("news").get_models():
        rows = model.objects.order_by("pk").values()  # type: ignore[attr-defined]
        tables[model.__name__] = [
            {key: value for key, value in row.items() if exact or (
                key not in OWN and not (key == "created_at" and model in {Picture, Document})
            )}
            for row in rows
        ]  # fmt: skip
        if not exact:
            tables[model.__name__].sort(key=str)
    return tables


def words(number: int) -> str:
    return f"KPU Kabupaten Contoh menggelar kegiatan nomor {number}, dihadiri anggota dan saksi."


def content(number: int) -> str:
    """One of eight ways in which people wrote."""
    other = f'<a href="{SITE}/2019/03/12/tulisan-{(number * 7) % POSTS + 1}/">berita lain</a>'
    photo = "wp-content/uploads/2019/03/foto"
    return [
        f"{words(number)}\n\nBaca {other}.\nSekian.",
        f"{words(number)}<!--more-->\n\nBaca {other}.",
        f"<!-- wp:paragraph -->\n<p>{words(number)}</p>\n<!-- /wp:paragraph -->\n<!-- wp:paragraph "
        f"-->\n<p>Baca {other}.</p>\n<!-- /wp:paragraph -->",
        f'[vc_row][vc_column width="1/2"][kotak]{words(number)}[/kotak][/vc_column][/vc_row]\n\n'
        f'[caption id="attachment_9001" align="center" width="300"]<a href="/{photo}.jpg"><img '
        f'class="wp-image-9001" src="{SITE}/{photo}-300x200.jpg"></a> Foto[/caption]',
        f"<div><span style='color:red'>{words(number)}</span></div><ul><li>satu</li></ul>{other}",
        f"{words(number)}\n\nCDATA ]]> di tengah, &amp; entitas.\n\n[gallery ids=\"9001\"]",
        f"{words(number)}\n\nhttps://youtu.be/abc\n\n[[gallery]]",
        f"\u00e2\u20ac\u0153{words(number)}\u00e2\u20ac\u009d\n\n\u0093Kutip\u0094 \u0096 habis.",
    ][number % 8]  # fmt: skip


def posts() -> list[str]:
    """Published, scheduled, drafts, doubles; by people who are listed and who are not."""
    made = []
    for number in range(1, POSTS + 1):
        link = f"{SITE}/2019/03/12/tulisan-{number}/"
        fields: dict[str, Any] = {
            "link": link,
            "content": content(number),
            "tags": ["Pilkada", f"T{number % 9}"],
        }
        if number % 50 == 0:
            fields |= {"slug": "rapat-pleno"}
        if number % 40 == 0:
            fields |= {"creator": "sudah-pindah"}
        if number % 100 == 1:
            fields |= {
                "status": "future",
                "date": "2090-01-01 08:00:00",
                "gmt": "2090-01-01 01:00:00",
            }
        if number % 100 == 2:
            fields |= {
                "status": "draft",
                "gmt": "0000-00-00 00:00:00",
                "slug": "",
                "link": f"{SITE}/?p={number}",
            }
        made.append(item(number, **fields))
    return made


OTHERS = [
    attachment(9001, "2019/03/foto.jpg", alt="Rapat di aula", excerpt="Suasana rapat"),
    item(9100, kind="page", title="Profil"), item(9101, kind="nav_menu_item"),
    item(9102, kind="revision", status="inherit"), item(9103, status="trash", comments=3),
    item(9104, status="auto-draft"),
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 500 posts; with Windows-1252 bytes in one of them."""
    folder = tmp_path_factory.mktemp("situs")
    everything = posts()
    everything[100:100] = OTHERS
    raw = export(everything).encode().replace(b"Tulisan 7]]>", b"Tulisan \x93tujuh\x94]]>")
    uploads = folder / "uploads" / "2019" / "03"
    uploads.mkdir(parents=True)
    (uploads / "foto.jpg").write_bytes(encoded(Image.new("RGB", (640, 400), "maroon"), "JPEG"))
    return written(folder / "ekspor.xml", raw)


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


def test_500_posts_come_once_and_a_dry_run_only_tells(site: Path, media: Path, db: None) -> None:
    before = dump()
    told = run(site, "--dry-run", "--pictures", str(site.parent))
    assert dump() == before
    assert files(media) == []
    assert "tidak ada yang ditulis" in told

    said = run(site, "--pictures", str(site.parent))
    moved = Article.objects.filter(origin__startswith="wp:kab-contoh.kpu.example:")
    assert Counter(article.standing for article in moved) == {
        "Terbit": 490, "Terjadwal": 5, "Draf": 5
    }  # fmt: skip
    assert said.partition("Tulisan dipindahkan")[2] == (
        told.partition("Tulisan akan dipindahkan")[2].replace(
            "Percobaan: tidak ada yang ditulis.\n", ""
        )
    )
    assert "500 (5 draf, 490 terbit, 5 terjadwal)" in said
    assert "Komentar tidak dipindahkan: 3." in said
    check_report(said, site)
    assert Picture.objects.filter(origin__endswith=":2019/03/foto.jpg").count() == 1
    assert not any(article.was_updated for article in moved)
    assert Article.objects.get(origin__endswith=":7").title == "Tulisan \u201ctujuh\u201d"
    for article in moved:
        assert words(int(str(article.origin).rpartition(":")[2])) in article.lead
        assert "vc_" not in article.body
        assert SITE not in article.body
    slugs = {article.slug for article in moved}
    assert {"rapat-pleno", *(f"rapat-pleno-{number}" for number in range(2, 11))} <= slugs

    whole, kept = dump(), files(media)
    again = run(site, "--pictures", str(site.parent))
    assert dump() == whole
    assert files(media) == kept
    assert "Sudah ada di sini: 500." in again
    assert "Tulisan dipindahkan: 0." in again


def check_report(said: str, site: Path) -> None:
    """Each problem names post, line and what to do; what is left out has its reason."""
    raw = site.read_bytes().decode("latin-1").splitlines()
    line = next(n for n, text in enumerate(raw) if "<wp:post_id>80<" in text)
    begins = max(n for n in range(line) if raw[n].strip() == "<item>") + 1
    assert f'Baris {begins}, tulisan 80 "Tulisan 80": Penulis "sudah-pindah"' in said
    numbered = 'Alamat "rapat-pleno" sudah dipakai; menjadi "rapat-pleno-2"'
    assert f'tulisan 100 "Tulisan 100": {numbered}' in said
    for reason in ["halaman statis", "isi menu", "riwayat lama", "ada di tong", "draf otomatis"]:
        assert f"Dilewati, {reason}" in said


# --- Interrupted ----------------------------------------------------------------------------------
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
def few(site: Path, tmp_path: Path) -> Path:
    return written(tmp_path / "sedikit.xml", export(FEW))


@pytest.mark.parametrize(
    "point", ["news.moving.importing.keep_version", "news.moving.importing._set_cover"]
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


# --- One post at a time ---------------------------------------------------------------------------
def moved(
    tmp_path: Path, *items_: str, arguments: tuple[str, ...] = ()
) -> tuple[list[Article], str]:
    said = run(written(tmp_path / "satu.xml", export(items_)), *arguments)
    return list(Article.objects.exclude(origin=None).order_by("pk")), said


def test_a_post_becomes_an_article_with_all_that_it_had(
    site: Path, tmp_path: Path, media: Path, db: None
) -> None:
    uploads = tmp_path / "uploads" / "2019" / "03"
    uploads.mkdir(parents=True)
    for name in ("foto-scaled.jpg", "kecil-300x200.jpg", "besar.jpg"):
        (uploads / name).write_bytes(encoded(Image.new("RGB", (600, 400), "gold"), "JPEG"))
    (uploads / "keputusan.pdf").write_bytes(PDF)
    (uploads / "rusak.jpg").write_bytes(b"bukan gambar")
    up = f"{SITE}/wp-content/uploads/2019/03"
    user = User.objects.create(username="petugas", first_name="Vita")
    (article, later), said = moved(
        tmp_path,
        item(7, title="Rapat &amp; Pleno", slug="rapat", tags=["Pilkada"], categories=["Berita"],
             meta={"_thumbnail_id": "11"}, modified="2020-01-01 00:00:00", modified_gmt="",
             content=f'Teras.\n\n<img src="{up}/foto-300x200.jpg" alt="Aula" onerror=x>\n\n'
             f'<img src="{up}/kecil.jpg"> <img src="https://lain.example/x.jpg">'
             f'<img src="{up}/hilang.jpg"><img src="{up}/rusak.jpg">\n\n'
             f'<a href="{up}/keputusan.pdf">SK</a> <a href="{up}/data.xlsx">data</a> '
             f'<a href="/2019/03/12/nanti/#isi">nanti</a> '
            f'<a href="/index.php/2019/03/12/nanti">x</a>'
             f'<a href="/?p=8">y</a> <a href="http://www.kab-contoh.kpu.example/profil/">profil</a>'
             f' <a href="/">depan</a> <a href="mailto:a@kpu.example">surel</a>[gallery]'),
        item(8, slug="nanti", content="Nanti."),
        attachment(11, "2019/03/besar.jpg", title="IMG_1", excerpt="Suasana &amp; saksi", parent=7),
        attachment(12, "2019/03/foto-scaled.jpg", title="Foto aula", excerpt="Di aula"),
        arguments=("--pictures", str(tmp_path), "--by", "petugas"),
    )  # fmt: skip
    assert (article.title, article.slug, article.lead) == ("Rapat & Pleno", "rapat", "Teras.")
    assert article.byline == "Humas & Data"
    assert article.author == user
    assert sorted(tag.name for tag in article.tags.all()) == ["Berita", "Pilkada"]
    assert article.cover is not None
    assert (article.cover.title, article.cover_alt) == ("IMG_1", "Suasana & saksi")
    assert article.cover_caption == "Suasana & saksi"
    assert [picture.pk for picture in article.gallery.all()] == [article.cover.pk]
    assert article.body.count("<img ") == 2
    assert Picture.objects.get(title="Foto aula").caption == "Di aula"
    assert 'alt="Aula"' in article.body
    assert 'width="600" height="400"' in article.body
    (document,) = article.attachments.all()
    assert f'<a href="{document.url}" rel="noopener">SK</a>' in article.body
    assert (document.title, document.size) == ("keputusan", len(PDF))
    assert '<a href="/berita/nanti/#isi" rel="noopener">nanti</a>' in article.body
    assert '<a href="/berita/nanti/" rel="noopener">xy</a>' in article.body
    assert 'href="http://www.kab-contoh.kpu.example/profil/"' in article.body
    assert '<a href="/" rel="noopener">depan</a>' in article.body
    assert "mailto:a@kpu.example" in article.body
    assert "onerror" not in article.body
    assert (article.created_at, article.updated_at) == (article.published_at,) * 2
    assert Version.objects.get(article=article).by == user
    assert later.version == article.version == 1
    for told in [
        "1 gambar tidak ada di folder --pictures: 2019/03/hilang.jpg",
        "2019/03/rusak.jpg tidak dapat",
        "1 gambar dari situs lain tidak ditampilkan: https://lain.example/x.jpg",
        "1 berkas bukan PDF tidak dipindahkan", "1 tautan masih menuju halaman situs lama",
        "Gambar baru: 3. Dokumen baru: 1.",
    ]:  # fmt: skip
        assert told in said
    article.full_clean()
    assert later.get_absolute_url() == "/berita/nanti/"


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
    assert 'tulisan 3 "Tulisan 3"' in said


def test_a_newer_export_brings_only_what_is_new(tmp_path: Path, db: None) -> None:
    moved(tmp_path, item(1), item(2))
    link = '<a href="/2019/03/12/tulisan-1/">satu</a>'
    found, said = moved(tmp_path, item(1), item(2), item(3, content=f"A\n\n{link}"), item(3))
    assert [article.title for article in found] == ["Tulisan 1", "Tulisan 2", "Tulisan 3"]
    assert 'href="/berita/tulisan-1/"' in found[-1].body
    assert "sudah muncul sebelumnya" in said


def test_everything_may_come_as_drafts_that_keep_their_dates(tmp_path: Path, db: None) -> None:
    ((article,), said) = moved(tmp_path, item(1), arguments=("--state", "draft"))
    assert article.state == "draft"
    assert article.published_at is not None
    assert article.published_at.year == 2019
    assert article.created_at < timezone.now()
    assert "1 (1 draf)" in said


def test_an_address_that_another_article_has_is_numbered(make_article, tmp_path: Path) -> None:
    make_article("Lain", slug="tulisan-1")
    ((article,), said) = moved(tmp_path, item(1))
    assert article.slug == "tulisan-1-2"
    assert 'menjadi "tulisan-1-2"' in said
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


def test_files_outside_of_the_folder_are_never_taken(tmp_path: Path, media: Path, db: None) -> None:
    (tmp_path / "rahasia.jpg").write_bytes(encoded(Image.new("RGB", (9, 9)), "JPEG"))
    folder = tmp_path / "uploads"
    folder.mkdir()
    (folder / "tautan.jpg").symlink_to(tmp_path / "rahasia.jpg")
    bad = ["../rahasia.jpg", "..%2Frahasia.jpg", "%00.jpg", "a/../../rahasia.jpg", "tautan.jpg",
           str(tmp_path / "rahasia.jpg"), "x" * 5000 + ".jpg"]  # fmt: skip
    images = "".join(f'<img src="{SITE}/wp-content/uploads/{name}">' for name in bad)
    moved(tmp_path, item(1, content=f"a\n\n{images}"), arguments=("--pictures", str(folder)))
    assert not Picture.objects.exists()


def test_two_imports_never_run_at_once(tmp_path: Path, shipped: None) -> None:
    given = connection.get_connection_params()
    keys = ("dbname", "host", "port", "user", "password")
    with psycopg.connect(**{key: given[key] for key in keys if key in given}) as other:
        other.execute("SELECT pg_advisory_lock(hashtext('news.moving.importing'))")
        with pytest.raises(CommandError, match="Impor lain sedang berjalan"):
            moved(tmp_path, item(1))
        other.execute("SELECT pg_advisory_unlock_all()")
    assert len(moved(tmp_path, item(1))[0]) == 1
