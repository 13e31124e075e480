"""Regions come with the product and are only looked up."""

from django.contrib import admin
from django.http import HttpRequest

from participation.models import Region


@admin.register(Region)
class RegionAdmin(admin.ModelAdmin):
    """Read only; searched by autocomplete fields elsewhere."""

    list_display = ["code", "name", "kind", "parent", "time_zone"]
    list_filter = ["kind", "time_zone"]
    search_fields = ["code", "name"]
    search_help_text = "Cari menurut kode (33.10) atau nama."
    list_select_related = ["parent"]
    ordering = ["code"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Region | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Region | None = None) -> bool:
        return False
