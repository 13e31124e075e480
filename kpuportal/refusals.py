"""A page that says why a request was not answered and where to go on."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kpuportal.parameters import refuse_unknown


def refused(
    request: HttpRequest,
    sentences: list[str],
    *,
    status: int = 400,
    back: str,
    template: str = "refused.html",
) -> HttpResponse:
    """The sentences with a way `back` to the unfiltered list."""
    title = "Halaman tidak ditemukan" if status == 404 else "Permintaan tidak dapat dipenuhi"
    context = {"sentences": sentences, "back": back, "title": title, "status": status}
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def takes_no_parameters(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For pages without filters: whatever the query string asks for, they would not do it."""

    @wraps(view)
    def strict(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if problems := refuse_unknown(request.GET, []):
            return refused(request, problems, back=request.path)
        return view(request, *args, **kwargs)

    return strict
