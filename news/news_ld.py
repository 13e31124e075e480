"""An article as schema.org/NewsArticle, as search engines read it from the page."""

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.text import Truncator

from kpuportal.json_ld import organization
from news.article_parts import Parts
from news.house_style import words_of
from news.models import Article
from news.sharing import absolute

SECTION = "Berita"
LONGEST_HEADLINE = 110


def news_article(article: Article, parts: Parts, images: list[str]) -> dict[str, Any]:
    """Every field that Google asks or recommends for a news article; `images` are addresses."""
    url = absolute(article.get_absolute_url())
    publisher = organization()
    found = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        "url": url,
        "headline": Truncator(article.title).chars(LONGEST_HEADLINE),
        "description": article.lead,
        "image": images,
        "datePublished": _moment(article.published_at or article.created_at),
        "dateModified": _moment(last_change(article, parts)),
        "author": {key: publisher[key] for key in ("@type", "name", "url")},
        "publisher": publisher,
        "articleSection": SECTION,
        "keywords": [tag.name for tag in parts.tags],
        "wordCount": words_of(article),
        "inLanguage": "id",
        "isAccessibleForFree": True,
        "contentLocation": [{"@type": "Place", "name": each.name} for each in parts.regions],
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": each.text,
                "datePublished": _moment(each.at),
            }
            for each in parts.corrections
        ],
    }
    return {name: value for name, value in found.items() if value not in ("", [], None)}


def last_change(article: Article, parts: Parts) -> dt.datetime:
    """When readers last got something new: the text, a correction, or the article itself."""
    moments = [article.published_at, article.updated_at, *(each.at for each in parts.corrections)]
    return max(moment for moment in moments if moment)


def _moment(value: dt.datetime) -> str:
    return timezone.localtime(value).isoformat(timespec="seconds")
