"""RFC 9457: every error of the API as problem+json with sentences."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.defaults import page_not_found
from rest_framework.exceptions import MethodNotAllowed, ParseError, Throttled, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

from kpuportal.parameters import unfit

API = "/api/v1/"
PROBLEM_JSON = "application/problem+json"
READING = "GET, HEAD, OPTIONS"
NOTHING_HERE = "Alamat atau kode ini tidak ada. Semua alamat dijelaskan di /api/docs/."
ONLY_READING = f"API ini hanya dapat dibaca. Pakai salah satu metode ini: {READING}."
NUL = "Alamat ini memuat karakter NUL (%00). Hapus karakter itu, lalu coba lagi."
TITLES = {
    400: "Permintaan tidak dapat dipenuhi",
    404: "Tidak ditemukan",
    405: "Metode tidak tersedia",
    429: "Terlalu banyak permintaan",
}
Errors = Mapping[str, list[str]]


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """The answer to an exception in a view of the API."""
    if isinstance(error, BadRequest):
        error = ParseError(str(error))
    response = exception_handler(error, context)
    if response is None:
        return None
    response.data = _body(response.status_code) | _said(error, response.data)
    response.content_type = PROBLEM_JSON
    return response


def problem_page(status: int, said: dict[str, Any]) -> HttpResponse:
    """The answer where no view of the API was reached."""
    body = _body(status) | said
    options = {"ensure_ascii": False}
    return JsonResponse(body, status=status, content_type=PROBLEM_JSON, json_dumps_params=options)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that nothing stands at: a page, below the API a problem."""
    if f"{request.path}/".startswith(API):
        return problem_page(404, {"detail": NOTHING_HERE})
    return page_not_found(request, exception)


def only_read(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For an address of the API that is no view of the framework and takes no parameters."""

    @csrf_exempt  # what changes nothing needs no token, and should hear why it is refused
    @wraps(view)
    def read(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            response = problem_page(405, {"detail": ONLY_READING})
            response["Allow"] = READING
            return response
        if errors := unfit(request.GET, []):
            return problem_page(400, wrong_parameters(errors))
        return view(request, *args, **kwargs)

    return read


def wrong_parameters(errors: Errors) -> dict[str, Any]:
    """Which parameters are wrong and why: once for people, once by name."""
    named = {name[:40]: [str(text) for text in texts] for name, texts in errors.items()}
    sentences = [text for texts in named.values() for text in texts]
    detail = " ".join([f"Periksa parameter {', '.join(named)}.", *sentences])
    return {"detail": detail, "errors": named}


def _body(status: int) -> dict[str, Any]:
    title = TITLES.get(status, "Permintaan ditolak")
    return {"type": "about:blank", "title": title, "status": status}


def _said(error: Exception, data: Any) -> dict[str, Any]:
    if isinstance(error, Http404):
        return {"detail": NOTHING_HERE}
    if isinstance(error, MethodNotAllowed):
        return {"detail": ONLY_READING}
    if isinstance(error, Throttled):
        seconds = getattr(error, "wait", None)  # set where it is raised
        wait = f" Coba lagi {seconds} detik lagi." if seconds else ""
        return {"detail": f"Terlalu banyak permintaan dari alamat ini.{wait}"}
    if isinstance(error, ValidationError):
        return wrong_parameters(data)
    return {"detail": str(data["detail"])}
