"""The columns of a result, declared once for CSV, XLSX, JSON, API, Table Schema and codebook."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from functools import partial
from typing import Any

from participation.columns import Column, plain
from participation.comparability import comparison_of
from participation.licence import licence
from participation.marks import NOTICE, SOURCE_STATUS, mark
from participation.models import Absence, Dimension, Edition, Level, Result
from participation.models.sources import Status

REGION_CODE = r"\d{2}(\.\d{2})?"

COLUMNS = [
    Column("edition", "alamat edisi", lambda r: r.edition.slug, required=True),
    Column(
        "region_code", "kode wilayah Kemendagri", lambda r: r.region_id,
        required=True, pattern=REGION_CODE,
    ),
    Column("region_name", "nama wilayah", lambda r: r.region.name, required=True),
    Column(
        "level", "tingkat wilayah; peringkat dihitung per tingkat", lambda r: str(r.region.level),
        required=True, values=tuple(Level.values),
    ),
    Column(
        "province_code", "kode provinsi", lambda r: r.region.province_code,
        required=True, pattern=r"\d{2}",
    ),
    Column(
        "province_name",
        "nama provinsi",
        lambda r: r.region.parent.name if r.region.parent else r.region.name,
        required=True,
    ),
    Column(
        "score", "skor 0 sampai 100, dua desimal", lambda r: r.score, Decimal, least=0, most=100
    ),
    Column("band", "nama kategori", lambda r: r.band.name if r.band else None),
    Column(
        "status", "sebab tanpa skor; kosong bila ada skor", lambda r: r.absence or None,
        values=tuple(Absence.values),
    ),
    Column("reason", "alasan tanpa skor", lambda r: r.reason or None),
    Column(
        "rank_national", "peringkat di antara daerah setingkat yang skornya diketahui",
        lambda r: r.rank_national, int, least=1,
    ),
    Column(
        "rank_in_province", "peringkat di antara kabupaten/kota seprovinsi yang skornya diketahui",
        lambda r: r.rank_in_province, int, least=1,
    ),
    Column("source", "kutipan sumber angka", lambda r: r.source.citation if r.source else None),
    Column(
        "source_status", SOURCE_STATUS, lambda r: r.source.status if r.source else None,
        values=tuple(Status.values),
    ),
    Column("notice", NOTICE, lambda r: mark(r.edition, r.attribution)),
    Column(
        "corrected_at", "waktu ralat terakhir; kosong bila belum pernah diralat",
        lambda r: r.corrected_at, dt.datetime,
    ),
]  # fmt: skip


def columns_of(edition: Edition) -> list[Column]:
    """The fixed columns and one for each variable of the edition."""
    return [*COLUMNS, *(_values(dimension) for dimension in edition.dimensions.all())]


def _values(dimension: Dimension) -> Column:
    name = f"dimension_{dimension.slug}"
    meaning = f"nilai variabel {dimension.name}, 0 sampai 100; kosong bila belum dipublikasikan"
    return Column(name, meaning, partial(_value, dimension.pk), Decimal, least=0, most=100)


def _value(dimension: int, result: Result) -> Decimal | None:
    values = result.dimension_scores.all()  # in one query for all with `with_record()`
    return next((each.value for each in values if each.dimension_id == dimension), None)


def record(result: Result, columns: Iterable[Column]) -> dict[str, Any]:
    """A result of `with_record()` as JSON and the API give it."""
    return {column.name: plain(column.value(result)) for column in columns}


def as_json(edition: Edition, columns: list[Column], results: Iterable[Result]) -> dict[str, Any]:
    """The view as one JSON document."""
    return {
        "edition": {
            "slug": edition.slug,
            "name": edition.name,
            "is_sample": edition.is_sample,
            "comparable_with": comparison_of(edition),
        },
        "notice": edition.notice or None,
        "licence": licence().url,
        "results": [record(result, columns) for result in results],
    }
