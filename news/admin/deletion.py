"""What is said before something is deleted: what is lost, not how the database joins it."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import capfirst

from news.models import Article

LINKS = (Article.tags.through, Article.regions.through)


class NoLinksListedMixin(admin.ModelAdmin):
    """The rows that join articles with tags and regions go unmentioned; they say nothing."""

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        rows, counts, *rest = super().get_deleted_objects(objs, request)
        for link in LINKS:
            counts.pop(str(link._meta.verbose_name_plural), None)
        beginnings = tuple(f"{capfirst(link._meta.verbose_name)}: " for link in LINKS)
        return _without(beginnings, rows), counts, *rest


def _without(beginnings: tuple[str, ...], rows: list[Any]) -> list[Any]:
    kept = (_without(beginnings, row) if isinstance(row, list) else row for row in rows)
    return [row for row in kept if row and not str(row).startswith(beginnings)]
