"""Correcting in admin, and what readers, feeds, files and machines then see of it."""

import csv
import datetime as dt
import hashlib
import io
import re
import zipfile
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from participation import actions
from participation.facts import Facts
from participation.models import Correction, Edition, Region, Source
from participation.sample import CITATION
from participation.verification import faults
from tests.participation.editions import HEADER, SOURCE

WHY = "Salah ketik di lampiran; angka menurut salinan resmi."
ATOM = "{http://www.w3.org/2005/Atom}"
KLATEN = "33.10"


def _page(edition: Edition) -> str:
    result = edition.results.get(region=KLATEN)
    return reverse("admin:participation_result_correct", args=[result.pk])


def _given(edition: Edition, **changed: Any) -> dict[str, Any]:
    source = edition.results.get(region=KLATEN).source_id
    return {
        "score": "61,23", "band": "", "absence": "", "reason": "", "source": source, "why": WHY,
    } | changed  # fmt: skip


@pytest.fixture
def corrected(staff_client: Client, sample: Edition) -> Edition:
    """The sample with Klaten corrected to 61,23 in admin."""
    answer = staff_client.post(_page(sample), _given(sample, sure="1"))
    assert (answer.status_code, LogEntry.objects.get().change_message) == (302, f"Ralat: {WHY}")
    return sample


def test_what_follows_is_shown_before_anything_is_stored(
    staff_client: Client, sample: Edition
) -> None:
    old = sample.results.get(region=KLATEN).score
    answer = staff_client.post(_page(sample), _given(sample))
    [effect, *_] = answer.context["effects"]
    assert effect.subject == "Kabupaten Klaten"
    assert effect.new.startswith("61,23 · Engagement")
    assert "peringkat nasional" in effect.new
    assert sample.results.get(region=KLATEN).score == old
    assert not Correction.objects.exists()
    assert faults(sample) == []


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("0,78", ["Bila maksudnya 78,00, perbaiki"]), ("0", ["memang nol"]), ("61,23", [])],
)
def test_an_odd_number_is_asked_about_before_it_is_confirmed(
    staff_client: Client, sample: Edition, typed: str, asked: list[str]
) -> None:
    answer = staff_client.post(_page(sample), _given(sample, score=typed))
    found = re.findall('messagelist warning">(Skor [^<]*)', answer.content.decode())
    assert len(found) == len(asked)
    assert all(words in told for told, words in zip(found, asked, strict=True))


def test_the_form_lets_the_band_follow_the_score(staff_client: Client, sample: Edition) -> None:
    form = staff_client.get(_page(sample)).context["form"]
    assert form["band"].value() is None
    assert str(form["score"].value()) == str(sample.results.get(region=KLATEN).score)
    assert list(form.fields)[-2:] == ["why", "explanation"]


def test_the_first_score_of_a_region_needs_no_other_field_changed(
    staff_client: Client, real: Edition
) -> None:
    """Its preset "belum dipublikasikan" gives way, and faults come in words of the form."""
    result = real.results.get(region="32")
    page = reverse("admin:participation_result_correct", args=[result.pk])
    preset = {name: field.value() for name, field in _fields(staff_client.get(page)).items()}
    given = {name: "" if value is None else value for name, value in preset.items()}
    source = real.results.get(region="35").source_id
    answer = staff_client.post(page, given | {"score": "61,2", "source": source})
    assert answer.context["form"].errors == {"why": ["Tulis alasan ralat."]}
    answer = staff_client.post(page, given | {"score": "61,2", "source": source, "why": WHY})
    [effect, *_] = answer.context["effects"]
    assert effect.new.startswith("61,20 · Engagement")


def _fields(answer: Any) -> dict[str, Any]:
    return {field.name: field for field in answer.context["form"]}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"why": "  "}, "Tulis alasan ralat."),
        ({"score": "101"}, "Skor harus di antara 0 dan 100."),
        ({"source": ""}, "Setiap skor dan kategori harus mempunyai sumber."),
        ({"score": "", "absence": "not_measured", "variabel-kampanye": "60"}, "Kosongkan nilai"),
        ({"score": "", "absence": ""}, "berubah"),
    ],
)
def test_a_correction_that_says_too_little_is_refused(
    staff_client: Client, sample: Edition, changed: dict[str, str], sentence: str
) -> None:
    if sentence == "berubah":
        now = sample.results.get(region=KLATEN)
        changed = {"score": str(now.score).replace(".", ",")}
    answer = staff_client.post(_page(sample), _given(sample, sure="1", **changed))
    assert sentence in answer.content.decode()
    assert not Correction.objects.exists()


def test_only_who_publishes_corrects(client: Client, sample: Edition) -> None:
    user = User.objects.create_user("data", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__endswith="_result"))
    client.force_login(user)
    assert client.get(_page(sample)).status_code == 403
    assert client.post(_page(sample), _given(sample, sure="1")).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="publish_edition"))
    assert client.get(_page(sample)).status_code == 200


def test_a_file_corrects_with_a_reason(staff_client: Client, sample: Edition) -> None:
    rows = f"{HEADER}33.10,61.23,,{SOURCE}\n33.09,62.34,,{SOURCE}\n".encode()
    file = SimpleUploadedFile("ralat.csv", rows)
    upload = reverse("admin:participation_edition_upload", args=[sample.pk])
    check = staff_client.post(upload, {"file": file}, follow=True)
    given = {"fingerprint": check.context["plan"].fingerprint, "why": WHY}
    staff_client.post(check.redirect_chain[-1][0], given)
    scores = dict(
        sample.results.filter(region__in=["33.10", "33.09"]).values_list("region", "score")
    )
    assert scores == {"33.10": Decimal("61.23"), "33.09": Decimal("62.34")}
    assert {each.reason for each in Correction.objects.all()} == {WHY}
    assert sample.history.count() == 2
    assert faults(sample) == []


def test_a_refused_file_says_why_and_keeps_the_reason(staff_client: Client, real: Edition) -> None:
    """A fifth province in Participatory, where four are announced."""
    rows = f"{HEADER}31,80.00,,{SOURCE}\n".encode()
    upload = reverse("admin:participation_edition_upload", args=[real.pk])
    file = SimpleUploadedFile("ralat.csv", rows)
    check = staff_client.post(upload, {"file": file}, follow=True)
    given = {"fingerprint": check.context["plan"].fingerprint, "why": WHY}
    answer = staff_client.post(check.redirect_chain[-1][0], given)
    assert answer.status_code == 400
    told = "Belum dapat disimpan: Provinsi: Participatory 5 baris, rekap 4."
    assert told in answer.content.decode()
    assert WHY in answer.content.decode()
    assert not Correction.objects.exists()


def test_a_withdrawn_score_is_explained_where_readers_look(
    staff_client: Client, client: Client, sample: Edition
) -> None:
    given = _given(sample, score="", sure="1")
    assert staff_client.post(_page(sample), given).status_code == 400
    told = given | {"explanation": "Skor Klaten ditarik penerbitnya."}
    assert staff_client.post(_page(sample), told).status_code == 302
    sample.refresh_from_db()
    assert sample.coverage_note == "Skor Klaten ditarik penerbitnya."
    for page in ("peringkat/", "metode/"):
        text = client.get(f"/ipp/ipp-contoh/{page}").content.decode()
        assert sample.coverage_note in text
        assert "Isi penjelasan" not in text
    assert faults(sample) == []


def test_a_release_that_was_not_seen_is_not_written_over(
    staff_client: Client, sample: Edition
) -> None:
    seen = staff_client.get(_page(sample)).context["seen"]
    first = _given(sample, sure="1", seen=seen)
    assert staff_client.post(_page(sample), first).status_code == 302
    for stale in (first, _given(sample, seen=seen)):
        text = staff_client.post(_page(sample), stale | {"score": "62,34"}).content.decode()
        assert "rilis 2 sudah terbit sejak Anda membuka halaman ini" in text
        assert 'name="seen" value="2"' in text
    assert sample.results.get(region=KLATEN).score == Decimal("61.23")
    twice = staff_client.post(_page(sample), first).content.decode()
    assert "Tidak ada yang berubah" in twice
    assert sample.history.count() == 2


def test_the_command_corrects_only_with_a_reason(sample: Edition, tmp_path: Any) -> None:
    file = tmp_path / "ralat.csv"
    file.write_text(f"{HEADER}33.10,61.23,,{SOURCE}\n")
    with pytest.raises(CommandError, match="dibekukan"):
        call_command("import_results", str(file), edition=sample.slug)
    call_command("import_results", str(file), edition=sample.slug, reason=WHY)
    assert sample.results.get(region=KLATEN).score == Decimal("61.23")
    file.write_text(f"{HEADER}33.10,,,\n")
    with pytest.raises(CommandError, match="tulis penjelasan"):
        call_command("import_results", str(file), edition=sample.slug, reason=WHY)
    given = {"reason": WHY, "explanation": "Ditarik penerbitnya."}
    call_command("import_results", str(file), edition=sample.slug, **given)
    assert Edition.objects.get(pk=sample.pk).coverage_note == "Ditarik penerbitnya."


def test_of_two_corrections_in_one_second_the_later_stands_first(
    staff_client: Client, sample: Edition
) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        staff_client.post(_page(sample), _given(sample, sure="1", score="61,23"))
        staff_client.post(_page(sample), _given(sample, sure="1", score="61,24"))
    shown = staff_client.get("/ipp/ipp-contoh/ralat/").content.decode()
    first, second = re.findall(r'(?s)<tr role="row" id="ralat-\d+">.*?</tr>', shown)
    assert "61,24 · Engagement" in first
    assert "61,24 · Engagement" not in second
    told = staff_client.get("/api/v1/corrections/?edition=ipp-contoh").json()["results"]
    assert told[0]["new"]["score"] == "61.24"


def test_readers_see_old_new_and_reason(client: Client, corrected: Edition) -> None:
    for path in ("ralat/", "wilayah/33.10-kabupaten-klaten/"):
        text = client.get(f"/ipp/ipp-contoh/{path}").content.decode()
        assert WHY in text
        assert "61,23 · Engagement" in text
    assert "Rilis 3" not in text
    other = client.get("/ipp/ipp-contoh/wilayah/33.09-kabupaten-boyolali/").content.decode()
    assert WHY not in other


def test_an_edition_without_corrections_says_so(client: Client, real: Edition) -> None:
    answer = client.get("/ipp/ipp-pilkada-2024/ralat/")
    assert "Belum ada angka edisi ini yang diralat." in answer.content.decode()
    assert "Sidik riwayat" in answer.content.decode()


def test_the_feed_tells_each_correction(client: Client, corrected: Edition) -> None:
    answer = client.get("/ipp/ipp-contoh/ralat/atom/")
    feed = ElementTree.fromstring(answer.content)  # noqa: S314 (our own)
    entries = feed.findall(f"{ATOM}entry")
    assert entries[0].findtext(f"{ATOM}title") == "Kabupaten Klaten"
    assert WHY in (entries[0].findtext(f"{ATOM}summary") or "")
    assert "DATA CONTOH" in (feed.findtext(f"{ATOM}title") or "")
    ids = [each.findtext(f"{ATOM}id") for each in entries]
    assert len(set(ids)) == len(ids)


def test_a_feed_without_corrections_stays_the_same(client: Client, real: Edition) -> None:
    address = "/ipp/ipp-pilkada-2024/ralat/atom/"
    first = client.get(address)
    feed = ElementTree.fromstring(first.content)  # noqa: S314 (our own)
    assert feed.findall(f"{ATOM}entry") == []
    told = dt.datetime.fromisoformat(feed.findtext(f"{ATOM}updated") or "")
    assert told == real.published_at
    with time_machine.travel(timezone.now() + dt.timedelta(days=1)):
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_machines_get_the_same(client: Client, corrected: Edition, real: Edition) -> None:
    answer = client.get("/api/v1/corrections/?edition=ipp-contoh&wilayah=33.10").json()
    [row] = answer["results"]
    assert (row["region_code"], row["new"]["score"], row["release"]) == ("33.10", "61.23", 2)
    assert row["new"]["status"] is None
    assert row["reason"] == WHY
    assert row["notice"]
    assert client.get("/api/v1/corrections/").json()["count"] == 0


def test_files_and_answers_tell_everything_that_a_correction_changed(
    client: Client, sample: Edition
) -> None:
    Source.objects.create(citation="Harian Uji, 1 Mei 2025", status="media")
    said = [
        Facts(Decimal("70.05"), source="Harian Uji, 1 Mei 2025", absence="",
              dimensions={"kampanye": Decimal("70.05")}),
        Facts(source=CITATION, absence="not_measured", reason="Pemungutan suara ulang."),
    ]  # fmt: skip
    for wanted in said:
        actions.correct(
            edition=sample, wanted={KLATEN: wanted}, reason=WHY, by=None, explanation="Satu kurang."
        )
    package = client.get("/ipp/ipp-contoh/paket.zip").content
    rows = list(csv.DictReader(_member(package, "ralat.csv")))
    row = next(each for each in rows if each["region_code"] == KLATEN)
    places = [row["old_rank_national"], row["old_rank_in_province"]]
    assert all(place.isdigit() for place in places)
    told = {name: row[name] for name in row if name.startswith(("old_", "new_")) and row[name]}
    assert told == {
        "old_score": "70.05", "old_band": "Engagement", "old_source": said[0].source,
        "old_source_status": "media", "old_dimension_kampanye": "70.05",
        "old_rank_national": places[0], "old_rank_in_province": places[1],
        "new_status": "not_measured", "new_reason": "Pemungutan suara ulang.",
        "new_source": CITATION, "new_source_status": "sample",
    }  # fmt: skip
    newest = client.get("/api/v1/corrections/?edition=ipp-contoh&wilayah=33.10").json()["results"]
    for when in ("old", "new"):
        answer = newest[0][when]
        values = answer.pop("dimensions") or {}
        flat = answer | {f"dimension_{name}": value for name, value in values.items()}
        assert (
            told.items()
            >= {
                f"{when}_{name}": str(value) for name, value in flat.items() if value is not None
            }.items()
        )
        assert answer["band"] in {"Engagement", None}
    media = f"{sample.notice}; menurut media, bukan angka resmi"
    assert [each["notice"] for each in rows if each["region_code"] == KLATEN] == [
        sample.notice, media,
    ]  # fmt: skip
    assert [each["notice"] for each in newest] == [sample.notice, media]
    page = client.get("/ipp/ipp-contoh/ralat/").content.decode()
    assert "70,05 · Engagement · Kampanye 70,05 · Harian Uji, 1 Mei 2025 · menurut media" in page
    # and nothing that is kept is left out
    kept = {name for each in Correction.objects.all() for name in (*each.old, *each.new)}
    columns = {each.removeprefix("old_") for each in row if each.startswith("old_")}
    assert kept - {"absence", "dimensions"} <= columns


def test_every_release_can_be_fetched_for_ever(client: Client, corrected: Edition) -> None:
    newest = client.get("/ipp/ipp-contoh/paket.zip")
    first, second = (client.get(f"/ipp/ipp-contoh/rilis/{n}/paket.zip") for n in (1, 2))
    assert newest.content == second.content != first.content
    assert "immutable" in second["Cache-Control"]
    assert "immutable" not in newest["Cache-Control"]
    page = client.get("/ipp/ipp-contoh/ralat/").content.decode()
    for release in (first, second):
        assert hashlib.sha256(release.content).hexdigest() in page
    assert client.get("/ipp/ipp-contoh/rilis/3/paket.zip").status_code == 404
    [row] = [
        each
        for each in csv.DictReader(_member(second.content, "ralat.csv"))
        if each["region_code"] == KLATEN
    ]
    assert (row["new_score"], row["reason"]) == ("61.23", WHY)
    assert first["X-Robots-Tag"] == "noindex, nofollow"


def test_a_draft_has_no_door(client: Client, staff_client: Client, sample: Edition) -> None:
    draft = Edition.objects.create(
        slug="uji", name="IPP Uji", official_name="IPP", election="x", election_date="2020-12-09"
    )
    draft.results.create(region=Region.objects.get(code=KLATEN), absence="not_published")
    for path in ("ralat/", "ralat/atom/", "paket.zip", "rilis/1/paket.zip"):
        assert client.get(f"/ipp/uji/{path}").status_code == 404
    assert staff_client.get(_page(draft)).status_code == 404


def _member(content: bytes, name: str) -> io.StringIO:
    return io.StringIO(zipfile.ZipFile(io.BytesIO(content)).read(name).decode())
