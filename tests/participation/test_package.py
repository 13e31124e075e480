"""A release explains itself: to programs, to catalogues and to people."""

import csv
import hashlib
import io
import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from frictionless import Package as FrictionlessPackage
from frictionless import validate

from participation.exports import columns_of
from participation.models import DimensionScore, Edition, HistoryEntry
from participation.package import Package
from tests.participation.test_history import _correct

EDITIONS = ["ipp-pilkada-2024", "ipp-contoh"]


@pytest.fixture(params=EDITIONS)
def unpacked(request: Any, client: Client, real: Edition, tmp_path: Path) -> Path:
    """The newest release of an edition, in a folder."""
    return _unpack(client.get(f"/ipp/{request.param}/paket.zip").content, tmp_path)


def _unpack(content: bytes, folder: Path) -> Path:
    zipfile.ZipFile(io.BytesIO(content)).extractall(folder)
    return folder


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / name).read_text("utf-8"), newline="")))


def test_frictionless_finds_no_fault(unpacked: Path) -> None:
    report = validate(str(unpacked / "datapackage.json"))
    assert report.flatten(["title", "note"]) == []
    assert report.valid
    tables = FrictionlessPackage(str(unpacked / "datapackage.json")).resource_names
    assert tables == [
        "hasil", "nilai-variabel", "rekap", "penghargaan", "ralat", "wilayah", "kategori",
        "variabel", "sumber",
    ]  # fmt: skip
    assert {path.stem for path in unpacked.glob("*.csv")} == set(tables)


FAULTS = {
    "a score above the scale": ("hasil.csv", ",88.87,", ",188.87,"),
    "a score in words": ("hasil.csv", ",88.87,", ",tinggi,"),
    "an unknown kind of empty": ("hasil.csv", "not_applicable", "kosong"),
    "an unknown band": ("hasil.csv", ",Participatory,", ",Istimewa,"),
    "a region that is not there": ("wilayah.csv", "33.10,", "33.99,"),
    "a region told twice": ("hasil.csv", "ipp-contoh,33.12,", "ipp-contoh,33.11,"),
    "a recap of a negative count": ("rekap.csv", ",446,", ",-446,"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_frictionless_would_find_a_fault(
    name: str, client: Client, sample: Edition, tmp_path: Path
) -> None:
    folder = _unpack(client.get("/ipp/ipp-contoh/paket.zip").content, tmp_path)
    file, old, new = FAULTS[name]
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8", newline="")
    about = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in about["resources"]:  # else the checksum alone would give it away
        del resource["hash"], resource["bytes"]
    (folder / "datapackage.json").write_text(json.dumps(about), "utf-8")
    assert not validate(str(folder / "datapackage.json")).valid


def test_values_of_variables_and_corrections_are_in_it(sample: Edition, tmp_path: Path) -> None:
    kampanye = sample.dimensions.get(slug="kampanye")
    value = {"edition": sample, "dimension": kampanye, "value": "70.05"}
    klaten = sample.results.get(region="33.10")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL portal.correction = 'on'")
        DimensionScore.objects.create(result=klaten, **value)
        cursor.execute("SET LOCAL portal.correction = 'off'")
    _correct(sample, "33.09", "77.51")
    release = sample.history.order_by("-number")[0].release
    folder = _unpack(bytes(release.content), tmp_path)
    report = validate(str(folder / "datapackage.json"))
    assert report.flatten(["title", "note"]) == []
    [row] = _rows(folder, "nilai-variabel.csv")
    assert (row["region_code"], row["dimension"], row["value"]) == ("33.10", "kampanye", "70.05")
    first = _rows(folder, "ralat.csv")[0]
    assert (first["release"], first["item"], first["region_code"]) == ("2", "1", "33.09")
    assert first["notice"] == sample.notice
    counts = {row["recap_band"]: (row["old_count"], row["new_count"])
              for row in _rows(folder, "ralat.csv") if row["recap_band"]}  # fmt: skip
    assert counts == {"Participatory": ("24", "25"), "Engagement": ("446", "445")}
    assert {row["notice"] for row in _rows(folder, "rekap.csv")} == {sample.notice}


def test_every_column_is_explained(unpacked: Path) -> None:
    codebook = (unpacked / "kamus-data.md").read_text("utf-8")
    about = json.loads((unpacked / "datapackage.json").read_text("utf-8"))
    for resource in about["resources"]:
        header = (unpacked / resource["path"]).read_text("utf-8").splitlines()[0].split(",")
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == header
        part = codebook.partition(f"## {resource['path']}")[2].partition("\n## ")[0]
        for field in fields:
            assert f"| `{field['name']}` |" in part
            assert field["description"] in part
        assert resource["schema"]["primaryKey"]
        assert resource["schema"]["missingValues"] == [""]
    for kind in ("not_published", "not_measured", "not_applicable"):
        assert f"| `{kind}` |" in codebook


def test_checksums_hold_and_can_be_checked_as_the_readme_says(unpacked: Path) -> None:
    sums = (unpacked / "SHA256SUMS").read_text("utf-8")
    named = {line.partition("  ")[2] for line in sums.splitlines()}
    assert named == {path.name for path in unpacked.iterdir()} - {"SHA256SUMS"}
    subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=unpacked, check=True, capture_output=True)
    (unpacked / "hasil.csv").write_text("lain", "utf-8")
    checked = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=unpacked, check=False, capture_output=True
    )
    assert checked.returncode == 1
    about = json.loads((unpacked / "datapackage.json").read_text("utf-8"))
    rekap = next(each for each in about["resources"] if each["name"] == "rekap")
    content = (unpacked / "rekap.csv").read_bytes()
    assert rekap["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_catalogues_get_what_they_ask_for(unpacked: Path, settings: Any) -> None:
    found = json.loads((unpacked / "dcat.jsonld").read_text("utf-8"))
    assert found["@type"] == "dcat:Dataset"
    assert found["@context"]["dcat"] == "http://www.w3.org/ns/dcat#"
    assert found["dct:license"]["@id"].startswith("https://creativecommons.org/")
    addresses = [each["dcat:downloadURL"]["@id"] for each in found["dcat:distribution"]]
    slug = found["dct:identifier"]
    assert addresses == [
        f"{settings.SITE_URL}/ipp/{slug}/{file}"
        for file in ("unduh.csv", "unduh.xlsx", "unduh.json", "rilis/1/paket.zip")
    ]


def test_nothing_is_made_up_for_satu_data(client: Client, real: Edition, tmp_path: Path) -> None:
    folder = _unpack(client.get(f"/ipp/{real.slug}/paket.zip").content, tmp_path)
    found = json.loads((folder / "metadata-satu-data.json").read_text("utf-8"))
    assert {"kegiatan", "variabel", "indikator"} <= set(found)
    assert found["kegiatan"]["penyelenggara"]["instansi"] == "KPU RI"
    assert found["kegiatan"]["cara_pengumpulan_data"] == "belum dipublikasikan"
    assert [each["nama_variabel"] for each in found["variabel"]][2] == "Kampanye"
    assert {each["bobot"] for each in found["variabel"]} == {"belum dipublikasikan"}
    [indicator] = found["indikator"]
    assert indicator["metode_rumus_penghitungan"] == "belum dipublikasikan"
    assert indicator["interpretasi"][0] == "Participatory: di atas 77,50"


@pytest.mark.parametrize(
    ("name", "word", "part"),
    [
        ("CC-BY-4.0", "menyebut sumbernya", "/licenses/by/4.0/"),
        ("CC0-1.0", "tanpa syarat", "/publicdomain/zero/1.0/"),
    ],
)
def test_the_office_chooses_the_licence(
    name: str, word: str, part: str, settings: Any, client: Client, real: Edition
) -> None:
    settings.DATA_LICENCE = name
    files = Package(real.history.get()).files
    assert word in files["LISENSI.txt"].decode()
    assert f"({name})" in files["README.md"].decode()
    assert json.loads(files["datapackage.json"])["licenses"][0]["name"] == name
    view = client.get(f"/ipp/{real.slug}/unduh.json?tingkat=provinsi").json()
    assert part in view["licence"]


def test_the_same_release_has_the_same_bytes(real: Edition) -> None:
    entry = real.history.get()
    assert Package(entry).content == Package(entry).content == bytes(entry.release.content)
    assert columns_of(real)[-1].name == "dimension_tingkat-partisipasi-pemilih"


def test_a_correction_leaves_older_releases_alone(sample: Edition, tmp_path: Path) -> None:
    before = bytes(sample.history.get().release.content)
    _correct(sample)
    assert bytes(sample.history.get(number=1).release.content) == before


def test_what_is_missing_is_told_only_while_something_is(real: Edition, sample: Edition) -> None:
    for edition, is_told in [(real, True), (sample, False)]:
        edition.coverage_note = "Satu daerah menyusul."
        entry = HistoryEntry(edition=edition, number=9, at=timezone.now())
        written = Package(entry).files["README.md"].decode()
        assert ("Satu daerah menyusul." in written) == is_told
