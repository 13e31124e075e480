"""Up to four regions side by side: which were asked for, and what the page shows of them."""

import re
from typing import Any

from django.http import QueryDict

from kpuportal import formats
from kpuportal.parameters import LONGEST, refuse_unknown
from participation.change_words import change_of, in_words, with_earlier
from participation.coverage import coverage_of
from participation.directory import RegionEntry, entries, nearest
from participation.edition_card import share_image
from participation.figures import on_page, place_cell, point, stretches
from participation.models import Award, DimensionScore, Edition, Level, Result
from participation.pictures.rows import side_by_side
from participation.region_page import results_with_counts

MOST = 4


def unknown_parameters(given: QueryDict) -> list[str]:
    """A sentence for each parameter that is none of this page; `wilayah` may be repeated."""
    once = given.copy()
    for value in given.getlist("wilayah"):
        if len(value) > LONGEST:
            return [f"Isi “wilayah” terlalu panjang; paling banyak {LONGEST} huruf."]
    if "wilayah" in once:
        once["wilayah"] = ""
    return refuse_unknown(once, ["wilayah"])


def chosen_regions(asked: list[str]) -> tuple[list[RegionEntry], list[str]]:
    """The regions that were asked for by code or name, and a sentence for each that can't be."""
    chosen: list[RegionEntry] = []
    problems: list[str] = []
    for text in (text.strip() for text in asked if text.strip()):
        found = _named(text)
        if len(found) != 1:
            problems.append(_ambiguous(text, found) if found else _unknown(text))
        elif found[0] in chosen:
            problems.append(f"{found[0].name} dipilih dua kali. Cukup sekali.")
        elif len(chosen) == MOST:
            problems.append(
                f"Paling banyak {MOST} wilayah dapat dibandingkan; {found[0].name} tidak "
                "ditampilkan. Hapus salah satu yang lain untuk melihatnya."
            )
        else:
            chosen.append(found[0])
    return chosen, problems


def context(edition: Edition, asked: list[str]) -> dict[str, Any]:
    """The page's context; with `problems` it shows what it could understand."""
    chosen, problems = chosen_regions(asked)
    results = _results(edition, chosen)
    return {
        "edition": edition,
        "share_image": share_image(edition),
        "coverage": coverage_of(edition),
        "chosen": chosen,
        "problems": problems,
        "fields": [_field(chosen, place) for place in range(MOST)],
        "regions": entries().values(),
        "results": results,
        "rows": _rows(edition, results),
        "bars": _bars(edition, results),
        "levels_differ": len({result.region.level for result in results}) > 1,
    }


def _named(text: str) -> list[RegionEntry]:
    """Regions of this code, "33.10 Kabupaten Klaten", or name with or without its kind."""
    known = entries()
    code = re.match(r"\d{2}(?:\.\d{2})?(?=\s|$)", text)
    if code:
        return [known[code[0]]] if code[0] in known else []
    wanted = " ".join(text.casefold().split())
    exact = [entry for entry in known.values() if entry.name.casefold() == wanted]
    return exact or [entry for entry in known.values() if _bare(entry.name) == wanted]


def _bare(name: str) -> str:
    return name.casefold().removeprefix("kabupaten ").removeprefix("kota ")


def _ambiguous(text: str, found: list[RegionEntry]) -> str:
    listed = " atau ".join(f"{entry.name} ({entry.code})" for entry in found)
    return f"“{text}” dapat berarti {listed}. Tulis kodenya."


def _unknown(text: str) -> str:
    listed = ", ".join(f"{entry.name} ({entry.code})" for entry in nearest(text[:60]))
    hint = f"Mungkin maksud Anda: {listed}." if listed else "Tulis kode atau nama wilayah."
    return f"“{text[:60]}” bukan kode atau nama wilayah yang dikenal. {hint}"


def _field(chosen: list[RegionEntry], place: int) -> dict[str, Any]:
    entry = chosen[place] if place < len(chosen) else None
    return {
        "id": f"wilayah-{place + 1}",
        "label": f"Wilayah {place + 1}",
        "value": f"{entry.code} {entry.name}" if entry else "",
    }


def _results(edition: Edition, chosen: list[RegionEntry]) -> list[Any]:
    """The results in the order that was asked for."""
    if not chosen:
        return []
    codes = [entry.code for entry in chosen]
    found = with_earlier(results_with_counts(edition.slug), edition).filter(region__in=codes)
    by_code = {result.region_id: result for result in found}
    results = [by_code[code] for code in codes if code in by_code]
    for result in results:
        result.edition = edition
    return results


def _rows(edition: Edition, results: list[Any]) -> list[dict[str, Any]]:
    """What is compared: a label, and a cell for each region."""
    if not results:
        return []
    rows = [
        ("Tingkat", [Level(result.region.level).label for result in results]),
        ("Peringkat nasional", [_national(result) for result in results]),
    ]
    if any(result.region.parent for result in results):
        rows.append(("Peringkat di provinsi", [_in_province(result) for result in results]))
    if edition.earlier:
        label = f"Perubahan sejak {edition.earlier}"
        rows.append((label, [in_words(change_of(result)) for result in results]))
    rows += _variables(results)
    rows.append(("Penghargaan", _awards(edition, results)))
    rows.append(("Sumber", [_source(result) for result in results]))
    return [
        {"label": label, "cells": list(zip(results, cells, strict=True))} for label, cells in rows
    ]


def _national(result: Any) -> str:
    level = Level(result.region.level).label.lower()
    if not result.rank_national:
        return place_cell(None)
    among = f"{formats.number(result.ranked_national)} {level} yang skornya diketahui"
    return f"{place_cell(result.rank_national)} dari {among}"


def _in_province(result: Any) -> str:
    if result.region.parent is None:
        return "tidak berlaku untuk provinsi"
    if not result.rank_in_province:
        return place_cell(None)
    among = f"{formats.number(result.ranked_in_province)} yang skornya diketahui"
    return f"{place_cell(result.rank_in_province)} dari {among} di {result.region.parent.name}"


def _variables(results: list[Result]) -> list[tuple[str, list[str]]]:
    """A row for each variable of which at least one value is known."""
    found: dict[str, dict[int, str]] = {}
    says = {result.pk: f" {result.attribution}".rstrip() for result in results}
    scores = DimensionScore.objects.filter(result__in=results).select_related("dimension")
    for score in scores.order_by("dimension__position"):
        name = score.dimension.name[:1].upper() + score.dimension.name[1:]
        told = formats.score(score.value) + says[score.result_id]
        found.setdefault(name, {})[score.result_id] = told
    return [
        (name, [values.get(result.pk, result.missing_value_label) for result in results])
        for name, values in found.items()
    ]


def _awards(edition: Edition, results: list[Result]) -> list[str]:
    regions = [result.region_id for result in results]
    given: dict[str, list[str]] = {code: [] for code in regions}
    for award in Award.objects.published().filter(edition=edition, region__in=regions):
        given[award.region_id].append(award.category.name)
    return ["; ".join(given[code]) or "tidak ada yang tercatat" for code in regions]


def _source(result: Result) -> str:
    if result.source is None:
        return "belum ada"
    return f"{result.source.citation} ({result.source.get_status_display()})"


def _bars(edition: Edition, results: list[Result]) -> dict[str, str] | None:
    known = [result for result in results if result.band]
    if not known:
        return None
    points = [point(result) for result in known]
    title = f"Posisi skor pada skala 0 sampai 100, {edition.name}"
    description = "; ".join(each.said for each in points) + "."
    drawing = side_by_side(points, stretches(edition))
    return {
        "title": title,
        "svg": on_page(drawing, "posisi", title, description),
        "without": ", ".join(each.region.name for each in results if not each.band),
    }
