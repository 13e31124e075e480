"""The columns of a result, declared once for CSV, JSON and API."""

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kpuportal.spreadsheets import cell
from participation.models import Edition, Result


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in files and API, its meaning, how a result fills it, its type.

    Any but the first six may be empty.
    """

    name: str
    meaning: str
    value: Callable[[Result], Any]
    kind: type = str


COLUMNS = [
    Column("edition", "alamat edisi", lambda r: r.edition.slug),
    Column("region_code", "kode Kemendagri", lambda r: r.region_id),
    Column("region_name", "nama wilayah", lambda r: r.region.name),
    Column("level", "provinsi atau kabkota", lambda r: str(r.region.level)),
    Column("province_code", "kode provinsi", lambda r: r.region.province_code),
    Column(
        "province_name",
        "nama provinsi",
        lambda r: r.region.parent.name if r.region.parent else r.region.name,
    ),
    Column("score", "skor 0 sampai 100", lambda r: r.score, Decimal),
    Column("band", "kategori", lambda r: r.band.name if r.band else None),
    Column("status", "sebab tanpa skor", lambda r: r.absence or None),
    Column("reason", "alasan", lambda r: r.reason or None),
    Column("rank_national", "peringkat nasional pada tingkatnya", lambda r: r.rank_national, int),
    Column("rank_in_province", "peringkat di provinsi", lambda r: r.rank_in_province, int),
    Column("source", "sumber", lambda r: r.source.citation if r.source else None),
    Column("source_status", "status sumber", lambda r: r.source.status if r.source else None),
    Column("notice", "peringatan", lambda r: r.edition.notice or None),
]


def record(result: Result) -> dict[str, Any]:
    """A result as JSON and the API give it: scores as text with a dot, empty as null."""
    values = {column.name: column.value(result) for column in COLUMNS}
    return values | {"score": None if result.score is None else str(result.score)}


def as_csv(results: Iterable[Result]) -> str:
    """UTF-8 CSV with a dot as decimal mark; an empty cell where there is nothing."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.name for column in COLUMNS])
    for result in results:
        writer.writerow([cell(column.value(result)) for column in COLUMNS])
    return text.getvalue()


def as_json(edition: Edition, results: Iterable[Result]) -> dict[str, Any]:
    """The view as one JSON document."""
    return {
        "edition": {"slug": edition.slug, "name": edition.name, "is_sample": edition.is_sample},
        "notice": edition.notice or None,
        "results": [record(result) for result in results],
    }
