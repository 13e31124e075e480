"""What changes an article's standing with readers, and who did it. Each happens as a whole.

`by` is the member of staff who does it; None for the programme itself.
"""

from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.utils import timezone

from news.models import Article

PUBLISHED = "Diterbitkan."
WITHDRAWN = "Ditarik dari pembaca."


@transaction.atomic
def publish_article(article: Article, *, by: Any) -> bool:
    """Open the article to readers, now or when its publication time comes.

    False when it was open already.
    """
    return _set_state(article, Article.State.PUBLISHED, by, PUBLISHED)


@transaction.atomic
def withdraw_article(article: Article, *, by: Any) -> bool:
    """Close the article to readers; its text, address and reads stay. False when it was closed."""
    return _set_state(article, Article.State.DRAFT, by, WITHDRAWN)


def _set_state(article: Article, state: str, by: Any, message: str) -> bool:
    locked = Article.objects.select_for_update().get(pk=article.pk)
    if locked.state == state:
        return False
    locked.state = state
    locked.published_at = locked.published_at or timezone.now().replace(microsecond=0)
    locked.save(update_fields=["state", "published_at"])
    article.state, article.published_at = locked.state, locked.published_at
    if by is not None:
        LogEntry.objects.log_actions(by.pk, [article], CHANGE, message, single_object=True)
    return True
