"""What is no official number says so beside itself, in every file and answer."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from participation.models import DimensionScore, Edition, Source
from participation.package import Package
from participation.sample import CITATION
from tests.participation.editions import comparable_pair, public, with_variables

MEDIA = "menurut media, bukan angka resmi"
Rows = list[dict[str, Any]]


@pytest.fixture
def told_by_media(real: Edition) -> set[str]:
    """The regions of which a number rests on a source that is now only media."""
    source = real.results.get(region="35").source
    assert source is not None
    Source.objects.filter(pk=source.pk).update(status="media")
    return set(real.results.known().filter(source=source).values_list("region_id", flat=True))


def _csv(content: bytes, delimiter: str = ",") -> Rows:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=delimiter))


def _xlsx(content: bytes) -> Rows:
    names, *rows = load_workbook(io.BytesIO(content))["Hasil"].iter_rows(values_only=True)
    return [dict(zip(map(str, names), row, strict=True)) for row in rows]


READERS: dict[str, Callable[[Any], Rows]] = {
    "/ipp/ipp-pilkada-2024/unduh.csv": lambda answer: _csv(answer.content),
    "/ipp/ipp-pilkada-2024/unduh-excel.csv": lambda answer: _csv(answer.content, ";"),
    "/ipp/ipp-pilkada-2024/unduh.xlsx": lambda answer: _xlsx(answer.content),
    "/ipp/ipp-pilkada-2024/unduh.json": lambda answer: answer.json()["results"],
    "/api/v1/results/?edition=ipp-pilkada-2024&per_halaman=1000": lambda a: a.json()["results"],
}


@pytest.mark.parametrize("address", READERS)
def test_a_number_of_media_is_marked_in_its_own_row(
    address: str, client: Client, told_by_media: set[str]
) -> None:
    rows = READERS[address](client.get(address))
    assert len(rows) == 552
    assert told_by_media
    assert {row["region_code"] for row in rows if row["notice"] == MEDIA} == told_by_media
    assert {row["source_status"] for row in rows if row["notice"] == MEDIA} == {"media"}
    assert {row["notice"] or None for row in rows} == {MEDIA, None}


def test_counts_and_awards_of_media_are_marked_too(
    client: Client, real: Edition, told_by_media: set[str]
) -> None:
    edition = client.get("/api/v1/editions/ipp-pilkada-2024/").json()
    awards = client.get("/api/v1/awards/").json()["results"]
    for rows in (edition["recaps"], awards):
        media = {row["notice"] for row in rows if row["source_status"] == "media"}
        assert media == {MEDIA}
        assert {row["notice"] for row in rows if row["source_status"] != "media"} <= {None}
    files = Package(real.history.get()).files
    for name in ("hasil", "rekap", "penghargaan"):
        rows = _csv(files[f"{name}.csv"])
        assert {row["source_status"] for row in rows if row["notice"] == MEDIA} == {"media"}, name
    [source] = [row for row in _csv(files["sumber.csv"]) if row["status"] == "media"]
    assert source["notice"] == MEDIA
    for name in ("kamus-data.md", "README.md"):
        assert "bukan angka resmi" in files[name].decode()


def test_values_of_variables_are_marked_like_their_result(db: None) -> None:
    edition = with_variables()
    source = Source.objects.create(citation="Harian Uji, 1 Mei 2021", status="media")
    result = edition.results.get(region="33.10")
    result.score, result.absence, result.source = 61, "", source  # type: ignore[assignment]  # a whole score
    result.band = edition.bands.get(slug="engagement")
    result.save()
    for dimension in edition.dimensions.all():
        DimensionScore.objects.create(
            edition=edition, result=result, dimension=dimension, value="61"
        )
    entry = edition.history.model(edition=edition, number=1, at=public(edition).published_at)
    rows = _csv(Package(entry).files["nilai-variabel.csv"])
    assert [(row["source_status"], row["notice"]) for row in rows] == [("media", MEDIA)] * 3


def test_every_row_of_every_file_of_a_sample_says_so(sample: Edition) -> None:
    files = Package(sample.history.get()).files
    tables = {name: _csv(content) for name, content in files.items() if name.endswith(".csv")}
    assert {"kategori.csv", "variabel.csv", "wilayah.csv", "sumber.csv"} <= tables.keys()
    for name, rows in tables.items():
        assert {row["notice"] for row in rows} <= {sample.notice}, name
        assert b",notice" in files[name].splitlines()[0], name
    for name in files.keys() - tables.keys():
        assert "DATA CONTOH" in files[name].decode(), name


def test_nothing_official_is_marked(real: Edition) -> None:
    for name, content in Package(real.history.get()).files.items():
        if name.endswith(".csv"):
            assert {row["notice"] for row in _csv(content)} <= {""}, name


def test_a_source_without_a_date_has_no_precision(real: Edition, sample: Edition) -> None:
    [made_up] = _csv(Package(sample.history.get()).files["sumber.csv"])
    assert (made_up["citation"], made_up["date"], made_up["date_precision"]) == (CITATION, "", "")
    dated = _csv(Package(real.history.get()).files["sumber.csv"])
    assert {bool(row["date"]) == bool(row["date_precision"]) for row in dated} == {True}
    assert any(row["date_precision"] for row in dated)


def test_an_edition_says_which_one_it_may_be_compared_with(client: Client, db: None) -> None:
    now = comparable_pair()
    found = client.get("/api/v1/editions/kini/").json()["comparable_with"]
    assert found == {
        "edition": "dulu", "name": "IPP Uji", "same_bands": True, "same_variables": True,
        "same_weights": None,
    }  # fmt: skip
    assert client.get("/ipp/kini/unduh.json").json()["edition"]["comparable_with"] == found
    sentence = (
        "Dinyatakan sebanding dengan IPP Uji: kategori sama, variabel sama, bobot tidak "
        "dipublikasikan."
    )
    assert sentence in _about(client, "kini")
    assert "Tidak dinyatakan sebanding dengan edisi lain" in _about(client, "dulu")
    assert client.get("/api/v1/editions/dulu/").json()["comparable_with"] is None
    entry = now.history.model(edition=now, number=1, at=now.published_at)
    files = Package(entry).files
    assert sentence in files["README.md"].decode()
    assert b'"comparable_with": {' in files["datapackage.json"]


def test_a_method_that_differs_is_told(client: Client, db: None) -> None:
    now = with_variables()
    before = with_variables(slug="dulu")
    before.dimensions.filter(slug="kampanye").delete()
    before.bands.filter(slug="engagement").update(upper="80", upper_included=False)
    before.bands.filter(slug="participatory").update(lower="80", lower_included=True)
    Edition.objects.filter(pk=before.pk).update(election_date="2015-12-09")
    Edition.objects.filter(pk=now.pk).update(comparable_with=public(before))
    public(now)
    found = client.get("/api/v1/editions/uji/").json()["comparable_with"]
    assert (found["same_bands"], found["same_variables"]) == (False, False)


def _about(client: Client, slug: str) -> str:
    book = load_workbook(io.BytesIO(client.get(f"/ipp/{slug}/unduh.xlsx").content))
    return " ".join(
        str(cell.value) for row in book["Keterangan"].iter_rows() for cell in row if cell.value
    )


def test_a_citation_says_it_too(client: Client, told_by_media: set[str]) -> None:
    page = client.get("/ipp/ipp-pilkada-2024/wilayah/35-jawa-timur/").content.decode()
    assert f"Jakarta, 18 Oktober 2025 ({MEDIA}). Diakses " in page
    official = client.get("/ipp/ipp-pilkada-2024/wilayah/33.10-kabupaten-klaten/").content.decode()
    assert "Oktober 2025. Diakses " in official
