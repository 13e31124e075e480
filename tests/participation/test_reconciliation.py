"""The gate's arithmetic."""

from hypothesis import given
from hypothesis import strategies as st

from participation.calculation.reconciliation import LevelCounts, reconcile

counts = st.fixed_dictionaries(
    {name: st.integers(0, 40) for name in ["Participatory", "Engagement", "Involvement"]}
)


def _level(announced: dict[str, int], eligible: int, rows: list[str]) -> LevelCounts:
    return LevelCounts("provinsi", "Provinsi", eligible, announced, {sum(announced.values())}, rows)


def _agrees(level: LevelCounts) -> bool:
    return all(finding.agrees for finding in reconcile(level))


@given(counts)
def test_complete_rows_that_match_the_recap_agree(announced: dict[str, int]) -> None:
    rows = [band for band, count in announced.items() for _ in range(count)]
    assert _agrees(_level(announced, len(rows), rows))


@given(counts, st.integers(0, 130))
def test_a_recap_that_does_not_add_up_to_the_regions_never_agrees(
    announced: dict[str, int], eligible: int
) -> None:
    if sum(announced.values()) != eligible:
        assert not _agrees(_level(announced, eligible, []))


@given(counts, st.data())
def test_rows_may_be_missing_but_never_too_many(
    announced: dict[str, int], data: st.DataObject
) -> None:
    found = {band: data.draw(st.integers(0, count + 1)) for band, count in announced.items()}
    rows = [band for band, count in found.items() for _ in range(count)]
    too_many = any(found[band] > announced[band] for band in announced)
    assert _agrees(_level(announced, sum(announced.values()), rows)) is not too_many


def test_complete_rows_in_other_bands_are_named() -> None:
    level = _level({"Engagement": 1, "Involvement": 1}, 2, ["Engagement", "Engagement"])
    held = [finding.sentence for finding in reconcile(level) if not finding.agrees]
    assert held == [
        "Provinsi: Engagement 2 baris, rekap 1.",
        "Provinsi: Involvement 0 baris, rekap 1.",
    ]


def test_a_missing_recap_holds_the_edition_back() -> None:
    assert not _agrees(_level({}, 37, []))
