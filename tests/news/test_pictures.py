"""A picture's row and files come and go together."""

import io
import re
from unittest.mock import patch

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from PIL import Image

from kpuportal.picture_files import PictureError
from news.models import Picture

pytestmark = pytest.mark.django_db


def files_below(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_an_upload_becomes_row_and_files(media, png):
    picture = Picture.from_upload(io.BytesIO(png), "Rapat")
    assert re.fullmatch(r"pictures/[0-9a-f]{16}", picture.folder)
    assert files_below(media) == sorted(picture.files)
    assert (picture.width, picture.height) == (640, 360)
    assert picture.url == f"/media/{picture.folder}/640.jpg"
    assert picture.share_url == f"/media/{picture.folder}/share.jpg"
    assert [source["type"] for source in picture.sources] == [
        "image/avif",
        "image/webp",
        "image/jpeg",
    ]
    assert picture.sources[0]["srcset"] == (
        f"/media/{picture.folder}/320.avif 320w, /media/{picture.folder}/640.avif 640w"
    )
    assert all(default_storage.exists(name) for name in picture.files)


def test_a_refused_file_leaves_nothing(media):
    with pytest.raises(PictureError):
        Picture.from_upload(io.BytesIO(b"<svg/>"), "Bukan gambar")
    assert files_below(media) == []
    assert not Picture.objects.exists()


def test_no_row_without_its_files(media, png):
    save = default_storage.save
    calls = iter([save, save, None])

    def full_disk(name, content):
        write = next(calls)
        if write is None:
            raise OSError(28, "No space left on device")
        return write(name, content)

    with patch.object(default_storage, "save", full_disk), pytest.raises(OSError, match="space"):
        Picture.from_upload(io.BytesIO(png), "Rapat")
    assert files_below(media) == []
    assert not Picture.objects.exists()


def test_no_files_without_their_row(media):
    with pytest.raises(IntegrityError, match="picture_has_a_title"), transaction.atomic():
        Picture(title=" ").keep(Image.new("RGB", (480, 270)))
    assert files_below(media) == []


def test_files_go_only_when_the_deletion_is_for_good(
    media, picture, django_capture_on_commit_callbacks
):
    files = files_below(media)
    with django_capture_on_commit_callbacks(execute=True):
        Picture.objects.all().delete()
        assert files_below(media) == files
    assert files_below(media) == []
    assert list((media / "pictures").iterdir()) == []


def test_a_deletion_that_is_undone_keeps_the_files(media, picture):
    with pytest.raises(RuntimeError), transaction.atomic():
        picture.delete()
        raise RuntimeError
    assert files_below(media) == sorted(picture.files)


def test_a_cover_in_use_is_not_deleted(media, picture, make_article):
    make_article(cover=picture, cover_alt="Rapat")
    with pytest.raises(ProtectedError):
        picture.delete()
    assert files_below(media) == sorted(picture.files)
