"""What a correction changed, as columns: declared once for `ralat.csv` and the API."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from participation.columns import Column
from participation.marks import SOURCE_STATUS
from participation.models import Absence, Correction, Dimension, Edition, Level, Source
from participation.models.sources import Status

Said = Mapping[str, Any]


class Numbered(NamedTuple):
    """A correction and its place among those of one release."""

    item: int
    correction: Correction


ABOUT = [
    Column("corrected_at", "waktu ralat", lambda r: r.correction.entry.at, dt.datetime, True),
    Column("release", "nomor rilis", lambda r: r.correction.entry.number, int, True, least=1),
    Column("item", "nomor ralat di dalam rilis itu", lambda r: r.item, int, True, least=1),
    Column(
        "region_code", "kode wilayah; kosong untuk ralat rekap", lambda r: r.correction.region_id
    ),
    Column(
        "recap_level", "tingkat rekap yang diralat", lambda r: r.correction.level,
        values=tuple(Level.values),
    ),
    Column("recap_band", "kategori rekap yang diralat", lambda r: r.correction.band),
]  # fmt: skip
WHY = Column("reason", "alasan ralat", lambda r: r.correction.reason, required=True)
WHEN = {"old": "semula", "new": "sekarang"}


def said_columns(bands: Mapping[str, str]) -> list[Column]:
    """What a number says, in the words of results; a row is a correction's `old` or `new`.

    `bands` are the names of the edition's bands by their slug.
    """
    return [
        Column("score", "skor", _score, Decimal, least=0, most=100),
        Column("band", "nama kategori", partial(_band, bands)),
        Column("status", "sebab tanpa skor", _kept("absence"), values=tuple(Absence.values)),
        Column("reason", "alasan tanpa skor", _kept("reason")),
        Column("rank_national", "peringkat nasional", _kept("rank_national"), int, least=1),
        Column("rank_in_province", "peringkat di provinsi", _kept("rank_in_province"), int,
               least=1),
        Column("source", "kutipan sumber", _kept("source")),
        Column("source_status", SOURCE_STATUS, _kept("source_status"),
               values=tuple(Status.values)),
        Column("count", "jumlah daerah pada rekap", _kept("count"), int, least=0),
    ]  # fmt: skip


def correction_columns(edition: Edition) -> list[Column]:
    """The columns of a file of the edition's corrections: everything that each one changed."""
    said = said_columns(edition.band_names) + [_values(each) for each in edition.dimensions.all()]
    pairs = [_then(column, when) for column in said for when in WHEN]
    return [*ABOUT, *pairs, WHY]


def attribution_of(said: Said) -> str:
    """The words beside what was said of a number; empty where more than media said it."""
    return Source(status=said.get("source_status", "")).attribution


def _then(column: Column, when: str) -> Column:
    """The column of what was said before the correction, or since."""
    return Column(
        f"{when}_{column.name}", f"{column.meaning} {WHEN[when]}",
        lambda row: column.value(getattr(row.correction, when)),
        column.kind, values=column.values, least=column.least, most=column.most,
    )  # fmt: skip


def _kept(name: str) -> Callable[[Said], Any]:
    return lambda said: said.get(name)


def _score(said: Said) -> Decimal | None:
    """Kept as text in a correction."""
    return _decimal(said.get("score"))


def _band(bands: Mapping[str, str], said: Said) -> str | None:
    slug = said.get("band")
    return bands.get(slug, slug) if slug else None


def _values(dimension: Dimension) -> Column:
    return Column(
        f"dimension_{dimension.slug}", f"nilai variabel {dimension.name}",
        lambda said: _decimal(said.get("dimensions", {}).get(dimension.slug)),
        Decimal, least=0, most=100,
    )  # fmt: skip


def _decimal(kept: str | None) -> Decimal | None:
    return None if kept is None else Decimal(kept)
