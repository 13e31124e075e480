"""With which earlier edition an edition may be compared, and what of their method is the same."""

from typing import Any

from participation.calculation.bands import BandRange
from participation.models import Edition

NONE = "Tidak dinyatakan sebanding dengan edisi lain; jangan membandingkan skornya."


def comparison_of(edition: Edition) -> dict[str, Any] | None:
    """The comparable public edition for programs; None without one.

    `same_weights` is None where a weight of either is not published.
    """
    earlier = edition.earlier
    if earlier is None:
        return None
    weights, before = _weights(edition), _weights(earlier)
    unknown = None in (*weights.values(), *before.values())
    return {
        "edition": earlier.slug,
        "name": earlier.name,
        "same_bands": _bands(edition) == _bands(earlier),
        "same_variables": weights.keys() == before.keys(),
        "same_weights": None if unknown else weights == before,
    }


def comparison_words(edition: Edition) -> str:
    """The same for readers, as a sentence."""
    found = comparison_of(edition)
    if found is None:
        return NONE
    told = ", ".join(
        f"{what} {_agreement(found[name])}"
        for what, name in (
            ("kategori", "same_bands"), ("variabel", "same_variables"), ("bobot", "same_weights"),
        )
    )  # fmt: skip
    return f"Dinyatakan sebanding dengan {found['name']}: {told}."


def _agreement(same: bool | None) -> str:
    if same is None:
        return "tidak dipublikasikan"
    return "sama" if same else "berbeda"


def _bands(edition: Edition) -> set[BandRange]:
    return {band.range for band in edition.bands.all()}


def _weights(edition: Edition) -> dict[str, Any]:
    return {dimension.slug: dimension.weight for dimension in edition.dimensions.all()}
