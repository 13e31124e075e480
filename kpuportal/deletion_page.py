"""What is said before something is deleted: what is lost, not how the database joins it."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.text import capfirst


class QuietDeletionMixin(admin.ModelAdmin):
    """Rows of the `unmentioned` models are not listed among what is lost."""

    unmentioned: tuple[type[Model], ...] = ()

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        rows, counts, *rest = super().get_deleted_objects(objs, request)
        for model in self.unmentioned:
            counts.pop(str(model._meta.verbose_name_plural), None)
        beginnings = tuple(f"{capfirst(each._meta.verbose_name)}: " for each in self.unmentioned)
        return _without(beginnings, rows), counts, *rest


def _without(beginnings: tuple[str, ...], rows: list[Any]) -> list[Any]:
    kept = (_without(beginnings, row) if isinstance(row, list) else row for row in rows)
    return [row for row in kept if row and not str(row).startswith(beginnings)]
