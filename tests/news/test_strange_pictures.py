"""Strange files through the real upload: kept whole, or refused by name and with a way on."""

import io
import json
import subprocess
import sys

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from kpuportal import picture_files
from news.models import Picture
from tests.news.strange_pictures import PHP, STRANGE, archive, photo
from tests.portal.test_picture_files import MEASURED

UPLOAD = "/admin/news/picture/upload/"


def sent(client, content, name):
    return client.post(UPLOAD, {"upload": SimpleUploadedFile(name, content, "image/jpeg")})


@pytest.mark.django_db
@pytest.mark.parametrize("name", STRANGE)
def test_each_is_kept_whole_or_refused_by_name(staff_client, media, name):
    make, why = STRANGE[name]
    answer = sent(staff_client, make(), "foto lapangan.jpg")
    stored = {str(path.relative_to(media)) for path in media.rglob("*.*")}
    if why:
        assert answer.status_code == 400
        assert answer.json()["error"].startswith("“foto lapangan.jpg”: ")
        assert why in answer.json()["error"]
        assert (stored, Picture.objects.count()) == (set(), 0)
        return
    assert answer.status_code == 201, answer.json()
    picture = Picture.objects.get()
    assert stored == set(picture.files)
    for file in stored:
        content = default_storage.open(file).read()
        assert Image.open(io.BytesIO(content)).convert("RGB").size[0] > 0
        for foreign in (b"RAHASIA", PHP, archive()[:40]):
            assert foreign not in content


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in STRANGE
        if name.startswith(("progressive", "Adobe", "JPEG with", "lossless"))
    ],
)
def test_colours_stay_what_they_were(name):
    image = picture_files.accept_upload(io.BytesIO(STRANGE[name][0]()))
    assert image.size == photo().size
    red = image.getpixel((100, 100))
    assert red[0] > 150
    assert max(red[1:]) < 90


@pytest.mark.parametrize("name", [name for name in STRANGE if "bomb" in name])
def test_bombs_cost_little(name):
    wrapped = MEASURED.replace(
        "files = dict(renditions.render(picture_files.accept_upload(sys.stdin.buffer)))",
        "files = []\ntry:\n    picture_files.accept_upload(sys.stdin.buffer)\n"
        "except picture_files.PictureError:\n    pass",
    )
    run = subprocess.run(
        [sys.executable, "-c", wrapped], input=STRANGE[name][0](), capture_output=True, check=True
    )
    megabytes, seconds, _ = json.loads(run.stdout)
    assert (megabytes <= 300, seconds <= 3) == (True, True), (megabytes, seconds)


NAMES = {
    "of 300 letters": "a" * 300 + ".jpg",
    "that climbs": "../../../../etc/passwd.jpg",
    "with backslashes": "..\\..\\windows\\system.jpg",
    "written backwards": "foto\u202egpj.exe",
    "of smiles": "😀🎉.jpg",
    "of markup": "<img src=x onerror=alert(1)>.jpg",
    "of blanks": "   .jpg",
    "without one": ".jpg",
    "of a control character": "foto\x01\x02.jpg",
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_whatever_its_name_the_file_is_stored_under_our_own(staff_client, media, png, name):
    answer = sent(staff_client, png, NAMES[name])
    assert answer.status_code == 201, answer.json()
    picture = Picture.objects.get()
    assert {str(path.relative_to(media)) for path in media.rglob("*.*")} == set(picture.files)
    assert 0 < len(picture.title) <= 120
    assert "\u202e" not in picture.title
    refused = sent(staff_client, b"MZ", NAMES[name])
    assert refused.status_code == 400
    assert len(refused.json()["error"]) < 500
    assert "\u202e" not in refused.json()["error"]


@pytest.mark.django_db
def test_a_name_with_nul_is_no_failure(staff_client, media, png):
    body = (
        b'--x\r\nContent-Disposition: form-data; name="upload"; filename="a\x00.jpg"\r\n'
        b"Content-Type: image/jpeg\r\n\r\n" + png + b"\r\n--x--\r\n"
    )
    answer = staff_client.post(UPLOAD, body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code in {201, 400}
    assert Picture.objects.count() == (answer.status_code == 201)
