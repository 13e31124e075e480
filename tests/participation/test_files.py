"""Files that others open: in a spreadsheet with the right numbers, and never with a formula."""

import csv
import io
import shutil
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from participation import actions
from participation.columns import Column, as_csv, as_excel_csv
from participation.exports import columns_of
from participation.facts import Facts
from participation.models import DimensionScore, Edition
from participation.workbook import workbook
from tests.participation.editions import draft, import_rows

OFFICE = shutil.which("soffice")
NASTY = [
    "=1+1",
    "+62",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "#N/A",
    "\uff1dA1",
    "a\x0bb",
    "\ufffe<b>&",
    "a;b,c",
]


def _book(client: Client, address: str) -> Any:
    return load_workbook(io.BytesIO(client.get(address).content))


def test_the_workbook_is_ready_to_work_with(client: Client, sample: Edition) -> None:
    book = _book(client, "/ipp/ipp-contoh/unduh.xlsx?tingkat=provinsi")
    assert book.sheetnames == ["Hasil", "Keterangan"]
    sheet = book["Hasil"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:U{sheet.max_row}" == "A1:U39"
    names = [cell.value for cell in sheet[1]]
    score, place, code = (sheet.cell(2, names.index(n) + 1) for n in
                          ("score", "rank_national", "region_code"))  # fmt: skip
    assert (score.data_type, score.number_format) == ("n", "0.00")
    assert Decimal(str(score.value)) == sample.results.get(region=code.value).score
    assert (place.value, place.data_type) == (1, "n")
    assert code.data_type == "s"


def test_its_second_sheet_says_what_the_numbers_are(client: Client, real: Edition) -> None:
    sheet = _book(client, f"/ipp/{real.slug}/unduh.xlsx")["Keterangan"]
    lines = [[cell.value for cell in row if cell.value] for row in sheet.iter_rows()]
    told = " ".join(text for line in lines for text in line)
    for part in (
        "IPP Pilkada 2024", "Angka per", "KPU RI, peluncuran IPP Pilkada 2024", "Lisensi",
        "Creative Commons",
        "belum dipublikasikan", "tidak diukur", "tidak berlaku", "/ipp/ipp-pilkada-2024/peringkat/",
    ):  # fmt: skip
        assert part in told
    described = {line[0] for line in lines}
    assert {column.name for column in columns_of(real)} <= described


def test_the_same_numbers_are_the_same_bytes(client: Client, sample: Edition) -> None:
    first, again = (client.get("/ipp/ipp-contoh/unduh.xlsx") for _ in range(2))
    assert first.content == again.content
    kept = client.get("/ipp/ipp-contoh/unduh.xlsx", headers={"If-None-Match": first["ETag"]})
    assert kept.status_code == 304


def test_values_of_variables_stand_in_columns_of_their_own(client: Client, db: None) -> None:
    edition = draft("berdimensi")
    import_rows(edition, "33.10,61.20,Engagement")
    actions.calculate(edition=edition)
    DimensionScore.objects.create(
        edition=edition, result=edition.results.get(region="33.10"),
        dimension=edition.dimensions.get(), value="70.05",
    )  # fmt: skip
    Edition.objects.filter(pk=edition.pk).update(published_at="2021-01-01T00:00Z")
    rows = list(csv.DictReader(io.StringIO(
        client.get("/ipp/berdimensi/unduh.csv?provinsi=33").content.decode())))  # fmt: skip
    assert list(rows[0])[-1] == "dimension_kampanye"
    values = {row["region_code"]: row["dimension_kampanye"] for row in rows}
    assert values.pop("33.10") == "70.05"
    assert set(values.values()) == {""}
    excel = client.get("/ipp/berdimensi/unduh-excel.csv?q=33.10").content.decode()
    assert excel.rstrip().endswith(";70,05")
    api = client.get("/api/v1/results/?edition=berdimensi&q=33.10").json()["results"]
    assert api[0]["dimension_kampanye"] == "70.05"


def test_a_corrected_row_says_when(client: Client, sample: Edition) -> None:
    source = sample.results.get(region="33.10").source
    assert source is not None
    wanted = {"33.10": Facts(score=Decimal("61.23"), absence="", source=source.citation)}
    made = actions.correct(edition=sample, wanted=wanted, reason="Salah ketik.", by=None)
    rows = client.get("/ipp/ipp-contoh/unduh.json?provinsi=33").json()["results"]
    told = {row["region_code"]: row["corrected_at"] for row in rows}
    assert told.pop("33.10") == client.get(
        "/api/v1/corrections/?edition=ipp-contoh&wilayah=33.10"
    ).json()["results"][0]["corrected_at"]  # fmt: skip
    assert set(told.values()) == {None}
    package = client.get("/ipp/ipp-contoh/paket.zip").content
    rows = csv.DictReader(io.StringIO(_member(package, "hasil.csv")))
    [klaten] = [row for row in rows if row["region_code"] == "33.10"]
    assert klaten["corrected_at"].startswith(made[0].entry.at.date().isoformat()[:8])


def _member(package: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(package)).read(name).decode()


@pytest.mark.parametrize("text", NASTY)
def test_no_text_becomes_a_formula_or_breaks_the_workbook(text: str, sample: Edition) -> None:
    results = list(sample.results.with_record().filter(region="33.10"))
    results[0].reason = text
    columns = columns_of(sample)
    content = workbook(sample, columns, results, sample.history.get().at)
    book = load_workbook(io.BytesIO(content))
    assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    [cell] = [c for c in book["Hasil"][2] if book["Hasil"].cell(1, c.column).value == "reason"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert cell.value == text.replace("\x0b", "").replace("\ufffe", "")


texts = st.text(alphabet="=+-@\t\r\n;,'\"\uff1dab1", max_size=6)


@given(st.lists(texts, min_size=1, max_size=5))
def test_whatever_a_text_begins_with_a_cell_is_no_formula(given: list[str]) -> None:
    columns = [Column("a", "", lambda row: row), Column("b", "", lambda row: "x")]
    for content, delimiter in (
        (as_csv(columns, given), ","), (as_excel_csv(columns, given).removeprefix("\ufeff"), ";"),
    ):  # fmt: skip
        rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=delimiter))[1:]
        assert len(rows) == len(given)
        for (cell, _), text in zip(rows, given, strict=True):
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"))
            assert cell in {text, f"'{text}"}


@pytest.mark.skipif(not OFFICE, reason="LibreOffice (soffice) is not installed here")
@pytest.mark.parametrize(
    ("file", "opened_as"),
    [
        ("unduh.xlsx", ""),
        ("unduh.csv", "CSV:44,34,76,1,,1033"),  # comma, double quotes, UTF-8, English (US)
        ("unduh-excel.csv", "CSV:59,34,76,1,,1057"),  # the same with semicolons, Indonesian
    ],
)
def test_libreoffice_opens_it_with_the_right_numbers(
    file: str, opened_as: str, client: Client, sample: Edition, tmp_path: Path
) -> None:
    (tmp_path / file).write_bytes(client.get(f"/ipp/ipp-contoh/{file}").content)
    command = [str(OFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += [f"--infilter={opened_as}"] if opened_as else []
    command += ["--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(tmp_path / file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    sheet = load_workbook(tmp_path / "out" / f"{Path(file).stem}.xlsx").worksheets[0]
    names, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert not [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    shown = [dict(zip(names, row, strict=True)) for row in rows]
    stored = list(sample.results.by_place())
    assert [row["score"] for row in shown] == [
        None if result.score is None else float(result.score) for result in stored
    ]
    assert [row["rank_national"] for row in shown] == [result.rank_national for result in stored]
