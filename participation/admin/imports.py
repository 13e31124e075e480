"""The log of imported files."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from participation.models import ResultImport


@admin.register(ResultImport)
class ResultImportAdmin(admin.ModelAdmin):
    """Who imported which file, and what it changed; read only."""

    list_display = ["uploaded_at", "edition", "file_name", "uploaded_by_name", "state", "sentence"]
    list_filter = ["edition"]
    search_fields = ["file_name", "sha256", "uploaded_by_name"]
    fields = [
        "edition", "file_name", "sha256", "uploaded_at", "uploaded_by_name", "applied_at",
        "sentence",
    ]  # fmt: skip
    list_select_related = ["edition"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Without the files themselves."""
        return super().get_queryset(request).defer("content")

    @admin.display(description="keadaan")
    def state(self, found: ResultImport) -> str:
        return "diterapkan" if found.applied_at else "menunggu konfirmasi"

    @admin.display(description="ringkasan")
    def sentence(self, found: ResultImport) -> str:
        return found.summary.get("sentence", "")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Tell where an import begins."""
        title = "Impor hasil (unggah berkas dari halaman edisinya)"
        return super().changelist_view(request, {"title": title, **(extra_context or {})})
