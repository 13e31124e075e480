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
MOST_OF_ONE = 5  # forms of one article that a user may leave unfinished
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
    """Keep the fields in place of what the same form held before. Raises TooLong.

    Each form has a key of its own: of two tabs with one article, neither loses its text by what
    happens in the other.
    """
    if len(json.dumps(fields)) > LONGEST:
        raise TooLong("Isian terlalu panjang untuk disimpan otomatis.")
    values = {"article": article, "fields": fields, "saved_at": timezone.now()}
    copy, _ = WorkingCopy.objects.update_or_create(user=user, key=key, defaults=values)
    too_many = copies_of(user, article)[MOST_OF_ONE if article else MOST_BEGUN :]
    WorkingCopy.objects.filter(pk__in=list(too_many.values_list("pk", flat=True))).delete()
    return copy


def copies_of(user: Any, article: Article | None) -> QuerySet[WorkingCopy]:
    """What the user typed into forms of this article and never saved, the newest first.

    Of no article: new ones that the user began.
    """
    return WorkingCopy.objects.filter(user=user, article=article)


def copy_of(user: Any, article: Article | None, key: str) -> WorkingCopy | None:
    """What the user typed into the form with this key."""
    return copies_of(user, article).filter(key=as_key(key)).first() if as_key(key) else None


def forget(user: Any, key: str) -> None:
    """What stood in the form with this key is saved now, or not wanted any more."""
    if key := as_key(key):
        WorkingCopy.objects.filter(user=user, key=key).delete()


def as_key(text: str) -> Any:
    """A key as forms send it; None for anything else."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def first(fields: Fields, name: str) -> str:
    """The value of a field that has one."""
    return (fields.get(name) or [""])[0]
