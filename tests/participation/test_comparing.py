"""Regions beside each other, editions that may be compared, and who says a number."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from news.models import Article
from participation.edition_state import seal_of, state_of
from participation.models import DimensionScore, Edition, Result, Source
from tests.participation.editions import comparable_pair, draft, import_rows, public, withdraw

COMPARE = "/ipp/ipp-contoh/bandingkan/"


def _text(response: Any) -> str:
    body = re.sub(r"(?s)<(script|style|svg|datalist).*?</\1>", " ", response.content.decode())
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def _row(response: Any, label: str) -> list[str]:
    """The cells of a row of the compared table."""
    found = re.search(rf'(?s)<th role="rowheader" scope="row">{label}</th>(.*?)</tr>',
                      response.content.decode())  # fmt: skip
    assert found, label
    cells = re.findall(r"(?s)<td[^>]*>(.*?)</td>", found[1])
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split()) for cell in cells]


def _asked(client: Client, *regions: str, edition: str = "ipp-contoh") -> Any:
    return client.get(f"/ipp/{edition}/bandingkan/", {"wilayah": list(regions)})


@pytest.fixture
def pair(real: Edition) -> Edition:
    return comparable_pair()


# --- Regions beside each other -----------------------------------------------------------------
def test_regions_stand_in_the_order_that_was_asked_for_with_stored_numbers(
    client: Client, sample: Edition
) -> None:
    page = _asked(client, "33.10", "33", "Kabupaten Boyolali", "31.01")
    results = {each.region_id: each for each in sample.results.all()}
    klaten, central, boyolali = (results[code] for code in ("33.10", "33", "33.09"))
    shown = _row(page, "Skor")
    assert shown[:3] == [f"{r.score}".replace(".", ",") for r in (klaten, central, boyolali)]
    assert shown[3].startswith("tidak berlaku: Wilayah administrasi")
    assert _row(page, "Peringkat nasional") == [
        f"{klaten.rank_national} dari 508 kabupaten/kota yang skornya diketahui",
        f"{central.rank_national} dari 37 provinsi yang skornya diketahui",
        f"{boyolali.rank_national} dari 508 kabupaten/kota yang skornya diketahui",
        "tanpa peringkat",
    ]
    assert _row(page, "Peringkat di provinsi")[:2] == [
        f"{klaten.rank_in_province} dari 35 yang skornya diketahui di Jawa Tengah",
        "tidak berlaku untuk provinsi",
    ]
    assert "Provinsi dan kabupaten/kota diberi peringkat terpisah" in _text(page)
    bars = re.findall(r'<rect class="p-band-\d" x="0%" y="\d+" width="([\d.]+)%"',
                      page.content.decode())  # fmt: skip
    assert [float(bar) for bar in bars] == [float(r.score) for r in (klaten, central, boyolali)]


def test_the_picture_says_whom_it_does_not_show(client: Client, real: Edition) -> None:
    page = _asked(client, "33", "34", "11", edition="ipp-pilkada-2024")
    missing = (
        "Tidak digambar, karena skor dan kategorinya tidak ada: Daerah Istimewa Yogyakarta, Aceh."
    )
    assert missing in _text(page)
    assert "Tidak digambar" not in _text(_asked(client, "33", edition="ipp-pilkada-2024"))
    assert "Peringkat di provinsi" not in _text(page)  # provinces have no such place


def test_awards_and_bands_of_the_announced_edition_are_compared(
    client: Client, real: Edition
) -> None:
    page = _asked(client, "33.10", "33", edition="ipp-pilkada-2024")
    assert _row(page, "Skor") == ["belum dipublikasikan", "79,10"]
    place = "2 dari 4 provinsi yang skornya diketahui"  # not of the 37 that were measured
    assert _row(page, "Peringkat nasional") == ["tanpa peringkat", place]
    assert _row(page, "Kategori") == ["Engagement", "Participatory"]
    assert "Dokumentasi Pembelajaran Pilkada 2024" in _row(page, "Penghargaan")[0]
    assert "rincian tersedia untuk 40 dari 545 daerah" in _text(page)


@pytest.mark.parametrize(
    ("asked", "told", "kept"),
    [
        (["33.99"], "“33.99” bukan kode atau nama wilayah yang dikenal.", []),
        (["Klatn"], "Mungkin maksud Anda: Kabupaten Klaten (33.10)", []),
        (["33.10", "klaten"], "Kabupaten Klaten dipilih dua kali. Cukup sekali.", ["33.10"]),
        (
            ["semarang", "33"],
            "“semarang” dapat berarti Kabupaten Semarang (33.22) atau Kota Semarang (33.74).",
            ["33"],
        ),
        (
            ["33.01", "33.02", "33.03", "33.04", "33.05"],
            "Paling banyak 4 wilayah dapat dibandingkan; Kabupaten Kebumen tidak ditampilkan.",
            ["33.01", "33.02", "33.03", "33.04"],
        ),
    ],
)
def test_what_cannot_be_compared_is_told_and_the_rest_is_shown(
    asked: list[str], told: str, kept: list[str], client: Client, sample: Edition
) -> None:
    page = _asked(client, *asked)
    assert page.status_code == 400
    assert told in _text(page)
    assert [each.region_id for each in page.context["results"]] == kept


@pytest.mark.parametrize(
    "asked", ["33.10", "33.10 Kabupaten Klaten", "KABUPATEN  klaten", "klaten"]
)
def test_a_region_is_asked_for_by_code_or_name(asked: str, client: Client, sample: Edition) -> None:
    page = _asked(client, asked, "", " ")
    assert page.status_code == 200
    assert [each.region_id for each in page.context["results"]] == ["33.10"]
    assert 'value="33.10 Kabupaten Klaten"' in page.content.decode()


def test_an_empty_choice_says_what_to_do_and_a_choice_stays_out_of_search_engines(
    client: Client, real: Edition
) -> None:
    address = reverse("compare", args=["ipp-pilkada-2024"])
    empty = client.get(address)
    assert "Belum ada wilayah yang dipilih" in _text(empty)
    assert "X-Robots-Tag" not in empty
    chosen = client.get(address + "?wilayah=33.10&wilayah=33.09&utm_source=wa")
    assert chosen["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex, follow">' in chosen.content.decode()
    assert f'{address}?wilayah=33.10&amp;wilayah=33.09"' in chosen.content.decode()
    assert client.get(address + "?daerah=33").status_code == 400


def test_a_region_page_leads_to_its_comparison(client: Client, sample: Edition) -> None:
    page = client.get("/ipp/ipp-contoh/wilayah/33.10-kabupaten-klaten/")
    links = re.findall(r'href="([^"]*bandingkan/\?[^"]*)"', page.content.decode())
    near = [each.region_id for each in page.context["neighbours"]]
    assert [unescape(link) for link in links] == [
        *(f"{COMPARE}?wilayah=33.10&wilayah={code}" for code in near if code != "33.10"),
        f"{COMPARE}?wilayah=33.10",
    ]


# --- Editions that may be compared -------------------------------------------------------------
def test_changes_are_shown_only_where_an_edition_says_that_it_is_comparable(
    client: Client, pair: Edition
) -> None:
    page = client.get("/ipp/kini/peringkat/?provinsi=33")
    rows = {each.region_id: each.change for each in page.context["page"] if each.score is not None}
    told = {code: (str(found.score), found.places) for code, found in rows.items()}
    assert told == {
        "33.11": ("0.00", 0),
        "33.10": ("18.00", 1),
        "33.09": ("-0.35", -1),
        "33.12": ("None", None),
    }
    text = _text(page)
    assert "Perubahan dihitung terhadap IPP Uji, edisi sebelumnya yang sebanding." in text
    for words in [
        "naik +18,00 peringkat naik 1",
        "turun −0,35 peringkat turun 1",
        "tetap peringkat tetap",
    ]:
        assert words in text
    region = _text(client.get("/ipp/kini/wilayah/33.09-kabupaten-boyolali/"))
    assert "Perubahan sejak IPP Uji skor turun −0,35; peringkat turun 1" in region
    compared = _asked(client, "33.10", "33.12", edition="kini")
    assert _row(compared, "Perubahan sejak IPP Uji") == [
        "skor naik +18,00; peringkat naik 1",
        "skor edisi sebelumnya tidak diketahui",
    ]
    for other in ["dulu", "ipp-pilkada-2024"]:
        ranking = _text(client.get(f"/ipp/{other}/peringkat/?provinsi=33"))
        assert "Perubahan" not in ranking


def test_changes_cost_no_query_of_their_own(
    client: Client, pair: Edition, django_assert_max_num_queries: Any
) -> None:
    article = Article.objects.create(
        title="Rapat", lead="Teras.", body="<p>Isi.</p>", state="published",
        published_at=timezone.now(),
    )  # fmt: skip
    article.regions.add("33.10")
    for part, most in [
        ("peringkat/?provinsi=33", 4),
        ("wilayah/33.10-kabupaten-klaten/", 6),
        ("bandingkan/?wilayah=33.10&wilayah=33.09", 6),
    ]:
        with django_assert_max_num_queries(most):
            page = client.get(f"/ipp/kini/{part}")
        assert "erubahan" in _text(page)
    assert "Rapat" in _text(client.get("/ipp/kini/wilayah/33.10-kabupaten-klaten/"))


def test_an_earlier_edition_that_is_not_public_is_not_told(client: Client, pair: Edition) -> None:
    withdraw("dulu")
    for part in ["peringkat/?provinsi=33", "wilayah/33.10-kabupaten-klaten/"]:
        text = _text(client.get(f"/ipp/kini/{part}"))
        assert "Perubahan" not in text
        assert "IPP Uji" not in text


def test_what_a_published_edition_is_compared_with_is_frozen_and_sealed(
    pair: Edition, staff_client: Client
) -> None:
    assert state_of(pair)["edition"]["comparable_with"] == "dulu"
    sealed = seal_of(pair)
    with (
        pytest.raises(IntegrityError, match="keeps what it is compared with"),
        transaction.atomic(),
    ):
        Edition.objects.filter(pk=pair.pk).update(comparable_with=None)
    assert seal_of(Edition.objects.get(pk=pair.pk)) == sealed
    page = staff_client.get(f"/admin/participation/edition/{pair.pk}/change/").content.decode()
    assert "Edisi sebelumnya yang sebanding" in page
    assert 'name="comparable_with"' not in page
    draft("baru")
    fresh = Edition.objects.get(slug="baru")
    assert "comparable_with" not in state_of(fresh)["edition"]
    form = staff_client.get(f"/admin/participation/edition/{fresh.pk}/change/").content.decode()
    assert 'name="comparable_with"' in form


def test_only_an_earlier_edition_of_the_same_kind_can_be_chosen(
    real: Edition, sample: Edition
) -> None:
    edition = draft()  # of 2020
    edition.comparable_with = real
    with pytest.raises(ValidationError, match="bukan edisi sebelumnya"):
        edition.full_clean()
    edition.election_date = "2030-01-01"
    edition.clean_fields()
    edition.comparable_with = sample
    with pytest.raises(ValidationError, match="tidak dibandingkan dengan data contoh"):
        edition.full_clean()
    edition.comparable_with = edition
    with pytest.raises(IntegrityError, match="not_compared_with_itself"), transaction.atomic():
        edition.save()


# --- Who says a number -------------------------------------------------------------------------
def test_a_number_that_only_media_state_says_so_wherever_it_stands(
    client: Client, db: None
) -> None:
    edition = draft()
    import_rows(edition, "33.10,61.20,Engagement", "33.09,70.00,Engagement")
    media = Source.objects.create(citation="Harian Uji, 1 Maret 2025", status="media")
    Result.objects.filter(edition=edition, region="33.10").update(source=media)
    for code, value in [("33.10", "55.50"), ("33.09", "44.40")]:
        result = edition.results.get(region=code)
        DimensionScore.objects.create(
            edition=edition, result=result, dimension=edition.dimensions.get(), value=value
        )
    public(edition)
    words = "61,20 menurut media"
    for part in ["peringkat/?provinsi=33", "wilayah/33.10-kabupaten-klaten/"]:
        text = _text(client.get(f"/ipp/uji/{part}"))
        assert words in text
        assert "70,00 menurut media" not in text
    assert "Menurut media, Kabupaten Klaten memperoleh skor 61,20" in _text(
        client.get("/ipp/uji/wilayah/33.10-kabupaten-klaten/")
    )
    compared = _asked(client, "33.10", "33.09", edition="uji")
    assert _row(compared, "Skor") == [words, "70,00"]
    assert _row(compared, "Kampanye") == ["55,50 menurut media", "44,40"]
    assert "Kabupaten Klaten (menurut media)" in compared.content.decode()
    table = client.get("/ipp/uji/wilayah/33.09-kabupaten-boyolali/").context["strip"].rows
    assert {row[0]: row[1] for row in table if row[1][:2] in {"61", "70"}} == {
        "Kabupaten Klaten": "61,20 (menurut media)",
        "Kabupaten Boyolali": "70,00",
    }
    strip = client.get("/ipp/uji/grafik/provinsi-33.svg").content.decode()
    assert "Kabupaten Klaten (menurut media), 61,20, Engagement" in strip


def test_a_variable_of_a_region_that_was_not_measured_is_not_awaited(
    client: Client, db: None
) -> None:
    edition = draft()
    import_rows(edition, "33.10,61.20,Engagement")
    Result.objects.filter(edition=edition, region="14.01").update(absence="not_measured")
    klaten = edition.results.get(region="33.10")
    DimensionScore.objects.create(
        edition=edition, result=klaten, dimension=edition.dimensions.get(), value="55.50"
    )
    public(edition)
    page = _asked(client, "33.10", "14.01", "14.02", edition="uji")
    assert _row(page, "Kampanye") == ["55,50", "tidak diukur", "belum dipublikasikan"]
