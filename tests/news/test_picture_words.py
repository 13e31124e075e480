"""What is said about a picture: right after the upload, in place, and with its focal point."""

import shutil

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.storage import default_storage
from django.test import Client

from news.models import Picture
from tests.news.test_library import sent, with_rights

pytestmark = pytest.mark.django_db


def words_of(picture):
    picture.refresh_from_db()
    return picture.alt, picture.caption, picture.credit


def test_after_an_upload_the_answer_says_where_the_words_are_saved(staff_client, media, png):
    address = sent(staff_client, png).json()["words"]
    said = {"alt": " Lima anggota\nrapat ", "caption": "Aula", "credit": "Foto: Humas"}
    answer = staff_client.post(address, said)
    kept = {"alt": "Lima anggota rapat", "caption": "Aula", "credit": "Foto: Humas"}
    assert (answer.status_code, answer.json()) == (200, kept)
    picture = Picture.objects.get()
    assert words_of(picture) == tuple(kept.values())
    change = LogEntry.objects.filter(object_id=picture.pk).first()
    assert "teks pengganti" in change.get_change_message().lower()


def test_what_is_not_sent_stays_and_what_has_not_changed_is_not_noted(staff_client, picture):
    Picture.objects.filter(pk=picture.pk).update(caption="Aula", focal_x=7)
    address = f"/admin/news/picture/{picture.pk}/words/"
    staff_client.post(address, {"alt": "Rapat"})
    assert words_of(picture) == ("Rapat", "Aula", "")
    assert picture.focal_x == 7
    noted = LogEntry.objects.count()
    staff_client.post(address, {"alt": "Rapat"})
    assert LogEntry.objects.count() == noted


def test_words_that_are_too_long_are_a_sentence_about_the_field(staff_client, picture):
    answer = staff_client.post(
        f"/admin/news/picture/{picture.pk}/words/", {"alt": "a" * 251, "caption": "Aula"}
    )
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("Teks pengganti: Pastikan")
    assert words_of(picture) == ("", "", "")


def test_only_who_may_change_the_picture_saves_its_words(picture, make_article, media, png):
    address = f"/admin/news/picture/{picture.pk}/words/"
    client = with_rights("view_picture", "add_picture", "change_picture")
    assert client.post(address, {"alt": "Rapat"}).status_code == 200
    make_article(cover=picture, cover_alt="Rapat")
    answer = client.post(address, {"alt": "Lain"})
    assert (answer.status_code, "hanya dapat diubah" in answer.json()["error"]) == (403, True)
    assert words_of(picture)[0] == "Rapat"
    assert client.get(address).status_code == 405
    assert Client().post(address, {"alt": "Lain"}).status_code == 302


def test_who_may_only_add_is_not_asked_for_words(media, png):
    client = with_rights("view_picture", "add_picture")
    assert sent(client, png).json()["words"] == ""


@pytest.mark.parametrize("key", ["999999", "9" * 30])
def test_words_for_a_picture_that_is_gone_are_a_sentence(staff_client, key):
    answer = staff_client.post(f"/admin/news/picture/{key}/words/", {"alt": "x"})
    assert (answer.status_code, "tidak ada lagi" in answer.json()["error"]) == (404, True)


# --- The focal point of a picture whose files are not there ---------------------------------------

MOVED = {"title": "Judul baru", "alt": "Orang", "focal_x": 10, "focal_y": 90}


def no_folder(folder):
    shutil.rmtree(folder)


def empty_file(folder):
    (folder / "1600.jpg").write_bytes(b"")


def half_a_file(folder):
    content = (folder / "1600.jpg").read_bytes()
    (folder / "1600.jpg").write_bytes(content[: len(content) // 2])


@pytest.mark.parametrize("harm", [no_folder, empty_file, half_a_file])
def test_a_focal_point_without_files_is_a_sentence_and_nothing_changes(
    staff_client, picture, media, harm
):
    harm(media / picture.folder)
    before = Picture.objects.values().get()
    answer = staff_client.post(f"/admin/news/picture/{picture.pk}/change/", MOVED)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Titik fokus tidak dapat diubah karena berkas gambar ini tidak ada" in page
    assert 'value="Judul baru"' in page
    assert Picture.objects.values().get() == before
    words = MOVED | {"focal_x": 50, "focal_y": 50}
    assert staff_client.post(f"/admin/news/picture/{picture.pk}/change/", words).status_code == 302


def test_a_full_disk_while_the_focal_point_moves_changes_nothing(
    staff_client, picture, monkeypatch
):
    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(default_storage, "save", full)
    before = Picture.objects.values().get()
    path = f"/admin/news/picture/{picture.pk}/change/"
    page = staff_client.post(path, MOVED, follow=True).content.decode()
    assert "penyimpanan tidak dapat ditulisi" in page
    assert Picture.objects.values().get() == before
    assert default_storage.exists(picture.share_file)
