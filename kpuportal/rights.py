"""What each right is called where rights are given to users and groups."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.utils.text import capfirst

ACTS = {"add": "menambah", "change": "mengubah", "delete": "menghapus", "view": "melihat"}


def right_name(right: Permission) -> str:
    """In the words of the admin, for Django writes its own in English: "Redaksi: menambah berita".
    A right that we have added is called what we have called it."""
    kind = right.content_type
    model = kind.model_class()
    app = model._meta.app_config.verbose_name if model else kind.app_label
    act, _, of = right.codename.partition("_")
    told = f"{ACTS[act]} {kind.name}" if act in ACTS and of == kind.model else right.name
    return f"{capfirst(app)}: {told}"


class RightsField(forms.ModelMultipleChoiceField):
    """Offers rights by name."""

    def label_from_instance(self, obj: Any) -> str:
        """What is read in the list."""
        return right_name(obj)


class NamedRightsMixin(admin.ModelAdmin):
    """Rights are chosen by names that staff can read."""

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        if db_field.related_model is Permission:
            kwargs["form_class"] = RightsField
        return super().formfield_for_manytomany(db_field, request, **kwargs)
