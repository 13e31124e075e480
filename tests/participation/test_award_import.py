"""Awards come in by file: checked, shown, and stored all or none."""

import datetime as dt
import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from participation import actions
from participation.editions_on_file import DATA
from participation.importing.problems import BadFile
from participation.models import Award, AwardCategory, Edition, Source
from tests.data.books import book
from tests.participation.editions import draft

HEADER = ["Kategori", "Kode/Wilayah", "Tanggal", "Alasan", "Sumber", "Tautan dokumen"]
LESSON = "Dokumentasi Pembelajaran"
ROWS = [
    [LESSON, "33.10", "18 Oktober 2025", "Lengkap", "KPU RI", "https://kpu.go.id/klaten.pdf"],
    [LESSON, "Kota Semarang", "18/10/2025", "", "KPU RI", ""],
]


def _csv(*rows: list[str], header: list[str] | None = None) -> bytes:
    return "\n".join(";".join(row) for row in [header or HEADER, *rows]).encode()


def _address(edition: Edition) -> str:
    return reverse("admin:participation_edition_awards", args=[edition.pk])


def _upload(client: Client, edition: Edition, content: bytes) -> Any:
    return client.post(_address(edition), {"file": SimpleUploadedFile("penghargaan.csv", content)})


def _confirmed(client: Client, edition: Edition, page: Any) -> Any:
    hidden = dict(
        re.findall(r'name="(content|fingerprint)" value="([^"]+)"', page.content.decode())
    )
    return client.post(_address(edition), hidden, follow=True)


def _everything() -> list[Any]:
    models: list[Any] = [Award, AwardCategory, Source]
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_awards_are_shown_first_and_stored_when_confirmed(
    kind: str, staff_client: Client, db: None
) -> None:
    edition = draft()
    dated = [ROWS[0], [LESSON, "Kota Semarang", dt.date(2025, 10, 18), "", "KPU RI", ""]]
    content = _csv(*ROWS) if kind == "csv" else book({"Daftar": [["Lampiran"], HEADER, *dated]})
    before = _everything()
    page = _upload(staff_client, edition, content)
    text = page.content.decode()
    assert "2 penghargaan baru, 0 berubah, 0 tetap." in text
    assert "“Kota Semarang” dibaca sebagai" not in text  # that is its name
    assert f"<li>{LESSON}</li>" in text and "<li>KPU RI</li>" in text
    assert _everything() == before
    done = _confirmed(staff_client, edition, page).content.decode()
    assert "2 penghargaan baru" in done
    klaten = edition.awards.get(region="33.10")
    assert (str(klaten.category), klaten.given_on, klaten.reason, klaten.lesson_url) == (
        LESSON, dt.date(2025, 10, 18), "Lengkap", "https://kpu.go.id/klaten.pdf",
    )  # fmt: skip
    assert edition.awards.get(region="33.74").given_on == dt.date(2025, 10, 18)
    again = _upload(staff_client, edition, content).content.decode()
    assert "Tidak ada yang berubah: 2 penghargaan sama dengan tersimpan." in again
    assert "Konfirmasi dan simpan" not in again


def test_the_shipped_awards_are_known_already(real: Edition) -> None:
    content = (DATA / "ipp-pilkada-2024-awards.csv").read_bytes()
    plan = actions.plan_awards(edition=real, content=content)
    assert (plan.changes, plan.unchanged) == ([], real.awards.count())


def test_only_what_the_file_says_changes(db: None) -> None:
    edition = draft()
    _import(edition, _csv(*ROWS))
    header = ["kategori penghargaan", "wilayah", "alasan", "sumber"]
    plan = _import(
        edition, _csv([LESSON.upper(), "Klaten", "Paling rinci", "KPU RI"], header=header)
    )
    assert plan.sentence == "0 penghargaan baru, 1 berubah, 0 tetap."
    klaten = edition.awards.get(region="33.10")
    assert (klaten.reason, klaten.given_on) == ("Paling rinci", dt.date(2025, 10, 18))
    assert str(klaten.category) == LESSON


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["", "33.09", "", "", "KPU", ""], "Baris 3, kolom “Kategori”: Kosong. Tulis kategori"),
        ([LESSON, "Semarang", "", "", "KPU", ""], "33.22 (Kabupaten Semarang) atau 33.74"),
        (
            [LESSON, "33.09", "18/18/2025", "", "KPU", ""],
            "nilai “18/18/2025”: Tanggal tidak dikenal",
        ),
        ([LESSON, "33.09", "Oktober 2025", "", "KPU", ""], "Tulis seperti 18 Oktober 2025"),
        ([LESSON, "33.09", "", "", "", ""], "kolom “Sumber”: Kosong. Tulis sumbernya."),
        ([LESSON, "33.09", "", "", "KPU", "javascript:alert(1)"], "Tautan harus alamat lengkap"),
        ([LESSON, "33.09", "", "=1+1", "KPU", ""], "tidak boleh diawali"),
        (
            [LESSON.lower(), "Kab. Klaten", "", "", "KPU", ""],
            "sudah ada di baris 2",
        ),
    ],
)
def test_one_bad_line_keeps_all_out(
    row: list[str], told: str, staff_client: Client, db: None
) -> None:
    edition = draft()
    before = _everything()
    content = _csv(ROWS[0], row)
    page = _upload(staff_client, edition, content)
    assert page.status_code == 400
    assert "1 masalah. Tidak ada yang disimpan." in page.content.decode()
    with pytest.raises(BadFile) as caught:
        actions.plan_awards(edition=edition, content=content)
    (problem,) = caught.value.problems
    assert problem.line == 3 and told in str(problem)
    assert _everything() == before


def test_an_award_never_goes_to_a_region_of_another_province(db: None) -> None:
    header, row = [*HEADER, "Provinsi"], [LESSON, "33.10", "", "", "KPU", ""]
    with pytest.raises(BadFile, match="adalah Jawa Tengah, tetapi kolom provinsi"):
        actions.plan_awards(edition=draft(), content=_csv([*row, "Jawa Timur"], header=header))
    plan = actions.plan_awards(
        edition=draft("lain"), content=_csv([*row, "Jawa Tengah"], header=header)
    )
    assert [each.region for each in plan.added] == ["33.10"]


def test_a_day_that_could_be_a_month_is_said(db: None) -> None:
    plan = actions.plan_awards(
        edition=draft(), content=_csv([LESSON, "33.10", "03/04/2025", "", "KPU", ""])
    )
    assert [str(note) for note in plan.notes] == [
        "Baris 2: “03/04/2025” dibaca sebagai tanggal 3 bulan 4 2025."
    ]


def test_a_check_page_that_is_outdated_or_forged_stores_nothing(
    staff_client: Client, db: None
) -> None:
    edition, other = draft(), draft("lain")
    page = _upload(staff_client, edition, _csv(*ROWS))
    _import(edition, _csv(ROWS[0]))
    before = _everything()
    assert "Data berubah" in _confirmed(staff_client, edition, page).content.decode()
    assert "Unggah berkasnya sekali lagi" in _confirmed(staff_client, other, page).content.decode()
    forged = {"content": "x:y:z", "fingerprint": ""}
    refused = staff_client.post(_address(edition), forged, follow=True).content.decode()
    assert "Unggah berkasnya sekali lagi" in refused
    assert _everything() == before


def test_it_takes_the_right_to_give_awards(client: Client, db: None) -> None:
    edition = draft()
    officer = User.objects.create_user("data", password="sandi-panjang-sekali", is_staff=True)
    rights = ["change_edition", "view_edition", "add_award"]
    officer.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(officer)
    assert client.get(_address(edition)).status_code == 403
    officer.user_permissions.add(Permission.objects.get(codename="change_award"))
    assert client.get(_address(edition)).status_code == 200


def test_long_names_that_begin_alike_are_two_categories(db: None) -> None:
    edition = draft()
    long = "Penghargaan bagi daerah dengan dokumentasi pembelajaran pemilihan serentak terbaik "
    rows = [[f"{long} {kind}", "33.10", "", "", "KPU", ""] for kind in ("pertama", "kedua")]
    _import(edition, _csv(*rows))
    assert edition.awards.count() == 2


def _import(edition: Edition, content: bytes) -> actions.AwardPlan:
    plan = actions.plan_awards(edition=edition, content=content)
    return actions.import_awards(
        edition=edition, content=content, fingerprint=plan.fingerprint, by=None
    )
