"""The pictures of a region: its province's regions, its variables, its history."""

from collections import Counter
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Avg, Count, Max, Q, QuerySet

from kpuportal import formats
from participation.figures import (
    Figure,
    Legend,
    band_legend,
    place_cell,
    point,
    score_cell,
    sources_of,
    stretches,
)
from participation.models import Dimension, Edition, Level, Region, Result
from participation.models.regions import Kind
from participation.pictures.drawing import sign
from participation.pictures.rows import Moment, history
from participation.pictures.strip import strip
from participation.pictures.variables import Variable, variables

HUNDREDTH = Decimal("0.01")
UNPUBLISHED = "belum dipublikasikan"


def province_figure(
    edition: Edition, code: str, name: str, results: Sequence[Result], own: Result | None = None
) -> Figure:
    """Every kabupaten and kota of a province on one scale."""
    scored = [each for each in results if each.score is not None]
    points = [point(each) for each in scored]
    marked = point(own).name if own in scored and own else ""
    return Figure(
        edition=edition,
        name=f"provinsi-{code}",
        title=f"Skor kabupaten/kota di {name}, {edition.name}",
        summary=_told(name, results, scored),
        drawing=strip(points, stretches(edition), marked) if scored else None,
        columns=("Wilayah", "Skor", "Kategori", "Peringkat nasional", "Peringkat di provinsi"),
        rows=tuple(_row(each) for each in results),
        legend=_strip_legend(edition, marked) if scored else (),
        sources=sources_of(results),
    )


def dimensions_beside(result: Result) -> "QuerySet[Dimension]":
    """The edition's variables, each with the region's value and the means beside it: one query.

    Means are of regions of the same level whose value is known.
    """
    is_province = Q(scores__result__region__kind=Kind.PROVINCE)
    level = is_province if result.region.level == Level.PROVINCE else ~is_province
    around = Q(scores__result__region__parent=result.region.province_code)
    return result.edition.dimensions.annotate(
        own=Max("scores__value", filter=Q(scores__result=result)),
        province_mean=Avg("scores__value", filter=level & around),
        province_count=Count("scores", filter=level & around),
        nation_mean=Avg("scores__value", filter=level & Q(scores__isnull=False)),
        nation_count=Count("scores", filter=level & Q(scores__isnull=False)),
    ).order_by("position")


def variables_figure(result: Result, found: Sequence[Any]) -> Figure:
    """A region's variables against the means; `found` is what `dimensions_beside` gives."""
    rows = [
        Variable(_capital(each.name), each.own, _mean(each.province_mean), _mean(each.nation_mean))
        for each in found
    ]
    known = any(row.is_known for row in rows)
    return Figure(
        edition=result.edition,
        name=f"wilayah-{result.region_id}",
        title=f"Nilai variabel {result.region.name}, {result.edition.name}",
        summary=_compared(result, found) if known else _no_values(result),
        drawing=variables(rows) if known else None,
        columns=("Variabel", "Bobot", "Nilai", "Rata-rata provinsi", "Rata-rata nasional"),
        rows=tuple(_variable_row(each, result.missing_value_label) for each in found),
        legend=_variable_legend(rows) if known else (),
        sources=sources_of([result]),
    )


def history_figure(result: Result, results: Sequence[Result]) -> Figure:
    """A region across editions; `results` are those of the region, this edition's among them."""
    ordered = sorted(results, key=lambda each: (each.edition.election_date, each.edition_id))
    places = {each.edition_id: place for place, each in enumerate(ordered)}
    moments = [
        Moment(
            point(each, each.edition.name),
            stretches(each.edition),
            places.get(each.edition.comparable_with_id or 0),
        )
        for each in ordered
    ]
    scored = any(each.score is not None for each in ordered)
    return Figure(
        edition=result.edition,
        name=f"riwayat-{result.region_id}",
        title=f"{result.region.name} dari edisi ke edisi",
        summary=_across(ordered, moments),
        drawing=history(moments) if scored else None,
        columns=("Edisi", "Skor", "Kategori", "Peringkat nasional", "Sebanding dengan"),
        rows=tuple(
            (each.edition.name, *_row(each)[1:4], _comparable(moment, ordered))
            for each, moment in zip(ordered, moments, strict=True)
        ),
        legend=band_legend(result.edition) if scored else (),
        sources=sources_of(ordered),
    )


def _row(result: Result) -> tuple[str, ...]:
    return (
        result.region.name,
        score_cell(result),
        result.band.name if result.band else result.absence_label,
        place_cell(result.rank_national),
        place_cell(result.rank_in_province),
    )


def _strip_legend(edition: Edition, marked: str) -> Legend:
    own = ((sign("ring", "ring"), f"dilingkari: {marked}"),) if marked else ()
    return (*band_legend(edition), *own)


def _told(name: str, results: Sequence[Result], scored: Sequence[Result]) -> str:
    total = f"{len(scored)} dari {len(results)} kabupaten/kota di {name}"
    if not results:
        return f"Edisi ini tidak mencatat kabupaten/kota di {name}."
    if not scored:
        return (
            f"Skor {len(results)} kabupaten/kota di {name} {_why_none(results)}, jadi tidak ada "
            "yang dapat digambar. Yang diketahui ada pada tabel."
        )
    ends = sorted(scored, key=lambda each: each.score or 0)
    return (
        f"Skor {total} diketahui: terendah {point(ends[0]).name} {formats.score(ends[0].score)}, "
        f"tertinggi {point(ends[-1]).name} {formats.score(ends[-1].score)}."
    )


def _why_none(results: Sequence[Result]) -> str:
    """Why none of them has a score: "tidak berlaku (3), belum dipublikasikan (2)"."""
    kinds = Counter(each.absence_label for each in results)
    if len(kinds) == 1:
        return next(iter(kinds))
    return ", ".join(f"{kind} ({count})" for kind, count in kinds.most_common())


def _compared(result: Result, found: Sequence[Any]) -> str:
    known = sum(each.own is not None for each in found)
    level = Level(result.region.level).label.lower()
    says = f" {result.attribution}" if result.attribution else ""
    return (
        f"{known} dari {len(found)} nilai variabel {result.region.name} diketahui{says}. Rata-rata "
        f"dihitung portal ini dari {level} yang nilainya dipublikasikan; jumlahnya ada pada tabel."
    )


def _no_values(result: Result) -> str:
    missing = result.missing_value_label
    return f"Nilai variabel {result.region.name} pada {result.edition.name} {missing}."


def _variable_row(each: Any, without: str) -> tuple[str, ...]:
    weight = UNPUBLISHED if each.weight is None else formats.exact(each.weight)
    return (
        _capital(each.name),
        weight,
        formats.score(each.own) or without,
        _mean_cell(each.province_mean, each.province_count),
        _mean_cell(each.nation_mean, each.nation_count),
    )


def _variable_legend(rows: Sequence[Variable]) -> Legend:
    signs = [(sign("square", "own"), "batang: nilai daerah ini")]
    if any(row.province is not None for row in rows):
        signs.append((sign("diamond", "province"), "belah ketupat: rata-rata provinsi"))
    signs.append((sign("bar", "nation"), "tegak: rata-rata nasional"))
    return tuple(signs)


def _mean(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(HUNDREDTH, ROUND_HALF_UP)


def _mean_cell(value: Decimal | None, count: int) -> str:
    return f"{formats.score(_mean(value))} ({count} daerah)" if count else "tidak ada"


def _across(ordered: Sequence[Result], moments: Sequence[Moment]) -> str:
    if len(ordered) == 1:
        return f"Baru satu edisi yang memuat {ordered[0].region.name}: {ordered[0].edition.name}."
    if all(moment.follows is None for moment in moments):
        return (
            f"{len(ordered)} edisi, tidak ada yang dinyatakan sebanding. Skornya tidak boleh "
            "dibandingkan langsung, karena itu tidak dihubungkan garis."
        )
    return (
        f"{len(ordered)} edisi. Garis hanya menghubungkan edisi yang dinyatakan sebanding; yang "
        "lain memakai cara ukur sendiri dan tidak boleh dibandingkan langsung."
    )


def _comparable(moment: Moment, ordered: Sequence[Result]) -> str:
    return "tidak ada" if moment.follows is None else ordered[moment.follows].edition.name


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def region_results(edition: Edition, region: Region | str) -> "QuerySet[Result]":
    """Results of one region in all public editions of the kind of `edition`."""
    found = Result.objects.published().filter(region=region)
    return found.filter(edition__is_sample=edition.is_sample).with_names().prefetch_related(
        "edition__bands"
    )  # fmt: skip
