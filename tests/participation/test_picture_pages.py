"""Pictures on pages and as files: what stands in them, and what they say when little is known."""

import io
import re
from decimal import Decimal
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from kpuportal import formats
from participation.actions.unfreezing import published_may_change
from participation.models import DimensionScore, Edition, Result
from participation.pictures.drawing import Mark, flat
from tests.participation.editions import draft, import_rows, public

SVG = "{http://www.w3.org/2000/svg}"
NAMES = [
    "peta", "sebaran", "sebaran-provinsi", "provinsi-33", "wilayah-33.10", "wilayah-33",
    "riwayat-33.10", "riwayat-33",
]  # fmt: skip
NOTICE = "DATA CONTOH, bukan data resmi"


def _svg(client: Client, edition: str, name: str) -> ElementTree.Element:
    response = client.get(f"/ipp/{edition}/grafik/{name}.svg")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/svg+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314 (our own)


def _texts(root: ElementTree.Element) -> list[str]:
    return [each.text or "" for each in root.iter(f"{SVG}text")]


def _said(root: ElementTree.Element) -> str:
    return " ".join(_texts(root))


def _text(response: Any) -> str:
    body = re.sub(r"(?s)<(script|style|svg).*?</\1>", " ", response.content.decode())
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.mark.parametrize("name", NAMES)
def test_a_file_says_all_by_itself(name: str, client: Client, sample: Edition) -> None:
    root = _svg(client, "ipp-contoh", name)
    said = _said(root)
    assert NOTICE in _texts(root)
    assert "KPU Kabupaten Klaten" in said
    assert formats.short_date(timezone.localdate()) in said
    assert "Sumber: DATA CONTOH" in said
    title = root.findtext(f"{SVG}title") or ""
    assert title.startswith(f"{NOTICE}: ")
    assert title.removeprefix(f"{NOTICE}: ") in said
    assert root.findtext(f"{SVG}desc")
    assert not re.search(r"\sstyle=|<style|<script|<a[\s>]", ElementTree.tostring(root).decode())


@pytest.mark.parametrize("name", NAMES)
def test_no_notice_stands_on_announced_numbers(name: str, client: Client, real: Edition) -> None:
    assert "CONTOH" not in _said(_svg(client, "ipp-pilkada-2024", name))


@pytest.mark.parametrize("name", NAMES)
def test_the_png_shows_the_same_sheet(name: str, client: Client, sample: Edition) -> None:
    root = _svg(client, "ipp-contoh", name)
    response = client.get(f"/ipp/ipp-contoh/grafik/{name}.png")
    assert response["Content-Type"] == "image/png"
    assert f'filename="DATA-CONTOH-ipp-contoh-{name}.png"' in response["Content-Disposition"]
    picture = Image.open(io.BytesIO(response.content))
    assert picture.size == (2 * int(root.get("width") or 0), 2 * int(root.get("height") or 0))
    assert NOTICE in picture.info["Description"]
    assert len(response.content) < 150_000
    notice = picture.convert("RGB").crop((84, 60, 700, 116))
    assert notice.getpixel((2, 2)) == (246, 223, 160)  # the box behind the words
    assert len(notice.getcolors() or []) > 4  # and the words


@pytest.mark.parametrize(
    "name", ["", "peta-1", "provinsi-33.10", "provinsi-99", "wilayah-", "riwayat-99.99", "x-33"]
)
@pytest.mark.parametrize("kind", ["svg", "png"])
def test_an_unknown_picture_is_not_found(
    kind: str, name: str, client: Client, sample: Edition
) -> None:
    assert client.get(f"/ipp/ipp-contoh/grafik/{name}.{kind}").status_code == 404


def test_pictures_of_a_draft_are_nowhere(client: Client, db: None) -> None:
    draft("rahasia")
    for part in ["grafik/", "grafik/peta.svg", "grafik/peta.png", "bandingkan/?wilayah=33"]:
        assert client.get(f"/ipp/rahasia/{part}").status_code == 404


def test_the_map_shows_the_same_on_the_page_and_in_the_file(client: Client, real: Edition) -> None:
    page = client.get("/ipp/").content.decode()
    file = client.get("/ipp/ipp-pilkada-2024/grafik/peta.svg").content.decode()
    inline = re.search(r'(?s)<svg class="picture-drawing map".*?</svg>', page)
    assert inline
    shapes = r"<rect[^>]*? x=\"(\d+)\" y=\"(\d+)\" width=\"40\""
    assert re.findall(shapes, inline[0]) == re.findall(shapes, file)[:38]
    assert len(re.findall(shapes, inline[0])) == 38
    assert 'aria-label="Jawa Timur, Participatory, skor 80,87"' in inline[0]
    assert 'aria-label="Aceh, belum dipublikasikan"' in inline[0]
    assert "style=" not in page


def test_a_spread_that_nobody_knows_is_not_drawn_and_one_of_few_says_so(
    client: Client, real: Edition
) -> None:
    unknown = _svg(client, "ipp-pilkada-2024", "sebaran")
    assert "Belum ada skor kabupaten/kota yang dipublikasikan" in _said(unknown)
    assert "77,5" not in _texts(unknown)
    few = _svg(client, "ipp-pilkada-2024", "sebaran-provinsi")
    assert "Hanya 4 dari 37 provinsi yang skornya dipublikasikan" in _said(few)
    assert "Participatory: 4" in _texts(few)
    strip = _said(_svg(client, "ipp-pilkada-2024", "provinsi-33"))
    assert "Skor 35 kabupaten/kota di Jawa Tengah belum dipublikasikan, jadi" in strip
    assert "belum dipublikasikan" in _said(_svg(client, "ipp-pilkada-2024", "wilayah-33.10"))
    page = _text(client.get("/ipp/ipp-pilkada-2024/grafik/"))
    assert "Hanya 4 dari 37 provinsi" in page
    assert "Belum ada skor kabupaten/kota yang dipublikasikan" in page


def test_each_picture_on_the_page_has_words_a_table_and_files(
    client: Client, sample: Edition
) -> None:
    body = client.get("/ipp/ipp-contoh/grafik/").content.decode()
    figures = re.findall(r'(?s)<figure class="picture".*?</figure>', body)
    assert len(figures) == 3
    for figure in figures:
        for part in ["<figcaption>", "<title id=", "<desc id=", "<details>", '<table class="num']:
            assert part in figure
        files = re.findall(r'href="([^"]*/grafik/[^"]+\.(?:svg|png))"', figure)
        assert [client.get(file).status_code for file in files] == [200, 200]
    assert len(set(re.findall(r' id="([^"]+)"', body))) == len(re.findall(r' id="([^"]+)"', body))


def test_the_table_of_a_province_has_the_stored_numbers(client: Client, sample: Edition) -> None:
    page = client.get("/ipp/ipp-contoh/wilayah/33.10-kabupaten-klaten/")
    stored = {
        each.region.name: (
            formats.score(each.score), each.band.name, str(each.rank_national),
            str(each.rank_in_province),
        )
        for each in sample.results.filter(region__parent="33").select_related("region", "band")
    }  # fmt: skip
    assert {row[0]: row[1:] for row in page.context["strip"].rows} == stored
    (table,) = re.findall(
        r'(?s)id="provinsi-33".*?<table class="numbers".*?</table>', page.content.decode()
    )
    for name, cells in stored.items():
        row = re.search(rf"<th[^>]*>{name}</th>(.*?)</tr>", table)
        assert row
        assert re.findall(r">([^<]+)</td>", row[1]) == list(cells)
    ring = [mark for mark in page.context["strip"].legend if "dilingkari" in mark[1]]
    assert [words for _, words in ring] == ["dilingkari: Kabupaten Klaten"]


def _with_values(edition: Edition, values: dict[str, str]) -> None:
    dimension = edition.dimensions.get()
    for code, value in values.items():
        result = Result.objects.get(edition=edition, region=code)
        DimensionScore.objects.create(
            edition=edition, result=result, dimension=dimension, value=Decimal(value)
        )


def test_variables_stand_beside_means_of_the_same_level(client: Client, db: None) -> None:
    edition = draft()
    import_rows(
        edition, "33.10,61.20,Engagement", "33.09,70.00,Engagement", "34.71,80.00,Participatory",
        "33,79.10,Participatory",
    )  # fmt: skip
    _with_values(edition, {"33.10": "50.00", "33.09": "60.01", "34.71": "90.00", "33": "99.00"})
    public(edition)
    page = client.get("/ipp/uji/wilayah/33.10-kabupaten-klaten/")
    row = ("Kampanye", "belum dipublikasikan", "50,00", "55,01 (2 daerah)", "66,67 (3 daerah)")
    assert page.context["variables"].rows == (row,)
    for cell in row[2:]:
        assert cell in _text(page)
    province = client.get("/ipp/uji/wilayah/33-jawa-tengah/").context["variables"]
    assert province.rows[0][2:] == ("99,00", "tidak ada", "99,00 (1 daerah)")
    forms = {each.form for each in flat(province.drawing.shapes) if isinstance(each, Mark)}
    assert forms == {"bar"}  # the nation alone: a province has no province around it
    unknown = client.get("/ipp/uji/wilayah/33.11-kabupaten-sukoharjo/")
    assert "Nilai variabel Kabupaten Sukoharjo pada IPP Uji belum dipublikasikan." in _text(unknown)
    assert unknown.context["variables"].drawing is None


def test_each_kind_of_empty_keeps_its_word_beside_pictures(client: Client, real: Edition) -> None:
    said = {
        "34-daerah-istimewa-yogyakarta": "Yogyakarta pada IPP Pilkada 2024 tidak berlaku.",
        "33-jawa-tengah": "Skor 35 kabupaten/kota di Jawa Tengah belum dipublikasikan, jadi",
        "31-daerah-khusus-ibukota-jakarta": "Khusus Ibukota Jakarta tidak berlaku, jadi",
    }
    for page, sentence in said.items():
        assert sentence in _text(client.get(f"/ipp/ipp-pilkada-2024/wilayah/{page}/"))
    yogya = client.get("/ipp/ipp-pilkada-2024/wilayah/34-daerah-istimewa-yogyakarta/")
    assert {row[2] for row in yogya.context["variables"].rows} == {"tidak berlaku"}
    with published_may_change():
        real.results.filter(region="33.74").update(absence="not_measured", band=None)
    mixed = "Jawa Tengah belum dipublikasikan (34), tidak diukur (1), jadi"
    assert mixed in _text(client.get("/ipp/ipp-pilkada-2024/wilayah/33-jawa-tengah/"))


def test_a_history_is_shown_once_there_is_one(client: Client, real: Edition, db: None) -> None:
    address = "/ipp/ipp-pilkada-2024/wilayah/33-jawa-tengah/"
    assert client.get(address).context["history"] is None
    edition = draft()
    import_rows(edition, "33,70.00,Engagement")
    public(edition)
    page = client.get(address)
    assert [row[:2] for row in page.context["history"].rows] == [
        ("IPP Uji", "70,00"),
        ("IPP Pilkada 2024", "79,10"),
    ]
    assert "tidak ada yang dinyatakan sebanding" in _text(page)
    assert 'class="p-join"' not in page.content.decode()
