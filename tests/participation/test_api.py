"""The API: one shape for lists, strict parameters, errors as problem+json."""

import hashlib
import re
from decimal import Decimal
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

from participation import actions
from participation.facts import Facts
from participation.models import Edition
from participation.sample import CITATION


def test_lists_have_one_shape_and_pages(client: Client, real: Edition) -> None:
    answer = client.get("/api/v1/regions/", {"per_halaman": "500"}).json()
    assert list(answer) == ["count", "next", "previous", "results"]
    assert (answer["count"], len(answer["results"]), answer["previous"]) == (552, 500, None)
    following = client.get("/api/v1/regions/", {"per_halaman": "500", "halaman": "2"}).json()
    assert (len(following["results"]), following["next"]) == (52, None)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/results/?x=1", 400),
        ("/api/v1/results/?kategori=apa", 400),
        ("/api/v1/results/?provinsi=99", 400),
        ("/api/v1/results/?edition=tidak-ada", 400),
        ("/api/v1/results/?halaman=0", 404),
        ("/api/v1/regions/?per_halaman=0", 400),
        ("/api/v1/regions/?per_halaman=00010099999", 400),
        ("/api/v1/regions/33.99/", 404),
        ("/api/v1/regions/33.10/?x=1", 400),
        ("/api/v1/editions/rahasia/", 404),
        ("/api/v1/awards/?edisi=ipp-pilkada-2024", 400),
    ],
)
def test_errors_are_problems_in_words(
    path: str, status: int, client: Client, real: Edition
) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    answer = response.json()
    assert answer["status"] == status
    assert answer["detail"]
    if status == 400:
        [(name, [sentence])] = answer["errors"].items()
        assert name == path.partition("?")[2].partition("=")[0]
        assert answer["detail"] == f"Periksa parameter {name}. {sentence}"


@pytest.mark.parametrize(
    ("query", "way_on"),
    [
        ("results/?x=1", "Yang dikenal: tingkat, provinsi, kategori, q, urut, edition, halaman"),
        ("results/?propinsi=33", "Mungkin maksud Anda “provinsi”."),
        ("results/?tingkat=x", "Tingkat “x” tidak dikenal. Pilihannya: provinsi, kabkota."),
        ("results/?kategori=x", "Pilihannya: participatory, engagement, involvement."),
        ("results/?edition=x", "Edisi “x” tidak ada. Isi dengan nama pendeknya"),
        ("results/?q=a&q=b", "Parameter “q” diberikan lebih dari sekali. Pilih satu nilai."),
        ("awards/?wilayah=x", "Wilayah “x” tidak dikenal. Isi dengan kode Kemendagri"),
        ("awards/?kategori=x", "Kategori penghargaan “x” tidak ada. Buka /penghargaan/"),
        ("corrections/?wilayah=x", "misalnya 33 (Jawa Tengah)"),
        ("regions/33.10/?format=json", "Alamat ini tidak mempunyai saringan."),
        ("schema/?x=1", "Alamat ini tidak mempunyai saringan."),
        ("results/?detail=1&x=1", "Periksa parameter detail, x."),
        ("articles/?tahun=25", "Tulis dengan empat angka"),
    ],
)
def test_a_problem_says_which_parameter_and_how_to_mend_it(
    query: str, way_on: str, client: Client, real: Edition, sample: Edition
) -> None:
    response = client.get(f"/api/v1/{query}")
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    answer = response.json()
    assert way_on in answer["detail"]
    given = {pair.partition("=")[0] for pair in query.partition("?")[2].split("&")}
    assert set(answer["errors"]) == given


def test_whatever_a_program_likes_it_gets_json(client: Client, real: Edition) -> None:
    for liked in ("text/csv", "application/xml", "text/html", ";;;", "application/json; q=x"):
        response = client.get("/api/v1/regions/33.10/", headers={"Accept": liked})
        assert (response.status_code, response["Content-Type"]) == (200, "application/json")


def test_where_there_are_no_awards_the_list_is_empty(
    client: Client, real: Edition, sample: Edition
) -> None:
    for query in ("wilayah=33.09", f"edition={sample.slug}"):
        response = client.get(f"/api/v1/awards/?{query}")
        assert (response.status_code, response.json()["count"]) == (200, 0)


def test_an_edition_tells_what_it_is(client: Client, real: Edition, sample: Edition) -> None:
    answer = client.get(f"/api/v1/editions/{real.slug}/").json()
    assert (answer["slug"], answer["is_sample"], answer["notice"]) == (real.slug, False, None)
    assert [band["upper"] for band in answer["bands"]] == ["60.00", "77.50", "100.00"]
    assert {dimension["weight"] for dimension in answer["dimensions"]} == {None}
    answer = client.get(f"/api/v1/editions/{sample.slug}/").json()
    assert (answer["is_sample"], answer["notice"]) == (True, "DATA CONTOH, bukan data resmi")


def test_an_edition_lists_its_releases_with_their_checksums(
    client: Client, sample: Edition
) -> None:
    wanted = {"33.10": Facts(score=Decimal("61.23"), absence="", source=CITATION)}
    actions.correct(edition=sample, wanted=wanted, reason="Salah ketik.", by=None)
    newest, first = client.get(f"/api/v1/editions/{sample.slug}/").json()["releases"]
    assert (newest["number"], newest["act"], first["number"]) == (2, "corrected", 1)
    for release in (newest, first):
        file = client.get(urlsplit(release["url"]).path)
        assert hashlib.sha256(file.content).hexdigest() == release["sha256"]
        assert release["file_name"] in file["Content-Disposition"]


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/api/v1/regions/", 2),
        ("/api/v1/regions/33.10/", 1),
        ("/api/v1/editions/", 6),
        ("/api/v1/editions/ipp-contoh/", 5),
        ("/api/v1/results/?edition=ipp-contoh&per_halaman=1000", 6),
        ("/api/v1/results/?edition=ipp-contoh&per_halaman=10", 6),
        ("/api/v1/awards/", 2),
        ("/api/v1/corrections/?edition=ipp-contoh", 4),  # the names of bands among them
    ],
)
def test_queries_do_not_grow_with_the_rows(
    address: str, most: int, client: Client, sample: Edition, django_assert_num_queries: Any
) -> None:
    for score in ("61.23", "61.32"):
        wanted = {"33.10": Facts(score=Decimal(score), absence="", source=CITATION)}
        actions.correct(edition=sample, wanted=wanted, reason="Salah ketik.", by=None)
    with django_assert_num_queries(most):
        assert client.get(address).status_code == 200


def test_below_the_api_even_nonsense_is_answered_as_a_problem(client: Client, db: None) -> None:
    for path, status in (
        ("", 404), ("/", 404), ("/tidak-ada/", 404), ("/regions/x/y/", 404),
        ("/regions/?q=%00", 400),
    ):  # fmt: skip
        response = client.get(f"/api/v1{path}")
        assert (response.status_code, response["Content-Type"]) == (
            status, "application/problem+json",
        )  # fmt: skip
        assert response.json()["detail"]
    assert "<html" in client.get("/tidak-ada/").content.decode()


def test_awards_by_edition(client: Client, real: Edition) -> None:
    answer = client.get("/api/v1/awards/", {"edition": real.slug}).json()
    assert answer["count"] == 7
    assert {award["reason"] for award in answer["results"]} == {None}


def test_the_description_is_openapi_and_takes_no_parameters(client: Client, db: None) -> None:
    answer = client.get("/api/v1/schema/").json()
    assert answer["openapi"].startswith("3.1")
    assert "/api/v1/results/" in answer["paths"]
    for query in ("?version=%0d%0aX:1", '?version=x"y', "?lang=en"):
        assert client.get("/api/v1/schema/" + query).status_code == 400


def test_the_page_lists_every_address_of_the_description(
    client: Client, db: None, settings: Any
) -> None:
    settings.API_PER_MINUTE = 120
    page = client.get("/api/docs/").content.decode()
    for path in client.get("/api/v1/schema/").json()["paths"]:
        assert path in page
    assert page.count("Contoh jawaban") == 9
    for told in ("problem+json", "429", "If-None-Match", "Retry-After", "&quot;Kota Semarang"):
        assert told in page, told


def test_every_address_to_begin_with_answers_what_it_says(client: Client, real: Edition) -> None:
    page = client.get("/api/docs/").content.decode()
    start = page[page.index('id="mulai"') : page.index('id="op-1"')]
    steps = [unescape(each) for each in re.findall(r'<dt><a href="([^"]+)">', start)]
    assert len(steps) == 10
    kinds = {
        "unduh.csv": "text/csv", "unduh-excel.csv": "text/csv", "unduh.json": "application/json",
        "unduh.xlsx": "application/vnd.openxmlformats", "paket.zip": "application/zip",
        "ralat/atom/": "application/atom+xml",
    }  # fmt: skip
    for step in steps:
        assert step.startswith(settings.SITE_URL)
        response = client.get(step.removeprefix(settings.SITE_URL))
        assert response.status_code == 200, step
        end = step.partition("?")[0].partition(f"/ipp/{real.slug}/")[2]
        assert response["Content-Type"].startswith(kinds.get(end, "application/json")), step
    everything = client.get(steps[6].removeprefix(settings.SITE_URL)).json()
    assert (len(everything["results"]), everything["next"]) == (552, None)
    ranks = [
        row["rank_national"]
        for row in client.get(steps[5].removeprefix(settings.SITE_URL)).json()["results"]
    ]
    assert ranks[:5] == [1, 2, 3, 4, None]


def test_a_shortened_address_leads_to_the_ranking(client: Client, real: Edition) -> None:
    response = client.get(f"/ipp/{real.slug}/")
    assert response.status_code == 302
    assert response["Location"] == f"/ipp/{real.slug}/peringkat/"
