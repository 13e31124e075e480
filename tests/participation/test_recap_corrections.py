"""Correcting the announced counts in admin, also where most rows are not published."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from participation.models import Correction, Edition, NationalRecap, Source
from participation.models.sources import Status
from participation.verification import faults

WHY = "Rekap dalam siaran pers diralat oleh penerbitnya."


def _page(edition: Edition) -> str:
    return reverse("admin:participation_edition_recap", args=[edition.pk])


def _cell(edition: Edition, band: str, level: str = "kabkota") -> NationalRecap:
    return edition.recaps.get(level=level, band__slug=band)


def _given(edition: Edition, by: dict[str, int], **changed: Any) -> dict[str, Any]:
    """The form with counts of kabupaten/kota moved by so many."""
    recaps = edition.recaps.select_related("band")
    moved = {f"rekap-{each.pk}": each.count for each in recaps}
    for each in recaps.filter(level="kabkota"):
        moved[f"rekap-{each.pk}"] += by.get(each.band.slug, 0)
    source = Source.objects.create(
        citation="KPU, Ralat rekap (2026)",
        document="Ralat rekap",
        publisher="KPU",
        status=Status.PRESS_RELEASE,
    )
    return {**moved, "source": source.pk, "why": WHY} | changed


def test_two_counts_change_together_and_say_so_everywhere(
    staff_client: Client, client: Client, real: Edition
) -> None:
    before = {band: _cell(real, band).count for band in ("engagement", "involvement")}
    given = _given(real, {"engagement": -1, "involvement": 1})
    answer = staff_client.post(_page(real), given)
    assert [effect.subject for effect in answer.context["effects"]] == [
        "Rekap kabupaten/kota, kategori Engagement",
        "Rekap kabupaten/kota, kategori Involvement",
    ]
    assert not Correction.objects.exists()
    assert _cell(real, "engagement").count == before["engagement"]

    answer = staff_client.post(_page(real), given | {"sure": "1"}, follow=True)
    assert "Rekap diralat; rilis baru sudah tersedia." in answer.content.decode()
    assert _cell(real, "engagement").count == before["engagement"] - 1
    assert _cell(real, "involvement").source.citation == "KPU, Ralat rekap (2026)"
    assert _cell(real, "participatory").source.citation != "KPU, Ralat rekap (2026)"
    assert faults(real) == []
    text = client.get(f"/ipp/{real.slug}/ralat/").content.decode()
    assert WHY in text
    assert f"{before['engagement'] - 1} daerah · KPU, Ralat rekap (2026)" in text
    rows = client.get("/api/v1/corrections/", {"edition": real.slug}).json()["results"]
    assert {row["new"]["count"] for row in rows} == {
        before["engagement"] - 1,
        before["involvement"] + 1,
    }


def test_counts_that_do_not_add_up_need_an_explanation(staff_client: Client, real: Edition) -> None:
    given = _given(real, {"engagement": -1}, sure="1")
    answer = staff_client.post(_page(real), given)
    assert answer.status_code == 400
    assert not Correction.objects.exists()
    told = given | {"explanation": "Penerbit menyebut satu daerah tanpa kategori."}
    assert staff_client.post(_page(real), told).status_code == 302
    assert Correction.objects.get().new["count"] == _cell(real, "engagement").count
    assert faults(real) == []


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"why": " "}, "Tulis alasan ralat."),
        ({"source": ""}, "Pilih dokumen yang memuat jumlah baru."),
        ({}, "Tidak ada yang berubah"),
        ({"too many": "1"}, "508"),
        ({"nothing": "1"}, "Tulis jumlahnya; 0 bila tidak ada daerah."),
    ],
)
def test_what_says_too_little_or_too_much_is_refused(
    staff_client: Client, real: Edition, changed: dict[str, str], sentence: str
) -> None:
    field = f"rekap-{_cell(real, 'engagement').pk}"
    values = {"too many": {field: "509"}, "nothing": {field: ""}}
    given = _given(real, {}, sure="1", **changed)
    for name in values.keys() & given.keys():
        given |= values[name]
    answer = staff_client.post(_page(real), given)
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert not Correction.objects.exists()


def test_only_a_sample_may_rest_on_what_was_made_up(
    staff_client: Client, real: Edition, sample: Edition
) -> None:
    made_up = Source.objects.get(status=Status.SAMPLE)
    for edition, offered in ((real, False), (sample, True)):
        sources = staff_client.get(_page(edition)).context["form"].fields["source"].queryset
        assert (made_up in sources) is offered
    answer = staff_client.post(_page(real), _given(real, {"engagement": -1}, source=made_up.pk))
    assert "source" in answer.context["form"].errors


def test_what_another_corrected_meanwhile_is_not_taken_back(
    staff_client: Client, real: Edition
) -> None:
    seen = staff_client.get(_page(real)).context["seen"]
    given = _given(real, {"engagement": -1, "involvement": 1}, sure="1", seen=seen)
    old = {name: _given_before(real, name) for name in given if name.startswith("rekap-")}
    assert staff_client.post(_page(real), given).status_code == 302
    answer = staff_client.post(_page(real), given | old)
    assert "rilis 2 sudah terbit" in answer.content.decode()
    assert Correction.objects.count() == 2


def _given_before(edition: Edition, name: str) -> int:
    return edition.recaps.get(pk=name.removeprefix("rekap-")).count


def test_a_draft_has_no_such_page_and_only_who_publishes_may(
    client: Client, real: Edition, staff_client: Client
) -> None:
    user = User.objects.create_user("data", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__endswith="_edition"))
    user.user_permissions.remove(Permission.objects.get(codename="publish_edition"))
    client.force_login(user)
    assert client.get(_page(real)).status_code == 403
    draft = Edition.objects.create(
        slug="draf", name="Draf", election="Pilkada", election_date=real.election_date
    )
    client.force_login(User.objects.get(username="petugas"))
    assert client.get(_page(draft)).status_code == 404
    link = f'href="{_page(real)}"'
    change = reverse("admin:participation_edition_change", args=[real.pk])
    assert link in client.get(change).content.decode()
