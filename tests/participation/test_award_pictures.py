"""The picture of an award: taken in like a photograph of the news, shown where the award is."""

import os
import re
import time
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from PIL import Image

from participation.models import Award, AwardPicture, Edition
from tests.news.conftest import encoded
from tests.news.strange_pictures import STRANGE, loaded_with_secrets, photo

ALT = 'Ketua KPU "Klaten" menerima piagam'
CREDIT = "Foto: Humas KPU"


@pytest.fixture
def award(real: Edition, settings: Any, tmp_path: Path) -> Award:
    settings.MEDIA_ROOT = tmp_path
    found = real.awards.filter(region="33").first()
    assert found is not None
    return found


def _save(client: Client, award: Award, content: bytes | None = None, **words: str) -> Any:
    kept = AwardPicture.objects.filter(award=award).first()
    given: dict[str, Any] = {
        "edition": award.edition_id, "region": award.region_id, "category": award.category_id,
        "given_on": "", "reason": "", "source": award.source_id, "lesson_url": "",
        "picture-TOTAL_FORMS": "1", "picture-INITIAL_FORMS": "1" if kept else "0",
        "picture-0-id": kept.pk if kept else "", "picture-0-award": award.pk,
        **{f"picture-0-{name}": text for name, text in words.items()},
    }  # fmt: skip
    if content is not None:
        given["picture-0-upload"] = SimpleUploadedFile("piagam.jpg", content)
    return client.post(reverse("admin:participation_award_change", args=[award.pk]), given)


def _page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_it_stands_beside_the_award_on_both_pages(
    staff_client: Client, client: Client, award: Award
) -> None:
    addresses = [reverse("awards"), "/ipp/ipp-pilkada-2024/wilayah/33-jawa-tengah/"]
    assert all("<picture>" not in _page(client, address) for address in addresses)
    content = encoded(photo((1200, 800)), "JPEG")
    assert _save(staff_client, award, content, alt=ALT, credit=CREDIT).status_code == 302
    for address in addresses:
        page = _page(client, address)
        [shown] = re.findall(r"(?s)<picture>.*?</picture>", page)
        assert f'alt="{ALT}"' in unescape(shown)
        assert 'width="1200" height="800"' in shown
        assert 'loading="lazy"' in shown
        assert [kind for kind in ("avif", "webp") if f'type="image/{kind}"' in shown]
        assert f'<figcaption class="note">{CREDIT}</figcaption>' in page
        for width in (320, 640, 1024, 1200):
            assert f"{width}w" in shown
        for name in re.findall(r"/media/([^ \",]+)", shown):
            sent = client.get(f"/media/{name}")
            assert sent.status_code == 200
            assert sent["Content-Type"].startswith("image/")


def test_nothing_of_the_file_but_its_pixels_is_kept(
    staff_client: Client, award: Award, tmp_path: Path
) -> None:
    _save(staff_client, award, loaded_with_secrets(), alt=ALT)
    kept = [path for path in tmp_path.rglob("*.*") if path.is_file()]
    assert len(kept) >= 3
    for path in kept:
        assert b"RAHASIA" not in path.read_bytes()
        with Image.open(path) as image:
            assert dict(image.getexif()) == {}
            assert max(image.size) <= 1600


def test_names_can_not_be_guessed_and_are_never_used_again(
    staff_client: Client, award: Award
) -> None:
    content, folders = encoded(photo(), "PNG"), set()
    for _ in range(3):
        _save(staff_client, award, content, alt=ALT)
        folders.add(AwardPicture.objects.get().folder)
    assert len(folders) == 3
    assert all(re.fullmatch(r"gambar-penghargaan/[0-9a-f]{16}", each) for each in folders)


def test_what_was_replaced_is_swept_away_when_copies_are_gone(
    staff_client: Client, award: Award, tmp_path: Path
) -> None:
    _save(staff_client, award, encoded(photo(), "PNG"), alt=ALT)
    first = AwardPicture.objects.get()
    _save(staff_client, award, encoded(photo(), "PNG"), alt=ALT)
    second = AwardPicture.objects.get()
    call_command("sweep_media", verbosity=0)
    assert all(default_storage.exists(name) for name in [*first.files, *second.files])
    for path in tmp_path.rglob("*"):
        os.utime(path, (time.time() - 7200,) * 2)
    call_command("sweep_media", verbosity=0)
    assert not any(default_storage.exists(name) for name in first.files)
    assert all(default_storage.exists(name) for name in second.files)


def test_words_change_without_another_file(staff_client: Client, award: Award) -> None:
    _save(staff_client, award, encoded(photo(), "PNG"), alt=ALT)
    before = AwardPicture.objects.get()
    assert _save(staff_client, award, alt="Piagam", credit=CREDIT).status_code == 302
    after = AwardPicture.objects.get()
    assert (after.alt, after.credit, after.folder) == ("Piagam", CREDIT, before.folder)


def test_without_words_it_is_refused(staff_client: Client, award: Award) -> None:
    answer = _save(staff_client, award, encoded(photo(), "PNG"), alt=" ", credit="")
    assert answer.status_code == 200
    assert not AwardPicture.objects.exists()
    words = {"alt": " ", "folder": "x", "width": 1, "height": 1}
    with pytest.raises(IntegrityError, match="described"), transaction.atomic():
        AwardPicture.objects.create(award=award, kept_widths=[1], kept_formats=["jpg"], **words)


def test_words_without_a_file_ask_for_it(staff_client: Client, award: Award) -> None:
    answer = _save(staff_client, award, alt=ALT)
    assert answer.context["inline_admin_formsets"][0].formset.errors[0].keys() == {"upload"}


@pytest.mark.django_db(transaction=True)
def test_its_files_go_with_it(shipped: None, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    award = Award.objects.published().first()
    assert award is not None
    AwardPicture(award=award, alt=ALT).keep(photo())
    assert list(tmp_path.rglob("*.jpg"))
    award.delete()
    assert not list(tmp_path.rglob("*.*"))


REFUSED = [name for name, (_, why) in STRANGE.items() if why]


@pytest.mark.parametrize("name", REFUSED)
def test_bad_files_are_told_the_same_as_in_the_picture_library(
    name: str, staff_client: Client, award: Award, tmp_path: Path
) -> None:
    content = STRANGE[name][0]()
    answer = _save(staff_client, award, content, alt=ALT)
    [[said]] = answer.context["inline_admin_formsets"][0].formset.errors[0].values()
    file = SimpleUploadedFile("piagam.jpg", content)
    library = staff_client.post("/admin/news/picture/upload/", {"upload": file})
    assert said == library.json()["error"]
    assert not list(tmp_path.rglob("*.*"))
