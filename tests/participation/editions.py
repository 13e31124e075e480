"""Draft editions for tests."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from django.utils.text import slugify

from participation import actions
from participation.actions.importing import fill_missing_results
from participation.models import Band, Dimension, Edition

HEADER = "region_code,score,band,source\n"
SOURCE = '"KPU RI, peluncuran IPP Pilkada 2024, Jakarta, 18 Oktober 2025"'


def draft(slug: str = "uji") -> Edition:
    """An edition with the three bands and a row for each region, nothing known yet."""
    edition = Edition.objects.create(
        slug=slug,
        name="IPP Uji",
        official_name="Indeks Partisipasi Pilkada",
        election="Pilkada uji",
        election_date=dt.date(2020, 12, 9),
        method_note="Catatan uji.",
    )
    ends = [("Involvement", "0", "60", True, False), ("Engagement", "60", "77.5", True, True)]
    ends.append(("Participatory", "77.5", "100", False, True))
    for position, (name, lower, upper, low_in, up_in) in enumerate(ends, 1):
        Band.objects.create(
            edition=edition, slug=name.lower(), name=name, position=position,
            lower=Decimal(lower), upper=Decimal(upper),
            lower_included=low_in, upper_included=up_in,
        )  # fmt: skip
    Dimension.objects.create(edition=edition, slug="kampanye", name="Kampanye", position=1)
    fill_missing_results(edition)
    return edition


def with_variables(
    weights: Sequence[Decimal | None] = (None, None, None), slug: str = "uji"
) -> Edition:
    """A draft with three variables and these weights."""
    edition = draft(slug)
    edition.dimensions.all().delete()
    names = ["Registrasi pemilih", "Pencalonan", "Kampanye"]
    Dimension.objects.bulk_create(
        Dimension(edition=edition, slug=slugify(name), name=name, position=n, weight=weight)
        for n, (name, weight) in enumerate(zip(names, weights, strict=True), 1)
    )
    return edition


def import_rows(edition: Edition, *rows: str) -> actions.ImportPlan:
    """Import "33.10,61.20,Engagement" and the like, all from one known source."""
    content = HEADER + "".join(f"{row},{SOURCE}\n" for row in rows)
    return actions.import_results(edition=edition, content=content.encode(), file_name="uji.csv")
