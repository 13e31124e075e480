"""Which band a score belongs to.

IPP Pilkada 2024 (KPU Provinsi Jawa Tengah, 10 April 2025): Participatory is above 77,5;
Engagement is 60 to 77,5 with both ends; Involvement is below 60. Thresholds are data of an
edition, so nothing of this stands in the code.
"""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

LOWEST, HIGHEST = Decimal(0), Decimal(100)


@dataclass(frozen=True, slots=True)
class BandRange:
    """A stretch of the scale from 0 to 100; each end belongs to it or not."""

    slug: str
    lower: Decimal
    upper: Decimal
    lower_included: bool
    upper_included: bool

    def __contains__(self, score: Decimal) -> bool:
        above = score >= self.lower if self.lower_included else score > self.lower
        below = score <= self.upper if self.upper_included else score < self.upper
        return above and below


class NoBand(ValueError):
    """No band of the edition holds the score."""


def band_of(score: Decimal, bands: Iterable[BandRange]) -> BandRange:
    """The band that holds `score`, compared as given and never rounded.

    `score` lies within 0 and 100. Raises NoBand where the bands leave a gap.
    """
    for band in bands:
        if score in band:
            return band
    raise NoBand(f"Tidak ada kategori untuk skor {score}.")


def gaps(bands: Iterable[BandRange]) -> list[str]:
    """What keeps the bands from covering 0 to 100 exactly once; empty when they do."""
    ordered = sorted(bands, key=lambda band: band.lower)
    if not ordered:
        return ["Edisi belum mempunyai kategori."]
    problems = []
    first, last = ordered[0], ordered[-1]
    if LOWEST not in first:
        problems.append(f"Kategori terendah ({first.slug}) tidak memuat skor 0.")
    if HIGHEST not in last:
        problems.append(f"Kategori tertinggi ({last.slug}) tidak memuat skor 100.")
    for low, high in itertools.pairwise(ordered):
        if low.upper != high.lower or low.upper_included == high.lower_included:
            problems.append(
                f"Batas antara {low.slug} dan {high.slug} bercelah atau bertumpang tindih."
            )
    return problems
