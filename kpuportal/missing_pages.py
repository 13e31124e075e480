"""In development a missing page looks as it does for readers; errors stay Django's to explain."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotFound

from kpuportal.problems import not_found


class OwnMissingPageMiddleware:
    """Puts our page in the place of Django's list of addresses, which only developers understand.

    That list is the only HttpResponseNotFound while DEBUG is on: our own refusals are pages of
    another class. The address stands in the terminal as before ("Not Found: /x/").
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotFound):
            return not_found(request, Http404())
        return response
