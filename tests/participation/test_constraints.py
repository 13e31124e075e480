"""Rows that would be wrong cannot be stored, whoever writes them."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from participation.models import Award, Band, Dimension, Edition, NationalRecap, Region, Result
from tests.participation.editions import draft


def _refused(constraint: str, write: Any) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        write()
        connection.check_constraints()


@pytest.fixture
def edition(db: None) -> Edition:
    return draft()


@pytest.fixture
def klaten(edition: Edition) -> Result:
    return edition.results.get(region="33.10")


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("score_lies_within_0_and_100", {"score": Decimal("100.01"), "absence": "", "known": True}),
        ("score_lies_within_0_and_100", {"score": Decimal("-0.01"), "absence": "", "known": True}),
        ("a_missing_score_has_a_kind_of_absence", {"absence": ""}),
        ("a_missing_score_has_a_kind_of_absence", {"absence": "unknown"}),
        ("a_missing_score_has_a_kind_of_absence", {"score": Decimal(61), "known": True}),
        ("a_score_has_a_band", {"score": Decimal(61), "absence": ""}),
        ("what_was_not_measured_has_no_band", {"absence": "not_applicable", "known": True}),
        ("what_is_known_has_a_source", {"known": True, "source": None}),
        ("no_score_no_place", {"rank_national": 1}),
        ("places_begin_at_1",
         {"score": Decimal(61), "absence": "", "known": True, "rank_national": 0}),
    ],
)  # fmt: skip
def test_a_wrong_result_cannot_be_stored(
    constraint: str, fields: dict[str, Any], klaten: Result, real: Edition
) -> None:
    if fields.pop("known", False):
        klaten.band = klaten.edition.bands.get(slug="engagement")
        klaten.source = real.results.get(region="33").source
    for name, value in fields.items():
        setattr(klaten, name, value)
    _refused(constraint, klaten.save)


def test_a_band_of_another_edition_cannot_be_used(klaten: Result, real: Edition) -> None:
    klaten.band = real.bands.get(slug="engagement")
    klaten.source = real.results.get(region="33").source
    _refused("a_result_has_a_band_of_its_edition", klaten.save)


def test_one_result_per_region(edition: Edition) -> None:
    again = Result(edition=edition, region_id="33.10", absence="not_published")
    _refused("one_result_per_edition_and_region", again.save)


@pytest.mark.parametrize(
    ("constraint", "region"),
    [
        ("only_a_province_has_no_parent", {"code": "33.99", "kind": "regency", "parent_id": None}),
        ("only_a_province_has_no_parent", {"code": "99", "kind": "province", "parent_id": "33"}),
        ("region_code_has_the_form", {"code": "33.9", "kind": "regency", "parent_id": "33"}),
        ("region_code_has_the_form", {"code": "9", "kind": "province", "parent_id": None}),
        ("region_code_begins_with", {"code": "34.99", "kind": "regency", "parent_id": "33"}),
        ("region_kind_and_zone", {"code": "33.99", "kind": "desa", "parent_id": "33"}),
    ],
)
def test_a_wrong_region_cannot_be_stored(constraint: str, region: dict[str, Any], db: None) -> None:
    new = Region(name="Wilayah Uji", time_zone="Asia/Jakarta", **region)
    _refused(constraint, lambda: new.save(force_insert=True))


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("bands_of_an_edition_do_not_overlap", {"lower_included": True}),
        ("bands_of_an_edition_do_not_overlap", {"lower": Decimal("77.49")}),
        ("band_lies_within_0_and_100", {"upper": Decimal("100.01")}),
        ("band_lies_within_0_and_100", {"upper": Decimal("77.5")}),
        ("band_position_once", {"position": 1}),
        ("band_slug_once", {"slug": "engagement"}),
    ],
)
def test_a_wrong_band_cannot_be_stored(
    constraint: str, change: dict[str, Any], edition: Edition
) -> None:
    _refused(constraint, lambda: edition.bands.filter(slug="participatory").update(**change))


def test_a_weight_is_a_share_or_unknown(edition: Edition) -> None:
    Dimension.objects.create(edition=edition, slug="a", name="A", position=2, weight=None)
    too_much = Dimension(edition=edition, slug="b", name="B", position=3, weight=Decimal("1.01"))
    _refused("dimension_weight_is_a_share", too_much.save)


def test_a_recap_counts_no_more_than_there_are(edition: Edition, real: Edition) -> None:
    source = real.results.get(region="33").source
    recap = NationalRecap(
        edition=edition, level="provinsi", band=edition.bands.first(), count=38, eligible=37,
        source=source,
    )  # fmt: skip
    _refused("recap_counts_no_more_than_are_eligible", recap.save)


def test_an_award_is_given_once(real: Edition) -> None:
    award = real.awards.first()
    assert award is not None
    again = Award(category=award.category, region=award.region, edition=real, source=award.source)
    _refused("an_award_is_given_once", again.save)


@pytest.mark.parametrize("model", [Result, Band, NationalRecap])
@pytest.mark.parametrize("act", ["update", "delete"])
def test_numbers_of_a_published_edition_are_frozen(model: Any, act: str, real: Edition) -> None:
    rows = model.objects.filter(edition=real)
    touch = {
        "update": lambda: rows.update(edition=real),
        "delete": lambda: rows.filter(pk=rows[0].pk)._raw_delete("default"),
    }
    _refused("frozen", touch[act])


def test_nothing_can_be_slipped_into_a_published_edition(klaten: Result, real: Edition) -> None:
    _refused("frozen", lambda: Result.objects.filter(pk=klaten.pk).update(edition=real))
