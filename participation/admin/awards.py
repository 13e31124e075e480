"""Awards and their categories."""

from django.contrib import admin
from django.db import models

from participation.models import Award, AwardCategory


@admin.register(AwardCategory)
class AwardCategoryAdmin(admin.ModelAdmin):
    """Categories are shared by all editions."""

    list_display = ["name", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Award)
class AwardAdmin(admin.ModelAdmin):
    """An award is public as soon as its edition is."""

    list_display = ["region", "category", "edition", "given_on", "source"]
    list_filter = ["edition", "category"]
    search_fields = ["region__name", "region__code", "category__name"]
    search_help_text = "Cari menurut wilayah atau kategori."
    autocomplete_fields = ["region", "category", "edition", "source"]
    list_select_related = ["region", "category", "edition", "source"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fieldsets = [
        (None, {"fields": ["edition", "region", "category", "given_on"]}),
        ("Penjelasan", {"fields": ["reason", "lesson_url", "source"]}),
    ]
