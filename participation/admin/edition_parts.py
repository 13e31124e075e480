"""The parts of an edition that its page edits: bands, variables, recap."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.text import capfirst

from kpuportal import formats
from participation.calculation.bands import gaps
from participation.calculation.dimensions import weights_add_up
from participation.models import Band, Dimension, NationalRecap

WEIGHTS = (
    "Jumlah bobot semua variabel {total}, padahal harus 1. Tulis bobot sebagai pecahan, misalnya "
    "0,25 untuk 25%; kosongkan bobot yang tidak diumumkan."
)
SHARE = "Tulis bobot sebagai pecahan, misalnya 0,5 untuk 50 persen; kosongkan bila tidak diumumkan."


class PartFormSet(forms.BaseInlineFormSet):
    """Rows whose fields stand under the heading of a column: each says its name itself too."""

    def add_fields(self, form: Any, index: Any) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            widget = getattr(field.widget, "widget", field.widget)  # Django wraps what has links
            widget.attrs.setdefault("aria-label", capfirst(str(field.label or "")))


class PartInline(admin.TabularInline):
    """Belongs to the numbers, so it stands still once they are public."""

    extra = 0
    max_num = 20

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Rows that a form claims beyond reason are not even looked at."""
        formset = super().get_formset(request, obj, **kwargs)
        formset.absolute_max = 2 * self.max_num
        return formset

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not _is_published(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not _is_published(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not _is_published(obj) and super().has_delete_permission(request, obj)


class BandForm(forms.ModelForm):
    """One band by itself; how bands lie to each other is looked at when all are known."""

    class Meta:
        model = Band
        fields = [
            "position", "name", "slug", "lower", "lower_included", "upper", "upper_included",
            "description",
        ]  # fmt: skip
        localized_fields = ["lower", "upper"]


class BandFormSet(PartFormSet):
    """The bands of an edition together."""

    def clean(self) -> None:
        """Raise ValidationError unless the bands cover 0 to 100 exactly once."""
        kept = [form for form in self.forms if form not in self.deleted_forms]
        bands = [form.instance for form in kept if form.instance.pk or form.has_changed()]
        if any(self.errors) or not bands:
            return
        problems = gaps(band.range for band in bands)
        if len({band.position for band in bands}) < len(bands):
            problems.append("Urutan kategori tidak boleh sama.")
        if len({band.slug for band in bands}) < len(bands):
            problems.append("Alamat kategori tidak boleh sama.")
        if problems:
            raise ValidationError(problems)


class BandInline(PartInline):
    """Bands must cover 0 to 100 exactly once."""

    model = Band
    form = BandForm
    formset = BandFormSet
    prepopulated_fields = {"slug": ["name"]}


class DimensionForm(forms.ModelForm):
    """A weight is a share of the whole, typed with a comma or a dot."""

    class Meta:
        model = Dimension
        fields = ["position", "name", "slug", "weight", "description"]
        localized_fields = ["weight"]
        error_messages = {
            "weight": {
                **dict.fromkeys(("invalid", "max_whole_digits", "max_digits"), SHARE),
                "max_decimal_places": "Bobot paling banyak empat desimal, misalnya 0,3333.",
            }
        }

    def clean_weight(self) -> Decimal | None:
        """Raise ValidationError for 5, which is no share of the whole."""
        weight = self.cleaned_data["weight"]
        if weight is not None and not 0 < weight <= 1:
            raise ValidationError(SHARE)
        return weight


class DimensionFormSet(PartFormSet):
    """The variables of an edition together."""

    def clean(self) -> None:
        """Raise ValidationError where all weights are known and do not share out the whole."""
        kept = [form.instance for form in self.forms if form not in self.deleted_forms]
        weights = {str(place): each.weight for place, each in enumerate(kept) if each.name}
        if any(self.errors) or not weights or None in weights.values():
            return
        if not weights_add_up(weights):
            total = formats.exact(sum(weights.values(), Decimal(0)))
            raise ValidationError(WEIGHTS.format(total=total))


class DimensionInline(PartInline):
    """The variables of the index."""

    model = Dimension
    form = DimensionForm
    formset = DimensionFormSet
    prepopulated_fields = {"slug": ["name"]}


class RecapFormSet(PartFormSet):
    """The counts together."""

    def get_unique_error_message(self, unique_check: Any) -> str:
        """Which rows say the same."""
        return "Tingkat dan kategori yang sama tertulis lebih dari sekali."


class RecapInline(PartInline):
    """The counts as announced."""

    model = NationalRecap
    formset = RecapFormSet
    fields = ["level", "band", "count", "eligible", "source"]
    autocomplete_fields = ["source"]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Only bands of this edition."""
        if db_field.name == "band":
            match = request.resolver_match
            edition = match.kwargs.get("object_id") if match else None
            kwargs["queryset"] = Band.objects.filter(edition=edition or 0)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def _is_published(edition: Any) -> bool:
    return edition is not None and edition.is_published
