"""How many awards each province has: its own, and those of its kabupaten and kota."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from participation.models import Edition


def _table(client: Client, query: str = "") -> list[list[str]]:
    page: Any = client.get(f"/penghargaan/{query}")
    rows = re.findall(r'(?s)<tr role="row"><th role="rowheader".*?</tr>', page.content.decode())
    cells = [re.findall(r"(?s)<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]
    return [[unescape(re.sub(r"<[^>]+>", "", cell)) for cell in row] for row in cells]


def test_awards_are_counted_by_province(client: Client, real: Edition) -> None:
    assert _table(client) == [
        ["Jawa Tengah", "2", "2", "4"],
        ["Jawa Timur", "1", "0", "1"],
        ["Sulawesi Utara", "1", "0", "1"],
        ["Sulawesi Selatan", "1", "0", "1"],
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?kategori=dokumentasi-pembelajaran-pilkada-2024", [["Jawa Tengah", "1", "1", "2"]]),
        ("?wilayah=33.10", [["Jawa Tengah", "0", "2", "2"]]),
        ("?kategori=capaian-kategori-engagement&wilayah=71", []),
    ],
)
def test_the_counts_follow_the_filters(
    query: str, expected: list[list[str]], client: Client, real: Edition
) -> None:
    assert _table(client, query) == expected


def test_a_province_leads_to_its_awards_under_the_same_filters(
    client: Client, real: Edition
) -> None:
    page = client.get("/penghargaan/?kategori=capaian-kategori-participatory&halaman=1")
    (link,) = re.findall(
        r'<a href="(\?[^"]+)" aria-label="[^"]+">Sulawesi Utara</a>', page.content.decode()
    )
    assert unescape(link) == "?kategori=capaian-kategori-participatory&wilayah=71"
    assert client.get(f"/penghargaan/{unescape(link)}").context["total"] == 1
