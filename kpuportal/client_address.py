"""Which address a request comes from. Forwarded headers count only behind our own proxy."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

NOWHERE = "0.0.0.0"  # noqa: S104 (an address that stands for "unknown"; nothing listens there)


def client_address(request: HttpRequest) -> str:
    """The nearest address that is not one of TRUSTED_PROXIES; 0.0.0.0 where none is known.

    A server behind a Unix socket has no peer address; TRUSTED_PROXIES then names it "unix".
    """
    peer = request.META.get("REMOTE_ADDR") or "unix"
    if peer not in settings.TRUSTED_PROXIES:
        return _valid(peer)
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    hops = [hop.strip() for hop in forwarded if hop.strip()]
    while hops:
        peer = hops.pop()
        if peer not in settings.TRUSTED_PROXIES:
            break
    return _valid(peer)


def _valid(address: str) -> str:
    try:
        return str(ip_address(address))
    except ValueError:
        return NOWHERE
