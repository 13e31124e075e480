"""Which rights are offered to users and groups, and what each is called there."""

import re
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils.text import capfirst

ACTS = {"add": "menambah", "change": "mengubah", "delete": "menghapus", "view": "melihat"}


def right_name(right: Permission) -> str:
    """In the words of the admin, for Django writes its own in English: "Redaksi: menambah berita".
    A right that we have added is called what we have called it, as what is done too."""
    kind = right.content_type
    model = kind.model_class()
    app = model._meta.app_config.verbose_name if model else kind.app_label
    act, _, of = right.codename.partition("_")
    ours = re.sub(r"^(Dapat|Boleh) ", "", right.name)
    told = f"{ACTS[act]} {kind.name}" if act in ACTS and of == kind.model else ours
    return f"{capfirst(app)}: {told}"


def offered_rights(given: QuerySet[Permission], site: admin.AdminSite) -> QuerySet[Permission]:
    """Those of what somebody works with in admin, also as rows of another page, and what is given
    already, so that saving takes nothing away."""
    admins = site._registry.values()
    rows = [inline.model for each in admins for inline in each.inlines]
    kinds = ContentType.objects.get_for_models(*[each.model for each in admins], *rows)
    worked_with = Q(content_type__in=kinds.values())
    return Permission.objects.filter(worked_with | Q(pk__in=given.values("pk")))


class RightsField(forms.ModelMultipleChoiceField):
    """Offers rights by name."""

    def label_from_instance(self, obj: Any) -> str:
        """What is read in the list."""
        return right_name(obj)


class NamedRightsMixin(admin.ModelAdmin):
    """Rights are chosen by names that staff can read, among those that mean something here."""

    rights_field = ""

    def get_form(
        self, request: Any, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        form = super().get_form(request, obj, change=change, **kwargs)
        field = form.base_fields.get(self.rights_field)
        if isinstance(field, RightsField):
            given = getattr(obj, self.rights_field).all() if obj else Permission.objects.none()
            field.queryset = offered_rights(given, self.admin_site).select_related("content_type")
        return form

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        if db_field.related_model is Permission:
            kwargs["form_class"] = RightsField
        return super().formfield_for_manytomany(db_field, request, **kwargs)
