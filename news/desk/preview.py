"""An article as readers would see it, before they do: for the desk, or by a link that expires."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kpuportal.refusals import refused
from news.about import page_context
from news.article_page import preview_context
from news.article_parts import Parts, parts_of, with_parts
from news.desk.preview_links import LinkExpired, NoSuchLink, article_behind
from news.models import Article, Page

EXPIRED = (
    "Tautan pratinjau ini sudah kedaluwarsa; masa berlakunya 24 jam. Minta tautan baru kepada "
    "pembuatnya."
)
UNTITLED = "(Tanpa judul)"


@require_safe
def shared_preview(request: HttpRequest, token: str) -> HttpResponse:
    """What the link's article says now; once readers can open it, its own page."""
    try:
        article = article_behind(token, with_parts(Article.objects.all()))
    except LinkExpired:
        return unkept(refused(request, [EXPIRED], status=410, back=reverse("news_list")))
    except NoSuchLink as error:
        raise Http404("Tautan pratinjau ini tidak ada.") from error
    if article.is_public:
        return unkept(redirect(article))
    return preview_page(request, article, parts_of(article))


def preview_page(request: HttpRequest, article: Article, parts: Parts) -> HttpResponse:
    """The article's page with a banner; nobody may keep, index or count it."""
    article.title = article.title or UNTITLED
    return unkept(render(request, "news/article.html", preview_context(article, parts)))


def office_page_preview(request: HttpRequest, page: Page) -> HttpResponse:
    """The same for a page of the office."""
    context = page_context(page) | {"preview": True}
    return unkept(render(request, "news/office_page.html", context))


def unkept(response: HttpResponse) -> HttpResponse:
    """Neither caches nor search engines may keep it, and the next page is not told of it."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    return response


def parts_in(cleaned: dict[str, Any], stored: Parts) -> Parts:
    """The labels and pictures that a form holds; where it holds none, those that are stored."""
    given = {
        "tags": cleaned.get("tags"),
        "regions": cleaned.get("regions"),
        "gallery": cleaned.get("pictures"),
        "attachments": cleaned.get("documents"),
    }
    return replace(stored, **{name: list(it) for name, it in given.items() if it is not None})
