"""The API's description as a page of ours, written from the same OpenAPI document."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

from kpuportal.problems import only_read
from kpuportal.refusals import takes_no_parameters
from kpuportal.site_address import on_site
from participation.models import Edition

MOST_VALUES = 6  # longer lists of values stand in the OpenAPI document alone


@dataclass(frozen=True, slots=True)
class Parameter:
    """A query parameter with the values that it takes, where they are few."""

    name: str
    description: str
    values: list[str]


@dataclass(frozen=True, slots=True)
class Operation:
    """One address of the API."""

    path: str
    summary: str
    parameters: list[Parameter]
    example: str

    @property
    def is_list(self) -> bool:
        """Can be opened as it stands, without a code or slug in it."""
        return "{" not in self.path


@only_read
def schema(request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1 as JSON; the same document for everybody."""
    options = {"ensure_ascii": False, "default": str}
    response = JsonResponse(_schema(), json_dumps_params=options)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@takes_no_parameters
def docs(request: HttpRequest) -> HttpResponse:
    """Addresses, parameters and meanings, readable without JavaScript."""
    edition = Edition.objects.official().first()
    context = {
        "operations": operations(),
        "most": settings.API_PER_MINUTE,
        "steps": first_steps(edition) if edition else [],
    }
    return render(request, "api_docs.html", context)


def first_steps(edition: Edition) -> list[tuple[str, str]]:
    """Whole addresses to begin with, each with what it gives; all of them answer."""
    data, api = on_site(reverse("edition", args=[edition.slug])), on_site("/api/v1")
    of_edition = f"edition={edition.slug}"
    return [
        (f"{data}unduh.csv", "Semua daerah sebagai CSV: koma, titik desimal, UTF-8"),
        (f"{data}unduh-excel.csv", "CSV untuk Excel Indonesia: titik koma, koma desimal"),
        (f"{data}unduh.xlsx?tingkat=provinsi", "Hanya provinsi, sebagai XLSX"),
        (f"{data}unduh.json?provinsi=33", "Satu provinsi dengan kabupaten/kotanya, sebagai JSON"),
        (f"{data}paket.zip", "Paket data: semua tabel, kamus data, metadata, lisensi, sidik"),
        (f"{api}/results/?{of_edition}&tingkat=provinsi", "Provinsi, peringkat tertinggi dahulu"),
        (f"{api}/results/?{of_edition}&per_halaman=1000", "Semua daerah dalam satu jawaban"),
        (f"{api}/regions/33.74/", "Satu wilayah menurut kodenya"),
        (f"{api}/corrections/?{of_edition}", "Angka yang diralat, dengan alasannya"),
        (f"{data}ralat/atom/", "Kabar ralat untuk pembaca umpan (Atom)"),
    ]


@cache
def operations() -> list[Operation]:
    """Every address in the order of the OpenAPI document; made once: only code changes it."""
    paths = _schema()["paths"]
    return [_operation(path, methods["get"]) for path, methods in paths.items() if "get" in methods]


@cache
def _schema() -> dict[str, Any]:
    return SchemaGenerator().get_schema(request=None, public=True)


def _operation(path: str, described: dict[str, Any]) -> Operation:
    queries = [given for given in described.get("parameters", []) if given["in"] == "query"]
    answer = described["responses"]["200"]["content"]["application/json"]
    [example] = answer["examples"].values()
    return Operation(
        path=path,
        summary=described.get("summary", ""),
        parameters=[_parameter(given) for given in queries],
        example=json.dumps(example["value"], ensure_ascii=False, indent=1),
    )


def _parameter(described: dict[str, Any]) -> Parameter:
    values = described["schema"].get("enum", [])
    return Parameter(
        name=described["name"],
        description=described.get("description", "").partition("\n")[0],
        values=values if len(values) <= MOST_VALUES else [],
    )
