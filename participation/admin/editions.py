"""An edition's page: what it is. Its numbers come in and go out on pages of their own."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from js_asset import Script

from participation.admin.award_pages import AwardPages
from participation.admin.edition_parts import BandInline, DimensionInline, RecapInline
from participation.admin.gate_pages import GatePages
from participation.admin.import_pages import ImportPages
from participation.admin.note_pages import NotePages
from participation.admin.recap_pages import RecapPages
from participation.admin.standing_still import StandingStill
from participation.models import Edition, Result, ResultImport


@admin.register(Edition)
class EditionAdmin(StandingStill, ImportPages, AwardPages, GatePages, RecapPages, NotePages):
    """Describe the edition, upload its results, publish it."""

    change_form_template = "admin/participation/edition/change_form.html"

    class Media:
        js = [Script("news/search_names.js", type="module")]  # names the boxes that search

    list_display = ["name", "election_date", "is_sample", "state"]
    list_filter = ["is_sample", ("published_at", admin.EmptyFieldListFilter)]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = ["calculated_at", "published_at"]
    autocomplete_fields = ["sources", "comparable_with"]
    inlines = [BandInline, DimensionInline, RecapInline]
    fieldsets = [
        ("1. Edisi", {"fields": [
            "name", "slug", "official_name", "alias", "election", "election_date", "launched_on",
            "is_sample", "comparable_with",
        ]}),
        ("2. Penjelasan untuk pembaca", {"fields": ["method_note", "sources", "coverage_note"]}),
        ("Keadaan", {"fields": ["calculated_at", "published_at"]}),
    ]  # fmt: skip

    @admin.display(description="keadaan")
    def state(self, edition: Edition) -> str:
        return "dipublikasikan" if edition.is_published else "draf"

    def stands_still(self, request: HttpRequest, obj: Edition) -> bool:
        """Everything of it, once it is public."""
        return obj.is_published

    def get_readonly_fields(self, request: HttpRequest, obj: Edition | None = None) -> Any:
        """What was published keeps its name, address and explanations."""
        if _is_published(obj):
            return [name for _, part in self.fieldsets for name in part["fields"]]
        return self.readonly_fields

    def get_prepopulated_fields(self, request: HttpRequest, obj: Edition | None = None) -> Any:
        return {} if _is_published(obj) else self.prepopulated_fields

    def has_delete_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        return not _is_published(obj) and super().has_delete_permission(request, obj)

    def view_on_site(self, edition: Edition) -> str | None:
        """Only what readers can open."""
        return edition.get_absolute_url() if edition.is_published else None

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """A draft goes with its results and imports, which are never deleted by themselves."""
        listed, counted, needed, protected = super().get_deleted_objects(objs, request)
        own = {str(model._meta.verbose_name) for model in (Result, ResultImport)}
        return listed, counted, needed - own, protected

    def get_actions(self, request: HttpRequest) -> Any:
        """No deleting of many at once: published ones stay."""
        found = super().get_actions(request)
        found.pop("delete_selected", None)
        return found


def _is_published(edition: Edition | None) -> bool:
    return edition is not None and edition.is_published
