"""RSS and Atom with the full text, so that readers need not come here to read."""

import datetime as dt
from typing import Any

import nh3
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import feedgenerator, timezone
from django.utils.html import escape, format_html

from kpuportal.html import ATTRIBUTES, SCHEMES, TAGS, legible
from kpuportal.office import office
from news.models import Article
from news.sharing import absolute

NEWEST = 20


class FullTextRss(feedgenerator.Rss201rev2Feed):
    """RSS 2.0 with the content module."""

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/"
        }

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])


class FullTextAtom(feedgenerator.Atom1Feed):
    """Atom with the article as content and the lead as summary."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


class RssFeed(Feed):
    """The newest articles. Whatever is stored, the feed is well-formed."""

    feed_type: type[feedgenerator.SyndicationFeed] = FullTextRss
    language = "id"

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
        return absolute(reverse("news_rss"))

    def items(self) -> list[Article]:
        newest = Article.objects.published().select_related("cover").with_labels()
        return list(newest[:NEWEST])

    def item_title(self, item: Article) -> str:
        return legible(item.title)

    def item_description(self, item: Article) -> str:
        return escape(legible(item.lead))

    def item_link(self, item: Article) -> str:
        return absolute(item.get_absolute_url())

    def item_pubdate(self, item: Article) -> dt.datetime:
        return timezone.localtime(item.published_at)

    def item_updateddate(self, item: Article) -> dt.datetime:
        return timezone.localtime(item.updated_at)

    def item_author_name(self, item: Article) -> str:
        return legible(item.byline) or office().name

    def item_categories(self, item: Article) -> list[str]:
        return [row["name"] for row in item.tag_rows]

    def item_extra_kwargs(self, item: Article) -> dict[str, Any]:
        return {"content": full_text(item)}


class AtomFeed(RssFeed):
    """The same as Atom."""

    feed_type = FullTextAtom

    def feed_url(self) -> str:
        return absolute(reverse("news_atom"))


def full_text(article: Article) -> str:
    """Cover and body as a page elsewhere can show them: every address is absolute."""
    cover = ""
    if article.cover:
        cover = format_html(
            '<figure><img src="{}" alt="{}"><figcaption>{}</figcaption></figure>',
            article.cover.url,
            article.cover_alt,
            article.cover_caption,
        )
    return legible(_with_base(cover + article.body, absolute(article.get_absolute_url())))


def _with_base(html: str, base: str) -> str:
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="noopener",
        url_relative=("rewrite_with_base", base),
    )
