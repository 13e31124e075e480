"""How long a data officer waits: every region with five variables imported, editions recalculated.

    .venv/bin/python -m tests.benchmarks.whole_import

Fills a database of its own, beside those of the tests, which goes away at the end. The import goes
through the pages of admin, first to the check page, then its confirmation; times are the median of
some rounds, each with an edition of its own. Measure on a quiet machine: the database works on the
other side of each second, so the time of this process alone would say too little.
"""

import io
import os
import random
import statistics
import time
from collections.abc import Callable
from typing import Any

import tests.embedded_database  # noqa: F401 (starts the database that the settings then read)

ROUNDS = 5
EDITIONS = 20
IMPORT_AT_MOST, RECALCULATION_AT_MOST = 3.0, 5.0  # seconds
VARIABLES = [
    "Registrasi pemilih", "Pencalonan", "Kampanye", "Sosialisasi pendidikan pemilih",
    "Pemungutan suara",
]  # fmt: skip


def main() -> None:
    """Print a line for each step: seconds, and what they may be."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kpuportal.settings")
    django.setup()
    from django.db import connection
    from django.test.utils import setup_test_environment

    setup_test_environment()
    connection.settings_dict["TEST"]["NAME"] = "whole_import"
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        _import()
        _recalculate()
    finally:
        connection.creation.destroy_test_db("", verbosity=0)


def _import() -> None:
    from django.contrib.auth.models import User
    from django.test import Client

    from participation import actions

    actions.load_regions()
    officer = Client()
    officer.force_login(User.objects.create_superuser("petugas"))
    for kind, content in (("CSV", _csv()), ("XLSX", _xlsx())):
        times = [_round(officer, _edition(f"{kind}-{n}"), content) for n in range(ROUNDS)]
        checked, confirmed = (statistics.median(each) for each in zip(*times, strict=True))
        _tell(f"{kind}: check", checked)
        _tell(f"{kind}: confirm", confirmed)
        _tell(f"{kind}: both", checked + confirmed, IMPORT_AT_MOST)


def _round(officer: Any, edition: Any, content: bytes) -> tuple[float, float]:
    """Seconds until the check page is there, and from the confirmation to the edition's page."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.urls import reverse

    address = reverse("admin:participation_edition_upload", args=[edition.pk])
    file = SimpleUploadedFile("semua", content)
    page, checked = _timed(lambda: officer.post(address, {"file": file}, follow=True))
    given = {"fingerprint": page.context["plan"].fingerprint, "sure": "on"}
    confirm = page.redirect_chain[-1][0]
    _, confirmed = _timed(lambda: officer.post(confirm, given, follow=True))
    found = edition.results.exclude(score=None).exclude(rank_national=None).count()
    assert found == len(_rows()), found
    return checked, confirmed


def _recalculate() -> None:
    from participation import actions
    from participation.models import Result

    editions = [_edition(f"hitung-{n}") for n in range(EDITIONS)]
    for edition in editions:
        actions.import_results(edition=edition, content=_csv(), file_name="semua.csv", sure=True)
    Result.objects.update(rank_national=None, rank_in_province=None)  # so that all is to be done
    changed, spent = _timed(lambda: [actions.calculate(edition=each) for each in editions])
    assert min(changed) == len(_rows()), changed
    _tell(f"recalculation of {EDITIONS} editions, all places", spent, RECALCULATION_AT_MOST)
    changed, spent = _timed(lambda: [actions.calculate(edition=each) for each in editions])
    assert not any(changed), changed
    _tell(f"recalculation of {EDITIONS} editions, nothing to do", spent, RECALCULATION_AT_MOST)


def _timed(act: Callable[[], Any]) -> tuple[Any, float]:
    started = time.perf_counter()
    return act(), time.perf_counter() - started


def _tell(what: str, seconds: float, at_most: float | None = None) -> None:
    verdict = "" if at_most is None else f"  of {at_most:.0f} s at most"
    late = "  TOO SLOW" if at_most is not None and seconds > at_most else ""
    print(f"{what:50}{seconds:7.2f} s{verdict}{late}")  # noqa: T201 (it reports)


def _edition(slug: str) -> Any:
    from participation.models import Dimension
    from tests.participation.editions import draft

    edition = draft(slug.lower())
    edition.dimensions.all().delete()
    Dimension.objects.bulk_create(
        Dimension(edition=edition, slug=f"variabel-{n}", name=name, position=n)
        for n, name in enumerate(VARIABLES, 1)
    )
    return edition


def _rows() -> list[list[str]]:
    from participation.sample import sample_scores

    dice = random.Random(1)
    return [
        [code, str(score), *(f"{dice.randrange(10_001) / 100:.2f}" for _ in VARIABLES), "KPU RI"]
        for code, (score, _) in sample_scores().items()
    ]


def _csv() -> bytes:
    lines = [["Kode", "Skor", *VARIABLES, "Sumber"], *_rows()]
    return "\n".join(map(";".join, lines)).encode()


def _xlsx() -> bytes:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Hasil")
    sheet.append(["Kode", "Skor", *VARIABLES, "Sumber"])
    for code, *numbers, source in _rows():
        sheet.append([code, *map(float, numbers), source])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


if __name__ == "__main__":
    main()
