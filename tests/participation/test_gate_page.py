"""The gate in admin: what does not agree is mended or explained to readers, then published."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from participation import actions
from participation.editions_on_file import EditionFile, published_2024
from participation.models import Edition, Explanation


def _draft_of(file: EditionFile) -> Edition:
    actions.load_edition(replace(file, slug="ipp-draf"), publish=False, say=lambda text: None)
    return Edition.objects.get(slug="ipp-draf")


def _address(edition: Edition) -> str:
    return reverse("admin:participation_edition_publish", args=[edition.pk])


@pytest.fixture
def disagreeing(db: None) -> Edition:
    """The published files, but for one province too many in the recap."""
    edition = _draft_of(published_2024())
    edition.recaps.filter(level="provinsi", band__slug="engagement").update(count=32)
    return edition


def test_the_published_files_go_through_the_gate(staff_client: Client, db: None) -> None:
    edition = _draft_of(published_2024())
    page = staff_client.get(_address(edition)).content.decode()
    assert "Rekap nasional resmi; rincian tersedia untuk 40 dari 545 daerah." in page
    assert "Pembaca akan melihat teks ini" in page  # of the rows that are not known yet
    done = staff_client.post(_address(edition), follow=True).content.decode()
    assert "sudah dipublikasikan; angkanya dibekukan." in done
    edition.refresh_from_db()
    assert edition.is_published
    assert edition.history.count() == 1


def test_an_explanation_opens_the_gate_and_readers_see_it(
    staff_client: Client, client: Client, disagreeing: Edition
) -> None:
    address = _address(disagreeing)
    page = staff_client.get(address).content.decode()
    assert "Publikasikan edisi ini" not in page
    assert "Belum dijelaskan: Provinsi: rekap 4 + 32 + 2 = 38" in page
    given = {
        "explain": "1",
        "finding": "provinsi-jumlah",
        "text": "  Penerbit menghitung satu provinsi dua kali. ",
    }
    page = staff_client.post(address, given, follow=True).content.decode()
    assert "Penjelasan disimpan" in page and "Publikasikan edisi ini" in page
    kept = Explanation.objects.get(edition=disagreeing)
    assert kept.text == "Penerbit menghitung satu provinsi dua kali."
    staff_client.post(address)
    public = client.get(reverse("method", args=[disagreeing.slug])).content.decode()
    assert "Penerbit menghitung satu provinsi dua kali." in public


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"explain": "1", "finding": "provinsi-jumlah", "text": " \n "}, "Tulis penjelasannya"),
        (
            {"explain": "1", "finding": "provinsi-jumlah", "text": "x" * 1001},
            "Penjelasan 1001 huruf",
        ),
        (
            {"explain": "1", "finding": "kabkota-jumlah", "text": "Sudah cocok."},
            "tidak dapat dijelaskan",
        ),
        ({"explain": "1", "finding": "apa-saja", "text": "Tidak ada."}, "tidak dapat dijelaskan"),
    ],
)
def test_an_explanation_that_explains_nothing_is_refused(
    given: dict[str, str], told: str, staff_client: Client, disagreeing: Edition
) -> None:
    refused = staff_client.post(_address(disagreeing), given)
    assert refused.status_code == 400
    assert told in refused.content.decode()
    assert not Explanation.objects.exists()


def test_what_was_typed_is_not_lost_when_it_is_refused(
    staff_client: Client, disagreeing: Edition
) -> None:
    given = {"explain": "1", "finding": "provinsi-jumlah", "text": "kata " * 300}
    refused = staff_client.post(_address(disagreeing), given).content.decode()
    assert "kata kata kata" in refused


def test_an_explanation_is_taken_back(staff_client: Client, disagreeing: Edition) -> None:
    address = _address(disagreeing)
    staff_client.post(address, {"explain": "1", "finding": "provinsi-jumlah", "text": "Sementara."})
    page = staff_client.post(address, {"withdraw": "1", "finding": "provinsi-jumlah"}, follow=True)
    assert "Penjelasan dihapus." in page.content.decode()
    assert "Publikasikan edisi ini" not in page.content.decode()
    assert not Explanation.objects.exists()


def test_unknown_rows_are_explained_on_the_same_page(staff_client: Client, db: None) -> None:
    edition = _draft_of(published_2024())
    Edition.objects.filter(pk=edition.pk).update(coverage_note="")
    page = staff_client.get(_address(edition)).content.decode()
    assert "Isi penjelasan rincian" in page and "Publikasikan edisi ini" not in page
    given = {"explain": "1", "finding": "rincian", "text": "Baru empat skor diumumkan."}
    page = staff_client.post(_address(edition), given, follow=True).content.decode()
    assert "Publikasikan edisi ini" in page
    edition.refresh_from_db()
    assert edition.coverage_note == "Baru empat skor diumumkan."


def test_nothing_is_explained_any_more_once_it_is_public(
    staff_client: Client, real: Edition
) -> None:
    given = {"explain": "1", "finding": "rincian", "text": "Lain."}
    refused = staff_client.post(_address(real), given)
    assert "dibekukan" in refused.content.decode()
    note = real.coverage_note
    real.refresh_from_db()
    assert real.coverage_note == note
