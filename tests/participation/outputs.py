"""What each public output of an edition tells: the page, the files, the API."""

import csv
import io
import re
from html import unescape
from typing import Any

from django.test import Client
from openpyxl import load_workbook


def rows_of_csv(client: Client, slug: str, filters: dict[str, str]) -> list[dict[str, str]]:
    """The rows for programs, as text."""
    response = client.get(f"/ipp/{slug}/unduh.csv", filters)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.content.decode())))


def rows_of_api(client: Client, slug: str, filters: dict[str, str]) -> list[dict[str, Any]]:
    """The API's answer, whole."""
    response = client.get(
        "/api/v1/results/", {**filters, "edition": slug, "per_halaman": "1000"}
    ).json()
    assert response["count"] == len(response["results"])
    return response["results"]


def rows_of_excel_csv(client: Client, slug: str, filters: dict[str, str]) -> list[dict[str, str]]:
    """The rows with the decimal comma of numbers, and of nothing else, put back to a dot."""
    response = client.get(f"/ipp/{slug}/unduh-excel.csv", filters)
    text = io.StringIO(response.content.decode("utf-8-sig"))
    rows = list(csv.DictReader(text, delimiter=";"))
    assert not any("." in row["score"] for row in rows)
    return [row | {"score": row["score"].replace(",", ".")} for row in rows]


def rows_of_workbook(client: Client, slug: str, filters: dict[str, str]) -> list[dict[str, Any]]:
    """The rows as the API writes them: numbers with decimals as text."""
    response = client.get(f"/ipp/{slug}/unduh.xlsx", filters)
    sheet = load_workbook(io.BytesIO(response.content))["Hasil"]
    names, *rows = sheet.iter_rows()
    return [
        {
            str(name.value): f"{cell.value:.2f}" if cell.number_format == "0.00" else cell.value
            for name, cell in zip(names, row, strict=True)
        }
        for row in rows
    ]


def rows_of_page(client: Client, slug: str, filters: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Place, score and band that a ranking shows, by the region's code."""
    body = client.get(f"/ipp/{slug}/peringkat/", filters).content.decode()
    rows = re.findall(r'(?s)<td role="cell" class="place"[^>]*>.*?</tr>', body)
    found = {}
    for row in rows:
        (code,) = re.findall(r'class="region"><a href="/ipp/[^/]+/wilayah/([\d.]+)-', row)
        place, score, band = (
            _words(row, f'<td role="cell" class="{cell}"')
            for cell in ("place", "score", "band-cell")
        )
        found[code] = (place, score, band)
    return found


def _words(row: str, opening: str) -> str:
    cell = "<td" + row.partition(opening)[2].partition("</td>")[0]
    inner = re.sub(r"(?s)<svg.*?</svg>", "", cell)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", inner)).split())
