"""Links that let a person without an account read one article for a day."""

import datetime as dt

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.urls import reverse

from news.models import Article
from news.sharing import absolute

LASTS = dt.timedelta(hours=24)
_signer = TimestampSigner(salt="news.desk.preview")


class LinkExpired(ValueError):
    """The day is over."""


class NoSuchLink(ValueError):
    """Nobody here made this link."""


def preview_link(article: Article) -> str:
    """The whole address of the article's preview, good for a day from now."""
    return absolute(reverse("shared_preview", args=[_signer.sign(str(article.pk))]))


def article_behind(token: str) -> int:
    """The primary key that the link names. Raises LinkExpired or NoSuchLink."""
    try:
        return int(_signer.unsign(token, max_age=LASTS))
    except SignatureExpired as error:
        raise LinkExpired from error
    except (BadSignature, ValueError) as error:
        raise NoSuchLink from error
