"""The filters that are on, in words, each with a link that takes it off."""

from typing import Any

import django_filters
from django.http import QueryDict


def shown_filters(filtered: django_filters.FilterSet, given: QueryDict) -> list[dict[str, Any]]:
    """Label and address for each filter that narrows the list; the order is not one of them."""
    form = filtered.form
    shown = []
    for name, value in form.cleaned_data.items():
        if not value or name in {"urut", "tingkat"}:
            continue
        choices = dict(getattr(form.fields[name], "choices", []))
        words = choices.get(value, value)
        shown.append(
            {"label": f"{form.fields[name].label}: {words}", "remove_url": _without(given, name)}
        )
    return shown


def _without(given: QueryDict, name: str) -> str:
    query = given.copy()
    query.pop(name, None)
    query.pop("halaman", None)
    return f"?{query.urlencode()}"
