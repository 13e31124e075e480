"""How often one address may ask the API, so that one careless script does not slow all others."""

from ipaddress import ip_address, ip_network
from typing import Any

from django.conf import settings
from rest_framework.throttling import SimpleRateThrottle

from kpuportal.client_address import client_address

ONE_HOUSEHOLD = 64  # the bits of an IPv6 address that a network has; the rest anybody can change


class AddressThrottle(SimpleRateThrottle):
    """API_PER_MINUTE requests a minute for each address; 0 sets no limit.

    Each server process counts for itself.
    """

    def get_rate(self) -> str | None:
        """As the framework writes it."""
        most: int = settings.API_PER_MINUTE
        return f"{most}/minute" if most else None

    def get_cache_key(self, request: Any, view: Any) -> str:
        """One for each client."""
        return f"api-throttle:{household(client_address(request))}"


def household(address: str) -> str:
    """The address, or of an IPv6 address the network that one customer gets."""
    if ip_address(address).version == 4:
        return address
    return str(ip_network(f"{address}/{ONE_HOUSEHOLD}", strict=False))
