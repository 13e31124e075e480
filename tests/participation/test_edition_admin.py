"""Making an edition from nothing in admin, and taking a mistaken one away."""

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from participation import actions
from participation.models import Band, Edition, Result, Source
from tests.participation.editions import draft, import_rows

FIELDS = {
    "name": "IPP Baru",
    "slug": "ipp-baru",
    "official_name": "Indeks Partisipasi Pilkada",
    "alias": "",
    "election": "Pilkada baru",
    "election_date": "2020-12-09",
    "launched_on": "",
    "method_note": "Catatan.",
    "coverage_note": "",
}
THREE = [
    ("involvement", "0", "60", True, False),
    ("engagement", "60", "77,5", True, True),
    ("participatory", "77,5", "100", False, True),
]


def _rows(prefix: str, rows: list[dict[str, Any]], initial: int = 0) -> dict[str, Any]:
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": initial}
    for number, row in enumerate(rows):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return data


def _band(number: int, band: tuple[str, str, str, bool, bool]) -> dict[str, Any]:
    slug, lower, upper, low_in, up_in = band
    ends = {"lower_included": low_in, "upper_included": up_in}
    ticked = {name: "on" for name, value in ends.items() if value}
    named = {"position": number, "name": slug.title(), "slug": slug, "description": ""}
    return {"lower": lower, "upper": upper, **ticked, **named}


def _form(bands: list[dict[str, Any]], initial: int = 0) -> dict[str, Any]:
    parts = _rows("bands", bands, initial) | _rows("dimensions", []) | _rows("recaps", [])
    return FIELDS | parts


def test_an_edition_with_its_bands_is_made_in_one_save(staff_client: Client, db: None) -> None:
    bands = [_band(number, band) for number, band in enumerate(THREE, 1)]
    response = staff_client.post(reverse("admin:participation_edition_add"), _form(bands))
    assert response.status_code == 302
    engagement = Band.objects.get(edition__slug="ipp-baru", slug="engagement")
    assert (engagement.lower, engagement.upper) == (Decimal(60), Decimal("77.50"))


@pytest.mark.parametrize(
    ("number", "band", "told"),
    [
        (0, ("involvement", "0", "60", True, True), "bercelah atau bertumpang tindih"),
        (1, ("engagement", "65", "77,5", True, True), "bercelah atau bertumpang tindih"),
        (2, ("participatory", "77,5", "99", False, True), "tidak memuat skor 100"),
        (2, ("engagement", "77,5", "100", False, True), "Alamat kategori tidak boleh sama."),
        (2, ("participatory", "77,5", "101", False, True), "di antara 0 dan 100"),
    ],
)
def test_bands_that_do_not_fit_together_are_told_and_nothing_is_saved(
    number: int, band: tuple[str, str, str, bool, bool], told: str, staff_client: Client, db: None
) -> None:
    chosen = [*THREE]
    chosen[number] = band
    bands = [_band(n, each) for n, each in enumerate(chosen, 1)]
    response = staff_client.post(reverse("admin:participation_edition_add"), _form(bands))
    assert response.status_code == 200
    assert told in response.content.decode()
    assert not Edition.objects.filter(slug="ipp-baru").exists()


def test_a_boundary_is_moved_in_one_save(staff_client: Client, db: None) -> None:
    edition = draft()
    moved = [
        ("involvement", "0", "50", True, True),
        ("engagement", "50", "77,5", False, True),
        THREE[2],
    ]
    bands = [
        _band(number, band) | {"id": stored.pk, "edition": edition.pk}
        for number, (band, stored) in enumerate(zip(moved, edition.bands.all(), strict=True), 1)
    ]
    parts = _rows("dimensions", []) | _rows("recaps", []) | _rows("bands", bands, initial=3)
    address = reverse("admin:participation_edition_change", args=[edition.pk])
    response = staff_client.post(address, FIELDS | parts)
    assert response.status_code == 302
    assert [band.upper for band in edition.bands.all()] == [50, Decimal("77.50"), 100]


def test_a_draft_with_an_import_can_be_deleted(staff_client: Client, db: None) -> None:
    edition = draft()
    import_rows(edition, "33.10,61,")
    address = reverse("admin:participation_edition_delete", args=[edition.pk])
    assert staff_client.post(address, {"post": "yes"}).status_code == 302
    assert not Edition.objects.filter(pk=edition.pk).exists()
    assert not Result.objects.filter(edition=edition.pk).exists()


def test_a_published_edition_cannot_be_deleted(staff_client: Client, real: Edition) -> None:
    address = reverse("admin:participation_edition_delete", args=[real.pk])
    assert staff_client.post(address, {"post": "yes"}).status_code == 403


def test_an_edition_without_bands_takes_no_file(staff_client: Client, db: None) -> None:
    edition = draft()
    Band.objects.filter(edition=edition, position=2).delete()
    with pytest.raises(actions.NotReady, match="Lengkapi dahulu kategori edisi ini"):
        import_rows(edition, "33.10,61,")


def test_what_published_numbers_rest_on_stands_still(staff_client: Client, real: Edition) -> None:
    source = real.results.get(region="33").source
    assert source is not None
    address = reverse("admin:participation_source_change", args=[source.pk])
    page = staff_client.get(address).content.decode()
    assert 'name="citation"' not in page
    assert 'name="status"' not in page
    assert 'name="url"' in page


def _refused(client: Client, model: Any, pk: int, given: dict[str, Any]) -> str:
    """What the page says to such a form, after which the object must be as it was."""
    before = model.objects.filter(pk=pk).values().get()
    address = reverse(f"admin:participation_{model._meta.model_name}_change", args=[pk])
    page = client.post(address, given, follow=True).content.decode()
    assert model.objects.filter(pk=pk).values().get() == before
    assert "berhasil" not in page
    return page


def test_a_form_sent_to_a_published_edition_is_refused_in_words(
    staff_client: Client, real: Edition
) -> None:
    for given in ({}, FIELDS, {"bands-0-lower": "10"}):
        assert "Perbaiki angka yang keliru dengan ralat" in _refused(
            staff_client, Edition, real.pk, given
        )
    address = reverse("admin:participation_edition_change", args=[real.pk])
    assert 'name="_save"' not in staff_client.get(address).content.decode()
    address = reverse("admin:participation_edition_change", args=[draft().pk])
    assert 'name="_save"' in staff_client.get(address).content.decode()


def test_a_form_sent_to_a_source_of_published_numbers_is_refused_in_words(
    staff_client: Client, real: Edition
) -> None:
    source = real.results.get(region="33").source
    assert source is not None
    for given in ({"citation": "Lain", "url": ""}, {"status": "media", "url": "https://kpu.go.id"}):
        assert "Perbaiki angka yang keliru dengan ralat" in _refused(
            staff_client, Source, source.pk, given
        )
    address = reverse("admin:participation_source_change", args=[source.pk])
    assert staff_client.post(address, {"url": "https://kpu.go.id/rilis"}).status_code == 302
    source.refresh_from_db()
    assert source.url == "https://kpu.go.id/rilis"


def test_who_may_only_look_at_an_edition_still_may_not_change_it(
    client: Client, real: Edition
) -> None:
    reader = User.objects.create_user("baca", password="sandi-panjang-sekali", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_edition"))
    client.force_login(reader)
    address = reverse("admin:participation_edition_change", args=[real.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, FIELDS).status_code == 403


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"election_date": "2099-11-27"}, "harus sudah lewat"),
        ({"method_note": " "}, "Catatan metode harus diisi."),
    ],
)
def test_the_gate_wants_what_readers_must_be_told(
    change: dict[str, Any], told: str, db: None
) -> None:
    edition = draft()
    Edition.objects.filter(pk=edition.pk).update(**change)
    edition.refresh_from_db()
    held = [finding.sentence for finding in actions.gate(edition) if not finding.agrees]
    assert any(told in sentence for sentence in held)


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        (("0,6", "0,6"), "Jumlah bobot semua variabel 1,2, padahal harus 1."),
        (("0,4", "0,6"), ""),
        (("0,6", ""), ""),
    ],
)
def test_weights_share_out_the_whole_or_are_not_all_known(
    weights: tuple[str, ...], sentence: str, staff_client: Client, db: None
) -> None:
    bands = [_band(number, band) for number, band in enumerate(THREE, 1)]
    rows = [
        {"position": n, "name": f"V{n}", "slug": f"v{n}", "weight": weight, "description": ""}
        for n, weight in enumerate(weights, 1)
    ]
    given = _form(bands) | _rows("dimensions", rows)
    response = staff_client.post(reverse("admin:participation_edition_add"), given)
    if sentence:
        assert sentence in response.content.decode()
        assert not Edition.objects.filter(slug="ipp-baru").exists()
    else:
        assert response.status_code == 302


@pytest.mark.parametrize(
    ("weight", "told"),
    [
        *((typed, "Tulis bobot sebagai pecahan, misalnya 0,5 untuk 50 persen") for typed in
          ("50", "5", "50%", "-0,5", "0", "100,0000")),
        ("0,33333", "Bobot paling banyak empat desimal, misalnya 0,3333."),
    ],
)  # fmt: skip
def test_a_weight_that_is_no_share_is_told_how_to_write_it(
    weight: str, told: str, staff_client: Client, db: None
) -> None:
    bands = [_band(number, band) for number, band in enumerate(THREE, 1)]
    row = {"position": 1, "name": "V", "slug": "v", "weight": weight, "description": ""}
    given = _form(bands) | _rows("dimensions", [row])
    page = staff_client.post(reverse("admin:participation_edition_add"), given)
    assert page.status_code == 200
    (errors,) = page.context["inline_admin_formsets"][1].formset.errors
    assert list(errors) == ["weight"]
    assert [sentence.startswith(told) for sentence in errors["weight"]] == [True]
    assert not Edition.objects.filter(slug="ipp-baru").exists()
