"""Which address a request comes from. Forwarded headers count only behind our own proxy."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The nearest address that is not one of TRUSTED_PROXIES.

    A server behind a Unix socket has no peer address; TRUSTED_PROXIES then names it "unix".
    """
    peer = request.META.get("REMOTE_ADDR") or "unix"
    if peer not in settings.TRUSTED_PROXIES:
        return peer
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    hops = [hop.strip() for hop in forwarded if hop.strip()]
    while hops:
        peer = hops.pop()
        if peer not in settings.TRUSTED_PROXIES:
            break
    return peer
