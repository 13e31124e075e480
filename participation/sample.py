"""A made-up edition to try rankings, filters and charts with. None of its numbers is real.

Deterministic: the same regions always get the same scores. Its counts are those of the announced
recap (4/31/2 provinces, 24/446/38 kabupaten/kota), so that it passes the same gate.
"""

import datetime as dt
import random
from decimal import Decimal

from participation.directory import RegionEntry, entries
from participation.editions_on_file import EditionFile, RecapRow, published_2024, results_csv

SLUG = "ipp-contoh"
CITATION = "DATA CONTOH, bukan data resmi: skor rekaan yang dibuat program"
COUNTS = {
    "provinsi": {"Participatory": 4, "Engagement": 31, "Involvement": 2},
    "kabkota": {"Participatory": 24, "Engagement": 446, "Involvement": 38},
}
# In hundredths: within each band, its ends among them.
SPREAD = {"Participatory": (7751, 9100), "Engagement": (6000, 7750), "Involvement": (4200, 5999)}


def sample_edition() -> EditionFile:
    """The sample, built on the bands and variables of IPP Pilkada 2024."""
    real = published_2024()
    return EditionFile(
        slug=SLUG,
        edition={
            "name": "IPP Contoh",
            "official_name": real.edition["official_name"],
            "election": "Pemilihan contoh (rekaan)",
            "election_date": dt.date(2024, 11, 27),
            "is_sample": True,
            "method_note": "Semua skor edisi ini rekaan, dibuat agar peringkat, saringan, dan "
            "grafik dapat dicoba. Jangan dikutip.",
        },
        bands=real.bands,
        dimensions=real.dimensions,
        sources=[{"citation": CITATION, "document": "Skor rekaan", "status": "sample"}],
        method_sources=[],
        results=results_csv(
            (code, score, band, CITATION) for code, (score, band) in sample_scores().items()
        ),
        results_name="data-contoh.csv",
        not_applicable=real.not_applicable,
        recaps=[
            RecapRow(level, band, count, sum(counts.values()), CITATION)
            for level, counts in COUNTS.items()
            for band, count in counts.items()
        ],
        awards=[],
    )


def sample_scores() -> dict[str, tuple[Decimal, str]]:
    """Score and band name of every eligible region, by code."""
    left_out = published_2024().not_applicable
    eligible = [entry for entry in entries().values() if entry.code not in left_out]
    scores: dict[str, tuple[Decimal, str]] = {}
    for level, counts in COUNTS.items():
        scores |= _scores([entry for entry in eligible if _level(entry) == level], counts)
    return dict(sorted(scores.items()))


def _scores(regions: list[RegionEntry], counts: dict[str, int]) -> dict[str, tuple[Decimal, str]]:
    dice = random.Random("portal-kpu")  # noqa: S311 (made-up numbers, not secrets)
    bands = [band for band, count in counts.items() for _ in range(count)]
    dice.shuffle(bands)
    return {
        region.code: (Decimal(_hundredths(dice, band)) / 100, band)
        for region, band in zip(regions, bands, strict=True)
    }


def _hundredths(dice: random.Random, band: str) -> int:
    """More in the middle than at the ends, as real scores are."""
    low, high = SPREAD[band]
    return round(dice.triangular(low, high))


def _level(region: RegionEntry) -> str:
    return "kabkota" if region.province_code else "provinsi"
