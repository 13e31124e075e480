"""Which addresses of this site show its readers nothing: asked for many at once, in few queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage
from django.urls import Resolver404, ResolverMatch, resolve

from news.models import Article, OldSlug, Page, Tag, TagSynonym
from news.moving.redirects import paths_that_lead_on

OLD, OTHER, CLOSED = "old", "other", "closed"
NAMED = {"article": "slug", "tag": "slug", "office_page": "slug", "media": "path"}
IN_ANY_LETTERS = {"article", "tag"}  # capitals lead on to the page


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


def own_path(address: str, site: str) -> str | None:
    """The path of an address on this site; None for other sites, mail and places in the page."""
    try:
        parts = urlsplit(address)
        is_ours = _is_ours(parts, urlsplit(site))
    except ValueError:
        return None
    return parts.path or None if is_ours else None


def _is_ours(parts: SplitResult, site: SplitResult) -> bool:
    """Whatever its scheme: the letters of a host may be of any size, "https" may be left out."""
    if parts.scheme not in {"", "http", "https"} or (parts.scheme and not parts.netloc):
        return False
    return not parts.netloc or parts.netloc.lower() == site.netloc.lower()


def _meant(path: str) -> tuple[str, str]:
    """What kind of page the path is of, and the name by which that is looked up."""
    match = _page_at(unquote(path))
    if match is None:
        return OLD, path
    kind = match.url_name or OTHER
    if match.namespace == "admin" or kind == "shared_preview":
        return CLOSED, path  # staff see it, or a preview's guest for a day; readers do not
    if kind not in NAMED:
        return OTHER, path
    name = match.kwargs[NAMED[kind]]
    return kind, name.lower() if kind in IN_ANY_LETTERS else name


def _page_at(path: str) -> ResolverMatch | None:
    """The page there, or the one that the site leads to by adding a slash."""
    for each in (path, f"{path}/"):
        try:
            return resolve(each)
        except Resolver404:
            continue
    return None


def _articles(slugs: set[str]) -> set[str]:
    public = Article.objects.published()
    now = public.filter(slug__in=slugs).values_list("slug", flat=True)
    once = OldSlug.objects.filter(slug__in=slugs, article__in=public)
    return {*now, *once.values_list("slug", flat=True)}


def _office_pages(slugs: set[str]) -> set[str]:
    public = Page.objects.public()
    now = public.filter(slug__in=slugs).values_list("slug", flat=True)
    once = public.filter(versions__slug__in=slugs).values_list("versions__slug", flat=True)
    return {*now, *once}


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
    "office_page": _office_pages,
    "media": _stored,
    OLD: paths_that_lead_on,
    OTHER: set,
    CLOSED: lambda _: set(),
}
