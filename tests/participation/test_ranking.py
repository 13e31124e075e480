"""Places: ties share one, no score has none, groups are apart."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from participation.calculation.ranking import places, places_within

scores = st.dictionaries(st.integers(0, 60), st.none() | st.decimals(0, 100, places=1), max_size=60)


def test_ties_share_a_place_and_the_next_is_left_out() -> None:
    found = places({"a": Decimal(90), "b": Decimal(80), "c": Decimal(80), "d": Decimal(70)})
    assert found == {"a": 1, "b": 2, "c": 2, "d": 4}


@given(scores)
def test_a_place_is_one_more_than_how_many_are_better(given: dict[int, Decimal | None]) -> None:
    known = {key: score for key, score in given.items() if score is not None}
    assert places(given) == {
        key: 1 + sum(other > score for other in known.values()) for key, score in known.items()
    }


@given(scores)
def test_order_of_arrival_does_not_matter(given: dict[int, Decimal | None]) -> None:
    assert places(given) == places(dict(reversed(given.items())))


@given(scores)
def test_groups_are_ranked_apart(given: dict[int, Decimal | None]) -> None:
    groups = {key: key % 3 for key in given}
    found = places_within(given, groups)
    for group in range(3):
        members = {key: score for key, score in given.items() if groups[key] == group}
        assert {key: place for key, place in found.items() if key in members} == places(members)
