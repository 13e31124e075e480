"""Form fields that pick pictures and documents from the library, in an order, without leaving
the form."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from js_asset import Script

from news.admin.library_rows import document_row, picture_row
from news.models import Document, Picture

GONE = "Yang Anda pilih tidak ada lagi di pustaka. Pilih yang lain."
ROWS: dict[type[Model], Any] = {Picture: picture_row, Document: document_row}
OPEN = {Picture: "Pilih dari pustaka", Document: "Pilih dari pustaka dokumen"}
LISTS: dict[type[Model], str] = {Picture: "pustaka gambar", Document: "pustaka dokumen"}
REPLACE = "Ganti dengan gambar nomor"
ADD: dict[type[Model], str] = {
    Picture: "Tambah gambar nomor (beberapa: 12, 15)",
    Document: "Tambah dokumen nomor (beberapa: 12, 15)",
}
SEPARATORS = re.compile(r"[\s,;]+")
# A gallery of more pictures than these is an accident or an attack.
MOST = 100


class PickingWidget(forms.Widget):
    """What is chosen as a list with buttons; the library opens in a dialog."""

    template_name = "admin/news/widgets/picking.html"

    class Media:
        css = {"all": ["news/picking.css"]}
        js = [Script("news/picking.js", type="module")]

    def __init__(
        self, model: type[Model], *, several: bool, needs_alt: bool = False, attrs: Any = None
    ) -> None:
        super().__init__(attrs)
        self.model, self.several, self.needs_alt = model, several, needs_alt

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        """The values in the order in which they stand in the form; where scripts do not run,
        numbers that were typed follow: "12, 15"."""
        sent = data.getlist(name) if hasattr(data, "getlist") else as_list(data.get(name))
        return [key for each in sent for key in SEPARATORS.split(str(each)) if key]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Nothing chosen sends nothing."""
        return False

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        kind = self.model._meta.model_name
        context["widget"] |= {
            "kind": kind,
            "several": self.several,
            "needs_alt": self.needs_alt,
            "rows": [ROWS[self.model](each) for each in self.chosen(value)],
            "open": OPEN[self.model],
            "typed": ADD[self.model] if self.several else REPLACE,
            "list_name": LISTS[self.model],
            "list_url": reverse(f"admin:news_{kind}_changelist"),
            "library_url": reverse(f"admin:news_{kind}_library"),
            "upload_url": reverse(f"admin:news_{kind}_upload"),
        }
        return context

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """With the site's own templates, where a form's renderer does not look."""
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def id_for_label(self, id_: str, index: Any = None) -> str:
        """The button, for there is no field to type in."""
        return f"{id_}_open" if id_ else ""

    def chosen(self, value: Any) -> list[Any]:
        """What `value` names and still exists, in its order."""
        return found(self.model, as_list(value))


class _PickingField(forms.Field):
    """Keys of rows of one model; the cleaned value is the rows themselves."""

    model: type[Model]
    several = True
    needs_alt = False

    def __init__(self, **kwargs: Any) -> None:
        widget = PickingWidget(self.model, several=self.several, needs_alt=self.needs_alt)
        kwargs.setdefault("widget", widget)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """The rows in their order, each once. Raises ValidationError when one is gone."""
        wanted = list(dict.fromkeys(map(key_of, as_list(value))))
        rows = found(self.model, wanted)
        if len(rows) != len(wanted) or len(wanted) > MOST:
            raise ValidationError(GONE, code="gone")
        return rows

    def has_changed(self, initial: Any, data: Any) -> bool:
        """The order counts."""
        return [key_of(each) for each in as_list(initial)] != [
            key_of(each) for each in as_list(data)
        ]


class GalleryField(_PickingField):
    """Several pictures in the order that the writer chose."""

    model = Picture


class DocumentsField(_PickingField):
    """Several documents in the order that the writer chose."""

    model = Document


class PictureField(_PickingField):
    """One picture, or none. It stands for the whole article, so it must be told in words."""

    model, several, needs_alt = Picture, False, True

    def to_python(self, value: Any) -> Picture | None:
        """The last one chosen; None when there is none."""
        rows = super().to_python(as_list(value)[-1:])
        return rows[0] if rows else None


def as_list(value: Any) -> list[Any]:
    """What a form, an instance or a test may give, as a list."""
    if value in (None, ""):
        return []
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [each for each in value if each not in (None, "")]
    return [value]


def key_of(value: Any) -> str:
    """A row's key as forms send it."""
    return str(value.pk if isinstance(value, Model) else value)


def found(model: type[Model], values: list[Any]) -> list[Any]:
    """The rows that these keys name, in their order; what is no key names nothing."""
    keys = [int(key) for key in map(key_of, values) if key.isascii() and key.isdigit()]
    keys = [key for key in keys[: MOST + 1] if key < 2**63]
    rows: dict[Any, Any] = model._default_manager.in_bulk(keys)
    return [rows[key] for key in keys if key in rows]
