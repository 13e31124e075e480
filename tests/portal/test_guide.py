"""The staff guide says what is so, and stands where staff work."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import django.contrib.admin
import django.contrib.auth
import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client

from kpuportal.guide import FOLDER, drawn
from news.desk.workflow import STEPS
from tests.portal.test_admin_words import WORDS, written_words

ROOT = FOLDER.parents[1]
CHAPTERS = sorted(path.stem for path in FOLDER.glob("*.md") if path.stem != "README")
# Where the words of the admin are written.
SPOKEN = [
    "templates/admin/**/*.html", "news/**/*.py", "news/static/**/*.js", "participation/**/*.py",
    "kpuportal/admin_site.py",
]  # fmt: skip


def _text(name: str) -> str:
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def _words_of_admin() -> Iterator[str]:
    for pattern in SPOKEN:
        for path in ROOT.glob(pattern):
            yield path.read_text(encoding="utf-8")
    yield from (f'"{said}"' for said in written_words(WORDS / "django.po").values())
    for package in (django.contrib.admin, django.contrib.auth):
        folder = Path(package.__file__).parent / "locale/id/LC_MESSAGES/django.po"
        yield folder.read_text(encoding="utf-8")
    # As buttons put them together.
    yield from (f'"Simpan dan {step.label.lower()}"' for step in STEPS.values())
    yield from (f'"Tambahkan {model._meta.verbose_name}"' for model in admin.site._registry)


@pytest.fixture(scope="module")
def words() -> str:
    return " ".join(" ".join(_words_of_admin()).split())


@pytest.mark.parametrize("name", ["README", *CHAPTERS])
def test_every_name_in_bold_stands_in_the_admin(name: str, words: str) -> None:
    bold = [" ".join(each.split()) for each in re.findall(r"\*\*(.+?)\*\*", _text(name), re.DOTALL)]
    assert bold or name == "README"
    assert [each for each in bold if not _is_said(each, words)] == []


def _is_said(name: str, words: str) -> bool:
    """Between quotes or tags; names of fields begin with a small letter in code."""
    either = f"[{name[0].upper()}{name[0].lower()}]{re.escape(name[1:])}"
    return re.search(rf"""(?:["'>:}}]|\}} ?|\? ?){either}(?:["'<:]| ?\{{)""", words) is not None


def test_a_wrong_name_would_be_noticed(words: str) -> None:
    assert _is_said("Simpan dan kirim untuk diperiksa", words)
    assert not _is_said("Simpan dan kirimkan", words)
    assert not _is_said("Konfirmasi", words)  # only a part of a button's name


@pytest.mark.parametrize("name", ["README", *CHAPTERS])
def test_every_picture_is_there_and_every_link_leads_somewhere(
    name: str, staff_client: Client
) -> None:
    _, body = drawn(_text(name))
    for address in re.findall(r'(?:href|src)="([^"]+)"', body):
        path, _, part = address.partition("#")
        answer = staff_client.get(path)
        assert answer.status_code == 200, address
        assert not part or f'id="{unquote(part)}"' in answer.content.decode(), address


def test_pictures_are_small_and_all_are_used() -> None:
    files = list((FOLDER / "gambar").iterdir())
    used = set(re.findall(r"\(gambar/(.+?)\)", "".join(_text(name) for name in CHAPTERS)))
    assert {path.name for path in files} == used
    assert max(path.stat().st_size for path in files) < 80_000
    assert sum(path.stat().st_size for path in files) < 1_200_000


def test_the_contents_lead_to_every_chapter(staff_client: Client) -> None:
    page = staff_client.get("/admin/panduan/").content.decode()
    for name in CHAPTERS:
        assert f'href="/admin/panduan/{name}/"' in page


def test_every_member_of_staff_finds_it_and_strangers_do_not(client: Client, db: None) -> None:
    client.force_login(User.objects.create_user("baru", is_staff=True))
    assert 'href="/admin/panduan/">Panduan</a>' in client.get("/admin/").content.decode()
    answer = client.get("/admin/panduan/tagar/")
    assert "<h1>Tagar</h1>" in answer.content.decode()
    client.logout()
    assert client.get("/admin/panduan/tagar/").status_code == 302


@pytest.mark.parametrize("wrong", ["README/", "tidak-ada/", "gambar/tidak-ada.webp", "gambar/x.md"])
def test_nothing_else_is_given_out(wrong: str, staff_client: Client) -> None:
    assert staff_client.get(f"/admin/panduan/{wrong}").status_code == 404


def test_nothing_in_a_chapter_can_run() -> None:
    _, body = drawn("# Judul\n\n<script>alert(1)</script> [x](javascript:alert)\n")
    assert "<script" not in body and 'href="javascript' not in body
