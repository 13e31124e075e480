"""Pages that belong to the site as a whole, and therefore read both apps."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kpuportal import json_ld
from kpuportal.card_files import answer
from kpuportal.cards import office_card
from kpuportal.office import office
from kpuportal.refusals import takes_no_parameters
from news.house_style import opening
from news.models import Article
from news.reads import most_read
from participation import views as participation_views
from participation.models import Award, Edition
from participation.recap import recap_tables

LATEST = 7
ARCHIVES = "archive.org_bot"


@require_safe
@takes_no_parameters
def home(request: HttpRequest) -> HttpResponse:
    """Our region, the lead story, the latest and most read, the national recap."""
    articles = list(Article.objects.published().cards().with_opening()[:LATEST])
    edition = Edition.objects.official().prefetch_related("bands").first()
    context = {
        "lead": articles[0] if articles else None,
        "opening": opening(articles[0]) if articles and not articles[0].cover else "",
        "latest": articles[1:],
        "most_read": most_read(),
        "edition": edition,
        "json_ld": json_ld.element(json_ld.home()),
        **(_index_in_short(edition) if edition else {}),
    }
    return render(request, "home.html", context)


def _index_in_short(edition: Edition) -> dict[str, Any]:
    ours = edition.results.with_names().with_ranked().filter(region=office().code).first()
    return {
        "our_result": ours,
        "our_awards": list(Award.objects.published().filter(region=office().code, edition=edition)),
        "recaps": recap_tables(edition),
    }


@require_safe
def card(request: HttpRequest) -> HttpResponse:
    """The picture beside links to pages that have none of their own."""
    return answer(request, office_card(office().name))


@require_safe
def region(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """A region's page, with the articles about it."""
    about = Article.objects.published().cards().filter(regions=code.partition("-")[0])[:5]
    return participation_views.region(request, slug, code, articles=about)


def login_paused(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    """After too many failed logins: how long to wait, and who can help."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    response = render(request, "429.html", {"minutes": minutes}, status=429)
    response["Retry-After"] = str(minutes * 60)
    response["Cache-Control"] = "no-store"
    return response


@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Database, and migrations: 503 names what is missing."""
    try:
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
        found = {"database": "ok", "migrations": "behind" if behind else "ok"}
    except DatabaseError:
        found = {"database": "down", "migrations": "unknown"}
    healthy = set(found.values()) == {"ok"}
    return JsonResponse(found, status=200 if healthy else 503)


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For pages without a link to it, the admin's and files."""
    return redirect(static("img/emblem.svg"))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may fetch; samples and searches are not for them."""
    # Web archives keep samples too, since these carry their label wherever they stand.
    samples = Edition.objects.published().filter(is_sample=True).values_list("slug", flat=True)
    closed = [f"Disallow: /{settings.ADMIN_PATH}", "Disallow: /cari/"]
    made_up = [f"Disallow: /ipp/{slug}/" for slug in samples]
    lines = ["User-agent: *", *closed, *made_up, "", f"User-agent: {ARCHIVES}", *closed]
    lines += ["", f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116: whom to tell about a hole."""
    contact = settings.OFFICE_CONTACT or f"{settings.SITE_URL}/"
    if "@" in contact and not contact.startswith("mailto:"):
        contact = f"mailto:{contact}"
    expires = timezone.now().replace(microsecond=0) + timedelta(days=180)
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: id, en",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
