"""The package described for programs: Frictionless Data Package with a Table Schema per file."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse

from kpuportal.office import office
from kpuportal.site_address import on_site
from participation.columns import Column
from participation.comparability import comparison_of
from participation.licence import licence
from participation.models import HistoryEntry, Source
from participation.tables import Table

TYPES = {
    str: "string",
    int: "integer",
    Decimal: "number",
    bool: "boolean",
    dt.date: "date",
    dt.datetime: "datetime",
}
MOMENT = "%Y-%m-%dT%H:%M:%S%z"
KEYWORDS = ["Indeks Partisipasi Pilkada", "pilkada", "partisipasi pemilih", "KPU"]


def descriptor(
    entry: HistoryEntry, tables: Sequence[Table], files: Mapping[str, bytes], sources: list[Source]
) -> dict[str, Any]:
    """datapackage.json of a release whose tables have been written as `files`."""
    edition, terms = entry.edition, licence()
    return {
        "profile": "tabular-data-package",
        "name": edition.slug,
        "title": edition.titled,
        "description": f"{edition.official_name}, {edition.election}. {edition.method_note}",
        "version": str(entry.number),
        "created": entry.at.isoformat(),
        "homepage": on_site(reverse("ranking", args=[edition.slug])),
        "keywords": KEYWORDS,
        "licenses": [{"name": terms.name, "title": terms.title, "path": terms.url}],
        "contributors": [{"title": office().name, "role": "publisher"}],
        "sources": [_source(source) for source in sources],
        "comparable_with": comparison_of(edition),
        "resources": [_resource(table, files[table.file]) for table in tables],
    }


def schema_of(table: Table) -> dict[str, Any]:
    """The Table Schema of a table; what is empty is the empty text."""
    return {
        "fields": [field_of(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {
                "fields": [reference.column],
                "reference": {"resource": reference.table, "fields": [reference.target]},
            }
            for reference in table.references
        ],
    }


def field_of(column: Column) -> dict[str, Any]:
    """A column as a field."""
    described = {"name": column.name, "type": TYPES[column.kind], "description": column.meaning}
    if column.kind is dt.datetime:
        described["format"] = MOMENT
    constraints = {
        "required": column.required,
        "enum": list(column.values),
        "pattern": column.pattern,
        "minimum": column.least,
        "maximum": column.most,
    }
    given = {
        name: value
        for name, value in constraints.items()
        if value is not False and value not in (None, "", [])  # but 0 is something
    }
    return described | ({"constraints": given} if given else {})


def _source(source: Source) -> dict[str, str]:
    told = {"title": source.citation, "status": source.status}
    return told | ({"path": source.url} if source.url else {})


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": table.file,
        "title": table.title,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema_of(table),
    }
