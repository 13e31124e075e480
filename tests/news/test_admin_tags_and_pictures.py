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


@pytest.mark.parametrize("typed", ["#pem", "pem", " #Pem"])
def test_tags_are_found_with_and_without_hash(staff_client, typed):
    tag = Tag.objects.spelled("Pemilu")
    query = {"app_label": "news", "model_name": "article", "field_name": "tags", "term": typed}
    found = staff_client.get("/admin/autocomplete/", query).json()["results"]
    assert found == [{"id": str(tag.pk), "text": "Pemilu"}]


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
    assert staff_client.post(path, {"title": "Judul lain"}).status_code == 302
    picture.refresh_from_db()
    assert picture.title == "Judul lain"
    assert picture.smallest_url in staff_client.get(path).content.decode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<svg onload=alert(1)>", "bukan gambar JPEG, PNG, atau WebP"),
        (b"", "kosong"),
        (encoded(Image.new("RGB", (300, 200)), "GIF"), "bukan gambar JPEG"),
        (encoded(Image.effect_noise((300, 200), 50), "PNG")[:2000], "rusak atau terpotong"),
        (encoded(Image.new("1", (12_001, 2)), "PNG"), "terlalu besar"),
    ],
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
    assert staff_client.post(path, {"post": "yes"}).status_code == 200
    assert Picture.objects.exists()


def test_polyglots_lose_their_other_half(staff_client, media):
    content = encoded(Image.new("RGB", (64, 64)), "JPEG") + b"<?php system($_GET[0]);?><script>"
    assert upload(staff_client, content, "foto.php", "text/html").status_code == 302
    for path in media.rglob("*.*"):
        assert b"<script>" not in path.read_bytes()
        assert Image.open(io.BytesIO(path.read_bytes())).format in {"JPEG", "WEBP"}
