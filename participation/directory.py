"""The 552 provinces, kabupaten and kota as the product ships them: pure reading, no database.

Codes and names follow the Ministry of Home Affairs' decision on region codes (2025); time zones
follow Keppres 41/1987. Codes of BPS: its public table that bridges both systems
(sig.bps.go.id/bridging-kode, second half of 2020, as read in May 2022).
"""

import csv
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class RegionEntry:
    """One row of the shipped region table."""

    code: str
    name: str
    kind: str
    province_code: str
    time_zone: str


@cache
def entries() -> dict[str, RegionEntry]:
    """Every shipped region by its code, provinces before their kabupaten/kota."""
    with (DATA / "regions.csv").open(encoding="utf-8", newline="") as file:
        rows = [RegionEntry(**row) for row in csv.DictReader(file)]
    return {
        row.code: row for row in sorted(rows, key=lambda row: (bool(row.province_code), row.code))
    }


def nearest(code: str, limit: int = 3) -> list[RegionEntry]:
    """The shipped regions whose code or name looks most like `code`, best first."""
    known = entries()
    by_name = {entry.name.lower(): entry for entry in known.values()}
    bare_names = {name.removeprefix("kabupaten ").removeprefix("kota "): name for name in by_name}
    codes = get_close_matches(code, known, n=limit, cutoff=0.5)
    names = get_close_matches(code.lower(), [*by_name, *bare_names], n=limit, cutoff=0.6)
    # A spreadsheet takes 33.10 for a number and makes 33.1 of it.
    found = [known[found] for found in [f"{code}0", *codes] if found in known]
    found += [by_name[bare_names.get(name, name)] for name in names]
    return list(dict.fromkeys(found))[:limit]


@cache
def provinces() -> list[RegionEntry]:
    """The 38 provinces by code."""
    return [entry for entry in entries().values() if not entry.province_code]


@cache
def tiles() -> list[tuple[str, int, int, str]]:
    """Province code, column, row and ISO letters of each tile of the map."""
    with (DATA / "province-tiles.csv").open(encoding="utf-8", newline="") as file:
        return [
            (
                row["code"],
                int(row["column"]),
                int(row["row"]),
                row["iso_3166_2"].removeprefix("ID-"),
            )
            for row in csv.DictReader(file)
        ]


@cache
def bps_codes() -> dict[str, str]:
    """Codes of BPS that differ from the region's own without its dot, each with the own one.

    Without Papua, whose codes BPS gave out anew since, so that none of them is certain.
    """
    with (DATA / "bps-codes.csv").open(encoding="utf-8", newline="") as file:
        return {row["bps_code"]: row["region_code"] for row in csv.DictReader(file)}
