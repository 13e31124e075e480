"""Filters of the picture library: what is used, what nobody has described."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from news.models import Picture


class _EitherFilter(admin.SimpleListFilter):
    """A question with two answers, each a condition."""

    answers: dict[str, tuple[str, Q]]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(value, label) for value, (label, _) in self.answers.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Picture]) -> QuerySet[Picture]:
        answer = self.answers.get(self.value() or "")
        return queryset.filter(answer[1]) if answer else queryset


class UseFilter(_EitherFilter):
    """Whether an article shows it."""

    title, parameter_name = "pemakaian", "dipakai"
    answers = {
        "tidak": ("Belum dipakai", Q(is_used=False)),
        "ya": ("Dipakai", Q(is_used=True)),
    }


class AltFilter(_EitherFilter):
    """Whether it can be described to who does not see it."""

    title, parameter_name = "teks pengganti", "alt"
    answers = {"kosong": ("Belum ada", Q(alt="")), "terisi": ("Sudah ada", ~Q(alt=""))}
