"""What every address of the API has in common: pages, strict filters, its description."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request

from kpuportal.paging import NoSuchPage, page_of
from kpuportal.parameters import unfit

ANYTHING = r"[^/]+"  # what cannot be a code or slug is not found, in words
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

    def get_next_link(self) -> str | None:
        """The address of the next page, None on the last."""
        return self._link(self.page.number + 1) if self.page and self.page.has_next() else None

    def get_previous_link(self) -> str | None:
        """The address of the page before, None on the first."""
        return self._link(self.page.number - 1) if self.page and self.page.has_previous() else None

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """With the numbers that are taken, so that nobody has to find them out by trying."""
        parameters = super().get_schema_operation_parameters(view)
        for parameter in parameters:
            parameter["schema"]["minimum"] = 1
            if parameter["name"] == self.page_size_query_param:
                parameter["schema"] |= {"maximum": self.max_page_size, "default": self.page_size}
        return parameters

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """What a page looks like, in the words of OpenAPI 3.1."""
        described = super().get_paginated_response_schema(schema)
        link = {"type": ["string", "null"], "format": "uri", "example": None}
        described["properties"] |= {"count": {"type": "integer", "example": 1}}
        described["properties"] |= {"next": link, "previous": link}
        return described

    def _link(self, number: int) -> str:
        """On SITE_URL: what a caller claims as host must not reach other readers by a cache."""
        assert self.request is not None  # noqa: S101 (for the types; set before the page is)
        query = self.request.query_params.copy()
        query[self.page_query_param] = str(number)
        if number == 1:
            del query[self.page_query_param]
        path = f"{settings.SITE_URL}{self.request.path}"
        return f"{path}?{query.urlencode()}" if query else path

    def _size(self, request: Request) -> int:
        given = request.query_params.get("per_halaman", str(self.page_size))
        # More digits than this are no sensible number and cost time to read.
        if given.isascii() and given.isdecimal() and len(given) <= 6:
            size = int(given)
            if 1 <= size <= self.max_page_size:
                return size
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
        if problems := unfit(request.query_params, known):
            raise ValidationError(problems)
        if view.action != "list" or filterset is None:
            return queryset
        if not filterset.is_valid():
            raise ValidationError(filterset.errors)
        return filterset.qs


class JsonAlone(BaseContentNegotiation):
    """There is JSON and nothing else, so whatever a program says that it likes, it gets that."""

    def select_parser(self, request: Any, parsers: Any) -> Any:
        """The only one."""
        return parsers[0]

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> Any:
        """The only one with its type."""
        return renderers[0], renderers[0].media_type


class Unindexed:
    """Answers for machines are no pages: search engines leave them, and samples in them, alone."""

    def finalize_response(self, *args: Any, **kwargs: Any) -> Any:
        """The answer with the header that says so."""
        response = super().finalize_response(*args, **kwargs)  # type: ignore[misc]  # a view's
        response["X-Robots-Tag"] = "noindex"
        return response
