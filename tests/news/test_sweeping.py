"""What a killed process leaves: orphan files that a command finds, never a row without files."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from PIL import Image

from news.models import Document, Picture

ROOT = Path(__file__).resolve().parents[2]
LONG_AGO = 7200
PDF = b"%PDF-1.7\n" + bytes(1000)


def age(path):
    old = time.time() - LONG_AGO
    for each in [path, *path.rglob("*")] if path.is_dir() else [path]:
        os.utime(each, (old, old))


@pytest.mark.django_db
def test_what_nobody_owns_goes_and_all_else_stays(media, picture, capsys):
    document = Document.from_upload(ContentFile(PDF, name="a.pdf"), "Berita acara")
    strays = [media / "pictures" / ("0" * 16), media / "documents" / ("0" * 16)]
    young = media / "pictures" / ("1" * 16)
    for folder in (*strays, young):
        folder.mkdir()
        (folder / "480.jpg").write_bytes(b"x")
    card = media / picture.folder / "share-1-2.jpg"
    card.write_bytes(b"x")
    for each in (*strays, media / picture.folder, (media / document.file).parent):
        age(each)
    call_command("sweep_media")
    assert "dihapus: 2. Berkas sisa yang dihapus: 1" in capsys.readouterr().out
    assert not any(folder.exists() for folder in strays)
    assert young.exists()
    assert not card.exists()
    assert all(default_storage.exists(name) for name in [*picture.files, document.file])


@pytest.mark.django_db
def test_a_young_share_card_may_belong_to_a_change_that_goes_on(media, picture):
    card = media / picture.folder / "share-1-2.jpg"
    card.write_bytes(b"x")
    call_command("sweep_media", verbosity=0)
    assert card.exists()


@pytest.mark.django_db
def test_sweeping_an_empty_storage_is_no_problem(media, capsys):
    call_command("sweep_media")
    assert "dihapus: 0" in capsys.readouterr().out


UPLOADING = """
import os, sys
import django
from django.conf import settings
django.setup()
settings.DATABASES["default"]["NAME"] = sys.argv[1]
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image
from news.models import Document, Picture

save, left = default_storage.save, int(sys.argv[2])

def dying(name, content):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), 9)
    return save(name, content)

default_storage.save = dying
Picture(title="Rapat").keep(Image.new("RGB", (700, 400)))
Document.from_upload(ContentFile(b"%PDF-1.7 x", name="a.pdf"), "Berita acara")
"""


@pytest.mark.parametrize("writes", [1, 8, 10])
def test_a_process_killed_while_it_takes_files_in_leaves_no_row_without_files(
    media, writes, transactional_db, capsys
):
    name = connection.settings_dict["NAME"]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "kpuportal.settings", "MEDIA_ROOT": str(media),
    }  # fmt: skip
    run = subprocess.run(
        [sys.executable, "-c", UPLOADING, name, str(writes)], env=environment, cwd=ROOT, check=False
    )
    assert run.returncode == -9
    held = {str(path.relative_to(media)) for path in media.rglob("*") if path.is_file()}
    assert len(held) == writes
    owned = {name for picture in Picture.objects.all() for name in picture.files}
    assert owned <= held
    assert Picture.objects.count() == (1 if writes == 10 else 0)
    assert not Document.objects.exists()
    for folder in media.glob("*/*"):
        age(folder)
    call_command("sweep_media", verbosity=0)
    left = {str(path.relative_to(media)) for path in media.rglob("*") if path.is_file()}
    assert left == owned


@pytest.mark.django_db
@pytest.mark.parametrize("failing", range(10))
def test_whatever_write_fails_nothing_is_left(media, monkeypatch, failing):
    save, calls = default_storage.save, iter(range(100))

    def full(name, content):
        if next(calls) == failing:
            raise OSError(28, "No space left on device")
        return save(name, content)

    monkeypatch.setattr(default_storage, "save", full)
    with pytest.raises(OSError, match="space"):
        Picture(title="Rapat").keep(Image.new("RGB", (700, 400)))
    assert not list(media.rglob("*.*"))
    assert not Picture.objects.exists()
