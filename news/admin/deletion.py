"""The rows that join articles with tags and regions go unmentioned; they say nothing."""

from kpuportal.deletion_page import QuietDeletionMixin
from news.models import Article


class NoLinksListedMixin(QuietDeletionMixin):
    """Tells what is lost with an article or a tag."""

    unmentioned = (Article.tags.through, Article.regions.through)
