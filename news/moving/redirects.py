"""Readers who follow an address of an earlier site are led to what it became."""

from collections.abc import Callable, Iterable
from itertools import chain

from django.conf import settings
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.defaults import page_not_found

from news.models import Article
from news.moving.addresses import candidates, slug_in
from news.moving.old_places import QUESTIONS, place_of

# What is not there stays not there: machines ask, or nobody ever had an address below.
CLOSED = (f"/{settings.ADMIN_PATH}", settings.MEDIA_URL, settings.STATIC_URL, "/api/")
KEPT, PRESENT, FORMER = range(3)
NOT_HERE = Http404("Halaman situs lama ini tidak ada di sini.")


class OldAddressMiddleware:
    """Asks only when the site has no such page, so that it costs the others nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not _may_be_old(request, response):
            return response
        asked = request.path, request.META.get("QUERY_STRING", "")
        if address := article_address(*asked) or place_of(*asked):
            return HttpResponsePermanentRedirect(address)
        return response if response.status_code == 404 else page_not_found(request, NOT_HERE)


def _may_be_old(request: HttpRequest, response: HttpResponse) -> bool:
    """A page that is missing; or the home page, which refuses "/?p=123" and its like."""
    if request.method not in {"GET", "HEAD"} or request.path.startswith(CLOSED):
        return False
    if response.status_code == 404:
        return True
    is_refused = response.status_code == 400 and request.path == "/"
    return is_refused and not QUESTIONS.isdisjoint(request.GET)


def article_address(path: str, query: str = "") -> str:
    """Where the published article is now that this address led to elsewhere; empty without one.

    Kept addresses come first; then the slug that stands in the address.
    """
    kept = candidates(path, query)
    if not kept:
        return ""
    closest = Case(
        *(When(old_addresses__path=form, then=Value(place)) for place, form in enumerate(kept)),
        output_field=IntegerField(),
    )
    found = _ranked(KEPT, closest, old_addresses__path__in=kept)
    if slug := slug_in(kept[-1]):
        former = _ranked(FORMER, Value(0), old_slugs__slug=slug)
        found = found.union(_ranked(PRESENT, Value(0), slug=slug), former)
    row = found.order_by("source", "place").first()
    return reverse("article", args=[row[-1]]) if row else ""


def paths_that_lead_on(paths: Iterable[str]) -> set[str]:
    """Those of the paths for which `article_address` knows an article, for many at once."""
    forms = {path: candidates(path, "") for path in paths}
    slugs = {path: slug_in(kept[-1]) for path, kept in forms.items() if kept}
    public, wanted = Article.objects.published(), [slug for slug in slugs.values() if slug]
    known: set[str] = set()
    for name, values in [
        ("old_addresses__path", list(chain.from_iterable(forms.values()))),
        ("slug", wanted),
        ("old_slugs__slug", wanted),
    ]:
        known.update(public.filter(**{f"{name}__in": values}).values_list(name, flat=True))
    return {path for path, kept in forms.items() if known & {*kept, slugs.get(path, "")}}


def _ranked(source: int, place: object, **where: object) -> QuerySet:
    """Published articles found in one way; `source` and `place` tell which is meant first."""
    found = Article.objects.published().order_by().filter(**where)
    return found.annotate(source=Value(source), place=place).values_list("source", "place", "slug")
