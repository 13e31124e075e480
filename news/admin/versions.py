"""Two people who edit one text: the second sees both and chooses; nothing is lost unseen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Model, QuerySet

from kpuportal.formats import clock, short_date
from kpuportal.html import CleanHTMLField
from news.desk.differences import Paragraph, differences, html_differences

CHANGED = (
    "Orang lain menyimpan perubahan sejak Anda membuka formulir ini. Isian Anda belum disimpan "
    "dan tidak hilang. Pilih dahulu untuk tiap bagian yang berbeda, lalu simpan lagi."
)
CHANGED_BY_YOU = (
    "Anda menyimpan perubahan lain, misalnya di tab lain, sejak formulir ini dibuka. Isian di sini "
    "belum disimpan dan tidak hilang. Pilih dahulu untuk tiap bagian yang berbeda, lalu simpan "
    "lagi."
)
MINE, THEIRS = "mine", "theirs"
EMPTY = "(kosong)"


@dataclass(frozen=True)
class Conflict:
    """One field that two people made different."""

    name: str
    label: str
    stored: str
    compared: list[Paragraph]
    choice: str  # MINE, THEIRS, or nothing yet


class VersionedForm(forms.ModelForm):
    """Refuses to save over a version that its user has not seen; saving again is a decision."""

    user: Any = None  # who fills it in
    in_order: frozenset[str] = frozenset()  # fields whose order says something
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen_version"] = self.instance.version
        self.conflicts: list[Conflict] = []
        self.rival: Any = None  # the version that the other saved
        self.before: dict[str, Any] = {}

    @property
    def is_rival_to_itself(self) -> bool:
        """Whether it was the same user who saved the other version, in another tab."""
        return bool(self.rival and self.user and self.rival.by_id == self.user.pk)

    def stored_values(self, stored: Any) -> dict[str, Any]:
        """What `stored` says in each field of this form."""
        return {
            field.name: _value(stored, field)
            for field in (*stored._meta.concrete_fields, *stored._meta.many_to_many)
            if field.name in self.fields
        }

    def said_before(self, stored: Any) -> dict[str, Any]:
        """What the fields said when the user opened this form, where that is known."""
        return {}

    def clean(self) -> dict[str, Any]:
        """Compare with what is stored now, and hold it until this save is done."""
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk:
            stored = type(self.instance).objects.select_for_update().get(pk=self.instance.pk)
            if cleaned.get("seen_version") != stored.version or self._is_undecided():
                self._compare(stored)
            else:
                self._take(stored)
            self._adopt(stored)
        return cleaned

    def _adopt(self, stored: Model) -> None:
        """What this form does not ask for stays as it is stored, not as it was read before."""
        for field in stored._meta.concrete_fields:
            if field.name not in self.fields and not field.generated:
                setattr(self.instance, field.attname, getattr(stored, field.attname))

    def _compare(self, stored: Any) -> None:
        """Show both texts. Where they agree, as after a double click, there is nothing to say."""
        differing = {
            name: value
            for name, value in self.stored_values(stored).items()
            if name in self.cleaned_data and self._differs(name, value)
        }
        if not differing:
            return
        self.before = self.said_before(stored)
        self.conflicts = [self._conflict(name, value) for name, value in differing.items()]
        self.rival = stored.versions.first()
        self.add_error(None, CHANGED_BY_YOU if self.is_rival_to_itself else CHANGED)
        sent: Any = self.data
        sent = sent.copy()
        sent[self.add_prefix("seen_version")] = stored.version
        self.data = sent

    def _differs(self, name: str, value: Any) -> bool:
        stored, mine = _comparable(value), _comparable(self.cleaned_data[name])
        if isinstance(stored, list) and name not in self.in_order:
            return sorted(stored, key=str) != sorted(mine, key=str)
        return stored != mine

    def _conflict(self, name: str, value: Any) -> Conflict:
        mine = self.cleaned_data[name]
        if isinstance(stored_field(self, name), CleanHTMLField):
            compared = html_differences(value, mine)
        else:
            compared = differences(shown(value), shown(mine))
        label = str(self.fields[name].label)
        choice = self._choices().get(name) or self._only_change(name, value)
        return Conflict(name, label, shown(value), compared, choice)

    def _only_change(self, name: str, value: Any) -> str:
        """Whose text it is where only one of the two changed what stood there before."""
        if name not in self.before:
            return ""
        before, mine = _comparable(self.before[name]), _comparable(self.cleaned_data[name])
        if mine == before:
            return THEIRS
        return MINE if _comparable(value) == before else ""

    def _choices(self) -> dict[str, str]:
        """What the user chose for each field that they were asked about."""
        sent: Any = self.data
        asked = sent.getlist("asked") if hasattr(sent, "getlist") else sent.get("asked", [])
        return {name: sent.get(f"choice-{name}", "") for name in asked}

    def _is_undecided(self) -> bool:
        return any(choice not in {MINE, THEIRS} for choice in self._choices().values())

    def _take(self, stored: Any) -> None:
        values = self.stored_values(stored)
        for name, choice in self._choices().items():
            if choice == THEIRS and name in values and name in self.fields:
                self.cleaned_data[name] = values[name]
                self.errors.pop(name, None)


def stored_field(form: forms.ModelForm, name: str) -> Any:
    """The model's field behind a field of the form; None when there is none."""
    fields = {field.name: field for field in form.instance._meta.get_fields()}
    return fields.get(name)


def shown(value: Any) -> str:
    """A field's value in words."""
    if isinstance(value, list | tuple | QuerySet):
        return ", ".join(str(each) for each in value) or EMPTY
    if isinstance(value, datetime):
        return f"{short_date(value)}, {clock(value)}"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return str(value) if value not in (None, "") else EMPTY


def _value(stored: Any, field: Any) -> Any:
    value = getattr(stored, field.name)
    return list(value.all()) if field.many_to_many else value


def _comparable(value: Any) -> Any:
    """The same for a stored value and for what a form made of it."""
    if isinstance(value, list | tuple | QuerySet):
        return [_comparable(each) for each in value]
    if isinstance(value, datetime):
        return value.replace(microsecond=0)
    return value.pk if isinstance(value, Model) else value
