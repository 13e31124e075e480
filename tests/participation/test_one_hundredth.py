"""A score that moves from 77,50 to 77,51 moves everything that follows from it, and is told."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from participation import actions
from participation.facts import facts_of
from participation.models import Edition, Release
from participation.pictures.looks import STEPS
from participation.verification import faults
from tests.participation.outputs import (
    rows_of_api,
    rows_of_csv,
    rows_of_excel_csv,
    rows_of_page,
    rows_of_workbook,
)

REASON = "Salah ketik di lampiran keputusan; angka yang benar menurut salinan resmi."
# The region that moves, another that stood beside it, and what they are.
CASES = [
    ("33.10", "33.09", "kabkota", "wilayah/33.10-kabupaten-klaten/"),
    ("33", "35", "provinsi", "wilayah/33-jawa-tengah/"),
]


def _correct(edition: Edition, scores: dict[str, str]) -> None:
    found = edition.results.with_facts().filter(region__in=scores)
    wanted = {
        each.region_id: replace(facts_of(each), score=Decimal(scores[each.region_id]), band="")
        for each in found
    }
    changed = {
        each.region_id: wanted[each.region_id]
        for each in found
        if each.score != wanted[each.region_id].score
    }
    if changed:
        actions.correct(edition=edition, wanted=changed, reason=REASON, by="petugas data")


def _recap(client: Client, level: str) -> dict[str, int]:
    recaps = client.get("/api/v1/editions/ipp-contoh/").json()["recaps"]
    return {row["band"]: row["count"] for row in recaps if row["level"] == level}


def _packed(release: Release, name: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(bytes(release.content))) as packed:
        return list(csv.DictReader(io.StringIO(packed.read(name).decode())))


def _deep_pixels(client: Client) -> int:
    """How much of the map's PNG has the colour of the highest band."""
    picture = Image.open(io.BytesIO(client.get("/ipp/ipp-contoh/grafik/peta.png").content))
    colour = tuple(bytes.fromhex(STEPS[3].removeprefix("#")))
    counted = picture.convert("RGB").getcolors(256) or []
    return sum(count for count, found in counted if found == colour)


def _bars(client: Client, name: str) -> dict[str, int]:
    """The bars of a distribution, by their stretch, as the page's table has them."""
    figures = client.get("/ipp/ipp-contoh/grafik/").context["figures"]
    (rows,) = [figure.rows for figure in figures if figure.name == name]
    return {span: int(count) for span, _, count in rows}


def _outputs(client: Client, level: str, code: str) -> dict[str, Any]:
    """Score, band and place of a region, as each output tells them."""
    asked = {"tingkat": level, "per_halaman": "100"}
    told: dict[str, Any] = {"page": rows_of_page(client, "ipp-contoh", asked)[code]}
    files = {
        "csv": rows_of_csv, "excel": rows_of_excel_csv, "xlsx": rows_of_workbook,
        "api": rows_of_api,
    }  # fmt: skip
    for name, read in files.items():
        (row,) = [
            row for row in read(client, "ipp-contoh", {"tingkat": level})
            if row["region_code"] == code
        ]  # fmt: skip
        told[name] = (str(row["rank_national"]), str(row["score"]), row["band"])
    rows = client.get("/ipp/ipp-contoh/unduh.json").json()["results"]
    (row,) = [row for row in rows if row["region_code"] == code]
    told["json"] = (str(row["rank_national"]), row["score"], row["band"])
    return told


def _expected(place: int, score: str, band: str, *, tied: bool) -> dict[str, Any]:
    shown = (f"{place} seri" if tied else str(place), score.replace(".", ","), band)
    told = (str(place), score, band)
    return {"page": shown} | dict.fromkeys(("csv", "excel", "xlsx", "api", "json"), told)


@pytest.mark.parametrize(("code", "beside", "level", "address"), CASES)
def test_one_hundredth_moves_band_places_recap_pictures_files_and_api_together(
    code: str, beside: str, level: str, address: str, client: Client, sample: Edition
) -> None:
    _correct(sample, {code: "77.50", beside: "77.50"})
    place = sample.results.get(region=code).rank_national
    counts, deep = _recap(client, level), _deep_pixels(client)
    name = "sebaran" if level == "kabkota" else "sebaran-provinsi"
    bars = _bars(client, name)
    together = _expected(place, "77.50", "Engagement", tied=True)
    assert _outputs(client, level, code) == _outputs(client, level, beside) == together

    _correct(sample, {code: "77.51"})

    # The one moves up alone, and what stood beside it gives way.
    moved = _expected(place, "77.51", "Participatory", tied=False)
    assert _outputs(client, level, code) == moved
    left = _expected(place + 1, "77.50", "Engagement", tied=False)
    assert _outputs(client, level, beside) == left

    one_more = {
        "Engagement": counts["Engagement"] - 1,
        "Participatory": counts["Participatory"] + 1,
    }
    assert _recap(client, level) == counts | one_more
    after = _bars(client, name)
    assert after["75,00 s.d. 77,50"] == bars["75,00 s.d. 77,50"] - 1
    assert after["77,51 s.d. 79,99"] == bars.get("77,51 s.d. 79,99", 0) + 1

    region = client.get(f"/ipp/ipp-contoh/{address}").content.decode()
    assert "memperoleh skor 77,51 dan masuk kategori Participatory" in region
    assert f"{place} dari " in region
    assert f"semula 77,50 · Engagement · peringkat nasional {place}; menjadi 77,51" in region
    compared = client.get(f"/ipp/ipp-contoh/bandingkan/?wilayah={code}").content.decode()
    assert "<b>77,51</b>" in compared
    assert "77,51" in client.get(f"/sematan/ipp-contoh/wilayah/{code}/").content.decode()

    # The map has provinces alone.
    is_province = level == "provinsi"
    assert (_deep_pixels(client) > deep) == is_province
    if is_province:
        label = "Jawa Tengah, Participatory, skor 77,51"
        assert f'aria-label="{label}"' in client.get("/ipp/ipp-contoh/grafik/").content.decode()
        map_file = client.get("/ipp/ipp-contoh/grafik/peta.svg").content.decode()
        assert f'<title>{label}</title><rect fill="{STEPS[3]}"' in map_file


@pytest.mark.parametrize(("code", "beside", "level", "address"), CASES)
def test_one_hundredth_leaves_a_correction_and_a_release_and_changes_no_older_one(
    code: str, beside: str, level: str, address: str, client: Client, sample: Edition
) -> None:
    _correct(sample, {code: "77.50", beside: "77.50"})
    counts = _recap(client, level)
    _correct(sample, {code: "77.51"})

    newest, older = Release.objects.filter(entry__edition=sample).order_by("-entry__number")[:2]
    for release, score, band in [
        (newest, "77.51", "Participatory"),
        (older, "77.50", "Engagement"),
    ]:
        (row,) = [row for row in _packed(release, "hasil.csv") if row["region_code"] == code]
        assert (row["score"], row["band"]) == (score, band)
        recap = {
            row["band"]: int(row["count"])
            for row in _packed(release, "rekap.csv") if row["level"] == level
        }  # fmt: skip
        assert recap == (counts if release == older else _recap(client, level))
    assert client.get("/ipp/ipp-contoh/paket.zip").content == bytes(newest.content)

    answer = client.get("/api/v1/corrections/?edition=ipp-contoh").json()["results"]
    (told,) = [
        row for row in answer
        if row["region_code"] == code and row["release"] == newest.entry.number
    ]  # fmt: skip
    scores = [(told[when]["score"], told[when]["band"]) for when in ("old", "new")]
    assert scores == [("77.50", "Engagement"), ("77.51", "Participatory")]
    assert told["reason"] == REASON
    kept = [row for row in _packed(newest, "ralat.csv") if row["release"] == str(told["release"])]
    assert len(kept) == 3  # the region and two counts of the recap

    shown = client.get("/ipp/ipp-contoh/ralat/").content.decode()
    rows = re.findall(r'(?s)<tr role="row" id="ralat-\d+">.*?</tr>', shown)
    assert address in rows[0]
    assert "77,50 · Engagement" in rows[0]
    assert "77,51 · Participatory" in rows[0]
    assert REASON in rows[0]
    assert "77,51" in client.get("/ipp/ipp-contoh/ralat/atom/").content.decode()
    assert faults(sample) == []
