"""Whether a request came by HTTPS may be said by our own proxy, and by nobody else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kpuportal.client_address import comes_from_our_proxy


class TrustedSchemeMiddleware:
    """Drops X-Forwarded-Proto from strangers. First of all, before anything asks for the scheme."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not comes_from_our_proxy(request):
            request.META.pop("HTTP_X_FORWARDED_PROTO", None)
        return self.get_response(request)
