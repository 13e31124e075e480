"""One story from end to end: a file in admin, the gate, then page, API and file agree."""

import csv
import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from participation.models import Edition, NationalRecap
from participation.sample import COUNTS, sample_scores
from tests.participation.editions import HEADER, SOURCE, draft


def _results_file() -> bytes:
    rows = [f"{code},{score},{band},{SOURCE}" for code, (score, band) in sample_scores().items()]
    return (HEADER + "\n".join(rows) + "\n").encode()


def _describe(edition: Edition, real: Edition) -> None:
    """What a data officer types into the edition's form: who is not measured, and the recap."""
    for result in real.results.filter(absence="not_applicable"):
        edition.results.filter(region=result.region).update(
            absence="not_applicable", reason=result.reason
        )
    source = real.results.get(region="33").source
    for level, counts in COUNTS.items():
        for band, count in counts.items():
            NationalRecap.objects.create(
                edition=edition, level=level, band=edition.bands.get(name=band), count=count,
                eligible=sum(counts.values()), source=source,
            )  # fmt: skip


def test_a_file_becomes_a_public_ranking(staff_client: Client, real: Edition) -> None:
    edition = draft("ipp-perjalanan")
    _describe(edition, real)
    public = Client()
    ranking = reverse("ranking", args=[edition.slug])

    uploaded: Any = staff_client.post(
        reverse("admin:participation_edition_upload", args=[edition.pk]),
        {"file": SimpleUploadedFile("hasil.csv", _results_file())},
        follow=True,
    )
    plan = uploaded.context["plan"]
    assert plan.sentence == "545 hasil baru, 0 berubah, 0 dihapus, 0 tetap."
    assert not edition.results.exclude(score=None).exists()

    staff_client.post(uploaded.redirect_chain[-1][0], {"fingerprint": plan.fingerprint})
    assert edition.results.exclude(score=None).count() == 545
    assert public.get(ranking).status_code == 404

    published = staff_client.post(
        reverse("admin:participation_edition_publish", args=[edition.pk]), follow=True
    )
    assert "sudah dipublikasikan" in published.content.decode()

    filters = {"tingkat": "kabkota", "provinsi": "33"}
    page = public.get(ranking, filters)
    api = public.get("/api/v1/results/", {**filters, "edition": edition.slug}).json()["results"]
    file = public.get(reverse("results_csv", args=[edition.slug]), filters).content.decode()
    rows = list(csv.DictReader(io.StringIO(file)))
    shown = [
        (row.region_id, str(row.score), row.band.name, str(row.rank_national))
        for row in page.context["page"]
    ]
    columns = ["region_code", "score", "band", "rank_national"]
    assert shown == [tuple(str(row[name]) for name in columns) for row in api]
    assert shown == [tuple(row[name] for name in columns) for row in rows]
    assert len(shown) == 35
    body = page.content.decode()
    for code, score, _, _ in shown:
        assert f"/wilayah/{code}-" in body
        assert score.replace(".", ",") in body
