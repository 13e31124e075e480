"""The one place that decides how long an answer may be kept, and by whom."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

# Withdrawn news is gone from every cache within a minute; a site that is down stays readable.
PUBLIC = "public, max-age=30, stale-while-revalidate=30, stale-if-error=86400"
KEEPABLE = {200, 301, 404, 410}


class CachePolicyMiddleware:
    """Marks anonymous reading as public and everything else as private to nobody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = PUBLIC if _is_public(request, response) else "no-store"
            if response["Cache-Control"] == PUBLIC:
                # Also on an answer too short to compress, and on the 304 made from this one.
                patch_vary_headers(response, ["Accept-Encoding"])
        return response


def _is_public(request: HttpRequest, response: HttpResponse) -> bool:
    session = getattr(request, "session", None)
    return (
        request.method in {"GET", "HEAD"}
        and response.status_code in KEEPABLE
        and not response.cookies
        and not (session is not None and session.accessed)
    )
