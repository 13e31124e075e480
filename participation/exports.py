"""The columns of a result, declared once for CSV, JSON and API."""

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from kpuportal.spreadsheets import cell
from participation.models import Correction, Edition, Result


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


CORRECTION_COLUMNS: list[tuple[str, Callable[[Correction], Any]]] = [
    ("corrected_at", lambda c: timezone.localtime(c.entry.at).isoformat()),
    ("release", lambda c: c.entry.number),
    ("region_code", lambda c: c.region_id),
    ("recap_level", lambda c: c.level),
    ("recap_band", lambda c: c.band),
    ("old_score", lambda c: c.old.get("score")),
    ("new_score", lambda c: c.new.get("score")),
    ("old_band", lambda c: c.old.get("band")),
    ("new_band", lambda c: c.new.get("band")),
    ("old_rank_national", lambda c: c.old.get("rank_national")),
    ("new_rank_national", lambda c: c.new.get("rank_national")),
    ("old_count", lambda c: c.old.get("count")),
    ("new_count", lambda c: c.new.get("count")),
    ("reason", lambda c: c.reason),
]


def corrections_csv(corrections: Iterable[Correction]) -> str:
    """What was corrected, in the dialect of `as_csv`; a recap's count has no region."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([name for name, _ in CORRECTION_COLUMNS])
    for correction in corrections:
        writer.writerow([cell(value(correction)) for _, value in CORRECTION_COLUMNS])
    return text.getvalue()


def as_json(edition: Edition, results: Iterable[Result]) -> dict[str, Any]:
    """The view as one JSON document."""
    return {
        "edition": {"slug": edition.slug, "name": edition.name, "is_sample": edition.is_sample},
        "notice": edition.notice or None,
        "results": [record(result) for result in results],
    }
