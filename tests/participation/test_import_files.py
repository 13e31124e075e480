"""Files as people bring them: good ones give the same numbers, broken ones one sentence each."""

import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from participation import actions
from participation.actions import importing
from participation.facts import facts_of
from participation.importing.problems import BadFile
from participation.models import DimensionScore, Edition, Result, ResultImport, Source
from tests.data.broken import BROKEN
from tests.data.good import GOOD, ROWS
from tests.participation.editions import with_variables

ROOT = Path(__file__).resolve().parents[2]
QUARTERS = [Decimal("0.25"), Decimal("0.25"), Decimal("0.5")]


def _everything() -> list[Any]:
    models: list[Any] = [Result, DimensionScore, ResultImport, Source, Edition]
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.parametrize("name", GOOD)
def test_every_good_file_gives_the_same_numbers(name: str, db: None) -> None:
    edition = with_variables()
    actions.import_results(edition=edition, content=GOOD[name](), file_name=name, sure=True)
    known = edition.results.known().with_facts().order_by("region_id")
    assert [
        (r.region_id, str(r.score), str(r.band), [str(v) for v in facts_of(r).dimensions.values()])
        for r in known
    ] == [(code, score, band, values) for code, _, score, band, values in ROWS]
    assert {str(r.source) for r in known} == {
        "KPU RI, peluncuran IPP Pilkada 2024, Jakarta, 18 Oktober 2025"
    }


@pytest.mark.parametrize("name", BROKEN)
def test_every_broken_file_is_told_in_one_sentence_and_changes_nothing(name: str, db: None) -> None:
    make, sentence = BROKEN[name]
    edition = with_variables(QUARTERS)
    before = _everything()
    with pytest.raises(BadFile) as caught:
        actions.import_results(edition=edition, content=make(), file_name=name)
    assert [str(problem) for problem in caught.value.problems] == [sentence]
    assert _everything() == before


def test_the_command_takes_the_same_files(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edition = with_variables()
    good, broken = tmp_path / "hasil.xlsx", tmp_path / "rusak.xlsx"
    good.write_bytes(GOOD["14-lembar.xlsx"]())
    with pytest.raises(CommandError, match=r"Kolom “Pencalonan” berisi 0.* tambahkan --sure"):
        call_command("import_results", good, edition=edition.slug)
    assert not edition.results.known().exists()
    call_command("import_results", good, edition=edition.slug, sure=True)
    told = capsys.readouterr().out
    assert "5 hasil baru" in told and "Lembar tersembunyi “Lama” tidak dibaca" in told
    make, sentence = BROKEN["08-rumus.xlsx"]
    broken.write_bytes(make())
    with pytest.raises(CommandError) as caught:
        call_command("import_results", broken, edition=edition.slug)
    assert sentence in str(caught.value)


def test_the_command_tells_when_somebody_else_was_faster(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition, file = with_variables(), tmp_path / "hasil.csv"
    file.write_bytes(b"Kode;Skor;Sumber\n33.10;61;KPU\n")
    real = importing.stage_import

    def overtaken(**told: Any) -> ResultImport:
        edition.results.filter(region="33.10").update(reason="Menyusul.")
        return real(**told)

    monkeypatch.setattr(importing, "stage_import", overtaken)
    with pytest.raises(CommandError, match="Data berubah sejak berkas ini diperiksa"):
        call_command("import_results", file, edition=edition.slug)
    assert not edition.results.known().exists()


def test_the_check_page_tells_how_it_read_and_what_follows(staff_client: Client, db: None) -> None:
    edition = with_variables()
    file = SimpleUploadedFile("nama.csv", GOOD["07-nama.csv"]())
    address = reverse("admin:participation_edition_upload", args=[edition.pk])
    page = staff_client.post(address, {"file": file}, follow=True)
    text = page.content.decode()
    assert "“Kulonprogo” dibaca sebagai 34.01 (Kabupaten Kulon Progo)." in text
    cells = re.sub(r"<t[dh][^>]*>([^<]*)</t[dh]>", r"\1|", text)
    assert "Kabupaten/kota|Engagement|0|3|" in cells
    assert "Kabupaten Semarang|Kabupaten/kota|belum ada|1|" in cells
    assert not edition.results.known().exists()


def test_the_problem_page_names_the_sheet(staff_client: Client, db: None) -> None:
    file = SimpleUploadedFile("dua.xlsx", BROKEN["24-dua-lembar.xlsx"][0]())
    address = reverse("admin:participation_edition_upload", args=[with_variables().pk])
    text = staff_client.post(address, {"file": file}).content.decode()
    assert '<td data-label="Baris">3 (lembar Dua)</td>' in text


def test_what_a_file_does_not_mention_stays(db: None) -> None:
    edition = with_variables()
    _import(edition, GOOD["01-koma.csv"]())
    _import(edition, b"Kode;Kampanye;Sumber\n33.10;88,5;KPU\n")
    klaten = facts_of(edition.results.with_facts().get(region="33.10"))
    assert (klaten.score, klaten.band) == (Decimal("61.20"), "engagement")
    assert klaten.dimensions == {
        "registrasi-pemilih": Decimal("60.00"),
        "pencalonan": Decimal("59.99"),
        "kampanye": Decimal("88.50"),
    }
    _import(edition, b"Kode;Skor;Sumber\n33.10;62;KPU\n")
    klaten = facts_of(edition.results.with_facts().get(region="33.10"))
    assert (klaten.score, len(klaten.dimensions)) == (Decimal("62.00"), 3)


def test_a_region_that_loses_its_result_loses_its_variables(db: None) -> None:
    edition = with_variables()
    _import(edition, GOOD["01-koma.csv"]())
    _import(edition, b"Kode;Skor;Kategori;Sumber\n33.10;;;\n")
    klaten = facts_of(edition.results.with_facts().get(region="33.10"))
    assert klaten.tells_nothing and not klaten.dimensions


def test_a_new_score_must_agree_with_stored_variables(db: None) -> None:
    edition = with_variables(QUARTERS)
    _import(edition, b"Kode;Skor;Sumber;Registrasi;Pencalonan;Kampanye\n33.10;60;KPU;60;80;50\n")
    with pytest.raises(BadFile, match="menurut bobot edisi ini jumlahnya 60,00"):
        _import(edition, b"Kode;Skor;Sumber\n33.10;60,02;KPU\n")
    _import(edition, b"Kode;Skor;Sumber\n33.10;60,01;KPU\n")


def test_both_decimal_marks_in_one_column_are_told(db: None) -> None:
    edition = with_variables()
    content = b"Kode;Skor;Sumber\n33.10;61,2;KPU\n33.09;62.25;KPU\n"
    plan = actions.plan_import(edition=edition, content=content)
    assert [str(note) for note in plan.notes] == [
        "Kolom “Skor” memakai koma (baris 2) dan titik (baris 3) untuk desimal; keduanya "
        "dibaca sebagai tanda desimal."
    ]
    assert [row.score for row in plan.rows] == [Decimal("61.20"), Decimal("62.25")]


MEASURE = """
import resource, sys, time
from participation.importing.columns import results_vocabulary
from participation.importing.problems import BadFile
from participation.importing.reading import read
content = open(sys.argv[1], "rb").read()
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
try:
    read(content, results_vocabulary({}))
except BadFile:
    spent, memory = time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(spent, (memory - before) // 1024)
"""


@pytest.mark.parametrize(
    "name", ["41-bom.xlsx", "42-entitas.xlsx", "54-besar.csv", "55-panjang.csv", "57-sel.xlsx"]
)
def test_what_is_too_much_costs_little(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    make: Callable[[], bytes] = BROKEN[name][0]
    path.write_bytes(make())
    told = subprocess.run(
        [sys.executable, "-c", MEASURE, path], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    seconds, megabytes = map(float, told)
    assert seconds < 2
    assert megabytes < 200


def _import(edition: Edition, content: bytes) -> actions.ImportPlan:
    return actions.import_results(edition=edition, content=content, file_name="uji.csv", sure=True)
