"""Rows that join articles with tags and regions, and marks of visits, go unmentioned: they say
nothing."""

from kpuportal.deletion_page import QuietDeletionMixin
from news.models import Article
from news.models.reads import ReadMark


class NoLinksListedMixin(QuietDeletionMixin):
    """Tells what is lost with an article or a tag."""

    unmentioned = (Article.tags.through, Article.regions.through, ReadMark)
