"""How scores are spread over the scale."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from participation.calculation.bands import BandRange

STEP = Decimal("2.5")
FINEST = Decimal("0.01")  # scores have two decimals


@dataclass(frozen=True, slots=True)
class Bin:
    """A piece of the scale inside one band, and how many scores lie in it."""

    band: BandRange
    piece: BandRange
    count: int = 0

    @property
    def lowest(self) -> Decimal:
        """The lowest score that belongs to it."""
        return self.piece.lower if self.piece.lower_included else self.piece.lower + FINEST

    @property
    def highest(self) -> Decimal:
        """The highest score that belongs to it."""
        return self.piece.upper if self.piece.upper_included else self.piece.upper - FINEST


def bins(scores: Iterable[Decimal], bands: Sequence[BandRange]) -> list[Bin]:
    """Counts along the scale, in pieces of 2.5 that never reach from one band into another."""
    pieces = [piece for band in sorted(bands, key=lambda each: each.lower) for piece in _cut(band)]
    counts = [0] * len(pieces)
    for score in scores:
        counts[next(n for n, (_, piece) in enumerate(pieces) if score in piece)] += 1
    return [Bin(band, piece, count) for (band, piece), count in zip(pieces, counts, strict=True)]


def median(scores: Iterable[Decimal]) -> Decimal | None:
    """The score in the middle; between two middle ones, half way. None without scores."""
    ordered = sorted(scores)
    if not ordered:
        return None
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _cut(band: BandRange) -> list[tuple[BandRange, BandRange]]:
    """A band at every multiple of the step; a cut belongs to the piece above it."""
    cuts = [band.lower]
    following = (band.lower // STEP + 1) * STEP
    while following < band.upper:
        cuts.append(following)
        following += STEP
    cuts.append(band.upper)
    last = len(cuts) - 2
    return [
        (
            band,
            BandRange(
                slug=band.slug,
                lower=cuts[n],
                upper=cuts[n + 1],
                lower_included=band.lower_included if n == 0 else True,
                upper_included=band.upper_included if n == last else False,
            ),
        )
        for n in range(len(cuts) - 1)
    ]
