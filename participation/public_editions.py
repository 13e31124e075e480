"""What every address of a public edition does: find it, and keep a sample out of search engines."""

from django.http import Http404, HttpResponse

from participation.edition_card import card_facts
from participation.models import Edition


def public_edition(slug: str) -> Edition:
    """The edition with its bands, counts and recap. Raises Http404 unless it is public."""
    editions = Edition.objects.published().with_coverage().prefetch_related("bands")
    editions = editions.select_related("comparable_with").annotate(**card_facts())
    edition = editions.filter(slug=slug).first()
    if edition is None:
        raise Http404("Edisi ini tidak ada atau belum dipublikasikan.")
    return edition


def labelled(edition: Edition, response: HttpResponse) -> HttpResponse:
    """A file or frame, kept out of search engines when it is about a sample.

    A page says so in its head, where web archives are let in by name; a header would shut them out.
    """
    if edition.is_sample:
        response["X-Robots-Tag"] = "noindex, nofollow"
    return response
