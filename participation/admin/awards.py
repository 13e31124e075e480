"""Awards and their categories."""

import hashlib
from typing import Any

from django import forms
from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.http import HttpRequest
from js_asset import Script

from kpuportal.pdf_contents import refusal
from kpuportal.pdf_files import DocumentError, check_pdf
from participation.admin.award_pictures import AwardPictureInline
from participation.models import Award, AwardCategory


@admin.register(AwardCategory)
class AwardCategoryAdmin(admin.ModelAdmin):
    """Categories are shared by all editions."""

    list_display = ["name", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


class AwardForm(forms.ModelForm):
    """An award with its lesson document, which must be a PDF."""

    def clean_lesson_file(self) -> Any:
        """Only what was uploaded now is looked at."""
        file = self.cleaned_data["lesson_file"]
        if isinstance(file, UploadedFile):
            try:
                check_pdf(file)
                if sentence := refusal(file.read()):
                    raise DocumentError(sentence)
            except DocumentError as error:
                raise forms.ValidationError(str(error)) from error
        return file


@admin.register(Award)
class AwardAdmin(admin.ModelAdmin):
    """An award is public as soon as its edition is."""

    class Media:
        js = [Script("news/search_names.js", type="module")]  # names the boxes that search

    form = AwardForm
    inlines = [AwardPictureInline]
    readonly_fields = ["lesson_sha256"]
    list_display = ["region", "category", "edition", "given_on", "source"]
    list_filter = ["edition", "category"]
    search_fields = ["region__name", "region__code", "category__name"]
    search_help_text = "Cari menurut wilayah atau kategori."
    autocomplete_fields = ["region", "category", "edition", "source"]
    list_select_related = ["region", "category", "edition", "source"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fieldsets = [
        (None, {"fields": ["edition", "region", "category", "given_on"]}),
        ("Penjelasan", {"fields": ["reason", "source"]}),
        ("Dokumen pembelajaran", {"fields": ["lesson_url", "lesson_file", "lesson_sha256"]}),
    ]

    def save_model(self, request: HttpRequest, obj: Award, form: Any, change: bool) -> None:
        """The hash follows the file."""
        if "lesson_file" in form.changed_data:
            if obj.lesson_file:
                obj.lesson_file.seek(0)
            content = obj.lesson_file.read() if obj.lesson_file else b""
            obj.lesson_sha256 = hashlib.sha256(content).hexdigest() if content else ""
        super().save_model(request, obj, form, change)
