"""Rules of the import that hold whatever is typed."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from participation import actions
from participation.directory import bps_codes, entries
from participation.importing.columns import results_vocabulary
from participation.importing.numbers import score_of
from participation.importing.problems import Unclear
from participation.importing.reading import read
from participation.importing.region_names import RegionNames
from participation.models import Edition
from tests.data.books import book
from tests.participation.editions import with_variables

NAMES = RegionNames({code: entry.name for code, entry in entries().items()}, bps_codes())
in_database = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
scores = st.decimals(0, 100, places=2)
codes = st.sampled_from(sorted(code for code in entries() if "." in code))


def _typed(score: Decimal, mark: str, short: bool) -> str:
    text = f"{score:.2f}"
    return (text.rstrip("0").rstrip(".") if short else text).replace(".", mark)


@given(scores, st.sampled_from(",."), st.booleans())
def test_a_score_means_the_same_however_it_is_typed(score: Decimal, mark: str, short: bool) -> None:
    assert score_of(_typed(score, mark, short)) == score


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(",."))
def test_what_could_be_thousands_is_never_read(whole: int, rest: int, mark: str) -> None:
    with pytest.raises(Unclear, match="ribuan atau desimal"):
        score_of(f"{whole}{mark}{rest:03}")


@given(st.integers(0, 99_999), st.integers(3, 5), st.sampled_from(",."))
def test_a_part_of_one_is_never_read_as_a_score(part: int, places: int, mark: str) -> None:
    with pytest.raises(Unclear, match="Kalikan 100, misalnya 0,7754 menjadi 77,54"):
        score_of(f"0{mark}{part:0{places}}")


@given(st.dictionaries(codes, st.tuples(scores, st.booleans()), min_size=1), st.data())
def test_a_file_says_the_same_in_every_dialect(
    rows: dict[str, tuple[Decimal, bool]], data: Any
) -> None:
    separator = data.draw(st.sampled_from(",;\t"))
    mark = data.draw(st.sampled_from("." if separator == "," else ",."))
    encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]))
    lines = [["Kode", "Skor", "Sumber"]]
    lines += [[code, _typed(s, mark, short), "café"] for code, (s, short) in rows.items()]
    content = data.draw(st.sampled_from(["\n", "\r\n"])).join(map(separator.join, lines))
    found = read(content.encode(encoding), results_vocabulary({})).rows
    told = {row.text("region_code"): score_of(row.text("score")) for row in found}
    assert told == {code: score for code, (score, _) in rows.items()}


@given(st.dictionaries(codes, scores, min_size=1))
@settings(max_examples=20, deadline=None)
def test_numbers_of_a_workbook_keep_their_value(rows: dict[str, Decimal]) -> None:
    table = [["Kode", "Skor", "Sumber"], *([c, float(s), "KPU"] for c, s in rows.items())]
    found = read(book({"Hasil": table}), results_vocabulary({})).rows
    assert {r.text("region_code"): score_of(r.text("score")) for r in found} == rows


@given(st.sampled_from(sorted(entries())), st.sampled_from([str.upper, str.lower, str.title]))
def test_a_full_name_is_found_in_any_case(code: str, case: Any) -> None:
    name = entries()[code].name
    kind = "" if "." in code else "Provinsi "
    assert NAMES.find("", case(kind + name)).code == code
    assert NAMES.find("", case(kind + name).replace("Kabupaten ", "Kab. ")).code == code


@given(codes)
def test_a_bare_name_is_found_or_asked_but_never_guessed(code: str) -> None:
    bare = entries()[code].name.removeprefix("Kabupaten ").removeprefix("Kota ")
    plain = bare.removeprefix("Administrasi ")
    sharing = [e for e in entries().values() if f" {e.name}".endswith(f" {plain}")]
    try:
        assert NAMES.find("", plain).code == code
    except Unclear as error:
        assert len(sharing) > 1 or plain == "Yogyakarta"
        assert code in str(error)


@given(codes)
def test_four_digits_are_read_only_where_both_systems_agree(code: str) -> None:
    digits = code.replace(".", "")
    try:
        assert NAMES.find(digits).code == code
    except Unclear:
        assert digits in bps_codes() or digits.startswith("9")


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("DKI Jakarta", "31"),
        ("Provinsi DKI Jakarta", "31"),
        ("D.I. Yogyakarta", "34"),
        ("Kulonprogo", "34.01"),
        ("Kab. Klaten", "33.10"),
        ("Kab Klaten", "33.10"),
        ("KLATEN", "33.10"),
        ("Kota Adm. Jakarta Pusat", "31.71"),
        ("Kep. Seribu", "31.01"),
        ("Kotabaru", "63.02"),
        ("Kotamobagu", "71.74"),
        ("Kab. Toba Samosir", "12.12"),
        ("Jateng", "33"),
        ("Prov. Sulsel", "73"),
        ("Nanggroe Aceh Darussalam", "11"),
        ("OKU Timur", "16.08"),
        ("Kota Padang Sidempuan", "12.77"),
        ("7325", "73.24"),
    ],
)
def test_other_spellings_are_recognised_and_said(cell: str, code: str) -> None:
    found = NAMES.find(cell)
    assert found.code == code
    assert found.said == f"“{cell}” dibaca sebagai {NAMES.label(code)}."


@pytest.mark.parametrize(
    "name", ["Yogyakarta", "Jambi", "Semarang", "Kota Klaten", "Kab. Medan", "Kab. Sulsel"]
)
def test_a_name_that_could_be_another_is_asked(name: str) -> None:
    with pytest.raises(Unclear):
        NAMES.find("", name)


def test_a_name_that_no_region_has_is_said_beside_the_code_that_decides() -> None:
    assert NAMES.find("33.10", "Klatem").said == (
        "33.10 “Klatem” dibaca sebagai 33.10 (Kabupaten Klaten)."
    )
    assert NAMES.find("33.10", "KAB KLATEN").said == ""


def test_a_name_decides_what_a_code_leaves_open() -> None:
    assert NAMES.find("1201", "Kab. Nias").code == "12.04"
    assert NAMES.find("1201", "Tapanuli Tengah").code == "12.01"
    assert NAMES.find("9401", "Merauke").code == "93.01"
    assert NAMES.find("1201", bps=True).code == "12.04"
    with pytest.raises(Unclear, match="Di Papua"):
        NAMES.find("94", bps=True)


def test_headings_narrow_a_name_down(db: None) -> None:
    edition = with_variables()
    for heading, code in [("Provinsi", "15"), ("Kab/Kota", "15.71")]:
        content = f"{heading};Skor;Sumber\nJambi;61,2;KPU\n".encode()
        plan = actions.plan_import(edition=edition, content=content)
        assert [row.region for row in plan.rows] == [code]


@given(st.dictionaries(codes, st.tuples(scores, st.text(max_size=30)), min_size=1, max_size=20))
@in_database
def test_our_own_file_imports_back_to_the_same(
    client: Client, db: None, given: dict[str, tuple[Decimal, str]]
) -> None:
    edition = with_variables(slug=f"uji-{Edition.objects.count()}")
    lines = ["Kode;Skor;Sumber", *(f"{code};{score};KPU" for code, (score, _) in given.items())]
    actions.import_results(
        edition=edition, content="\n".join(lines).encode(), file_name="uji.csv", sure=True
    )
    for code, (_, reason) in given.items():
        plain = " ".join(c for c in reason.split() if c.isprintable()).lstrip("'")
        edition.results.filter(region=code).update(reason=plain)
    Edition.objects.filter(pk=edition.pk).update(published_at="2021-01-01T00:00Z")
    content = client.get(f"/ipp/{edition.slug}/unduh.csv").content
    plan = actions.plan_import(edition=edition, content=content)
    assert (plan.changes, plan.unchanged) == ([], 552)
