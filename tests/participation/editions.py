"""Draft editions for tests."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from django.utils import timezone
from django.utils.text import slugify

from participation import actions
from participation.actions.importing import fill_missing_results
from participation.actions.unfreezing import published_may_change
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
    return actions.import_results(
        edition=edition, content=content.encode(), file_name="uji.csv", sure=True
    )


def public(edition: Edition) -> Edition:
    """As if it had gone through the gate, which wants all 552 regions."""
    actions.calculate(edition=edition, by=None)
    Edition.objects.filter(pk=edition.pk).update(published_at=timezone.now())
    return Edition.objects.get(pk=edition.pk)


def withdraw(slug: str) -> None:
    """As if the edition had never been public, which the portal itself offers nobody."""
    with published_may_change():
        Edition.objects.filter(slug=slug).update(published_at=None)


def comparable_pair() -> Edition:
    """A public edition of 2025, "kini", that may be compared with one of 2020, "dulu"."""
    before = draft("dulu")
    import_rows(
        before, "33.09,70.00,Engagement", "33.10,60.00,Engagement", "33.11,80.00,Participatory"
    )
    before = public(before)
    now = draft("kini")
    Edition.objects.filter(pk=now.pk).update(
        name="IPP Kini", election_date="2025-12-09", comparable_with=before
    )
    import_rows(
        now, "33.09,69.65,Engagement", "33.10,78.00,Participatory", "33.11,80.00,Participatory",
        "33.12,50.00,Involvement",
    )  # fmt: skip
    return public(now)
