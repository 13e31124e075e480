"""A page that says why a request was not answered and where to go on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def refused(
    request: HttpRequest, sentences: list[str], *, status: int = 400, back: str
) -> HttpResponse:
    """The sentences with a way `back` to the unfiltered list."""
    title = "Halaman tidak ditemukan" if status == 404 else "Permintaan tidak dapat dipenuhi"
    context = {"sentences": sentences, "back": back, "title": title}
    response = render(request, "refused.html", context, status=status)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
