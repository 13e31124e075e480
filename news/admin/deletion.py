"""Rows that join articles with tags and regions, and marks of visits, go unmentioned: they say
nothing."""

from typing import Any

from django.http import HttpRequest

from kpuportal.deletion_page import QuietDeletionMixin
from news.models import Article, OldAddress
from news.models.reads import ReadMark


class NoLinksListedMixin(QuietDeletionMixin):
    """Tells what is lost with an article or a tag."""

    unmentioned = (Article.tags.through, Article.regions.through, ReadMark)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Old addresses go with their article, as from the list; no right to them is asked for."""
        rows, counts, needed, protected = super().get_deleted_objects(objs, request)
        return rows, counts, needed - {OldAddress._meta.verbose_name}, protected
