"""Editions as files describe them, before they are in the database."""

import csv
import datetime as dt
import io
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from participation.directory import DATA

LEVELS = {"province": "provinsi", "regency": "kabkota"}


@dataclass(frozen=True, slots=True)
class RecapRow:
    """One announced count."""

    level: str
    band: str
    count: int
    eligible: int
    source: str


@dataclass(frozen=True, slots=True)
class AwardRow:
    """One award; `given_on` is None where only the month is known."""

    region: str
    category: str
    source: str
    given_on: dt.date | None = None

    @property
    def category_slug(self) -> str:
        """How addresses name the category."""
        return slugify(self.category)


@dataclass(frozen=True, slots=True)
class EditionFile:
    """Everything about an edition; `results` is a results file as a data officer gets one."""

    slug: str
    edition: dict[str, Any]
    bands: list[dict[str, Any]]
    dimensions: list[dict[str, Any]]
    sources: list[dict[str, Any]]
    method_sources: list[str]
    results: bytes
    results_name: str
    not_applicable: dict[str, str]
    recaps: list[RecapRow]
    awards: list[AwardRow]


def published_2024() -> EditionFile:
    """IPP Pilkada 2024, exactly as far as it is published."""
    about = tomllib.loads((DATA / "ipp-pilkada-2024.toml").read_text(encoding="utf-8"))
    sources = {row["citation"]: row for row in about["sources"]}
    return EditionFile(
        slug="ipp-pilkada-2024",
        edition=about["edition"],
        bands=[_with_decimals(band) for band in about["bands"]],
        dimensions=about["dimensions"],
        sources=about["sources"],
        method_sources=about["method_sources"],
        results=(DATA / "ipp-pilkada-2024-results.csv").read_bytes(),
        results_name="ipp-pilkada-2024-results.csv",
        not_applicable=not_applicable_2024(),
        recaps=[
            RecapRow(
                LEVELS[row["level"]],
                row["band"],
                int(row["count"]),
                int(row["eligible"]),
                row["source"],
            )
            for row in _rows(DATA / "ipp-pilkada-2024-national-recap.csv")
        ],
        awards=[
            AwardRow(row["region_code"], row["category"], row["source"], _day(sources, row))
            for row in _rows(DATA / "ipp-pilkada-2024-awards.csv")
        ],
    )


def not_applicable_2024() -> dict[str, str]:
    """Regions without such an election in 2024, by code, with the reason."""
    rows = _rows(DATA / "not-eligible-pilkada-2024.csv")
    return {row["region_code"]: row["reason"] for row in rows}


def results_csv(rows: Iterable[tuple[str, Decimal, str, str]]) -> bytes:
    """A results file out of rows of code, score, band name and citation."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["region_code", "score", "band", "source"])
    writer.writerows(rows)
    return text.getvalue().encode()


def _day(sources: dict[str, dict[str, Any]], row: dict[str, str]) -> dt.date | None:
    source = sources[row["source"]]
    return source["date"] if source["date_precision"] == "day" else None


def _with_decimals(band: dict[str, Any]) -> dict[str, Any]:
    return band | {"lower": Decimal(band["lower"]), "upper": Decimal(band["upper"])}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
