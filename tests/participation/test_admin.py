"""The data officer's work in admin: upload, problems or summary, confirm; draft and frozen."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from participation import actions
from participation.models import Edition, Result, ResultImport, Source
from tests.participation.editions import HEADER, SOURCE, draft, import_rows, with_variables


def _upload(client: Client, edition: Edition, content: bytes) -> Any:
    file = SimpleUploadedFile("hasil.csv", content, content_type="text/csv")
    address = reverse("admin:participation_edition_upload", args=[edition.pk])
    return client.post(address, {"file": file}, follow=True)


def import_file(edition: Edition, content: str) -> None:
    actions.import_results(edition=edition, content=content.encode(), file_name="uji.csv")


def test_problems_are_shown_by_line_and_column_and_nothing_is_kept(
    staff_client: Client, db: None
) -> None:
    edition = draft()
    before = list(Result.objects.order_by("pk").values())
    content = f"{HEADER}33.10,101,,{SOURCE}\n99.99,61,,{SOURCE}\n"
    response = _upload(staff_client, edition, content.encode())
    text = response.content.decode()
    assert "2 masalah. Tidak ada yang disimpan." in text
    assert "Skor paling tinggi 100" in text
    assert all(f'<td data-label="Baris">{line}</td>' in text for line in (2, 3))
    assert list(Result.objects.order_by("pk").values()) == before
    assert not ResultImport.objects.filter(edition=edition).exists()


def test_a_good_file_is_summed_up_first_and_stored_when_confirmed(
    staff_client: Client, db: None
) -> None:
    edition = draft()
    import_rows(edition, "33.10,61.20,")
    content = f"{HEADER}33.10,62.00,,{SOURCE}\n33.09,77.51,,Kabar baru\n"
    response = _upload(staff_client, edition, content.encode())
    text = response.content.decode()
    assert "1 hasil baru, 1 berubah, 0 dihapus, 0 tetap." in text
    assert "61,20 · Engagement" in text and "62,00 · Engagement" in text
    assert "Kabar baru" in text
    assert str(edition.results.get(region="33.10").score) == "61.20"
    assert not Source.objects.filter(citation="Kabar baru").exists()
    confirmed = staff_client.post(
        response.redirect_chain[-1][0],
        {"fingerprint": response.context["plan"].fingerprint},
        follow=True,
    )
    assert "1 hasil baru, 1 berubah" in confirmed.content.decode()
    assert str(edition.results.get(region="33.10").score) == "62.00"
    assert edition.results.get(region="33.09").rank_national == 1
    kept = ResultImport.objects.filter(edition=edition).first()
    assert kept is not None
    assert (kept.uploaded_by_name, bytes(kept.content)) == ("petugas", content.encode())


def test_confirming_an_outdated_summary_stores_nothing(staff_client: Client, db: None) -> None:
    edition = draft()
    response = _upload(staff_client, edition, f"{HEADER}33.10,62.00,,{SOURCE}\n".encode())
    address = response.redirect_chain[-1][0]
    fingerprint = response.context["plan"].fingerprint
    import_rows(edition, "33.10,50,")
    again = staff_client.post(address, {"fingerprint": fingerprint}, follow=True)
    assert "Data berubah sejak berkas ini diperiksa" in again.content.decode()
    assert str(edition.results.get(region="33.10").score) == "50.00"


def test_a_confirmed_file_cannot_be_confirmed_twice(staff_client: Client, db: None) -> None:
    edition = draft()
    response = _upload(staff_client, edition, f"{HEADER}33.10,62.00,,{SOURCE}\n".encode())
    address = response.redirect_chain[-1][0]
    given = {"fingerprint": response.context["plan"].fingerprint}
    assert staff_client.post(address, given).status_code == 302
    again = staff_client.post(address, given, follow=True)
    assert "sudah disimpan; tidak ada yang diulang" in again.content.decode()


def test_a_file_that_changes_nothing_says_so(staff_client: Client, db: None) -> None:
    edition = draft()
    import_rows(edition, "33.10,61.20,")
    response = _upload(staff_client, edition, f"{HEADER}33.10,61.20,,{SOURCE}\n".encode())
    assert "Tidak ada yang berubah: 1 baris" in response.content.decode()


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"\xff\xfe", b"PK\x03\x04"])
def test_any_file_gets_a_sentence(content: bytes, staff_client: Client, db: None) -> None:
    response = _upload(staff_client, draft(), content)
    assert response.status_code in {200, 400}
    assert "masalah" in response.content.decode() or "kosong" in response.content.decode()


def test_a_published_edition_takes_no_numbers_without_a_reason(
    staff_client: Client, real: Edition
) -> None:
    response = _upload(staff_client, real, f"{HEADER}35,80.88,,{SOURCE}\n".encode())
    given = {"fingerprint": response.context["plan"].fingerprint}
    refused = staff_client.post(response.redirect_chain[-1][0], given, follow=True)
    assert refused.status_code == 400
    assert "Tulis alasan ralat." in refused.content.decode()
    assert str(real.results.get(region="35").score) == "80.87"


def test_a_published_edition_is_read_only(staff_client: Client, real: Edition) -> None:
    address = reverse("admin:participation_edition_change", args=[real.pk])
    page = staff_client.get(address).content.decode()
    assert 'name="name"' not in page
    assert 'name="bands-0-lower"' not in page
    assert "Unggah hasil" not in page
    result = real.results.get(region="35")
    change = reverse("admin:participation_result_change", args=[result.pk])
    assert staff_client.post(change, {"score": "50"}).status_code == 403


def test_one_result_of_a_draft_is_mended_and_all_places_follow(
    staff_client: Client, db: None
) -> None:
    edition = draft()
    import_rows(edition, "33.10,61.20,", "33.09,70,")
    result = edition.results.get(region="33.10")
    address = reverse("admin:participation_result_change", args=[result.pk])
    given = {"score": "77,51", "band": "", "absence": "", "reason": "", "source": result.source_id}
    response = staff_client.post(address, given)
    assert response.status_code == 302, response.context["errors"]
    result.refresh_from_db()
    assert (str(result.score), str(result.band), result.rank_national) == (
        "77.51",
        "Participatory",
        1,
    )
    assert edition.results.get(region="33.09").rank_national == 2


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"score": "61", "band": "Participatory"}, "Skor ini masuk kategori Engagement."),
        ({"score": "61", "absence": "not_published"}, "Kosongkan: daerah ini mempunyai skor."),
        ({"score": "61", "source": ""}, "Setiap skor dan kategori harus mempunyai sumber."),
        ({"score": "101"}, "Skor harus di antara 0 dan 100."),
        ({"band": "Engagement", "absence": "not_applicable"}, "tidak mempunyai kategori"),
    ],
)
def test_a_contradiction_is_refused_in_words(
    given: dict[str, str], told: str, staff_client: Client, db: None, real: Edition
) -> None:
    edition = draft()
    result = edition.results.get(region="33.10")
    band = given.get("band", "")
    source = real.results.get(region="33").source_id
    values = {"score": "", "absence": "", "reason": "", "source": source} | given
    values["band"] = edition.bands.get(name=band).pk if band else ""
    address = reverse("admin:participation_result_change", args=[result.pk])
    response = staff_client.post(address, values)
    assert response.status_code == 200
    assert told in response.content.decode()


def test_a_region_of_which_nothing_was_measured_keeps_no_values(
    staff_client: Client, db: None
) -> None:
    edition = with_variables()
    import_file(edition, f"Kode,Skor,Kampanye,Sumber\n33.10,,61,{SOURCE}\n")
    result = edition.results.get(region="33.10")
    address = reverse("admin:participation_result_change", args=[result.pk])
    given = {"score": "", "band": "", "reason": "", "source": ""}
    answer = staff_client.post(address, given | {"absence": "not_applicable"})
    assert "Daerah dengan sebab ini tidak mempunyai nilai variabel." in answer.content.decode()
    import_file(edition, f"Kode,Skor,Status,Sumber\n33.10,,tidak diukur,{SOURCE}\n")
    result.refresh_from_db()
    assert (result.absence, result.dimension_scores.count()) == ("not_measured", 0)
    assert staff_client.post(address, given | {"absence": "not_applicable"}).status_code == 302


def test_publishing_needs_its_own_right(client: Client, db: None) -> None:
    edition = draft()
    officer = User.objects.create_user("data", password="sandi-panjang-sekali", is_staff=True)
    officer.user_permissions.set(
        Permission.objects.filter(codename__in=["change_edition", "view_edition"])
    )
    client.force_login(officer)
    upload = reverse("admin:participation_edition_upload", args=[edition.pk])
    publish = reverse("admin:participation_edition_publish", args=[edition.pk])
    assert client.get(upload).status_code == 200
    assert client.get(publish).status_code == 403
    assert client.post(publish).status_code == 403


def test_the_gate_shows_what_does_not_agree_and_lets_nothing_through(
    staff_client: Client, db: None
) -> None:
    edition = draft()
    address = reverse("admin:participation_edition_publish", args=[edition.pk])
    page = staff_client.get(address).content.decode()
    assert "Provinsi: rekap nasional belum diisi." in page
    assert "Publikasikan edisi ini" not in page
    staff_client.post(address)
    edition.refresh_from_db()
    assert not edition.is_published


@pytest.mark.parametrize(
    "model", ["edition", "result", "resultimport", "source", "award", "awardcategory", "region"]
)
def test_every_list_opens_searches_and_speaks_indonesian(
    model: str, staff_client: Client, real: Edition
) -> None:
    address = reverse(f"admin:participation_{model}_changelist")
    for query in ["", "?q=klaten"]:
        assert staff_client.get(address + query).status_code == 200
    assert "Select" not in staff_client.get(address).content.decode()


def test_the_index_page_follows_the_order_of_the_work(staff_client: Client, db: None) -> None:
    apps = staff_client.get(reverse("admin:index")).context["app_list"]
    assert [app["app_label"] for app in apps][:3] == ["news", "participation", "auth"]
    models = [model["object_name"] for model in apps[1]["models"]]
    assert models[:3] == ["Edition", "Result", "ResultImport"]


@pytest.mark.parametrize("model", ["edition", "source", "award", "awardcategory"])
def test_every_form_opens(model: str, staff_client: Client, real: Edition) -> None:
    assert staff_client.get(reverse(f"admin:participation_{model}_add")).status_code == 200
