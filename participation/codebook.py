"""What every column of the files means, for people."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from django.template.loader import render_to_string

from participation.columns import Column
from participation.marks import kinds_of_source
from participation.models import Absence, Edition
from participation.tables import Table

TYPES = {
    str: "teks",
    int: "bilangan bulat",
    Decimal: "bilangan desimal",
    bool: "true atau false",
    dt.date: "tanggal (TTTT-BB-HH)",
    dt.datetime: "waktu dengan zonanya (ISO 8601)",
}
EMPTY = {
    Absence.NOT_PUBLISHED: "wilayah diukur, tetapi skornya (atau seluruh hasilnya) belum diumumkan",
    Absence.NOT_MEASURED: "wilayah tidak diukur pada edisi ini; alasannya di kolom reason",
    Absence.NOT_APPLICABLE: "wilayah tidak menyelenggarakan pemilihan ini, sehingga edisi ini "
    "tidak berlaku baginya",
}


def kind_of(column: Column) -> str:
    """The type of a column in words."""
    return TYPES[column.kind]


def allowed(column: Column) -> str:
    """What may stand in a column, in words; empty where anything may."""
    if column.values:
        return ", ".join(column.values)
    ends = [("paling kecil", column.least), ("paling besar", column.most)]
    said = [f"{word} {end}" for word, end in ends if end is not None]
    return ", ".join(said) or (f"pola {column.pattern}" if column.pattern else "")


def kinds_of_empty() -> list[tuple[str, str, str]]:
    """Each kind of missing score: its value in files, its word, its meaning."""
    return [(kind.value, str(kind.label), EMPTY[kind]) for kind in Absence]


def codebook(edition: Edition, tables: Sequence[Table]) -> str:
    """The codebook of a package, as Markdown."""
    context = {
        "edition": edition,
        "empty": kinds_of_empty(),
        "statuses": kinds_of_source(),
        "tables": [
            (table, [(column, kind_of(column), allowed(column)) for column in table.columns])
            for table in tables
        ],
    }
    return render_to_string("participation/package/codebook.md", context)
