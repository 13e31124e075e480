"""A view of an edition as a file: the ranking's filters, the columns of `exports`."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kpuportal.refusals import refused
from participation import exports
from participation.columns import Column, as_csv, as_excel_csv
from participation.filters import ResultFilter
from participation.metadata import FILES
from participation.models import Edition, Result
from participation.public_editions import labelled, public_edition
from participation.released import released_at
from participation.workbook import workbook


@dataclass(frozen=True, slots=True)
class View:
    """What was asked for. Without filters it holds every region."""

    edition: Edition
    columns: list[Column]
    results: list[Result]

    @property
    def file_name(self) -> str:
        """Without its ending; a sample says what it is."""
        slug = self.edition.slug
        return f"DATA-CONTOH-{slug}" if self.edition.is_sample else slug


Write = Callable[[View], str | bytes]


def _json(view: View) -> str:
    document = exports.as_json(view.edition, view.columns, view.results)
    return json.dumps(document, ensure_ascii=False, indent=1)


CSV = "text/csv; charset=utf-8"
# Each by the name of its address: how it is written, its type, how it is named.
KINDS: dict[str, tuple[Write, str, str]] = {
    "results_csv": (lambda v: as_csv(v.columns, v.results), CSV, 'attachment; filename="{}.csv"'),
    "results_excel_csv": (
        lambda v: as_excel_csv(v.columns, v.results),
        CSV,
        'attachment; filename="{}-excel.csv"',
    ),
    "results_xlsx": (
        lambda v: workbook(v.edition, v.columns, v.results, released_at(v.edition)),
        FILES["results_xlsx"],
        'attachment; filename="{}.xlsx"',
    ),
    "results_json": (_json, "application/json", 'inline; filename="{}.json"'),
}


@require_safe
def results(request: HttpRequest, slug: str, *, kind: str) -> HttpResponse:
    """This view of an edition as a file of a kind."""
    edition = public_edition(slug)
    found = edition.results.with_record()
    filtered = ResultFilter(request.GET, queryset=found, edition=edition)
    if problems := filtered.problems(extra=()):
        return refused(request, problems, back=reverse("ranking", args=[slug]))
    view = View(edition, exports.columns_of(edition), list(filtered.qs))
    write, content_type, disposition = KINDS[kind]
    response = HttpResponse(write(view), content_type=content_type)
    response["Content-Disposition"] = disposition.format(view.file_name)
    return labelled(edition, response)
