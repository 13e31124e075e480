"""Share cards as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from kpuportal.card_files import answer
from participation import region_page
from participation.edition_card import edition_card
from participation.public_editions import labelled, public_edition
from participation.region_card import region_card


@require_safe
def edition(request: HttpRequest, slug: str) -> HttpResponse:
    """The card of an edition."""
    found = public_edition(slug)
    return labelled(found, answer(request, edition_card(found)))


@require_safe
def region(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """The card of a region; its address keeps working when the region is renamed."""
    found = region_page.results_with_counts(slug).prefetch_related("edition__bands")
    result = get_object_or_404(found, region_id=code)
    return labelled(result.edition, answer(request, region_card(result)))
