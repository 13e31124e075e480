"""Pages that explain the news to its readers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kpuportal.refusals import takes_no_parameters


@require_safe
@takes_no_parameters
def read_definition(request: HttpRequest) -> HttpResponse:
    """What "Telah dilihat" counts, what it does not, and what is kept of readers: nothing."""
    return render(request, "news/read_definition.html")
