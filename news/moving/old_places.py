"""Lists, feeds and files of a WordPress site: where a reader finds now what stood there.

Only what readers can see is led to, and nothing outside of this site.
"""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlencode

from django.db.models import Q
from django.urls import reverse

from news.library.uses import articles_attaching, articles_with
from news.models import Article, Document, Picture, Tag
from news.moving.addresses import normalise
from news.moving.wordpress.uploads import original_of
from news.tagging import tag_slug

# What the home page of WordPress was asked for, where ours refuses.
QUESTIONS = {"p", "page_id", "cat", "attachment_id", "s", "feed", "tag", "category_name"}
_INDEX = re.compile(r"(?:/index\.php)+/?", re.IGNORECASE)
_FEED = re.compile(r"(?:/feed)?(?:/(feed|rss2?|rdf|atom))")
_LIST = re.compile(r"(?:/blog)?(?:/page/[0-9]{1,4})?|/blog")
_LABEL = re.compile(
    r"/(?:category|tag)/(?:[^/]+/)*?(?P<slug>[^/]+)(?:/page/[0-9]{1,4}|(?P<feed>/feed(?:/\w+)?))?"
)
_FILE = re.compile(r"/wp-content/uploads/(.+)")
LONGEST_WORD = 200


def place_of(path: str, query: str) -> str:
    """The address here, or nothing."""
    normal = normalise(path)
    if not normal:
        return _home(path, query)
    for form, place in PLACES:
        if found := form.fullmatch(normal):
            return place(found)
    return ""


def _home(path: str, query: str) -> str:
    """What the first page was asked for; a post without an address here stays not found."""
    try:
        asked = {name: values[0] for name, values in parse_qs(query, max_num_fields=20).items()}
    except ValueError:
        return ""
    if label := asked.get("tag") or asked.get("category_name"):
        return _label(label.rpartition("/")[2], is_feed=False)
    if "feed" in asked:
        return reverse("news_atom" if asked["feed"] == "atom" else "news_rss")
    if word := asked.get("s", "").strip()[:LONGEST_WORD]:
        return f"{reverse('search')}?{urlencode({'q': word})}"
    return reverse("home") if not normalise(f"/?{query}") and _INDEX.fullmatch(path) else ""


def _feed(found: re.Match[str]) -> str:
    return reverse("news_atom" if found[1] == "atom" else "news_rss")


def _list(_: re.Match[str]) -> str:
    return reverse("news_list")


def _label_in_path(found: re.Match[str]) -> str:
    return _label(found["slug"], is_feed=bool(found["feed"]))


def _label(word: str, *, is_feed: bool) -> str:
    """Categories and tags are tags here, as far as readers see an article with them."""
    slug = tag_slug(word)
    tag = Tag.objects.in_use().called(slug).first() if slug else None
    return reverse("tag_rss" if is_feed else "tag", args=[tag.slug]) if tag else ""


def _file(found: re.Match[str]) -> str:
    """A picture or document that came along, if a published article shows it."""
    names = {found[1], original_of(found[1])}
    kept = Q()
    for name in names:
        kept |= Q(origin__iendswith=f":{name}")
    readable = Article.objects.published().values("pk")
    for picture in Picture.objects.filter(kept)[:2]:
        if articles_with(picture).filter(pk__in=readable).exists():
            return picture.url
    for document in Document.objects.filter(kept)[:2]:
        if articles_attaching(document).filter(pk__in=readable).exists():
            return document.url
    return ""


PLACES: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = [
    (_FEED, _feed), (_LIST, _list), (_LABEL, _label_in_path), (_FILE, _file),
]  # fmt: skip
