"""The notes of a public edition stand still, unless they are changed openly."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from participation import actions
from participation.actions.unfreezing import published_may_change
from participation.calculation.chain import linked
from participation.models import Edition, HistoryEntry
from participation.verification import faults
from tests.participation.editions import draft

WHY = "Kalimat kedua keliru menyebut jumlah variabel."


def _page(edition: Edition) -> str:
    return reverse("admin:participation_edition_restate", args=[edition.pk])


def _given(edition: Edition, **changed: str) -> dict[str, str]:
    notes = {"method_note": edition.method_note, "coverage_note": edition.coverage_note}
    return notes | {"method_note": "Catatan baru.", "why": WHY} | changed


@pytest.mark.parametrize(
    "changed",
    [
        {"method_note": "x"},
        {"coverage_note": "x"},
        {"published_at": timezone.now()},
        {"published_at": None},
        {"name": "IPP Lain"},
        {"is_sample": True},
        {"launched_on": "2026-01-01"},
    ],
    ids=str,
)
def test_what_readers_were_told_is_frozen(changed: dict[str, Any], real: Edition) -> None:
    with pytest.raises(IntegrityError, match="is frozen"), transaction.atomic():
        Edition.objects.filter(pk=real.pk).update(**changed)
    Edition.objects.filter(pk=draft().pk).update(**changed | {"calculated_at": timezone.now()})


def test_a_note_is_changed_with_a_reason_and_the_old_one_is_kept(
    staff_client: Client, client: Client, real: Edition
) -> None:
    old, note = real.method_note, real.coverage_note
    assert "Ubah penjelasan" in staff_client.get(
        reverse("admin:participation_edition_change", args=[real.pk])
    ).content.decode()  # fmt: skip
    assert staff_client.post(_page(real), _given(real)).status_code == 302
    real.refresh_from_db()
    assert (real.method_note, real.coverage_note) == ("Catatan baru.", note)
    entry = real.history.get(number=2)
    assert entry.act == "restated"
    assert entry.body["by"] == "petugas"
    assert entry.body["notes"] == {
        "reason": WHY,
        "old": {"method_note": old, "coverage_note": note},
        "new": {"method_note": "Catatan baru.", "coverage_note": note},
    }
    assert faults(real) == []
    reader = Client()
    assert "Catatan baru." in reader.get(f"/ipp/{real.slug}/metode/").content.decode()
    assert "Pencocokan angka" in reader.get(f"/ipp/{real.slug}/metode/").content.decode()
    page = reader.get(f"/ipp/{real.slug}/ralat/").content.decode()
    assert f"Penjelasan diubah {_day(entry)}" in page
    assert WHY in page
    releases = reader.get(f"/api/v1/editions/{real.slug}/").json()["releases"]
    assert [each["act"] for each in releases] == ["restated", "published"]


def _day(entry: HistoryEntry) -> str:
    from kpuportal.formats import long_date

    return long_date(entry.at)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"why": " "}, "Tulis alasan perubahan."),
        ({"method_note": ""}, "Catatan metode harus diisi."),
        ({"coverage_note": ""}, "Isi penjelasan rincian yang belum lengkap."),
    ],
)
def test_what_says_too_little_changes_nothing(
    changed: dict[str, str], sentence: str, staff_client: Client, real: Edition
) -> None:
    answer = staff_client.post(_page(real), _given(real, **changed))
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    now = Edition.objects.get(pk=real.pk)
    assert (now.method_note, now.coverage_note) == (real.method_note, real.coverage_note)
    assert real.history.count() == 1


def test_notes_that_another_changed_meanwhile_are_not_written_over(
    staff_client: Client, real: Edition
) -> None:
    seen = staff_client.get(_page(real)).context["seen"]
    assert staff_client.post(_page(real), _given(real, seen=seen)).status_code == 302
    other = _given(real, method_note="Catatan lain.", seen=seen)
    answer = staff_client.post(_page(real), other).content.decode()
    assert "rilis 2 sudah terbit" in answer and "Catatan lain." in answer
    assert f'href="/ipp/{real.slug}/metode/"' in answer  # where the other's words stand
    real.refresh_from_db()
    assert real.method_note == "Catatan baru."


def test_the_same_notes_are_no_change(staff_client: Client, real: Edition) -> None:
    same = _given(real, method_note=real.method_note.replace("\n", "\r\n"))
    assert "Tidak ada yang berubah" in staff_client.post(_page(real), same).content.decode()
    assert real.history.count() == 1


def test_only_who_publishes_changes_notes_of_what_is_public(
    client: Client, staff_client: Client, real: Edition
) -> None:
    assert staff_client.get(_page(draft())).status_code == 404
    other = Client()
    user = User.objects.create_user("data", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__endswith="_edition").exclude(
        codename="publish_edition"))  # fmt: skip
    other.force_login(user)
    assert other.post(_page(real), _given(real)).status_code == 403
    assert real.history.count() == 1


def test_a_chain_from_before_words_were_sealed_still_holds(real: Edition) -> None:
    entry = real.history.get()
    body = {name: value for name, value in entry.body.items() if name != "words"}
    hashed = linked(entry.number, body, entry.previous)
    with connection.cursor() as cursor:  # as an earlier version of the portal stored it
        cursor.execute("SET LOCAL session_replication_role = replica")
        HistoryEntry.objects.filter(pk=entry.pk).update(body=body, hash=hashed)
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert faults(real) == []
    actions.restate(
        edition=real, method_note="Catatan baru.", coverage_note=real.coverage_note, reason=WHY,
        by=None,
    )  # fmt: skip
    real.refresh_from_db()
    assert faults(real) == []
    with published_may_change():
        Edition.objects.filter(pk=real.pk).update(method_note="Diam-diam.")
    real.refresh_from_db()
    assert any("Keterangan yang tersimpan" in told for told in faults(real))
