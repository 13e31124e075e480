"""Two people who edit one text: the second does not overwrite the first unseen."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.forms.models import model_to_dict

from kpuportal.html import plain

CHANGED = (
    "Orang lain menyimpan perubahan sejak Anda membuka formulir ini. Isian Anda belum disimpan. "
    "Bandingkan dengan versi tersimpan di bawah, lalu simpan lagi bila isian Anda yang benar."
)
STORED = "Versi tersimpan: {value}"


class VersionedForm(forms.ModelForm):
    """Refuses to save over a version that its user has not seen; saving again is a decision."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen_version"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        """Compare with what is stored now, and hold it until this save is done."""
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk:
            stored = type(self.instance).objects.select_for_update().get(pk=self.instance.pk)
            if cleaned.get("seen_version") != stored.version:
                self._compare(stored)
            self._adopt(stored)
        return cleaned

    def _adopt(self, stored: Model) -> None:
        """What this form does not ask for stays as it is stored, not as it was read before."""
        for field in stored._meta.concrete_fields:
            if field.name not in self.fields and not field.generated:
                setattr(self.instance, field.attname, getattr(stored, field.attname))

    def _compare(self, stored: Any) -> None:
        """Show both texts. Where they agree, as after a double click, there is nothing to say."""
        others = model_to_dict(stored, fields=[*self.cleaned_data])
        differing = {
            name: value for name, value in others.items()
            if _comparable(value) != _comparable(self.cleaned_data[name])
        }  # fmt: skip
        if not differing:
            return
        self.add_error(None, CHANGED)
        for name, value in differing.items():
            self.add_error(name, STORED.format(value=_shown(value)))
        sent: Any = self.data
        sent = sent.copy()
        sent[self.add_prefix("seen_version")] = stored.version
        self.data = sent


def _comparable(value: Any) -> Any:
    """The same for a stored value and for what a form made of it."""
    if isinstance(value, list | QuerySet):
        return {_comparable(each) for each in value}
    if isinstance(value, datetime):
        return value.replace(microsecond=0)
    return value.pk if isinstance(value, Model) else value


def _shown(value: Any) -> str:
    if isinstance(value, list | QuerySet):
        return ", ".join(str(each) for each in value) or "(kosong)"
    return plain(str(value)) if value not in (None, "") else "(kosong)"
