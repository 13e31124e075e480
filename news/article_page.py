"""Everything that an article's page shows, for readers and for the desk's preview alike."""

import logging
from typing import Any

from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from kpuportal.html import clean
from kpuportal.json_ld import breadcrumbs, element
from news.article_parts import Parts, parts_of, with_parts
from news.body_tables import fitted
from news.house_style import placed, reading_time, signed, words_of
from news.models import Article
from news.news_ld import last_change, news_article
from news.reading_on import related, share_a_label, with_neighbours
from news.reads import reads_sentence, total_reads
from news.sharing import absolute, share_links
from news.title_card import article_card

Context = dict[str, Any]
log = logging.getLogger(__name__)


def published_article(slug: str) -> Article:
    """The article with all that its page shows. Raises Article.DoesNotExist."""
    return with_neighbours(with_parts(Article.objects.published())).get(slug=slug)


def context(article: Article) -> Context:
    """For news/article.html, of an article that `published_article` found."""
    url, reads, others = absolute(article.get_absolute_url()), _reads(article), related(article)
    parts, image = parts_of(article), share_image(article)
    things = [news_article(article, parts, _images(article, image)), breadcrumbs(_way(article))]
    return {
        **_text(article, parts),
        "share": share_links(url, article.title),
        "share_url": url,
        "share_image": image,
        "last_change": last_change(article, parts),
        "json_ld": element(things),
        "reads": reads,
        "reads_sentence": "" if reads is None else reads_sentence(reads),
        "related": others,
        "related_heading": "Berita terkait" if share_a_label(article, others) else "Berita lain",
        "previous": article.previous,  # type: ignore[attr-defined]  # annotated
        "next": article.next,  # type: ignore[attr-defined]  # annotated
    }


def preview_context(article: Article, parts: Parts) -> Context:
    """For the same template, of an article that readers don't see: nothing of it is counted,
    shared or indexed. Neither article nor parts need to be stored."""
    article.body = clean(article.body)  # type: ignore[assignment]  # marked safe
    return {**_text(article, parts), "preview": True}


def _text(article: Article, parts: Parts) -> Context:
    return {
        "article": article,
        "published_at": article.published_at or timezone.now(),
        # Cleaned on its way into the database, or by the preview.
        "body": mark_safe(placed(fitted(article.body), article.dateline)),
        "byline": signed(article.byline),
        "reading_time": reading_time(words_of(article)),
        **vars(parts),
    }


def share_image(article: Article) -> dict[str, str]:
    """The 1200 by 630 picture that stands beside a shared link."""
    if not article.cover:
        return article_card(article).at(reverse("article_card", args=[article.slug]))
    cover = absolute(article.cover.share_url)
    return {"url": cover, "type": "image/jpeg", "alt": article.cover_alt}


def _images(article: Article, image: dict[str, str]) -> list[str]:
    whole = [absolute(article.cover.url)] if article.cover else []
    return [image["url"], *whole]


def _way(article: Article) -> list[tuple[str, str]]:
    return [
        ("Beranda", reverse("home")),
        ("Berita", reverse("news_list")),
        (article.title, article.get_absolute_url()),
    ]


def _reads(article: Article) -> int | None:
    """How often it was read; None when the counter does not answer, for the page must."""
    try:
        return total_reads(article.pk)
    except DatabaseError:
        log.exception("reading counter failed")
        return None
