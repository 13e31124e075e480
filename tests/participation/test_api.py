"""The API: one shape for lists, strict parameters, errors as problem+json."""

import pytest
from django.test import Client

from participation.models import Edition


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
    assert answer.get("detail") or answer["errors"]


def test_an_edition_tells_what_it_is(client: Client, real: Edition, sample: Edition) -> None:
    answer = client.get(f"/api/v1/editions/{real.slug}/").json()
    assert (answer["slug"], answer["is_sample"], answer["notice"]) == (real.slug, False, None)
    assert [band["upper"] for band in answer["bands"]] == ["60.00", "77.50", "100.00"]
    assert {dimension["weight"] for dimension in answer["dimensions"]} == {None}
    answer = client.get(f"/api/v1/editions/{sample.slug}/").json()
    assert (answer["is_sample"], answer["notice"]) == (True, "DATA CONTOH, bukan data resmi")


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


def test_the_page_lists_every_address_of_the_description(client: Client, db: None) -> None:
    page = client.get("/api/docs/").content.decode()
    for path in client.get("/api/v1/schema/").json()["paths"]:
        assert path in page


def test_a_shortened_address_leads_to_the_ranking(client: Client, real: Edition) -> None:
    response = client.get(f"/ipp/{real.slug}/")
    assert response.status_code == 302
    assert response["Location"] == f"/ipp/{real.slug}/peringkat/"
