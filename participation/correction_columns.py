"""The columns of a correction in files."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from participation.columns import Column
from participation.exports import NOTICE
from participation.models import Correction, Level


class Numbered(NamedTuple):
    """A correction and its place among those of one release."""

    item: int
    correction: Correction


def _said(of: str, name: str) -> Callable[[Numbered], Any]:
    return lambda row: getattr(row.correction, of).get(name)


def _score(of: str) -> Callable[[Numbered], Decimal | None]:
    """Kept as text in a correction."""
    return lambda row: None if _said(of, "score")(row) is None else Decimal(_said(of, "score")(row))


CORRECTION_COLUMNS = [
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
    Column("old_score", "skor semula", _score("old"), Decimal, least=0, most=100),
    Column("new_score", "skor sekarang", _score("new"), Decimal, least=0, most=100),
    Column("old_band", "alamat kategori semula", _said("old", "band")),
    Column("new_band", "alamat kategori sekarang", _said("new", "band")),
    Column(
        "old_rank_national", "peringkat nasional semula", _said("old", "rank_national"), int,
        least=1,
    ),
    Column(
        "new_rank_national", "peringkat nasional sekarang", _said("new", "rank_national"), int,
        least=1,
    ),
    Column("old_count", "jumlah daerah pada rekap semula", _said("old", "count"), int, least=0),
    Column("new_count", "jumlah daerah pada rekap sekarang", _said("new", "count"), int, least=0),
    Column("reason", "alasan ralat", lambda r: r.correction.reason, required=True),
    Column("notice", NOTICE, lambda r: r.correction.entry.edition.notice or None),
]  # fmt: skip
