"""The page of an edition's pictures, and each picture as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kpuportal.refusals import takes_no_parameters
from participation.directory import RegionEntry, entries
from participation.edition_card import share_image
from participation.figures import Figure
from participation.figures_of_edition import DISTRIBUTIONS, distribution_figure, map_figure
from participation.figures_of_region import (
    dimensions_beside,
    history_figure,
    province_figure,
    region_results,
    variables_figure,
)
from participation.models import Edition, Level, Result
from participation.public_editions import labelled, public_edition

NO_SUCH = "Gambar ini tidak ada."


@require_safe
@takes_no_parameters
def pictures(request: HttpRequest, slug: str) -> HttpResponse:
    """The map and both distributions."""
    edition = public_edition(slug)
    results = list(edition.results.with_names().by_place())
    context = {
        "edition": edition,
        "figures": figures_of(edition, results),
        "share_image": share_image(edition),
    }
    return render(request, "participation/pictures.html", context)


@require_safe
@takes_no_parameters
def picture_svg(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """A picture to keep, as SVG."""
    figure = named_figure(public_edition(slug), name)
    return _file(figure, figure.as_svg().encode(), "image/svg+xml; charset=utf-8", "svg")


@require_safe
@takes_no_parameters
def picture_png(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """A picture to keep, as PNG."""
    figure = named_figure(public_edition(slug), name)
    return _file(figure, figure.as_png(), "image/png", "png")


def figures_of(edition: Edition, results: list[Result]) -> list[Figure]:
    """The pictures of an edition as a whole, from all its results."""
    levels = {level: [each for each in results if each.region.level == level] for level in Level}
    spread = [
        distribution_figure(edition, level, levels[level]) for level in DISTRIBUTIONS.values()
    ]
    return [map_figure(edition, levels[Level.PROVINCE]), *spread]


def named_figure(edition: Edition, name: str) -> Figure:
    """The picture of this name: peta, sebaran, provinsi-33, wilayah-33.10, riwayat-33.10.

    Raises Http404 for any other.
    """
    if name == "peta":
        return map_figure(edition, list(_of_level(edition, Level.PROVINCE)))
    if name in DISTRIBUTIONS:
        level = DISTRIBUTIONS[name]
        return distribution_figure(edition, level, _of_level(edition, level))
    kind, _, code = name.partition("-")
    entry = entries().get(code)
    if entry is None:
        raise Http404(NO_SUCH)
    if kind == "provinsi" and not entry.province_code:
        return _province(edition, entry)
    if kind in {"wilayah", "riwayat"}:
        return _region(edition, kind, code)
    raise Http404(NO_SUCH)


def _of_level(edition: Edition, level: str) -> list[Result]:
    return list(edition.results.of_level(level).with_names().by_place())


def _province(edition: Edition, entry: RegionEntry) -> Figure:
    results = edition.results.filter(region__parent=entry.code).with_names().by_place()
    return province_figure(edition, entry.code, entry.name, list(results))


def _region(edition: Edition, kind: str, code: str) -> Figure:
    results = list(region_results(edition, code))
    result = next((each for each in results if each.edition_id == edition.pk), None)
    if result is None:
        raise Http404(NO_SUCH)
    if kind == "riwayat":
        return history_figure(result, results)
    return variables_figure(result, list(dimensions_beside(result)))


def _file(figure: Figure, content: bytes, kind: str, ending: str) -> HttpResponse:
    edition = figure.edition
    sample = "DATA-CONTOH-" if edition.is_sample else ""
    response = HttpResponse(content, content_type=kind)
    named = f"{sample}{edition.slug}-{figure.name}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{named}"'
    return labelled(edition, response)
