"""Public pages of the news. They only read, but for the counter that a page asks to count."""

import logging

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST, require_safe

from kpuportal.card_files import answer
from kpuportal.client_address import client_address
from kpuportal.paging import NoSuchPage
from kpuportal.parameters import refuse_unknown
from kpuportal.refusals import refused
from news.article_page import context, published_article
from news.listing import Listing, NoSuchTag
from news.models import Article, OldSlug, Tag
from news.read_requests import from_own_page, is_reading
from news.reads import count_read, total_reads
from news.title_card import article_card as article_card_of

NOT_OURS = "Hitungan baca hanya menerima permintaan dari halaman situs ini sendiri."
NOT_NOW = "Hitungan baca sedang tidak tersedia."
# One transparent pixel, for readers without JavaScript.
PIXEL = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c000000000100010000020144003b"
)
log = logging.getLogger(__name__)


@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    """Articles, newest first or best first, narrowed by words, tag, region and year."""
    return _listed(request, "news/list.html", request.GET, reverse("news_list"))


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """Articles of one tag; an address typed with capitals leads to it."""
    small = slug.lower()
    if small != slug and (found := Tag.objects.in_use().called(small).first()):
        return redirect(found, permanent=True)
    if problems := refuse_unknown(request.GET, ["halaman"]):
        return refused(request, problems, back=reverse("tag", args=[slug]))
    given = request.GET.copy()
    given["tag"] = small
    return _listed(request, "news/tag.html", given, reverse("tag", args=[slug]), active=[])


def _listed(
    request: HttpRequest, template: str, given: QueryDict, back: str, **instead: object
) -> HttpResponse:
    listing = Listing(given)
    if problems := listing.problems():
        return refused(request, problems, back=back)
    try:
        return render(request, template, listing.context() | instead)
    except NoSuchPage as error:
        return refused(request, [str(error)], status=404, back=back)
    except NoSuchTag as error:
        if now := Tag.objects.named_now(str(given["tag"])):
            return redirect(now, permanent=True)
        return refused(request, [str(error)], status=404, back=reverse("news_list"))


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """One article, how often it was read, and what to read next."""
    try:
        return render(request, "news/article.html", context(published_article(slug)))
    except Article.DoesNotExist:
        return _moved(slug, "article")


@require_safe
def article_card(request: HttpRequest, slug: str) -> HttpResponse:
    """The picture that stands beside a shared link to an article without a cover."""
    found = Article.objects.published().only("title", "published_at").filter(slug=slug).first()
    if found is None:
        return _moved(slug, "article_card")
    return answer(request, article_card_of(found), stays=False)


def _moved(slug: str, name: str) -> HttpResponse:
    """An address that an article once had, or has with small letters, leads to the one it has."""
    small, public = slug.lower(), Article.objects.published()
    if small != slug and public.filter(slug=small).exists():
        return redirect(name, small, permanent=True)
    olds = OldSlug.objects.select_related("article")
    old = get_object_or_404(olds, slug=small, article__in=public)
    return redirect(name, old.article.slug, permanent=True)


@csrf_exempt
@require_POST
def article_read(request: HttpRequest, slug: str) -> HttpResponse:
    """Count one reading that our own page reports; the answer tells the new total."""
    if not from_own_page(request, "Origin"):
        return _unkept(JsonResponse({"detail": NOT_OURS}, status=403))
    found = _readable(slug)
    try:
        reads = _count(request, found) if is_reading(request) else total_reads(found.pk)
    except DatabaseError:
        log.exception("reading counter failed")
        return _unkept(JsonResponse({"detail": NOT_NOW}, status=503))
    return _unkept(JsonResponse({"reads": reads}))


@require_GET
def article_read_pixel(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for browsers without JavaScript: the page's own picture is the report."""
    found = _readable(slug)
    if from_own_page(request, "Referer") and is_reading(request):
        try:
            _count(request, found)
        except DatabaseError:
            log.exception("reading counter failed")
    return _unkept(HttpResponse(PIXEL, content_type="image/gif"))


def _readable(slug: str) -> Article:
    found = Article.objects.published().filter(slug=slug).only("pk").first()
    if found is None:
        raise Http404("Berita ini tidak ada.")
    return found


def _count(request: HttpRequest, found: Article) -> int:
    agent = request.headers.get("User-Agent", "")
    return count_read(found.pk, client_address(request), agent, timezone.now())


def _unkept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
