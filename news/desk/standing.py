"""Since when an article stands where it does, and what publishing it means for now."""

from kpuportal.formats import clock, short_date
from news.models import Article


def is_scheduled(article: Article) -> bool:
    """Whether it is published with a time that has not come."""
    return article.state == Article.State.PUBLISHED and not article.is_public


def standing_moment(article: Article) -> str:
    """When it came to stand where it does, or when a scheduled one comes out, in words."""
    due = article.published_at
    if is_scheduled(article) and due:
        return f"terbit {short_date(due)}, {clock(due)}"
    since = article.state_since
    if article.is_public and due:  # what was scheduled came out later than it was decided
        since = max(since, due)
    return f"sejak {short_date(since)}, {clock(since)}"
