"""Single results: looked up, and mended by hand while their edition is a draft."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import HttpRequest

from kpuportal import formats
from participation import actions
from participation.admin.corrections import PREFIX, CorrectionMixin
from participation.calculation.bands import NoBand, band_of
from participation.models import Absence, Result, Source
from participation.models.results import OUTSIDE

VALUES_LEFT = (
    "Daerah dengan sebab ini tidak mempunyai nilai variabel. Kosongkan nilai variabelnya; sebelum "
    "edisi terbit, lewat berkas hasil yang sel variabelnya kosong."
)
SCALE = [MinValueValidator(0, OUTSIDE), MaxValueValidator(100, OUTSIDE)]


class ResultForm(forms.ModelForm):
    """Score, band and absence must tell one story."""

    class Meta:
        model = Result
        fields = ["score", "band", "absence", "reason", "source"]
        localized_fields = ["score"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "band" in self.fields:
            # The model's own checks run too late: the band is looked up before them.
            self.fields["score"].validators += SCALE
            bands: Any = self.fields["band"]
            bands.queryset = self.instance.edition.bands.all()
            sources: Any = self.fields["source"]
            sources.queryset = Source.objects.fit_for(self.instance.edition)
            bands.help_text = "Dengan skor, kategori mengikuti skor dan boleh dikosongkan."

    def clean(self) -> dict[str, Any]:
        """Raise ValidationError that says which of them contradict."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if cleaned["score"] is None:
            self._without_score(cleaned)
        else:
            self._with_score(cleaned)
        if cleaned["band"] and not cleaned["source"]:
            raise ValidationError({"source": "Setiap skor dan kategori harus mempunyai sumber."})
        return cleaned

    def _post_clean(self) -> None:
        """The model's constraints are asked only where the form finds no fault: it says faults in
        better words."""
        if not self.errors:
            super()._post_clean()  # type: ignore[misc]  # Django's own way in, unknown to its stubs

    def _without_score(self, cleaned: dict[str, Any]) -> None:
        cleaned["absence"] = cleaned["absence"] or Absence.NOT_PUBLISHED
        if cleaned["band"] and cleaned["absence"] != Absence.NOT_PUBLISHED:
            raise ValidationError({"band": "Daerah dengan sebab ini tidak mempunyai kategori."})
        if cleaned["absence"] != Absence.NOT_PUBLISHED and self._has_values(cleaned):
            raise ValidationError({"absence": VALUES_LEFT})

    def _has_values(self, cleaned: dict[str, Any]) -> bool:
        """What is typed of the variables where the form asks for them, else what is stored."""
        asked = [value for name, value in cleaned.items() if name.startswith(PREFIX)]
        if asked:
            return any(value is not None for value in asked)
        return self.instance.dimension_scores.exists()

    def _with_score(self, cleaned: dict[str, Any]) -> None:
        if cleaned["absence"]:
            raise ValidationError({"absence": "Kosongkan: daerah ini mempunyai skor."})
        bands = {band.slug: band for band in self.instance.edition.bands.all()}
        try:
            right = bands[band_of(cleaned["score"], [b.range for b in bands.values()]).slug]
        except NoBand as error:
            raise ValidationError({"score": str(error)}) from error
        if cleaned["band"] not in {None, right}:
            raise ValidationError({"band": f"Skor ini masuk kategori {right}."})
        cleaned["band"] = right


class BandFilter(admin.AllValuesFieldListFilter):
    """By the band's name, which the fields of a band call no more than "name"."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = "kategori"


@admin.register(Result)
class ResultAdmin(CorrectionMixin, admin.ModelAdmin):
    """Numbers come in as a file from the edition's page; here a draft's are looked at or mended,
    and a public one's corrected."""

    form = correction_form = ResultForm
    change_form_template = "admin/participation/result/change_form.html"
    list_display = [
        "region", "edition", "score", "band", "absence", "rank_national", "rank_in_province",
    ]  # fmt: skip
    list_filter = ["edition", ("band__name", BandFilter), "absence", "region__kind"]
    search_fields = ["region__name", "=region__code"]
    search_help_text = "Cari menurut nama atau kode wilayah."
    autocomplete_fields = ["source"]
    list_select_related = ["region", "edition", "band"]
    readonly_fields = ["edition", "region", "rank_national", "rank_in_province", "values"]
    fieldsets = [
        (None, {"fields": ["edition", "region", "score", "band", "absence", "reason"]}),
        ("Sumber", {"fields": ["source"]}),
        ("Nilai variabel", {"fields": ["values"]}),
        ("Dihitung portal", {"fields": ["rank_national", "rank_in_province"]}),
    ]

    @admin.display(description="menurut berkas")
    def values(self, result: Result) -> str:
        """What the region got in each variable, as far as it is known."""
        found = result.dimension_scores.select_related("dimension")
        told = [f"{each.dimension.name}: {formats.score(each.value)}" for each in found]
        return "; ".join(told) or "belum dipublikasikan"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Each region gets its row with the edition."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Result | None = None) -> bool:
        """A published edition is frozen."""
        frozen = obj is not None and obj.edition.is_published
        return not frozen and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Result | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Result, form: Any, change: bool) -> None:
        """Places of all follow one score."""
        actions.store_result(result=obj, by=request.user)
