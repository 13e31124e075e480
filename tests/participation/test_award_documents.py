"""The lesson document of an award: a PDF with its hash, offered to readers as a download."""

import csv
import hashlib
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from participation.models import Award, Edition
from participation.package import Package

PDF = (
    b"%PDF-1.7\n1 0 obj << /Type /Page >> endobj\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"
)
ACTIVE = PDF.replace(b"/Type /Page", b"/Type /Page /OpenAction << /S /JavaScript /JS (x) >>")


NO_PICTURE = {"picture-TOTAL_FORMS": "0", "picture-INITIAL_FORMS": "0"}


def _save(client: Client, award: Award, **changed: Any) -> Any:
    given = {
        "edition": award.edition_id, "region": award.region_id, "category": award.category_id,
        "given_on": "", "reason": "", "source": award.source_id, "lesson_url": "",
        **NO_PICTURE, **changed,
    }  # fmt: skip
    return client.post(reverse("admin:participation_award_change", args=[award.pk]), given)


@pytest.fixture
def award(real: Edition) -> Award:
    found = real.awards.order_by("pk").first()
    assert found is not None
    return found


def test_a_pdf_is_kept_with_its_hash_and_offered_to_readers(
    staff_client: Client, client: Client, award: Award
) -> None:
    file = SimpleUploadedFile("Praktik Baik (Final).pdf", PDF)
    assert _save(staff_client, award, lesson_file=file).status_code == 302
    award.refresh_from_db()
    assert award.lesson_sha256 == hashlib.sha256(PDF).hexdigest()
    assert award.lesson_file.name.endswith("/praktik-baik-final.pdf")
    page = client.get(reverse("awards")).content.decode()
    assert f'href="{award.lesson_file.url}"' in page
    sent = client.get(award.lesson_file.url)
    assert b"".join(sent.streaming_content) == PDF  # type: ignore[attr-defined]  # a file is streamed
    assert sent["Content-Disposition"].startswith("attachment")


def test_machines_and_files_get_its_absolute_address(
    staff_client: Client, client: Client, award: Award, settings: Any
) -> None:
    _save(staff_client, award, lesson_file=SimpleUploadedFile("a.pdf", PDF))
    award.refresh_from_db()
    address = f"{settings.SITE_URL}{award.lesson_file.url}"
    answer = client.get("/api/v1/awards/?per_halaman=1000").json()["results"]
    files = Package(award.edition.history.get()).files
    text = io.StringIO(files["penghargaan.csv"].decode(), newline="")
    for rows in (answer, list(csv.DictReader(text))):
        told = {row["lesson_file"]: row["lesson_sha256"] for row in rows if row["lesson_file"]}
        assert told == {address: hashlib.sha256(PDF).hexdigest()}
        assert len(rows) > 1


def test_the_hash_goes_with_the_file(staff_client: Client, award: Award) -> None:
    _save(staff_client, award, lesson_file=SimpleUploadedFile("a.pdf", PDF))
    assert _save(staff_client, award, **{"lesson_file-clear": "on"}).status_code == 302
    award.refresh_from_db()
    assert (award.lesson_file.name, award.lesson_sha256) == ("", "")


def test_saving_again_keeps_file_and_hash(staff_client: Client, award: Award) -> None:
    _save(staff_client, award, lesson_file=SimpleUploadedFile("a.pdf", PDF))
    _save(staff_client, award, reason="Paling rinci")
    award.refresh_from_db()
    assert award.reason == "Paling rinci"
    assert award.lesson_sha256 == hashlib.sha256(PDF).hexdigest()


NO_PDF = "Berkas ini bukan PDF."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<html>", NO_PDF),
        (b"PK\x03\x04", NO_PDF),
        (b"\x89PNG\r\n", NO_PDF),
        (PDF[:40], "PDF ini terpotong"),
        (ACTIVE, "PDF ini memuat program"),
    ],
)
def test_what_readers_should_not_get_is_refused(
    content: bytes, sentence: str, staff_client: Client, award: Award
) -> None:
    refused = _save(staff_client, award, lesson_file=SimpleUploadedFile("a.pdf", content))
    assert refused.status_code == 200
    assert sentence in refused.content.decode()
    award.refresh_from_db()
    assert not award.lesson_file
