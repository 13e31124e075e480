"""The pictures of a whole edition: the map of its provinces and how scores are spread."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from kpuportal import formats
from participation.calculation.distribution import bins, median
from participation.directory import tiles
from participation.figures import (
    Figure,
    Legend,
    place_cell,
    score_cell,
    sources_of,
    stretches,
)
from participation.models import Absence, Edition, Level, Result
from participation.pictures.distribution import distribution
from participation.pictures.tile_map import Tile, sign, tile_map

DISTRIBUTIONS = {"sebaran": Level.KABKOTA, "sebaran-provinsi": Level.PROVINCE}
HUNDREDTH = Decimal("0.01")


def map_figure(edition: Edition, provinces: Sequence[Result]) -> Figure:
    """The tile map of the provinces by band."""
    results = {result.region_id: result for result in provinces}
    placed = [
        _tile(results[code], column, row, letters)
        for code, column, row, letters in tiles()
        if code in results
    ]
    return Figure(
        edition=edition,
        name="peta",
        title=f"Kategori tiap provinsi, {edition.name}",
        summary=_counted(edition, provinces),
        drawing=tile_map(placed),
        columns=("Provinsi", "Kategori", "Skor", "Peringkat nasional"),
        rows=tuple(_row(result) for result in provinces),
        legend=_map_legend(edition),
        sources=sources_of(provinces),
        has_links=True,
    )


def distribution_figure(edition: Edition, level: Level, results: Iterable[Result]) -> Figure:
    """How the scores of a level are spread over the scale. It says how many are unknown."""
    measured = [each for each in results if each.absence in {"", Absence.NOT_PUBLISHED}]
    scored = [each for each in measured if each.score is not None]
    scores = [each.score for each in scored if each.score is not None]
    bands = stretches(edition)
    found = bins(scores, [band.range for band in bands])
    names = {band.range.slug: band.name for band in bands}
    return Figure(
        edition=edition,
        name=next(name for name, each in DISTRIBUTIONS.items() if each == level),
        title=f"Sebaran skor {level.label.lower()}, {edition.name}",
        summary=_spread(level, scores, len(measured)),
        drawing=distribution(found, bands) if scores else None,
        columns=("Skor", "Kategori", "Jumlah daerah"),
        rows=tuple(
            (
                f"{formats.score(each.lowest)} s.d. {formats.score(each.highest)}",
                names[each.band.slug],
                formats.number(each.count),
            )
            for each in found
            if each.count
        ),
        sources=sources_of(scored),
    )


def _tile(result: Result, column: int, row: int, letters: str) -> Tile:
    facts = [result.region.name, result.band.name if result.band else result.absence_label]
    if result.score is not None:
        facts.append(f"skor {formats.score(result.score)}")
    if result.attribution:
        facts.append(result.attribution)
    return Tile(
        x=column,
        y=row,
        letters=letters,
        band=result.band.position if result.band else None,
        absence=result.absence,
        label=", ".join(facts),
        url=result.get_absolute_url(),
    )


def _row(result: Result) -> tuple[str, ...]:
    band = result.band.name if result.band else result.absence_label
    return result.region.name, band, score_cell(result), place_cell(result.rank_national)


def _counted(edition: Edition, provinces: Sequence[Result]) -> str:
    found = Counter(each.band.name if each.band else each.absence_label for each in provinces)
    names = [band.name for band in edition.bands_high_to_low]
    told = [f"{name} {found.pop(name)}" for name in names if name in found]
    told += [f"{reason} {count}" for reason, count in found.items()]
    return f"Dari {len(provinces)} provinsi: {', '.join(told)}."


def _map_legend(edition: Edition) -> Legend:
    bands = [
        (sign(band.position, ""), f"{band.name}: {band.range_text}")
        for band in edition.bands_high_to_low
    ]
    return (*bands, *((sign(None, kind.value), str(kind.label)) for kind in Absence))


def _spread(level: Level, scores: list[Decimal], measured: int) -> str:
    label = level.label.lower()
    if not scores:
        return f"Belum ada skor {label} yang dipublikasikan, jadi sebarannya belum dapat digambar."
    middle = (median(scores) or Decimal(0)).quantize(HUNDREDTH, ROUND_HALF_UP)
    ends = (
        f"Skor terendah {formats.score(min(scores))}, median {formats.score(middle)}, "
        f"tertinggi {formats.score(max(scores))}."
    )
    if len(scores) < measured:
        return (
            f"Hanya {len(scores)} dari {measured} {label} yang skornya dipublikasikan; gambar ini "
            f"tidak menunjukkan sebaran seluruh {label}. {ends}"
        )
    return f"Skor {formats.number(measured)} {label}. {ends}"
