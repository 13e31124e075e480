"""Tags and pictures at the press officer's workplace."""

import io
import re

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from news.models import Picture, Tag
from tests.news.conftest import encoded

pytestmark = pytest.mark.django_db


def errors(answer):
    assert answer.status_code == 200
    return answer.context["adminform"].form.errors


@pytest.mark.parametrize("typed", ["%23pem", "pem", "+%23Pem"])
def test_tags_are_found_with_and_without_hash(staff_client, typed):
    tag = Tag.objects.spelled("Pemilu")
    Tag.objects.spelled("Data")
    found = staff_client.get(f"/admin/news/tag/?q={typed}").context["cl"].result_list
    assert [*found] == [tag]


def test_a_tag_is_made_and_counted(staff_client, make_article):
    assert staff_client.post("/admin/news/tag/add/", {"name": "#Teman Pemilih"}).status_code == 302
    tag = Tag.objects.get()
    make_article(tags=[tag])
    make_article("Draf", published_at=None, tags=[tag])
    row = staff_client.get("/admin/news/tag/").content.decode()
    assert "teman-pemilih" in row
    assert re.search(r'field-uses">2<', row)
    assert re.search(r'field-public_uses">1<', row)
    for name in ("teman pemilih", "#", "!"):
        assert "name" in errors(staff_client.post("/admin/news/tag/add/", {"name": name}))


def upload(client, content, name="foto.jpg", kind="image/jpeg"):
    file = SimpleUploadedFile(name, content, kind)
    return client.post("/admin/news/picture/add/", {"title": "Rapat", "upload": file})


def test_a_picture_is_uploaded_and_retitled(staff_client, media, png):
    assert upload(staff_client, png, "../../jahat.php").status_code == 302
    picture = Picture.objects.get()
    assert not list(media.rglob("*.php"))
    path = f"/admin/news/picture/{picture.pk}/change/"
    words = {"title": "Judul lain", "focal_x": 50, "focal_y": 50}
    assert staff_client.post(path, words).status_code == 302
    picture.refresh_from_db()
    assert picture.title == "Judul lain"
    assert picture.middle_url in staff_client.get(path).content.decode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<svg onload=alert(1)>", "SVG tidak diterima"),
        (b"bukan gambar", "bukan gambar JPEG, PNG, WebP, atau AVIF"),
        (b"", "kosong"),
        (encoded(Image.new("RGB", (300, 200)), "GIF"), "GIF tidak diterima"),
        (encoded(Image.effect_noise((300, 200), 50), "PNG")[:2000], "rusak atau terpotong"),
        (encoded(Image.new("1", (12_001, 2)), "PNG"), "terlalu besar"),
    ],
    ids=["svg", "text", "empty", "gif", "broken", "large"],
)
def test_a_bad_file_is_a_sentence_never_a_failure(staff_client, media, content, sentence):
    assert sentence in str(errors(upload(staff_client, content))["upload"])
    assert not Picture.objects.exists()
    assert not list(media.rglob("*.*"))


def test_a_full_disk_is_a_sentence(staff_client, media, png, monkeypatch):
    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(default_storage, "save", full)
    answer = upload(staff_client, png)
    assert answer.status_code == 302
    page = staff_client.get(answer["Location"]).content.decode()
    assert "penyimpanan tidak dapat ditulisi" in page
    assert not Picture.objects.exists()


def test_a_picture_in_use_can_not_be_deleted(staff_client, picture, make_article):
    make_article(cover=picture, cover_alt="Rapat")
    path = f"/admin/news/picture/{picture.pk}/delete/"
    answer = staff_client.post(path, {"post": "yes"}, follow=True)
    assert "dipakai oleh “Rapat Pleno Terbuka”" in answer.content.decode()
    assert Picture.objects.exists()


def test_polyglots_lose_their_other_half(staff_client, media):
    content = encoded(Image.new("RGB", (64, 64)), "JPEG") + b"<?php system($_GET[0]);?><script>"
    assert upload(staff_client, content, "foto.php", "text/html").status_code == 302
    for path in media.rglob("*.*"):
        assert b"<script>" not in path.read_bytes()
        assert Image.open(io.BytesIO(path.read_bytes())).format in {"JPEG", "WEBP", "AVIF"}
