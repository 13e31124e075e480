"""How often one address may ask the API, so that one careless script does not slow all others."""

import time
from ipaddress import ip_address, ip_network
from typing import Any

from django.conf import settings
from django.core.cache import caches
from rest_framework.throttling import BaseThrottle

from kpuportal.client_address import client_address

MINUTE = 60
ONE_HOUSEHOLD = 64  # the bits of an IPv6 address that a network has; the rest anybody can change


class AddressThrottle(BaseThrottle):
    """API_PER_MINUTE requests in a minute that begins with the first; 0 sets no limit.

    Counts in the cache "throttle", exactly whichever thread or process shares it.
    """

    def allow_request(self, request: Any, view: Any) -> bool:
        """Counts the request."""
        most: int = settings.API_PER_MINUTE
        if not most:
            return True
        counts, who = caches["throttle"], household(client_address(request))
        ends = counts.get_or_set(f"{who}|until", time.time() + MINUTE, MINUTE)
        self.ends = float(ends or 0)
        minute = f"{who}|{self.ends}"
        counts.add(minute, 0, 2 * MINUTE)  # outlives the minute, so that it is there to be raised
        try:
            return counts.incr(minute) <= most
        except ValueError:  # a full cache has just dropped it
            return True

    def wait(self) -> float:
        """Seconds until the next minute begins."""
        return max(1.0, self.ends - time.time())


def household(address: str) -> str:
    """The address, or of an IPv6 address the network that one customer gets."""
    if ip_address(address).version == 4:
        return address
    return str(ip_network(f"{address}/{ONE_HOUSEHOLD}", strict=False))
