"""Sources: what a number rests on."""

import hashlib
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from participation import actions
from participation.admin.standing_still import StandingStill
from participation.models import Source

STILL = ["citation", "status", "document", "publisher", "date", "date_precision", "page"]


@admin.register(Source)
class SourceAdmin(StandingStill):
    """The status decides whether an edition may be published."""

    list_display = ["citation", "publisher", "date_text", "status"]
    list_filter = ["status"]
    search_fields = ["citation", "document", "publisher"]
    search_help_text = "Cari menurut kutipan, dokumen, atau penerbit."
    fieldsets = [
        (None, {"fields": ["citation", "status"]}),
        ("Dokumen", {"fields": ["document", "publisher", "date", "date_precision", "page"]}),
        ("Bukti", {"fields": ["url", "file", "sha256"]}),
    ]
    readonly_fields = ["sha256"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def get_readonly_fields(self, request: HttpRequest, obj: Source | None = None) -> Any:
        """What published numbers rest on stands still; a document may still be added, once."""
        if obj is None or not obj.is_cited_publicly:
            return self.readonly_fields
        still = [*STILL, "sha256"]
        return [*still, "file"] if obj.file else still

    @admin.display(description="tanggal")
    def date_text(self, source: Source) -> str:
        return source.date_text

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        """The hash follows the file, and the histories that rest on it tell of it."""
        added = "file" in form.changed_data
        if added:
            obj.sha256 = hashlib.sha256(obj.file.read()).hexdigest() if obj.file else ""
        super().save_model(request, obj, form, change)
        if added and obj.file:
            actions.keep_evidence(source=obj, by=request.user)
