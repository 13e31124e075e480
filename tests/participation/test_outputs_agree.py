"""Page, file, API and pure calculation tell the same, for the same filters and any scores."""

import csv
import io
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpuportal.spreadsheets import BOM
from participation import actions, exports
from participation.actions import calculate
from participation.calculation.bands import band_of
from participation.calculation.ranking import places
from participation.columns import as_csv, as_excel_csv
from participation.models import Edition, Result
from tests.participation.editions import draft, import_rows
from tests.participation.outputs import (
    rows_of_api,
    rows_of_csv,
    rows_of_excel_csv,
    rows_of_page,
    rows_of_workbook,
)

FILTERS = [
    {},
    {"tingkat": "provinsi"},
    {"tingkat": "kabkota", "provinsi": "33"},
    {"kategori": "participatory"},
    {"q": "semarang"},
    {"tingkat": "kabkota", "urut": "-peringkat", "kategori": "involvement"},
]


@pytest.mark.parametrize("slug", ["ipp-pilkada-2024", "ipp-contoh"])
@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_csv_json_and_api_hold_the_same_rows_in_the_same_order(
    slug: str, filters: dict[str, str], client: Client, real: Edition
) -> None:
    from_csv = rows_of_csv(client, slug, filters)
    from_json = client.get(f"/ipp/{slug}/unduh.json", filters).json()["results"]
    from_api = rows_of_api(client, slug, filters)
    assert from_json == from_api
    assert rows_of_workbook(client, slug, filters) == from_api
    assert rows_of_excel_csv(client, slug, filters) == from_csv
    assert from_csv == [
        {name: "" if value is None else str(value) for name, value in row.items()}
        for row in from_api
    ]


def test_without_filters_a_file_holds_every_region(client: Client, real: Edition) -> None:
    rows = rows_of_csv(client, real.slug, {})
    assert len(rows) == 552
    empty = {row["status"] for row in rows if not row["score"]}
    assert empty == {"not_published", "not_applicable"}
    assert "0" not in {row["score"] for row in rows}


def test_the_page_shows_the_rows_of_the_file(client: Client, sample: Edition) -> None:
    filters = {"tingkat": "kabkota", "provinsi": "33"}
    page = client.get(f"/ipp/{sample.slug}/peringkat/", filters).context["page"]
    assert [row.region_id for row in page] == [
        row["region_code"] for row in rows_of_csv(client, sample.slug, filters)
    ]


def test_a_file_of_ours_can_be_imported_again(client: Client, sample: Edition) -> None:
    content = client.get(f"/ipp/{sample.slug}/unduh.csv").content
    plan = actions.plan_import(edition=sample, content=content)
    assert (plan.changes, plan.unchanged, plan.notes) == ([], 552, [])


@pytest.mark.parametrize("text", ["=1+1", "+62", "-1", "@x", "\tx"])
def test_no_cell_begins_like_a_formula(text: str, sample: Edition) -> None:
    result = Result.objects.with_record().filter(edition=sample).first()
    assert result is not None
    result.reason = text
    for written, delimiter in ((as_csv, ","), (as_excel_csv, ";")):
        content = written(exports.COLUMNS, [result]).removeprefix(BOM)
        (row,) = csv.DictReader(io.StringIO(content, newline=""), delimiter=delimiter)
        assert row["reason"] == f"'{text}"


scores = st.dictionaries(
    st.sampled_from(["33.10", "33.09", "33.22", "33.74", "34.01", "35.01"]),
    st.decimals(0, 100, places=2) | st.sampled_from(["59.99", "60", "77.5", "77.51"]),
    min_size=1,
)


@given(scores)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_the_scores_all_outputs_agree_with_the_rules(
    client: Client, db: None, given: dict[str, Any]
) -> None:
    edition = draft(f"uji-{Edition.objects.count()}")
    import_rows(edition, *(f"{code},{score}," for code, score in given.items()))
    expected_places = places({code: Decimal(score) for code, score in given.items()})
    ranges = [band.range for band in edition.bands.all()]
    assert calculate(edition=edition) == 0
    Edition.objects.filter(pk=edition.pk).update(published_at="2021-01-01T00:00Z")
    filters = {"tingkat": "kabkota", "kategori": ""}
    answers = {row["region_code"]: row for row in rows_of_api(client, edition.slug, filters)}
    shown = rows_of_page(client, edition.slug, {**filters, "per_halaman": "25"})
    for code, score in given.items():
        row = answers[code]
        assert Decimal(row["score"]) == Decimal(score)
        assert row["band"].lower() == band_of(Decimal(score), ranges).slug
        assert row["rank_national"] == expected_places[code]
        seri = " seri" if list(expected_places.values()).count(expected_places[code]) > 1 else ""
        assert shown[code] == (
            f"{expected_places[code]}{seri}",
            f"{Decimal(score):.2f}".replace(".", ","),
            row["band"],
        )
    assert {
        row["region_code"]: row["score"] for row in rows_of_csv(client, edition.slug, filters)
    } == {code: row["score"] or "" for code, row in answers.items()}
