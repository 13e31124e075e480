"""What the news consists of; one model a file."""

from news.models.article import Article
from news.models.old_slug import OldSlug
from news.models.picture import Picture
from news.models.reads import DailyReads, ReadKey, ReadMark
from news.models.tag import Tag

__all__ = ["Article", "DailyReads", "OldSlug", "Picture", "ReadKey", "ReadMark", "Tag"]
