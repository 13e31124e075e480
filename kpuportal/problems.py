"""RFC 9457: every error of the API as problem+json with sentences."""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.defaults import page_not_found
from rest_framework.exceptions import Throttled, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

API = "/api/v1/"
PROBLEM_JSON = "application/problem+json"
NOTHING_HERE = "Alamat atau kode ini tidak ada."
TITLES = {
    400: "Permintaan tidak dapat dipenuhi",
    404: "Tidak ditemukan",
    429: "Terlalu banyak permintaan",
}


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """The answer to an exception in a view of the API."""
    if isinstance(error, BadRequest):
        error = ValidationError(str(error))
    response = exception_handler(error, context)
    if response is None:
        return None
    response.data = _body(response.status_code) | _said(error, response.data)
    response.content_type = PROBLEM_JSON
    return response


def problem_page(status: int, detail: str) -> HttpResponse:
    """The answer where no view of the API was reached."""
    body = _body(status) | {"detail": detail}
    return JsonResponse(body, status=status, content_type=PROBLEM_JSON)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that nothing stands at: a page, below the API a problem."""
    if request.path.startswith(API):
        return problem_page(404, NOTHING_HERE)
    return page_not_found(request, exception)


def _body(status: int) -> dict[str, Any]:
    title = TITLES.get(status, "Permintaan ditolak")
    return {"type": "about:blank", "title": title, "status": status}


def _said(error: Exception, data: Any) -> dict[str, Any]:
    if isinstance(error, Http404):
        return {"detail": NOTHING_HERE}
    if isinstance(error, Throttled):
        seconds = getattr(error, "wait", None)  # set where it is raised
        wait = f" Coba lagi {seconds} detik lagi." if seconds else ""
        return {"detail": f"Terlalu banyak permintaan dari alamat ini.{wait}"}
    detail = data.get("detail") if isinstance(data, dict) else None
    return {"detail": str(detail)} if detail else {"errors": data}
