"""The checks before publishing, with what only the database and the addresses can answer."""

from functools import partial
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage
from django.urls import Resolver404, resolve

from kpuportal.formats import short_date
from news.desk.checks import Draft, Hint, hints, own_path
from news.desk.rights import seen_by
from news.models import Article, OldSlug, Tag, TagSynonym
from news.moving.redirects import article_address


def hints_about(draft: Draft, pk: int | None, user: Any) -> list[Hint]:
    """Everything worth a second look before the article `pk` (None: a new one) goes out.

    Nothing that the user may not see is told.
    """
    return hints(
        draft,
        leads_nowhere=leads_nowhere,
        same_title=partial(same_title, pk, user),
        near_tags=Tag.objects.spelled_nearly,
    )


def draft_of(article: Article) -> Draft:
    """The stored article as the checks look at it."""
    return Draft(
        title=article.title,
        lead=article.lead,
        body=article.body,
        cover=article.cover_id,
        cover_alt=article.cover_alt,
        silent_gallery=article.gallery.filter(alt="").count(),
        tags=[tag.name for tag in article.tags.all()],
        published_at=article.published_at,
    )


def same_title(pk: int | None, user: Any, title: str) -> str:
    """When another article has this title: its date, or that it is a draft; else nothing."""
    seen = Article.objects.filter(seen_by(user))
    other = seen.filter(title__iexact=title.strip()).exclude(pk=pk).first()
    if other is None:
        return ""
    return short_date(other.published_at) if other.published_at else other.get_state_display()


def leads_nowhere(address: str) -> bool:
    """Whether `address` belongs to this site and shows its readers nothing."""
    path = own_path(address, settings.SITE_URL)
    if path is None:
        return False
    try:
        match = resolve(unquote(path))
    except Resolver404:
        return not article_address(path)
    return not _shows(match.url_name or "", match.kwargs)


def _shows(page: str, asked: dict[str, str]) -> bool:
    slug = asked.get("slug", "")
    if page == "article":
        stands = Article.objects.published().filter(slug=slug).exists()
        return stands or OldSlug.objects.filter(slug=slug).exists()
    if page == "tag":
        known = (model.objects.filter(slug=slug) for model in (Tag, TagSynonym))
        return any(found.exists() for found in known)
    return _is_stored(asked["path"]) if page == "media" else True


def _is_stored(path: str) -> bool:
    try:
        return default_storage.exists(path)
    except (SuspiciousOperation, ValueError, OSError):
        return False  # no name of a file of ours
