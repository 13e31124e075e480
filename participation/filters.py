"""The filters that page, file and API share."""

from typing import Any

import django_filters as filters
from django.db.models import F, Q, QuerySet

from kpuportal.filtering import StrictFilterSet
from participation.directory import provinces
from participation.models import (
    Award,
    AwardCategory,
    Band,
    Correction,
    Edition,
    Level,
    Region,
    Result,
)

ORDERS = {
    "peringkat": "Peringkat tertinggi",
    "-peringkat": "Peringkat terendah",
    "nama": "Nama A–Z",
    "kode": "Kode wilayah",
}

PAGE_SIZE = 50
PAGE_SIZES = [25, PAGE_SIZE, 100]


def _choice(label: str, **kwargs: Any) -> filters.ChoiceFilter:
    """A choice that refuses other values with a sentence that lists the right ones."""
    listed = ", ".join(value for value, _ in kwargs.get("choices", []))
    return filters.ChoiceFilter(
        label=label, error_messages={"invalid_choice": _wrong(label, listed)}, **kwargs
    )


def _wrong(label: str, listed: str) -> str:
    return f"{label} “%(value)s” tidak dikenal. Pilihannya: {listed}."


NO_EDITION = (
    "Edisi “%(value)s” tidak ada. Isi dengan nama pendeknya seperti di alamat halamannya, misalnya "
    "ipp-pilkada-2024; untuk program, semuanya ada di /api/v1/editions/."
)
NO_CATEGORY = (
    "Kategori penghargaan “%(value)s” tidak ada. Buka /penghargaan/ dan pilih dari daftarnya."
)
NO_REGION = (
    "Wilayah “%(value)s” tidak dikenal. Isi dengan kode Kemendagri, misalnya 33 (Jawa Tengah) atau "
    "33.74 (Kota Semarang)."
)
NO_AWARD = (
    "Wilayah “%(value)s” tidak dikenal atau belum punya penghargaan. Buka /penghargaan/ dan pilih "
    "dari daftarnya."
)


def _api_edition(field_name: str) -> filters.ModelChoiceFilter:
    """The edition as the whole API calls it."""
    return filters.ModelChoiceFilter(
        label="Nama pendek edisi, misalnya ipp-pilkada-2024",
        field_name=field_name,
        to_field_name="slug",
        queryset=lambda request: Edition.objects.published(),
        error_messages={"invalid_choice": NO_EDITION},
    )


class ResultFilter(StrictFilterSet):
    """Level, province, band, name and order of a ranking."""

    tingkat = _choice("Tingkat", choices=Level.choices, method="by_level", empty_label="Semua")
    provinsi = _choice(
        "Provinsi",
        choices=[(entry.code, entry.name) for entry in provinces()],
        method="by_province",
        empty_label="Semua provinsi",
    )
    kategori = filters.ChoiceFilter(
        label="Kategori", field_name="band__slug", empty_label="Semua kategori"
    )
    q = filters.CharFilter(label="Nama wilayah", method="by_name", max_length=100)
    urut = _choice("Urutan", choices=list(ORDERS.items()), method="in_order", empty_label=None)

    class Meta:
        model = Result
        fields: list[str] = []

    def __init__(self, *args: Any, edition: Edition | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bands = edition.bands_high_to_low if edition else Band.objects.published()
        choices = dict.fromkeys((band.slug, band.name) for band in bands)
        category = self.filters["kategori"]
        category.extra["choices"] = list(choices)
        category.extra["error_messages"] = {
            "invalid_choice": _wrong("Kategori", ", ".join(slug for slug, _ in choices))
        }

    def filter_queryset(self, queryset: QuerySet[Result]) -> QuerySet[Result]:
        """Best first unless another order is asked for."""
        return super().filter_queryset(queryset.by_place())  # type: ignore[attr-defined]  # of results

    def by_level(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.of_level(value)

    def by_province(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(Q(region_id=value) | Q(region__parent_id=value))

    def by_name(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(Q(region__name__icontains=value) | Q(region_id=value))

    def in_order(self, queryset: Any, name: str, value: str) -> Any:
        orders = {
            "-peringkat": [F("score").asc(nulls_last=True), "empty", "region_id"],
            "nama": ["region__name"],
            "kode": ["region_id"],
        }
        order: Any = orders.get(value)
        return queryset.order_by(*order) if order else queryset


class RankingFilter(ResultFilter):
    """The same with the length of a page; files and API have no pages of this kind."""

    per_halaman = _choice(
        "Baris per halaman",
        choices=[(str(rows), str(rows)) for rows in PAGE_SIZES],
        method="unchanged",
        empty_label=None,
    )

    class Meta(ResultFilter.Meta):
        pass

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.data.get("per_halaman"):
            self.data["per_halaman"] = str(PAGE_SIZE)

    @property
    def rows_a_page(self) -> int:
        """How many rows the reader asked for."""
        return int(self.form.cleaned_data["per_halaman"] or PAGE_SIZE)

    def unchanged(self, queryset: Any, name: str, value: str) -> Any:
        """Paging leaves the list as it is."""
        return queryset


class AwardFilter(StrictFilterSet):
    """Edition, category and region of awards."""

    edisi = filters.ModelChoiceFilter(
        label="Edisi",
        field_name="edition",
        to_field_name="slug",
        queryset=lambda request: Edition.objects.official(),
        empty_label="Semua edisi",
        error_messages={"invalid_choice": NO_EDITION},
    )
    kategori = filters.ModelChoiceFilter(
        label="Kategori",
        field_name="category",
        to_field_name="slug",
        queryset=lambda request: AwardCategory.objects.published(),
        empty_label="Semua kategori",
        error_messages={"invalid_choice": NO_CATEGORY},
    )
    wilayah = filters.ModelChoiceFilter(
        label="Wilayah",
        method="by_region",
        queryset=lambda request: Region.objects.awarded(),
        empty_label="Semua wilayah",
        error_messages={"invalid_choice": NO_AWARD},
    )

    class Meta:
        model = Award
        fields: list[str] = []

    def by_region(self, queryset: Any, name: str, value: Region) -> Any:
        return queryset.filter(Q(region=value) | Q(region__parent=value))


class ApiResultFilter(ResultFilter):
    """The ranking's filters plus the edition."""

    edition = _api_edition("edition")


class ApiAwardFilter(AwardFilter):
    """The page's filters, the edition under the name that the whole API gives it. Without a form
    to choose from, a region or edition without awards is no mistake: there are none."""

    edition = _api_edition("edition")
    edisi = None
    wilayah = filters.ModelChoiceFilter(
        label="Kode wilayah, misalnya 33.10; kode provinsi mencakup semua daerah di dalamnya",
        method="by_region",
        queryset=lambda request: Region.objects.all(),
        error_messages={"invalid_choice": NO_REGION},
    )

    class Meta(AwardFilter.Meta):
        pass


class RegionFilter(StrictFilterSet):
    """Level, province and name of regions."""

    tingkat = _choice("Tingkat", choices=Level.choices, method="by_level")
    provinsi = _choice(
        "Provinsi", choices=[(entry.code, entry.name) for entry in provinces()], field_name="parent"
    )
    q = filters.CharFilter(
        label="Nama wilayah", field_name="name", lookup_expr="icontains", max_length=100
    )

    class Meta:
        model = Region
        fields: list[str] = []

    def by_level(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.of_level(value)


class CorrectionFilter(StrictFilterSet):
    """Edition and region of corrections."""

    edition = _api_edition("entry__edition")
    wilayah = filters.ModelChoiceFilter(
        label="Kode wilayah, misalnya 33.10",
        field_name="region",
        queryset=lambda request: Region.objects.all(),
        error_messages={"invalid_choice": NO_REGION},
    )

    class Meta:
        model = Correction
        fields: list[str] = []
