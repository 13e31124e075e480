"""Entries that are tied to each other: an untouched chain holds, any change breaks it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from participation.calculation.chain import BEGINNING, Link, breaks, linked

bodies = st.lists(st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5)))


def _chain(told: list[Any]) -> list[Link]:
    links: list[Link] = []
    for number, body in enumerate(told, 1):
        previous = links[-1].hash if links else BEGINNING
        links.append(Link(number, body, previous, linked(number, body, previous)))
    return links


@given(bodies)
def test_an_untouched_chain_holds(told: list[Any]) -> None:
    assert breaks(_chain(told)) == []


@given(bodies.filter(lambda told: len(told) > 1), st.data())
def test_any_change_breaks_the_chain(told: list[Any], data: Any) -> None:
    links = _chain(told)
    place = data.draw(st.integers(0, len(links) - 1))
    changed = Link(links[place].number, {"x": "lain"}, links[place].previous, links[place].hash)
    assert breaks([*links[:place], changed, *links[place + 1 :]])
    if place < len(links) - 1:
        assert breaks([*links[:place], *links[place + 1 :]])
        swapped = [*links[:place], links[place + 1], links[place], *links[place + 2 :]]
        assert breaks(swapped)
