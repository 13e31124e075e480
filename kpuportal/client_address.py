"""Which address a request comes from. Forwarded headers count only behind our own proxy."""

from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

from kpuportal.environment import UNIX

NOWHERE = "0.0.0.0"  # noqa: S104 (an address that stands for "unknown"; nothing listens there)


def client_address(request: HttpRequest) -> str:
    """The nearest address that is not one of TRUSTED_PROXIES; 0.0.0.0 where none is known.

    A server behind a Unix socket has no peer address; TRUSTED_PROXIES then names it "unix".
    """
    peer = _peer(request)
    if not _is_ours(peer):
        return _valid(peer)
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    hops = [hop.strip() for hop in forwarded if hop.strip()]
    while hops:
        peer = hops.pop()
        if peer == UNIX or not _is_ours(peer):
            break
    return _valid(peer)


def comes_from_our_proxy(request: HttpRequest) -> bool:
    """Whether the peer is one of TRUSTED_PROXIES, so that its forwarded headers may be believed."""
    return _is_ours(_peer(request))


def _peer(request: HttpRequest) -> str:
    return request.META.get("REMOTE_ADDR") or UNIX


def _is_ours(peer: str) -> bool:
    trusted = settings.TRUSTED_PROXIES
    if peer == UNIX:
        return UNIX in trusted
    address = _address(peer)
    return address is not None and any(address in network for network in _networks(tuple(trusted)))


@lru_cache(maxsize=8)
def _networks(trusted: tuple[str, ...]) -> list[IPv4Network | IPv6Network]:
    return [ip_network(proxy) for proxy in trusted if proxy != UNIX]


def _address(text: str) -> IPv4Address | IPv6Address | None:
    """The address; ::ffff:10.0.0.1, as a socket for both kinds names it, is 10.0.0.1."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _valid(text: str) -> str:
    address = _address(text)
    return NOWHERE if address is None else str(address)
