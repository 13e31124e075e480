"""Which band a score belongs to: at the ends, everywhere, and for any thresholds."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.calculation.bands import BandRange, NoBand, band_of, gaps
from participation.editions_on_file import published_2024

BANDS = [
    BandRange(b["slug"], b["lower"], b["upper"], b["lower_included"], b["upper_included"])
    for b in published_2024().bands
]
scores = st.decimals(0, 100, places=2)


@pytest.mark.parametrize(
    ("score", "band"),
    [
        ("0", "involvement"),
        ("59.99", "involvement"),
        ("60", "engagement"),
        ("60.00", "engagement"),
        ("77.49", "engagement"),
        ("77.5", "engagement"),
        ("77.50", "engagement"),
        ("77.51", "participatory"),
        ("100", "participatory"),
    ],
)
def test_ends_belong_where_the_source_says(score: str, band: str) -> None:
    assert band_of(Decimal(score), BANDS).slug == band


@given(scores)
def test_every_score_lies_in_exactly_one_band(score: Decimal) -> None:
    assert sum(score in band for band in BANDS) == 1


@given(scores, scores)
def test_a_higher_score_never_lies_in_a_lower_band(one: Decimal, other: Decimal) -> None:
    order = [band.slug for band in BANDS]
    low, high = sorted([one, other])
    assert order.index(band_of(low, BANDS).slug) <= order.index(band_of(high, BANDS).slug)


@given(st.lists(st.decimals("0.01", "99.99", places=2), min_size=1, max_size=5, unique=True))
def test_bands_cut_anywhere_cover_the_scale_once(cuts: list[Decimal]) -> None:
    ends = [Decimal(0), *sorted(cuts), Decimal(100)]
    bands = [
        BandRange(str(n), low, high, True, high == 100)
        for n, (low, high) in enumerate(itertools.pairwise(ends))
    ]
    assert gaps(bands) == []
    for cut in cuts:
        assert sum(cut in band for band in bands) == 1


def test_gaps_and_overlaps_are_named() -> None:
    low, middle, high = BANDS
    assert gaps(BANDS) == []
    assert "tidak memuat skor 0" in gaps([middle, high])[0]
    assert "tidak memuat skor 100" in gaps([low, middle])[0]
    assert "involvement dan participatory" in gaps([low, high])[0]
    both = BandRange("engagement", Decimal(60), Decimal("77.5"), True, True)
    closed = BandRange("participatory", Decimal("77.5"), Decimal(100), True, True)
    assert "engagement dan participatory" in gaps([low, both, closed])[0]
    assert gaps([]) == ["Edisi belum mempunyai kategori."]


def test_a_score_in_a_gap_has_no_band() -> None:
    with pytest.raises(NoBand):
        band_of(Decimal("65"), [BANDS[0], BANDS[2]])
