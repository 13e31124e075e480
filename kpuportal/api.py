"""What every address of the API has in common: pages, strict filters, errors as problem+json."""

from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import Http404
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

from kpuportal.paging import NoSuchPage, page_of
from kpuportal.parameters import refuse_unknown

PAGE_PARAMETERS = ["halaman", "per_halaman"]


def described(of_list: str, of_one: str = "") -> Any:
    """What the addresses of a view set give, in Indonesian, for the OpenAPI document."""
    kinds = {"list": of_list, "retrieve": of_one}
    return extend_schema_view(
        **{
            kind: extend_schema(summary=text, description=text)
            for kind, text in kinds.items()
            if text
        }
    )


class Pages(PageNumberPagination):
    """`{"count", "next", "previous", "results"}`, 100 a page unless fewer or more are asked for."""

    page_size = 100
    page_query_param = "halaman"
    page_query_description = "Nomor halaman, mulai dari 1"
    page_size_query_param = "per_halaman"
    page_size_query_description = "Jumlah baris tiap halaman, 1 sampai 1000"
    max_page_size = 1000

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        """The page asked for. Raises ValidationError or NotFound with a sentence."""
        self.request = request
        try:
            self.page = page_of(queryset, request.query_params.get("halaman"), self._size(request))
        except NoSuchPage as error:
            raise NotFound(str(error)) from error
        return list(self.page)

    def _size(self, request: Request) -> int:
        given = request.query_params.get("per_halaman", str(self.page_size))
        if given.isascii() and given.isdecimal() and 1 <= int(given[:6]) <= self.max_page_size:
            return int(given)
        raise ValidationError(
            {"per_halaman": [f"Isi dengan bilangan bulat 1 sampai {self.max_page_size}."]}
        )


class StrictFilterBackend(DjangoFilterBackend):
    """Refuses parameters that it does not know, so that a misspelt filter shows not everything."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> Any:
        """The filtered rows. Raises ValidationError with a sentence for each problem."""
        filterset = self.get_filterset(request, queryset, view)
        known = [*(filterset.filters if filterset else []), *PAGE_PARAMETERS]
        if view.action != "list":
            known = []
        if problems := refuse_unknown(request.query_params, known):
            raise ValidationError({"parameter": problems})
        if view.action != "list" or filterset is None:
            return queryset
        if not filterset.is_valid():
            raise ValidationError(filterset.errors)
        return filterset.qs


class Unindexed:
    """Answers for machines are no pages: search engines leave them, and samples in them, alone."""

    def finalize_response(self, *args: Any, **kwargs: Any) -> Any:
        """The answer with the header that says so."""
        response = super().finalize_response(*args, **kwargs)  # type: ignore[misc]
        response["X-Robots-Tag"] = "noindex"
        return response


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """RFC 9457: every error as problem+json with sentences."""
    if isinstance(error, BadRequest):
        error = ValidationError(str(error))
    response = exception_handler(error, context)
    if response is None:
        return None
    title = {400: "Permintaan tidak dapat dipenuhi", 404: "Tidak ditemukan"}
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": title.get(response.status_code, "Permintaan ditolak"),
        "status": response.status_code,
    }
    detail = response.data.get("detail") if isinstance(response.data, dict) else None
    if isinstance(error, Http404):
        body["detail"] = "Alamat atau kode ini tidak ada."
    elif detail:
        body["detail"] = str(detail)
    else:
        body["errors"] = response.data
    response.data = body
    response.content_type = "application/problem+json"
    return response
