"""Refuses what no address or form of this site can mean, before it reaches the database."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import BadRequest, FieldDoesNotExist, ValidationError
from django.db import DataError, ProgrammingError
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.views.defaults import bad_request

from kpuportal.problems import API, NUL, problem_page

# What Django's admin raises for addresses and forms that no link or page of its own makes; the
# second list only where something was typed behind the "?", for without that it is our fault.
NONSENSE = (ValueError, IndexError, FieldDoesNotExist, ValidationError, DataError)
NONSENSE_IN_QUERY = (*NONSENSE, AttributeError, ProgrammingError)


def refuses_nonsense(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view, answering 400 and logging why where it would fail with 500."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
            return response.render() if isinstance(response, SimpleTemplateResponse) else response
        except NONSENSE_IN_QUERY as error:
            if not request.GET and not isinstance(error, NONSENSE):
                raise
            raise BadRequest(str(error)) from error

    return guarded


class RefuseNulMiddleware:
    """A NUL character in address or query is an attack or an accident; PostgreSQL stores none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """The site's own 400 page. Probes come in thousands, so each is a line in the log, not
        the traceback of an exception."""
        values = (value for values in request.GET.lists() for value in [values[0], *values[1]])
        if "\x00" in request.path or any("\x00" in value for value in values):
            if request.path.startswith(API):
                return problem_page(400, {"detail": NUL})
            return bad_request(request, BadRequest("NUL"))
        return None
