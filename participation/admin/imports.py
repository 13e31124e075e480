"""The log of imported files, and taking one back as a whole."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import content_disposition_header

from participation import actions
from participation.admin.change_log import log_change
from participation.admin.import_pages import CHAPTER
from participation.models import ResultImport


@admin.register(ResultImport)
class ResultImportAdmin(admin.ModelAdmin):
    """Who imported which file, and what it changed; read only but for taking it back."""

    change_form_template = "admin/participation/resultimport/change_form.html"
    list_display = ["uploaded_at", "edition", "file_name", "uploaded_by_name", "state", "sentence"]
    list_filter = ["edition"]
    search_fields = ["file_name", "sha256", "uploaded_by_name"]
    fields = [
        "edition", "file_name", "sha256", "uploaded_at", "uploaded_by_name", "applied_at",
        "sentence", "undone_at", "undone_by_name",
    ]  # fmt: skip
    list_select_related = ["edition"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Without the files themselves."""
        return super().get_queryset(request).defer("content")

    @admin.display(description="keadaan")
    def state(self, found: ResultImport) -> str:
        if found.undone_at:
            return "dibatalkan"
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

    def get_urls(self) -> list[URLPattern]:
        """Ours before Django's, which take anything for a primary key."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/batalkan/", view(self.undo), name="participation_resultimport_undo"),
            path("<int:pk>/berkas/", view(self.file), name="participation_resultimport_file"),
            *super().get_urls(),
        ]

    def file(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The file as it came, for whoever may look at imports; never shown, only kept."""
        kept = get_object_or_404(ResultImport, pk=pk)
        if not self.has_view_permission(request, kept):
            raise PermissionDenied
        name = "".join(letter for letter in kept.file_name if letter.isprintable()) or "berkas"
        return HttpResponse(
            bytes(kept.content),
            content_type="application/octet-stream",
            headers={
                "Content-Disposition": content_disposition_header(True, name),
                "X-Content-Type-Options": "nosniff",
            },
        )

    def undo(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what would come back; a POST takes the import back."""
        applied = get_object_or_404(ResultImport.objects.defer("content"), pk=pk)
        if not request.user.has_perm("participation.change_edition"):
            raise PermissionDenied
        back = reverse("admin:participation_resultimport_change", args=[pk])
        if request.method == "POST":
            try:
                count = actions.undo_import(applied=applied, by=request.user)
            except actions.NotUndone as error:
                messages.error(request, str(error))
                return redirect(back)
            told = f"Impor {applied.file_name} dibatalkan: {count} daerah kembali seperti semula."
            log_change(request, applied, told)
            messages.success(request, told)
            return redirect(back)
        context = self.admin_site.each_context(request) | {
            "title": "Batalkan impor",
            "chapter": CHAPTER,
            "edition": applied.edition,
            "applied": applied,
            "changes": applied.summary.get("changes", []),
            "hindrance": actions.why_not_undone(applied),
            "back": back,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/participation/resultimport/undo.html", context)
