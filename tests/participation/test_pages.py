"""What readers see on the pages of the index."""

import re
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client

from participation.models import Edition
from tests.participation.editions import draft, public, with_variables

RANKING = "/ipp/ipp-pilkada-2024/peringkat/"
SAMPLE_RANKING = "/ipp/ipp-contoh/peringkat/"


def _text(response: Any) -> str:
    body = re.sub(r"(?s)<(script|style|svg).*?</\1>", " ", response.content.decode())
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def _rows(response: Any) -> list[Any]:
    return list(response.context["page"].object_list)


def test_provinces_stand_in_order_then_unpublished_then_not_applicable(
    client: Client, real: Edition
) -> None:
    response = client.get(RANKING, {"tingkat": "provinsi"})
    rows = _rows(response)
    assert [(r.rank_national, r.region.name) for r in rows[:4]] == [
        (1, "Jawa Timur"),
        (2, "Jawa Tengah"),
        (3, "Sulawesi Utara"),
        (4, "Sulawesi Selatan"),
    ]
    assert [r.absence for r in rows[4:]] == ["not_published"] * 33 + ["not_applicable"]
    assert rows[-1].region.name == "Daerah Istimewa Yogyakarta"
    text = _text(response)
    for shown in ["80,87", "79,10", "79,05", "78,27"]:
        assert shown in text
    assert text.count("belum dipublikasikan") >= 33
    assert "Tidak berlaku" in text
    assert "Gubernur DIY tidak dipilih melalui pilkada" in text


def test_the_ranking_says_how_much_is_known(client: Client, real: Edition) -> None:
    sentence = "Rekap nasional resmi; rincian tersedia untuk 40 dari 545 daerah."
    assert sentence in _text(client.get(RANKING))
    assert sentence in _text(client.get("/ipp/"))


def test_a_shared_link_to_the_index_speaks_of_the_nation(client: Client, real: Edition) -> None:
    said = "Hasil IPP Pilkada 2024: rekap nasional, peta provinsi, dan hasil Kabupaten Klaten."
    for name in ['name="description"', 'property="og:description"']:
        assert re.search(
            f'<meta [^>]*{name}[^>]* content="{said}">', client.get("/ipp/").content.decode()
        )


def test_the_card_of_an_office_without_a_result_says_what_is_missing(
    client: Client, real: Edition, settings: Any
) -> None:
    settings.KPU_OFFICE_REGION = "81.08"
    said = "Kabupaten Maluku Barat Daya Skor, kategori, dan peringkat belum dipublikasikan."
    for address in ("/", "/ipp/"):
        assert said in _text(client.get(address)), address


def test_the_recap_is_computed_from_counts(client: Client, real: Edition) -> None:
    text = _text(client.get("/ipp/"))
    for count, share in [("446", "87,8%"), ("24", "4,7%"), ("38", "7,5%")]:
        assert re.search(rf"\b{count}\b\D{{0,40}}{share}", text), (count, share)
    for count, share in [("4", "10,8%"), ("31", "83,8%"), ("2", "5,4%")]:
        assert re.search(rf"\b{count}\b\D{{0,40}}{share}", text), (count, share)


def test_a_region_with_a_band_alone_says_so_and_names_its_source(
    client: Client, real: Edition
) -> None:
    text = _text(client.get("/ipp/ipp-pilkada-2024/wilayah/33.10-kabupaten-klaten/"))
    assert (
        "Kabupaten Klaten masuk kategori Engagement pada IPP Pilkada 2024; "
        "skornya belum dipublikasikan." in text
    )
    assert "Dokumentasi Pembelajaran Pilkada 2024" in text
    assert "Capaian kategori Engagement" in text
    assert "KPU Kabupaten Klaten, berita IPP Pilkada 2024, Oktober 2025" in text


@pytest.mark.parametrize(
    ("region", "sentence"),
    [
        ("35-jawa-timur", "Provinsi Jawa Timur memperoleh skor 80,87 dan masuk kategori"),
        ("11-aceh", "Hasil Provinsi Aceh pada IPP Pilkada 2024 belum dipublikasikan."),
        (
            "34-daerah-istimewa-yogyakarta",
            "IPP Pilkada 2024 tidak berlaku untuk Daerah Istimewa Yogyakarta "
            "(Gubernur DIY tidak dipilih melalui pilkada).",
        ),
    ],
)
def test_each_kind_of_result_has_its_sentence(
    region: str, sentence: str, client: Client, real: Edition
) -> None:
    assert sentence in _text(client.get(f"/ipp/ipp-pilkada-2024/wilayah/{region}/"))


def test_what_is_not_known_yet_is_not_told_as_a_disagreement(client: Client, real: Edition) -> None:
    text = _text(client.get("/ipp/ipp-pilkada-2024/metode/"))
    assert "Provinsi: Engagement 31 menurut rekap; 0 di antaranya sudah dirinci." in text
    assert "0 baris, rekap 31" not in text


def test_a_region_address_without_its_right_name_leads_to_it(client: Client, real: Edition) -> None:
    for code in ["33.10", "33.10-klaten", "33.10-kota-semarang"]:
        response = client.get(f"/ipp/ipp-pilkada-2024/wilayah/{code}/")
        assert response.status_code == 301
        assert response["Location"].endswith("/33.10-kabupaten-klaten/")


def test_filtering_to_a_province_keeps_the_national_places(client: Client, sample: Edition) -> None:
    national = {
        result.region_id: result.rank_national for result in sample.results.exclude(score=None)
    }
    response = client.get(SAMPLE_RANKING, {"tingkat": "kabkota", "provinsi": "33"})
    rows = _rows(response)
    assert len(rows) == 35
    assert {row.region.parent_id for row in rows} == {"33"}
    assert all(row.rank_national == national[row.region_id] for row in rows)
    assert sorted(row.rank_in_province for row in rows)[0] == 1
    text = _text(response)
    for row in rows:
        assert str(row.rank_national) in text


def test_filters_combine_and_a_province_alone_means_its_kabupaten_and_kota(
    client: Client, sample: Edition
) -> None:
    rows = _rows(client.get(SAMPLE_RANKING, {"provinsi": "33", "q": "semarang"}))
    assert {row.region_id for row in rows} == {"33.22", "33.74"}
    rows = _rows(client.get(SAMPLE_RANKING, {"tingkat": "kabkota", "kategori": "participatory"}))
    assert len(rows) == 24
    assert {row.band.slug for row in rows} == {"participatory"}


@pytest.mark.parametrize(
    ("order", "key"),
    [
        ("peringkat", lambda row: -row.score),
        ("-peringkat", lambda row: row.score),
        ("nama", lambda row: row.region.name),
        ("kode", lambda row: row.region_id),
    ],
)
def test_orders(order: str, key: Any, client: Client, sample: Edition) -> None:
    rows = _rows(client.get(SAMPLE_RANKING, {"tingkat": "kabkota", "urut": order}))
    scored = [row for row in rows if row.score is not None]
    assert scored == sorted(scored, key=key)


def test_a_ranking_has_pages(client: Client, sample: Edition) -> None:
    first = _rows(client.get(SAMPLE_RANKING, {"tingkat": "kabkota"}))
    last = _rows(client.get(SAMPLE_RANKING, {"tingkat": "kabkota", "halaman": "11"}))
    assert (len(first), len(last)) == (50, 14)
    assert first[0].rank_national == 1


@pytest.mark.parametrize(("asked", "shown"), [("25", 25), ("50", 50), ("100", 100), ("", 50)])
def test_a_reader_chooses_how_long_a_page_is_and_every_link_keeps_it(
    asked: str, shown: int, client: Client, sample: Edition
) -> None:
    query = {"tingkat": "kabkota", "kategori": "engagement", "urut": "nama", "per_halaman": asked}
    response = client.get(SAMPLE_RANKING, query)
    assert len(_rows(response)) == shown
    body = unescape(response.content.decode())
    assert f'<option value="{shown}" selected>' in body
    kept = f"tingkat=kabkota&kategori=engagement&urut=nama&per_halaman={asked}"
    assert f'href="?{kept}&halaman=2"' in body
    (other_order,) = set(re.findall(r'href="\?([^"]*urut=-?peringkat)"', body))
    assert other_order == f"tingkat=kabkota&kategori=engagement&per_halaman={asked}&urut=peringkat"
    files = re.findall(r'href="([^"]*unduh[^"]*)"', body)
    assert files
    assert [file for file in files if "per_halaman" in file] == []


def test_equal_scores_share_a_place_that_is_marked(client: Client, sample: Edition) -> None:
    rows = _rows(client.get(SAMPLE_RANKING, {"tingkat": "kabkota", "per_halaman": "100"}))
    scored = [row.score for row in sample.results.of_level("kabkota") if row.score is not None]
    assert any(row.tied for row in rows)
    for row in rows:
        assert row.tied == (scored.count(row.score) > 1)
        assert row.rank_national == 1 + sum(score > row.score for score in scored)
    page = client.get(SAMPLE_RANKING, {"tingkat": "kabkota", "q": rows[0].region.name})
    assert "seri" not in _text(page)


def test_a_shared_place_is_told_on_the_regions_page_too(client: Client, sample: Edition) -> None:
    level = sample.results.of_level("kabkota").exclude(score=None).with_names()
    places = [result.rank_national for result in level]
    shared, alone = (
        next(each for each in level if (places.count(each.rank_national) > 1) == tied)
        for tied in (True, False)
    )
    response = client.get(shared.get_absolute_url())
    for rows in ("neighbours", "peers"):
        told = {each.region_id: each.tied for each in response.context[rows] if each.rank_national}
        assert told[shared.region_id]
        assert told == {
            each.region_id: places.count(each.rank_national) > 1
            for each in level
            if each.region_id in told
        }
    assert f"{shared.rank_national} seri" in _text(response)
    assert re.search(
        rf"nasional {shared.rank_national} dari \d+ daerah [a-z ]+, seri dengan daerah lain",
        _text(response),
    )
    verdict = _text(client.get(alone.get_absolute_url())).split("Kode wilayah")[0]
    assert "seri dengan" not in verdict


def test_a_place_shared_within_the_province_is_told(client: Client, sample: Edition) -> None:
    level = list(sample.results.of_level("kabkota").exclude(score=None).with_names())
    places = [(each.region.parent_id, each.rank_in_province) for each in level]
    shared = next(
        each for each, place in zip(level, places, strict=True) if places.count(place) > 1
    )
    verdict = _text(client.get(shared.get_absolute_url())).split("Kode wilayah")[0]
    assert verdict.count("seri dengan daerah lain") == 2  # in the nation, so in the province


REFUSED = [
    ({"per_halaman": "10"}, 400, "Baris per halaman “10” tidak dikenal. Pilihannya: 25, 50, 100."),
    ({"kategori": "apa"}, 400, "Kategori “apa” tidak dikenal"),
    ({"kategori": "apa"}, 400, "participatory, engagement, involvement"),
    ({"halaman": "0"}, 404, "bukan nomor halaman"),
    ({"halaman": "-1"}, 404, "bukan nomor halaman"),
    ({"halaman": "99999"}, 404, "hanya sampai halaman"),
    ({"provinsi": "99"}, 400, "99"),
    ({"tingkat": "desa"}, 400, "provinsi, kabkota"),
    ({"urut": "acak"}, 400, "acak"),
    ({"x": "1"}, 400, "“x” tidak dikenal"),
    ({"propinsi": "33"}, 400, "Mungkin maksud Anda “provinsi”"),
    ({"provinsi": ["33", "34"]}, 400, "lebih dari sekali"),
    ({"q": "a" * 300}, 400, "terlalu panjang"),
]


@pytest.mark.parametrize(("given", "status", "told"), REFUSED)
def test_what_is_wrong_or_unknown_is_refused_with_a_sentence(
    given: dict[str, Any], status: int, told: str, client: Client, sample: Edition
) -> None:
    response = client.get(SAMPLE_RANKING, given)
    assert response.status_code == status
    plain = _text(response).replace("“", '"').replace("”", '"')
    assert told.replace("“", '"').replace("”", '"') in plain
    assert "/wilayah/" not in response.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/ipp/",
        "/ipp/ipp-pilkada-2024/metode/",
        "/ipp/ipp-pilkada-2024/wilayah/33-jawa-tengah/",
        "/api/docs/",
    ],
)
def test_pages_without_filters_refuse_parameters_too(
    path: str, client: Client, real: Edition
) -> None:
    response = client.get(path, {"provinsi": "33"})
    assert response.status_code == 400
    assert "Alamat ini tidak mempunyai saringan." in _text(response)


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("?tingkat=kabkota&urut=nama&halaman=2", "?tingkat=kabkota&halaman=2"),
        ("?halaman=1", ""),
        ("?q=jawa&utm_source=wa", ""),
        ("?tingkat=kabkota&halaman=2&per_halaman=25", "?tingkat=kabkota"),
    ],
)
def test_the_canonical_address_keeps_what_makes_it_another_page(
    query: str, canonical: str, client: Client, real: Edition
) -> None:
    body = client.get(RANKING + query).content.decode()
    (found,) = re.findall(r'<link rel="canonical" href="([^"]*)"', body)
    assert unescape(found).endswith(RANKING + canonical)


def test_a_real_region_page_shows_no_made_up_result(
    client: Client, real: Edition, sample: Edition
) -> None:
    page = client.get("/ipp/ipp-pilkada-2024/wilayah/33.10-kabupaten-klaten/")
    assert page.context["other_results"] == []
    assert "/ipp/ipp-contoh/" not in page.content.decode()


def test_links_shared_with_tracking_parameters_still_work(client: Client, real: Edition) -> None:
    response = client.get(RANKING, {"fbclid": "abc", "utm_source": "whatsapp"})
    assert response.status_code == 200


def test_awards_are_listed_and_filtered(client: Client, real: Edition) -> None:
    assert client.get("/penghargaan/").context["total"] == 7
    documentation = {"kategori": "dokumentasi-pembelajaran-pilkada-2024"}
    rows = _rows(client.get("/penghargaan/", documentation))
    assert {row.region_id for row in rows} == {"33", "33.10"}
    assert client.get("/penghargaan/", {"wilayah": "33"}).context["total"] == 4
    assert client.get("/penghargaan/", {"edisi": "tidak-ada"}).status_code == 400


def test_the_method_page_tells_bands_variables_and_that_weights_are_unknown(
    client: Client, real: Edition
) -> None:
    text = _text(client.get("/ipp/ipp-pilkada-2024/metode/"))
    for told in [
        "di bawah 60,00",
        "60,00 s.d. 77,50",
        "di atas 77,50",
        "Tingkat partisipasi pemilih",
        "bobot tidak dipublikasikan",
    ]:
        assert told.lower() in text.lower()


def test_weights_are_written_as_people_write_them(client: Client, db: None) -> None:
    public(with_variables([Decimal("0.5"), Decimal("0.375"), Decimal("0.125")]))
    for address in ("metode/", "wilayah/33.10-kabupaten-klaten/"):
        text = _text(client.get(f"/ipp/uji/{address}"))
        assert re.findall(r"bobot (0\S+)", text) == ["0,5", "0,375", "0,125"], address


@pytest.mark.parametrize("part", ["peringkat/", "metode/", "unduh.csv", "wilayah/33.10/"])
def test_a_draft_is_nowhere(part: str, client: Client, db: None) -> None:
    draft("rahasia")
    assert client.get(f"/ipp/rahasia/{part}").status_code == 404


@pytest.mark.parametrize(
    ("address", "most"),
    [
        (RANKING, 4),
        (SAMPLE_RANKING + "?tingkat=kabkota", 4),
        (SAMPLE_RANKING + "?provinsi=33", 4),
        (SAMPLE_RANKING + "?tingkat=kabkota&per_halaman=100", 4),
        ("/ipp/ipp-contoh/wilayah/33.10-kabupaten-klaten/", 6),
        ("/ipp/ipp-pilkada-2024/wilayah/33-jawa-tengah/", 6),
        ("/ipp/ipp-contoh/bandingkan/?wilayah=33.10&wilayah=33&wilayah=33.09&wilayah=11", 6),
        ("/penghargaan/", 5),
        ("/ipp/", 5),
        ("/ipp/ipp-contoh/grafik/", 3),
        ("/ipp/ipp-pilkada-2024/metode/", 5),
        ("/ipp/ipp-contoh/ralat/", 4),
        *(
            (f"/ipp/ipp-contoh/{file}", 5)
            for file in ("unduh.csv", "unduh-excel.csv", "unduh.json")
        ),
        ("/ipp/ipp-contoh/unduh.xlsx", 6),
    ],
)
def test_queries_stay_within_the_budget(
    address: str, most: int, client: Client, real: Edition, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200
