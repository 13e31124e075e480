"""What a ranking's page shows beside its rows: links, labels and the files of the same view."""

from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from kpuportal.filtering import shown_filters
from participation.change_words import change_of
from participation.coverage import coverage_of
from participation.edition_card import share_image
from participation.filters import ORDERS, ResultFilter
from participation.models import Edition, Level, Result

FILES = [
    ("CSV", "results_csv"),
    ("CSV untuk Excel", "results_excel_csv"),
    ("XLSX", "results_xlsx"),
    ("JSON", "results_json"),
]


def with_level(given: QueryDict) -> QueryDict:
    """A ranking is of one level: of provinces, or within a chosen province of its kabupaten."""
    chosen = given.copy()
    if not chosen.get("tingkat"):
        chosen["tingkat"] = Level.KABKOTA if chosen.get("provinsi") else Level.PROVINCE
    return chosen


def context(
    edition: Edition, filtered: ResultFilter, given: QueryDict, page: Page[Result]
) -> dict[str, Any]:
    """The page's context. `given` is what the reader asked for, before the level was chosen."""
    chosen = filtered.form.cleaned_data
    files = _without(with_level(given), "halaman", "per_halaman")
    if edition.earlier:
        for result in page.object_list:
            result.change = change_of(result)  # type: ignore[attr-defined]  # shown by the table
    return {
        "edition": edition,
        "form": filtered.form,
        "page": page,
        "sources": list(dict.fromkeys(row.source for row in page.object_list if row.source)),
        "level": chosen["tingkat"],
        "level_label": Level(chosen["tingkat"]).label,
        "province": _province(filtered, chosen["provinsi"]),
        "total": page.paginator.count,
        "active": shown_filters(filtered, given),
        "downloads": [
            (label, f"{reverse(name, args=[edition.slug])}?{files}") for label, name in FILES
        ],
        "sort_links": _sort_links(given, chosen["urut"] or "peringkat"),
        "scale": {"lines": [band.lower for band in edition.bands.all() if band.lower > 0]},
        "coverage": coverage_of(edition),
        "earlier": edition.earlier,
        "share_image": share_image(edition),
    }


def _province(filtered: ResultFilter, code: str) -> dict[str, str] | None:
    names = dict(filtered.filters["provinsi"].extra["choices"])
    return {"code": code, "name": names[code]} if code else None


def _sort_links(given: QueryDict, current: str) -> list[dict[str, Any]]:
    kept = _without(given, "halaman", "urut")
    return [
        {
            "key": key,
            "label": label,
            "url": f"?{kept}&urut={key}" if kept else f"?urut={key}",
            "current": key == current,
        }
        for key, label in ORDERS.items()
    ]


def _without(given: QueryDict, *names: str) -> str:
    kept = given.copy()
    for name in names:
        kept.pop(name, None)
    return kept.urlencode()
