"""RSS and Atom with the full text, so that readers need not come here to read."""

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from kpuportal.feeds import Steady, SteadyFeed
from kpuportal.html import legible
from kpuportal.office import office
from news.article_parts import parts_of, with_parts
from news.feed_formats import FullTextAtom, FullTextRss
from news.feed_text import full_text
from news.models import Article, Tag
from news.news_ld import last_change
from news.sharing import absolute

NEWEST = 20


class RssFeed(SteadyFeed):
    """The newest articles. Whatever is stored, the feed is well-formed."""

    feed_type: type[Steady] = FullTextRss
    own_address = "news_rss"

    def title(self) -> str:
        return f"Berita {office().name}"

    def description(self) -> str:
        return f"Berita terbaru dari {office().name}."

    subtitle = description

    def author_name(self) -> str:
        return office().name

    def link(self) -> str:
        return absolute(reverse("news_list"))

    def feed_url(self) -> str:
        return absolute(reverse(self.own_address))

    def items(self) -> list[Article]:
        return list(with_parts(Article.objects.published())[:NEWEST])

    def item_title(self, item: Article) -> str:
        return legible(item.title)

    def item_description(self, item: Article) -> str:
        return escape(legible(item.lead))

    def item_link(self, item: Article) -> str:
        return absolute(item.get_absolute_url())

    def item_guid(self, item: Article) -> str:
        """A name for ever (RFC 4151), also when the address changes."""
        host = urlsplit(settings.SITE_URL).hostname
        return f"tag:{host},{item.created_at:%Y-%m-%d}:berita/{item.pk}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Article) -> dt.datetime:
        return timezone.localtime(item.published_at)

    def item_updateddate(self, item: Article) -> dt.datetime:
        return timezone.localtime(last_change(item, parts_of(item)))

    def item_author_name(self, item: Article) -> str:
        return legible(item.byline) or office().name

    def item_categories(self, item: Article) -> list[str]:
        return [legible(row["name"]) for row in item.tag_rows]

    def item_extra_kwargs(self, item: Article) -> dict[str, Any]:
        return {"content": full_text(item, parts_of(item)), "picture": _picture(item)}


class AtomFeed(RssFeed):
    """The same as Atom."""

    feed_type = FullTextAtom
    own_address = "news_atom"


class TagRssFeed(RssFeed):
    """The newest articles of one tag."""

    own_address = "tag_rss"

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed; a synonym leads to its tag's."""
        try:
            return super().__call__(request, *args, **kwargs)
        except Http404:
            now = Tag.objects.named_now(kwargs["slug"])
            if now is None:
                raise
            return redirect(self.own_address, now.slug, permanent=True)

    def get_object(self, request: HttpRequest, slug: str) -> Tag:
        """Raises DoesNotExist, which answers 404, for a tag that no reader can meet."""
        return Tag.objects.in_use().get(slug=slug)

    def title(self, tag: Tag) -> str:  # type: ignore[override]  # with the tag
        return f"#{legible(tag.name)}: berita {office().name}"

    def description(self, tag: Tag) -> str:  # type: ignore[override]  # with the tag
        return f"Berita terbaru bertagar #{legible(tag.name)} dari {office().name}."

    subtitle = description  # type: ignore[assignment]  # with the tag

    def link(self, tag: Tag) -> str:  # type: ignore[override]  # with the tag
        return absolute(tag.get_absolute_url())

    def feed_url(self, tag: Tag) -> str:  # type: ignore[override]  # with the tag
        return absolute(reverse(self.own_address, args=[tag.slug]))

    def items(self, tag: Tag) -> list[Article]:  # type: ignore[override]  # with the tag
        newest = Article.objects.published().filter(tags=tag)[:NEWEST]
        return list(with_parts(newest.these()))


class TagAtomFeed(TagRssFeed):
    """The same as Atom."""

    feed_type = FullTextAtom
    own_address = "tag_atom"


def _picture(article: Article) -> dict[str, str] | None:
    """The cover as feeds tell of it."""
    if not article.cover:
        return None
    return {
        "url": absolute(article.cover.url),
        "type": "image/jpeg",
        "width": str(article.cover.width),
        "height": str(article.cover.height),
        "alt": legible(article.cover_alt),
        "credit": legible(article.cover_credit),
    }
