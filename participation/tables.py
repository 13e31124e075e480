"""The tables of a data package: their columns, and the keys that tie them together."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from participation.columns import Column, as_csv
from participation.correction_columns import Numbered, attribution_of, correction_columns
from participation.exports import REGION_CODE, columns_of
from participation.marks import SOURCE_STATUS, marked
from participation.models import (
    Correction,
    DimensionScore,
    Edition,
    Level,
    NationalRecap,
    Region,
    Result,
    Source,
)
from participation.models.regions import Kind, TimeZone
from participation.models.sources import Precision, Status


class Reference(NamedTuple):
    """A column whose values stand in a column of another table; "" is the table itself."""

    column: str
    table: str
    target: str


@dataclass(frozen=True, slots=True)
class Table:
    """A file of the package. `key` identifies a row."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Iterable[Any]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()

    @property
    def file(self) -> str:
        """Its name in the package."""
        return f"{self.name}.csv"

    def content(self) -> bytes:
        """The table as CSV."""
        return as_csv(self.columns, self.rows).encode()


def _status_of(source: Callable[[Any], Source | None], *, required: bool = False) -> Column:
    def status(row: Any) -> str | None:
        found = source(row)
        return found.status if found else None

    return Column(
        "source_status", SOURCE_STATUS, status, required=required, values=tuple(Status.values)
    )


OF_REGION, OF_SOURCE = (
    Reference("region_code", "wilayah", "code"),
    Reference("source", "sumber", "citation"),
)
REGION_COLUMNS = [
    Column("code", "kode Kemendagri", lambda r: r.code, required=True, pattern=REGION_CODE),
    Column("name", "nama wilayah", lambda r: r.name, required=True),
    Column("kind", "jenis wilayah", lambda r: r.kind, required=True, values=tuple(Kind.values)),
    Column("province_code", "kode provinsi", lambda r: r.province_code, required=True),
    Column(
        "time_zone", "zona waktu", lambda r: r.time_zone, required=True,
        values=tuple(TimeZone.values),
    ),
]  # fmt: skip
BAND_COLUMNS = [
    Column("slug", "alamat kategori", lambda b: b.slug, required=True),
    Column("name", "nama kategori", lambda b: b.name, required=True),
    Column("lower", "batas bawah", lambda b: b.lower, Decimal, required=True),
    Column(
        "lower_included", "apakah skor tepat di batas bawah termasuk", lambda b: b.lower_included,
        bool, required=True,
    ),
    Column("upper", "batas atas", lambda b: b.upper, Decimal, required=True),
    Column(
        "upper_included", "apakah skor tepat di batas atas termasuk", lambda b: b.upper_included,
        bool, required=True,
    ),
]  # fmt: skip
DIMENSION_COLUMNS = [
    Column("slug", "alamat variabel", lambda d: d.slug, required=True),
    Column("name", "nama variabel", lambda d: d.name, required=True),
    Column(
        "weight", "bobot, 0 sampai 1; kosong berarti belum dipublikasikan", lambda d: d.weight,
        Decimal, least=0, most=1,
    ),
]  # fmt: skip
VALUE_COLUMNS = [
    Column("region_code", "kode wilayah Kemendagri", lambda v: v.result.region_id, required=True),
    Column("dimension", "alamat variabel", lambda v: v.dimension.slug, required=True),
    Column("value", "nilai", lambda v: v.value, Decimal, required=True, least=0, most=100),
    _status_of(lambda v: v.result.source),
]
RECAP_COLUMNS = [
    Column("level", "tingkat", lambda r: r.level, required=True, values=tuple(Level.values)),
    Column("band", "nama kategori", lambda r: r.band.name, required=True),
    Column("count", "jumlah daerah", lambda r: r.count, int, required=True, least=0),
    Column("eligible", "daerah yang diukur", lambda r: r.eligible, int, required=True, least=1),
    Column("source", "kutipan sumber angka", lambda r: r.source.citation, required=True),
    _status_of(lambda r: r.source, required=True),
]
AWARD_COLUMNS = [
    Column("region_code", "kode wilayah Kemendagri", lambda a: a.region_id, required=True),
    Column("region_name", "nama wilayah", lambda a: a.region.name, required=True),
    Column("category", "kategori penghargaan", lambda a: a.category.name, required=True),
    Column("given_on", "tanggal diberikan", lambda a: a.given_on, dt.date),
    Column("reason", "alasan", lambda a: a.reason),
    Column("lesson_url", "alamat dokumen pembelajaran", lambda a: a.lesson_url),
    Column(
        "lesson_file", "alamat PDF dokumen pembelajaran di portal ini",
        lambda a: a.lesson_address,
    ),
    Column("lesson_sha256", "sidik SHA-256 PDF itu", lambda a: a.lesson_sha256),
    Column("source", "kutipan sumber", lambda a: a.source.citation, required=True),
    _status_of(lambda a: a.source, required=True),
]  # fmt: skip
SOURCE_COLUMNS = [
    Column("citation", "kutipan, seperti disebut tabel lain", lambda s: s.citation, required=True),
    Column("document", "nama dokumen", lambda s: s.document),
    Column("publisher", "penerbit", lambda s: s.publisher),
    Column("date", "tanggal, setepat yang diketahui", lambda s: s.date_text),
    Column(
        "date_precision", "ketelitian tanggal; kosong bila tanggalnya tidak diketahui",
        lambda s: s.date_precision if s.date else None,
        values=tuple(Precision.values),
    ),
    Column("page", "halaman", lambda s: s.page),
    Column("url", "alamat", lambda s: s.url),
    Column("sha256", "sidik SHA-256 berkas yang disimpan", lambda s: s.sha256),
    Column("status", SOURCE_STATUS, lambda s: s.status, values=tuple(Status.values)),
]  # fmt: skip


def tables_of(
    edition: Edition, results: list[Result], corrections: Iterable[Correction]
) -> list[Table]:
    """Everything that an edition says; `results` and `corrections` as they are released."""
    values = DimensionScore.objects.filter(edition=edition).select_related(
        "result__source", "dimension"
    )
    recaps = NationalRecap.objects.filter(edition=edition).select_related("band", "source")
    awards = edition.awards.select_related("category", "region", "source")
    return [
        Table(
            "hasil", "Hasil tiap wilayah", columns_of(edition), results, ("region_code",),
            (
                OF_REGION,
                Reference("province_code", "wilayah", "code"),
                Reference("band", "kategori", "name"),
                OF_SOURCE,
            ),
        ),
        Table(
            "nilai-variabel", "Nilai tiap variabel",
            marked(edition, VALUE_COLUMNS, lambda v: v.result.attribution),
            values.order_by("result__region_id", "dimension__position"),
            ("region_code", "dimension"),
            (
                Reference("region_code", "hasil", "region_code"),
                Reference("dimension", "variabel", "slug"),
            ),
        ),
        Table(
            "rekap", "Rekap nasional seperti diumumkan",
            marked(edition, RECAP_COLUMNS, lambda r: r.source.attribution), recaps,
            ("level", "band"), (Reference("band", "kategori", "name"), OF_SOURCE),
        ),
        Table(
            "penghargaan", "Penghargaan sampai hari rilis ini",
            marked(edition, AWARD_COLUMNS, lambda a: a.source.attribution),
            awards.order_by("region_id", "category__name"),
            ("region_code", "category"), (OF_REGION, OF_SOURCE),
        ),
        Table(
            "ralat", "Ralat, yang terbaru lebih dahulu",
            marked(
                edition, correction_columns(edition), lambda r: attribution_of(r.correction.new)
            ),
            numbered(corrections), ("release", "item"), (OF_REGION,),
        ),
        Table(
            "wilayah", "Wilayah menurut kode Kemendagri", marked(edition, REGION_COLUMNS),
            Region.objects.order_by("code"), ("code",), (Reference("province_code", "", "code"),),
        ),
        Table(
            "kategori", "Kategori edisi ini", marked(edition, BAND_COLUMNS), edition.bands.all(),
            ("slug",),
        ),
        Table(
            "variabel", "Variabel edisi ini", marked(edition, DIMENSION_COLUMNS),
            edition.dimensions.all(), ("slug",),
        ),
        Table(
            "sumber", "Sumber semua angka",
            marked(edition, SOURCE_COLUMNS, lambda s: s.attribution),
            Source.objects.of(edition), ("citation",),
        ),
    ]  # fmt: skip


def numbered(corrections: Iterable[Correction]) -> list[Numbered]:
    """Each with its place among the corrections of its release, which come one after another."""
    return [
        Numbered(item, correction)
        for _, group in groupby(corrections, key=lambda each: each.entry.number)
        for item, correction in enumerate(group, 1)
    ]
