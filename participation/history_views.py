"""What happened to an edition since it is public: corrections, their feed, and every release."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kpuportal.feeds import SteadyFeed
from kpuportal.media import KEEP
from kpuportal.office import office
from kpuportal.paging import NoSuchPage, page_of
from kpuportal.parameters import refuse_unknown
from kpuportal.refusals import refused, takes_no_parameters
from kpuportal.site_address import on_site
from participation.correction_words import Shown, shown
from participation.edition_card import share_image
from participation.models import Correction, Edition, Release
from participation.public_editions import labelled, public_edition

PER_PAGE = 50
NEWEST = 50


@require_safe
def corrections(request: HttpRequest, slug: str) -> HttpResponse:
    """What was corrected, newest first, and every release with its checksum."""
    edition, back = public_edition(slug), reverse("corrections", args=[slug])
    if problems := refuse_unknown(request.GET, ["halaman"]):
        return refused(request, problems, back=back)
    try:
        page = page_of(_of(edition), request.GET.get("halaman"), PER_PAGE)
    except NoSuchPage as error:
        return refused(request, [str(error)], status=404, back=back)
    context = {
        "edition": edition,
        "page": page,
        "shown": [shown(each, edition) for each in page],
        "releases": _releases(edition).defer("content"),
        "share_image": share_image(edition),
    }
    return render(request, "participation/corrections.html", context)


@require_safe
@takes_no_parameters
def package(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """A release as it was given out; without a number the newest."""
    edition = public_edition(slug)
    releases = _releases(edition)
    wanted = releases if number is None else releases.filter(entry__number=number)
    release = wanted.first()
    if release is None:
        raise Http404("Rilis ini tidak ada.")
    response = HttpResponse(bytes(release.content), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{release.file_name}"'
    if number is not None:
        response["Cache-Control"] = KEEP
    return labelled(edition, response)


class CorrectionFeed(SteadyFeed):
    """The corrections of an edition, for who follows its numbers."""

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed; a sample's is kept out of search engines like its pages."""
        response = super().__call__(request, *args, **kwargs)
        return labelled(public_edition(kwargs["slug"]), response)

    def get_object(self, request: HttpRequest, slug: str) -> Edition:
        """Raises Http404 unless the edition is public."""
        return public_edition(slug)

    def began(self, edition: Edition) -> dt.datetime:
        """Nothing is corrected before it is public."""
        assert edition.published_at is not None  # noqa: S101 (for the types; it is public)
        return edition.published_at

    def title(self, edition: Edition) -> str:
        return f"Ralat {edition.titled}"

    def subtitle(self, edition: Edition) -> str:
        return f"Angka {edition.titled} yang diralat, dengan alasan dan angka lamanya."

    def author_name(self, edition: Edition) -> str:
        return office().name

    def link(self, edition: Edition) -> str:
        return on_site(reverse("corrections", args=[edition.slug]))

    def feed_url(self, edition: Edition) -> str:
        return on_site(reverse("corrections_atom", args=[edition.slug]))

    def items(self, edition: Edition) -> list[Shown]:
        return [shown(each, edition) for each in _of(edition)[:NEWEST]]

    def item_title(self, item: Shown) -> str:
        return item.subject

    def item_description(self, item: Shown) -> str:
        return f"Semula: {item.old}. Menjadi: {item.new}. Alasan: {item.correction.reason}"

    def item_link(self, item: Shown) -> str:
        page = reverse("corrections", args=[item.correction.entry.edition.slug])
        return on_site(f"{page}#ralat-{item.correction.pk}")

    def item_pubdate(self, item: Shown) -> dt.datetime:
        return item.correction.entry.at

    item_updateddate = item_pubdate


def _of(edition: Edition) -> "QuerySet[Correction]":
    return Correction.objects.published().filter(entry__edition=edition)


def _releases(edition: Edition) -> "QuerySet[Release]":
    releases = Release.objects.filter(entry__edition=edition)
    return releases.select_related("entry").order_by("-entry__number")
