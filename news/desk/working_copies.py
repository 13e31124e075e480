"""What somebody has typed and not saved: kept for them alone, until they save or discard it."""

import json
import uuid
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from kpuportal.html import legible
from news.models import Article, WorkingCopy

LONGEST = 2_000_000  # characters of JSON; ten times the longest text that can be saved
MOST_BEGUN = 20  # new articles that one user may leave unfinished; the oldest make room
Fields = dict[str, list[str]]


class TooLong(ValueError):
    """More was typed than could ever be saved."""


def typed(sent: QueryDict, names: set[str]) -> Fields:
    """What of a form's data belongs to these fields; a date and time are two fields of one name."""
    return {
        name: [legible(value) for value in values]
        for name, values in sent.lists()
        if name.removesuffix("_0").removesuffix("_1") in names
    }


@transaction.atomic
def keep(user: Any, article: Article | None, key: uuid.UUID, fields: Fields) -> WorkingCopy:
    """Keep the fields in place of what was kept before. Raises TooLong."""
    if len(json.dumps(fields)) > LONGEST:
        raise TooLong("Isian terlalu panjang untuk disimpan otomatis.")
    values = {"fields": fields, "saved_at": timezone.now()}
    if article is not None:
        copy, _ = WorkingCopy.objects.update_or_create(user=user, article=article, defaults=values)
        return copy
    copy, _ = WorkingCopy.objects.update_or_create(
        user=user, key=key, article=None, defaults=values
    )
    too_many = begun_by(user).values("pk")[MOST_BEGUN:]
    WorkingCopy.objects.filter(pk__in=list(too_many.values_list("pk", flat=True))).delete()
    return copy


def begun_by(user: Any) -> QuerySet[WorkingCopy]:
    """New articles that the user began and never saved."""
    return WorkingCopy.objects.filter(user=user, article=None)


def copy_of(user: Any, article: Article) -> WorkingCopy | None:
    """What the user typed into this article and never saved."""
    return WorkingCopy.objects.filter(user=user, article=article).first()


def forget(user: Any, article: Article | None, key: str) -> None:
    """It is saved now, or not wanted any more."""
    if article is not None:
        WorkingCopy.objects.filter(user=user, article=article).delete()
    if key := as_key(key):
        WorkingCopy.objects.filter(user=user, article=None, key=key).delete()


def as_key(text: str) -> Any:
    """A key as forms send it; None for anything else."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def first(fields: Fields, name: str) -> str:
    """The value of a field that has one."""
    return (fields.get(name) or [""])[0]
