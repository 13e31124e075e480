"""An edition's page: what it is, its numbers in by file, and the gate to the public."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from participation import actions
from participation.admin.corrections import ReasonForm, may_correct
from participation.admin.edition_parts import BandInline, DimensionInline, RecapInline
from participation.importing.problems import BadFile
from participation.importing.reading import LARGEST_BYTES
from participation.models import Edition, Result, ResultImport

MOST_SHOWN = 300
REFUSALS = (actions.PlanChanged, actions.Frozen, actions.NotCorrected, actions.GateClosed)


class UploadForm(forms.Form):
    """A file of results."""

    file = forms.FileField(
        label="Berkas CSV",
        help_text="CSV UTF-8 dengan pemisah koma, paling besar 5 MB. Kolom: region_code, score, "
        "band, source; boleh ditambah status dan reason. Belum ada yang disimpan sebelum Anda "
        "mengonfirmasi di langkah berikutnya.",
        allow_empty_file=True,  # the importer says more about an empty file
    )


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin):
    """Describe the edition, upload its results, publish it."""

    change_form_template = "admin/participation/edition/change_form.html"
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

    def get_urls(self) -> list[URLPattern]:
        """Upload, check and publish stand under the edition's own address."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/unggah/", view(self.upload), name="participation_edition_upload"),
            path(
                "<int:pk>/unggah/<int:staged>/", view(self.confirm),
                name="participation_edition_confirm",
            ),
            path("<int:pk>/publikasi/", view(self.publish), name="participation_edition_publish"),
            *super().get_urls(),
        ]  # fmt: skip

    def upload(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a file; show its problems, or go on to the check page."""
        edition = self._edition(request, pk)
        form = UploadForm(request.POST or None, request.FILES or None)
        problems: list[Any] = []
        if request.method == "POST" and form.is_valid():
            file: UploadedFile = form.cleaned_data["file"]
            content = file.read(LARGEST_BYTES + 1)
            try:
                plan = actions.plan_import(edition=edition, content=content)
            except BadFile as error:
                problems = error.problems
            except actions.NotReady as error:
                messages.error(request, str(error))
                return redirect("admin:participation_edition_change", pk)
            else:
                if not plan.changes:
                    messages.info(request, plan.sentence)
                    return redirect("admin:participation_edition_change", pk)
                staged = actions.stage_import(
                    edition=edition, content=content, file_name=file.name or "", by=request.user
                )
                return redirect("admin:participation_edition_confirm", pk, staged.pk)
        return self._page(
            request, "upload", edition, "Unggah hasil", form=form, problems=problems[:MOST_SHOWN],
            problem_count=len(problems), status=400 if problems else 200,
        )  # fmt: skip

    def confirm(self, request: HttpRequest, pk: int, staged: int) -> HttpResponse:
        """Show what the file would change; a POST stores exactly that."""
        edition = self._edition(request, pk)
        waiting = get_object_or_404(ResultImport, pk=staged, edition=edition)
        if waiting.applied_at:
            messages.info(request, "Berkas ini sudah disimpan; tidak ada yang diulang.")
            return redirect("admin:participation_edition_change", pk)
        reason = ReasonForm(request.POST or None) if edition.is_published else None
        if request.method == "POST" and (reason is None or reason.is_valid()):
            return self._apply(request, waiting, reason.cleaned_data["why"] if reason else "")
        try:
            plan = actions.plan_import(edition=edition, content=bytes(waiting.content))
        except BadFile as error:
            messages.error(request, str(error))
            return redirect("admin:participation_edition_upload", pk)
        return self._page(
            request, "confirm", edition, "Periksa sebelum disimpan", plan=plan, staged=waiting,
            groups=[("Baru", plan.added), ("Berubah", plan.changed), ("Dihapus", plan.removed)],
            most_shown=MOST_SHOWN, reason_form=reason,
            status=400 if reason and reason.errors else 200,
        )  # fmt: skip

    def _apply(self, request: HttpRequest, waiting: ResultImport, reason: str) -> HttpResponse:
        edition, given = waiting.edition, request.POST.get("fingerprint", "")
        try:
            plan = actions.apply_import(
                staged=waiting, fingerprint=given, by=request.user, reason=reason
            )
        except (BadFile, *REFUSALS) as error:
            messages.error(request, str(error))
            return redirect("admin:participation_edition_confirm", edition.pk, waiting.pk)
        self._log(request, edition, f"Impor {waiting.file_name}: {plan.sentence}")
        messages.success(request, plan.sentence)
        return redirect("admin:participation_edition_change", edition.pk)

    def publish(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the gate; a POST goes through it."""
        edition = self._edition(request, pk)
        if not request.user.has_perm("participation.publish_edition"):
            raise PermissionDenied
        if request.method == "POST":
            try:
                actions.publish_edition(edition=edition, by=request.user)
            except actions.GateClosed as error:
                messages.error(request, str(error))
                return redirect("admin:participation_edition_publish", pk)
            self._log(request, edition, "Dipublikasikan.")
            messages.success(request, f"{edition} sudah dipublikasikan; angkanya dibekukan.")
            return redirect("admin:participation_edition_change", pk)
        findings = actions.gate(edition)
        return self._page(
            request, "publish", edition, "Cocokkan dan publikasikan", findings=findings,
            open=all(finding.passes for finding in findings),
        )  # fmt: skip

    def _edition(self, request: HttpRequest, pk: int) -> Edition:
        edition = get_object_or_404(Edition, pk=pk)
        may = self.has_change_permission(request, edition)
        if not may or (edition.is_published and not may_correct(request.user)):
            raise PermissionDenied
        return edition

    def _page(
        self, request: HttpRequest, name: str, edition: Edition, title: str, *,
        status: int = 200, **context: Any,
    ) -> HttpResponse:  # fmt: skip
        context |= self.admin_site.each_context(request) | {
            "title": title,
            "edition": edition,
            "opts": self.opts,
            "back": reverse("admin:participation_edition_change", args=[edition.pk]),
        }
        template = f"admin/participation/edition/{name}.html"
        return TemplateResponse(request, template, context, status=status)

    def _log(self, request: HttpRequest, edition: Edition, text: str) -> None:
        LogEntry.objects.log_actions(
            user_id=int(str(request.user.pk)),
            queryset=[edition],
            action_flag=CHANGE,
            change_message=text,
            single_object=True,
        )


def _is_published(edition: Edition | None) -> bool:
    return edition is not None and edition.is_published
