"""Links that let a person without an account read one article for a day, or until revoked."""

import datetime as dt

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.urls import reverse

from news.models import Article
from news.models.article_queries import ArticleQuerySet
from news.sharing import absolute

LASTS = dt.timedelta(hours=24)
_signer = TimestampSigner(salt="news.desk.preview")


class LinkExpired(ValueError):
    """The day is over."""


class NoSuchLink(ValueError):
    """Nobody here made this link, or it was revoked."""


def preview_link(article: Article) -> str:
    """The whole address of the article's preview, good for a day from now."""
    token = _signer.sign(f"{article.pk}-{article.link_series}")
    return absolute(reverse("shared_preview", args=[token]))


def article_behind(token: str, articles: ArticleQuerySet) -> Article:
    """The one of `articles` that the link opens. Raises LinkExpired or NoSuchLink."""
    try:
        pk, series = map(int, _signer.unsign(token).split("-"))
        article = articles.get(pk=pk, link_series=series)
        _signer.unsign(token, max_age=LASTS)
    except SignatureExpired as error:
        raise LinkExpired from error
    except (BadSignature, ValueError, Article.DoesNotExist) as error:
        raise NoSuchLink from error
    return article
