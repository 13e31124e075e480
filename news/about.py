"""The office's standing pages, and those that explain the news to its readers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe
from django.utils.text import Truncator
from django.views.decorators.http import require_safe

from kpuportal.html import clean, plain
from kpuportal.refusals import takes_no_parameters
from news.models import Page

LONGEST_SUMMARY = 160


@require_safe
@takes_no_parameters
def about(request: HttpRequest) -> HttpResponse:
    """How to reach the office, and what pages it has."""
    pages = Page.objects.public().only("title", "slug")
    return render(request, "news/about.html", {"pages": pages})


@require_safe
@takes_no_parameters
def office_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One of them."""
    page = get_object_or_404(Page.objects.public(), slug=slug)
    body = clean(page.body)  # again, should it have come past the field
    summary = Truncator(plain(body)).chars(LONGEST_SUMMARY)
    context = {"page": page, "body": mark_safe(body), "summary": summary}
    return render(request, "news/office_page.html", context)


@require_safe
@takes_no_parameters
def read_definition(request: HttpRequest) -> HttpResponse:
    """What "Telah dilihat" counts, what it does not, and what is kept of readers: nothing."""
    return render(request, "news/read_definition.html")
