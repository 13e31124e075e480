"""The office's standing pages, and those that explain the news to its readers."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from kpuportal.html import clean
from kpuportal.refusals import takes_no_parameters
from news.body_tables import fitted
from news.models import Page


@require_safe
@takes_no_parameters
def about(request: HttpRequest) -> HttpResponse:
    """How to reach the office, and what pages it has."""
    pages = Page.objects.public().only("title", "slug")
    return render(request, "news/about.html", {"pages": pages})


@require_safe
@takes_no_parameters
def office_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One of them; where it once stood leads to where it stands."""
    public = Page.objects.public()
    if page := public.filter(slug=slug).first():
        return render(request, "news/office_page.html", page_context(page))
    if moved := public.once_at(slug):
        return redirect(moved, permanent=True)
    raise Http404("Halaman ini tidak ada.")


def page_context(page: Page) -> dict[str, Any]:
    """For news/office_page.html, whether readers may see the page yet or not."""
    body = clean(page.body)  # again, should it have come past the field
    return {"page": page, "body": mark_safe(fitted(body))}


@require_safe
@takes_no_parameters
def read_definition(request: HttpRequest) -> HttpResponse:
    """What "Telah dilihat" counts, what it does not, and what is kept of readers: nothing."""
    return render(request, "news/read_definition.html")
