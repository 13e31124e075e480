"""Cells of a sheet that were merged over several rows: only the first of these rows holds anything.

A reader sees one band beside ten regions; nine of them would be read as empty, and lose theirs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*\bref=["']([A-Z]+)(\d+):[A-Z]+(\d+)["']""")
MERGED = (
    "Sel ini digabung sampai baris {}, padahal hanya baris pertamanya berisi. Batalkan "
    "penggabungannya, lalu isi tiap baris."
)


@dataclass(frozen=True, slots=True)
class Merged:
    """From one row to another below it; `column` counts from 0."""

    column: int
    first: int
    last: int


def merged_down(sheet: bytes) -> Iterator[Merged]:
    """The merged cells in a sheet's XML that reach over more than one row."""
    for letters, first, last in _MERGED.findall(sheet):
        if int(last) > int(first):
            yield Merged(_number(letters) - 1, int(first), int(last))


def _number(letters: bytes) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
