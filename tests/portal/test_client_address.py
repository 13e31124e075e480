"""Whose address counts: the peer's, unless the peer is our own proxy."""

import pytest
from django.test import RequestFactory

from kpuportal.client_address import NOWHERE, client_address

PROXY, INNER, READER, LIAR = "10.0.0.1", "10.0.0.2", "203.0.113.7", "198.51.100.66"


@pytest.fixture
def proxies(settings) -> None:
    settings.TRUSTED_PROXIES = [PROXY, INNER]


def address(peer: str | None, forwarded: str | None = None, **headers: str) -> str:
    request = RequestFactory().get("/")
    if peer is None:
        del request.META["REMOTE_ADDR"]
    else:
        request.META["REMOTE_ADDR"] = peer
    if forwarded is not None:
        request.META["HTTP_X_FORWARDED_FOR"] = forwarded
    request.META.update(headers)
    return client_address(request)


def test_nobody_is_trusted_unless_the_office_says_so(settings) -> None:
    assert settings.TRUSTED_PROXIES == []
    assert address(PROXY, READER) == PROXY
    assert address("127.0.0.1", READER) == "127.0.0.1"


@pytest.mark.parametrize(
    "header",
    ["HTTP_X_REAL_IP", "HTTP_CLIENT_IP", "HTTP_FORWARDED", "HTTP_X_CLUSTER_CLIENT_IP", "HTTP_VIA"],
)
def test_no_other_header_is_believed(header: str, proxies: None) -> None:
    assert address(READER, **{header: LIAR}) == READER
    assert address(PROXY, READER, **{header: LIAR}) == READER


def test_a_reader_who_forges_the_header_stays_who_they_are(proxies: None) -> None:
    assert address(READER, LIAR) == READER
    assert address(READER, f"{LIAR}, {PROXY}") == READER


def test_behind_our_proxy_the_last_stranger_counts(proxies: None) -> None:
    assert address(PROXY, READER) == READER
    assert address(PROXY, f"{LIAR}, {READER}") == READER
    assert address(PROXY, f"{PROXY}, {LIAR}, {READER}, {INNER}") == READER
    assert address(INNER, f" {READER} ,, {PROXY} ") == READER


def test_a_proxy_that_asks_for_itself_is_named(proxies: None) -> None:
    assert address(PROXY) == PROXY
    assert address(PROXY, "") == PROXY
    assert address(PROXY, f"{INNER}") == INNER


def test_behind_a_unix_socket_the_header_counts_only_when_it_is_named(settings) -> None:
    settings.TRUSTED_PROXIES = []
    assert address("", READER) == NOWHERE
    assert address(None, READER) == NOWHERE
    settings.TRUSTED_PROXIES = ["unix"]
    assert address("", READER) == READER
    assert address(None, f"{LIAR}, {READER}") == READER
    assert address("", "") == NOWHERE


@pytest.mark.parametrize(
    "nonsense", ["tidak-ada", "203.0.113.7:443", "<script>", "1.2.3.4' OR 1=1", "x" * 5000, "1.2.3"]
)
def test_what_is_no_address_is_nobodys(nonsense: str, proxies: None) -> None:
    assert address(PROXY, nonsense) == NOWHERE


def test_longer_addresses_are_addresses_too(proxies: None) -> None:
    assert address(PROXY, "2001:DB8::1") == "2001:db8::1"
    assert address("::1") == "::1"
