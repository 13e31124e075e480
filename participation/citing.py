"""Sentences about results that can be used as they stand, and how to cite them."""

from django.conf import settings
from django.utils import timezone

from kpuportal import formats
from kpuportal.office import office
from participation.models import Absence, Edition, Result


def sentence(result: Result) -> str:
    """What a region got, for a screen reader or a newspaper."""
    name, edition = result.region.full_name, result.edition.name
    said = _fact(result, name, edition)
    return f"{result.edition.notice}: {said}" if result.edition.notice else said


def _fact(result: Result, name: str, edition: str) -> str:
    if result.score is not None:
        shown = formats.score(result.score)
        return (
            f"{_says(result)}{name} memperoleh skor {shown} dan masuk kategori {result.band} "
            f"pada {edition}."
        )
    if result.band:
        return (
            f"{_says(result)}{name} masuk kategori {result.band} pada {edition}; skornya belum "
            "dipublikasikan."
        )
    reason = f" ({result.reason})" if result.reason else ""
    sentences = {
        Absence.NOT_PUBLISHED: f"Hasil {name} pada {edition} belum dipublikasikan.",
        Absence.NOT_MEASURED: f"{name} tidak diukur pada {edition}{reason}.",
        Absence.NOT_APPLICABLE: f"{edition} tidak berlaku untuk {name}{reason}.",
    }
    return sentences[Absence(result.absence)]


def _says(result: Result) -> str:
    """Who says so, where it is not the publisher of the index."""
    return f"{result.attribution.capitalize()}, " if result.attribution else ""


def result_citation(result: Result) -> str:
    """How to cite a region's result."""
    doubt = f" ({result.attribution}, bukan angka resmi)" if result.attribution else ""
    source = f" Sumber: {result.source.citation}{doubt}." if result.source else ""
    return (
        f"{_sample(result.edition)}{office().name}, “{result.region.name}: "
        f"{result.edition.name}”.{source} {_seen(result.get_absolute_url())}"
    )


def edition(found: Edition) -> str:
    """How to cite an edition as a whole."""
    return (
        f"{_sample(found)}{office().name}, “{found.name} ({found.official_name})”. "
        f"{_seen(found.get_absolute_url())}"
    )


def _sample(edition: Edition) -> str:
    return f"{edition.notice}. " if edition.notice else ""


def _seen(path: str) -> str:
    """Pages change, so a citation says when the page was read."""
    return f"Diakses {formats.short_date(timezone.localdate())}, dari {settings.SITE_URL}{path}"
