"""Who may see, write, change and delete which article.

A writer works on drafts of their own; an editor (edit_others_article) on everybody's; what readers
see, or will see once its time comes, is touched only by those who publish (publish_article).
"""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from news.models import Article

State = Article.State


def may_write(user: Any) -> bool:
    """Whether the user may begin an article."""
    return user.has_perm("news.add_article")


def may_publish(user: Any) -> bool:
    """Whether the user may open articles to readers and close them."""
    return user.has_perm("news.publish_article")


def may_edit_others(user: Any) -> bool:
    """Whether the user checks and mends what others write."""
    return user.has_perm("news.edit_others_article") or may_publish(user)


def is_own(user: Any, article: Article) -> bool:
    """Whether the user wrote it."""
    return article.author_id is not None and article.author_id == user.pk


def seen_by(user: Any) -> Q:
    """The articles that the desk shows to the user at all, as a condition for queries."""
    if may_edit_others(user):
        return Q()
    public = Q(state=State.PUBLISHED, published_at__lte=timezone.now())
    return public | Q(author=user.pk)


def may_change(user: Any, article: Article) -> bool:
    """Whether the user may write in it now."""
    if not user.has_perm("news.change_article"):
        return False
    if article.state == State.PUBLISHED:
        return may_publish(user)
    if article.state == State.DRAFT and is_own(user, article):
        return True
    return may_edit_others(user)


def may_delete(user: Any, article: Article) -> bool:
    """Whether the user may delete it for good; what readers knew, only who publishes may."""
    if not (user.has_perm("news.delete_article") and may_change(user, article)):
        return False
    return may_publish(user) or not article.has_been_public


def may_delete_page(user: Any) -> bool:
    """Whether the user may delete a page of the office, and with it all that it ever said.

    Its versions are there for the day on which somebody defaces it: who may write pages, be it
    with a stolen password, must not be able to undo them.
    """
    return bool(user.is_superuser)


def may_share(user: Any, article: Article) -> bool:
    """Whether the user may show it to people without an account, and stop showing it."""
    return may_talk(user, article) and article.state != State.WITHDRAWN


def may_correct(user: Any, article: Article) -> bool:
    """Whether the user may tell readers what was wrong; only readers who can read it."""
    return may_publish(user) and article.is_public


def may_talk(user: Any, article: Article) -> bool:
    """Whether the user belongs to the article's desk: reads its notes and earlier versions."""
    return may_edit_others(user) or is_own(user, article)
