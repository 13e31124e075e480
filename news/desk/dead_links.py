"""Which addresses of this site show its readers nothing: asked for many at once, in few queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage
from django.urls import Resolver404, resolve

from news.desk.checks import own_path
from news.models import Article, OldSlug, Tag, TagSynonym
from news.moving.redirects import paths_that_lead_on

OLD, OTHER = "old", "other"


def dead_links(addresses: Iterable[str]) -> set[str]:
    """Those of `addresses` that belong to this site and lead to no page of it."""
    asked: dict[str, dict[str, str]] = defaultdict(dict)
    for address in addresses:
        path = own_path(address, settings.SITE_URL)
        if path is not None:
            kind, name = _meant(path)
            asked[kind][address] = name
    dead = set()
    for kind, names in asked.items():
        alive = ALIVE[kind](set(names.values()))
        dead |= {address for address, name in names.items() if name not in alive}
    return dead


def _meant(path: str) -> tuple[str, str]:
    """What kind of page the path is of, and the name by which that is looked up."""
    try:
        match = resolve(unquote(path))
    except Resolver404:
        return OLD, path
    if match.url_name in {"article", "tag"}:
        return match.url_name, match.kwargs["slug"]
    return ("media", match.kwargs["path"]) if match.url_name == "media" else (OTHER, path)


def _articles(slugs: set[str]) -> set[str]:
    public = Article.objects.published()
    now = public.filter(slug__in=slugs).values_list("slug", flat=True)
    once = OldSlug.objects.filter(slug__in=slugs, article__in=public)
    return {*now, *once.values_list("slug", flat=True)}


def _tags(slugs: set[str]) -> set[str]:
    known = (model.objects.filter(slug__in=slugs) for model in (Tag, TagSynonym))
    return {slug for found in known for slug in found.values_list("slug", flat=True)}


def _stored(paths: set[str]) -> set[str]:
    return {path for path in paths if _is_stored(path)}


def _is_stored(path: str) -> bool:
    try:
        return default_storage.exists(path)
    except (SuspiciousOperation, ValueError, OSError):
        return False  # no name of a file of ours


ALIVE: dict[str, Callable[[set[str]], set[str]]] = {
    "article": _articles,
    "tag": _tags,
    "media": _stored,
    OLD: paths_that_lead_on,
    OTHER: set,
}
