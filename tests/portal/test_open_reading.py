"""Pages and programs of others may read the data, politely, and nothing else."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import time_machine
from django.test import Client, RequestFactory
from django.utils import timezone

from kpuportal.throttling import AddressThrottle, household
from participation.models import Edition
from tests.portal.routes import KNOWN, PUBLIC, Route

OPEN = [
    "/api/v1/regions/", "/api/v1/editions/ipp-pilkada-2024/", "/api/v1/results/", "/api/v1/schema/",
    "/ipp/ipp-pilkada-2024/unduh.csv", "/ipp/ipp-pilkada-2024/unduh.xlsx",
    "/ipp/ipp-pilkada-2024/unduh-excel.csv", "/ipp/ipp-pilkada-2024/unduh.json",
    "/ipp/ipp-pilkada-2024/paket.zip", "/ipp/ipp-pilkada-2024/rilis/1/paket.zip",
]  # fmt: skip
CLOSED = ["/", "/ipp/ipp-pilkada-2024/peringkat/", "/berita/", "/admin/login/", "/media/x"]
BELOW_API = [route for route in PUBLIC if route.template.startswith("api/")]
ORIGIN = {"Origin": "https://koran.example"}
ASKS = ORIGIN | {"Access-Control-Request-Method": "GET"}


# --- CORS -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("address", OPEN)
def test_data_may_be_read_by_scripts_of_other_sites(
    address: str, client: Client, real: Edition
) -> None:
    for response in (client.get(address, headers=ORIGIN), client.head(address, headers=ORIGIN)):
        assert response.status_code == 200
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "ETag" in response["Access-Control-Expose-Headers"]
        assert "Access-Control-Allow-Credentials" not in response
        assert "Origin" not in response.get("Vary", "")
    asked = client.options(address, headers=ASKS)
    assert (asked.status_code, asked.content) == (204, b"")
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in asked["Access-Control-Allow-Headers"]
    assert asked["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("address", CLOSED)
def test_pages_may_not(address: str, client: Client, real: Edition) -> None:
    for response in (client.get(address, headers=ORIGIN), client.options(address, headers=ASKS)):
        assert not [name for name in response.headers if name.startswith("Access-Control")]


def test_errors_and_what_has_not_changed_can_be_read_too(client: Client, real: Edition) -> None:
    address = "/api/v1/regions/33.10/"
    kept = client.get(address, headers=ORIGIN | {"If-None-Match": client.get(address)["ETag"]})
    assert kept.status_code == 304
    wrong = client.get("/api/v1/results/?x=1", headers=ORIGIN)
    assert wrong.status_code == 400
    assert kept["Access-Control-Allow-Origin"] == wrong["Access-Control-Allow-Origin"] == "*"


def test_only_reading_is_allowed(client: Client, real: Edition) -> None:
    stranger = Client(enforce_csrf_checks=True)
    for address in ("/api/v1/regions/", "/api/v1/regions/33.10/", "/api/v1/schema/"):
        for method in ("post", "put", "patch", "delete", "trace"):
            response = getattr(stranger, method)(address, headers=ORIGIN)
            assert response.status_code == 405, (method, address)
            assert response["Access-Control-Allow-Origin"] == "*"
            assert response["Content-Type"] == "application/problem+json"
            assert response.json()["title"] == "Metode tidak tersedia"
            assert "GET, HEAD, OPTIONS" in response.json()["detail"]
            assert "GET" in response["Allow"]
    allowed = stranger.options("/api/v1/regions/", headers=ORIGIN)
    assert (allowed.status_code, allowed["Allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("route", BELOW_API, ids=lambda route: route.name)
def test_every_address_of_the_api_may_be_asked_from_elsewhere(
    route: Route, client: Client, sample: Edition
) -> None:
    address = route.address(KNOWN[route.name][0])
    asked = client.options(address, headers=ASKS | {"Access-Control-Request-Headers": "accept"})
    assert (asked.status_code, asked["Access-Control-Allow-Origin"]) == (204, "*")
    told = client.get(address, headers=ORIGIN)
    for response in (asked, told):
        assert "Access-Control-Allow-Credentials" not in response
        assert not response.cookies


@pytest.mark.parametrize("address", ["/api/v1/regions/33.10/", "/api/v1/schema/", "/ipp/", "/"])
def test_head_tells_what_get_would(address: str, client: Client, real: Edition) -> None:
    got, asked = client.get(address), client.head(address)
    assert got["ETag"] == asked["ETag"]
    assert asked.content == b""
    assert client.head(address, headers={"If-None-Match": got["ETag"]}).status_code == 304


# --- How often ------------------------------------------------------------------------------------
@pytest.fixture
def few(settings: Any, real: Edition) -> Iterator[time_machine.Traveller]:
    settings.API_PER_MINUTE = 3
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def _ask(address: str, **extra: str) -> Any:
    return Client(REMOTE_ADDR=address, **extra).get("/api/v1/regions/33.10/")


def test_who_asks_too_often_is_told_when_to_come_back(few: time_machine.Traveller) -> None:
    assert [_ask("203.0.113.7").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = _ask("203.0.113.7")
    assert refused["Content-Type"] == "application/problem+json"
    assert refused["Retry-After"] == "60"
    assert refused["Cache-Control"] == "no-store"
    assert refused["Access-Control-Allow-Origin"] == "*"
    assert refused.json() == {
        "type": "about:blank",
        "title": "Terlalu banyak permintaan",
        "status": 429,
        "detail": "Terlalu banyak permintaan dari alamat ini. Coba lagi 60 detik lagi.",
    }
    assert _ask("203.0.113.8").status_code == 200
    few.shift(61)
    assert _ask("203.0.113.7").status_code == 200


def test_requests_at_once_are_all_counted(few: time_machine.Traveller, settings: Any) -> None:
    settings.API_PER_MINUTE = 50
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.9")
    try:
        with ThreadPoolExecutor(8) as threads:
            allowed = list(
                threads.map(lambda _: AddressThrottle().allow_request(request, None), range(400))
            )
    finally:
        sys.setswitchinterval(before)
    assert allowed.count(True) == 50


def test_many_addresses_do_not_make_it_forget(few: time_machine.Traveller) -> None:
    def ask(address: str) -> bool:
        return AddressThrottle().allow_request(RequestFactory().get("/", REMOTE_ADDR=address), None)

    assert [ask("203.0.113.7") for _ in range(4)] == [True, True, True, False]
    for number in range(2000):
        ask(f"10.0.{number // 250}.{number % 250}")
    assert not ask("203.0.113.7")


def test_no_forged_header_buys_another_request(few: time_machine.Traveller, settings: Any) -> None:
    tries = [_ask("203.0.113.7", HTTP_X_FORWARDED_FOR=f"198.51.100.{n}") for n in range(4)]
    assert tries[-1].status_code == 429
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    tries = [_ask("127.0.0.1", HTTP_X_FORWARDED_FOR=f"198.51.100.{n}") for n in range(4)]
    assert [response.status_code for response in tries] == [200] * 4


def test_pages_have_no_such_limit(few: time_machine.Traveller) -> None:
    client = Client(REMOTE_ADDR="203.0.113.7")
    assert {client.get("/ipp/").status_code for _ in range(6)} == {200}


def test_the_limit_may_be_switched_off(few: time_machine.Traveller, settings: Any) -> None:
    settings.API_PER_MINUTE = 0
    assert {_ask("203.0.113.7").status_code for _ in range(6)} == {200}


def test_one_customer_is_one_address() -> None:
    assert household("203.0.113.7") == "203.0.113.7"
    assert household("2001:db8:1:2:3::4") == household("2001:db8:1:2::ffff") == "2001:db8:1:2::/64"
    assert household("2001:db8:1:3::4") != household("2001:db8:1:2::4")
