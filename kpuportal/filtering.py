"""Filters that refuse what they do not know, and say in words which of them are on."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.http import QueryDict

from kpuportal.parameters import refuse_unknown

PAGE = ["halaman"]


class StrictFilterSet(django_filters.FilterSet):
    """A FilterSet that also refuses parameters that it does not know."""

    def problems(self, extra: Iterable[str] = PAGE) -> list[str]:
        """A sentence for everything wrong with the parameters; empty when all is well."""
        given = self.data if isinstance(self.data, QueryDict) else QueryDict()
        unknown = refuse_unknown(given, [*self.filters, *extra])
        if unknown:
            return unknown
        return [str(text) for errors in self.errors.values() for text in errors]


def shown_filters(filtered: django_filters.FilterSet, given: QueryDict) -> list[dict[str, Any]]:
    """Name, label and address of each filter that narrows the list; the order is none of them."""
    form = filtered.form
    shown = []
    for name, value in form.cleaned_data.items():
        if not value or name in {"urut", "tingkat", "per_halaman"}:
            continue
        choices = dict(getattr(form.fields[name], "choices", []))
        words = choices.get(value, value)
        shown.append(
            {
                "name": name,
                "label": f"{form.fields[name].label}: {words}",
                "remove_url": _without(given, name),
            }
        )
    return shown


def _without(given: QueryDict, name: str) -> str:
    query = given.copy()
    query.pop(name, None)
    query.pop("halaman", None)
    return f"?{query.urlencode()}"
