"""A file of results: its problems, or what it would change and what follows; then confirmed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path

from participation import actions
from participation.admin.corrections import ReasonForm
from participation.admin.edition_pages import MOST_SHOWN, EditionPages
from participation.importing.kinds import LARGEST_BYTES
from participation.importing.problems import BadFile
from participation.models import Edition, ResultImport

CHAPTER = "mengimpor-hasil"  # of the guide
REFUSALS = (
    actions.PlanChanged, actions.Unanswered, actions.Frozen, actions.NotCorrected,
    actions.GateClosed,
)  # fmt: skip

STORED = "Berkas ini sudah disimpan; tidak ada yang diulang."
UNDONE = "Impor berkas ini sudah dibatalkan. Unggah lagi berkasnya bila isinya tetap diperlukan."


class UploadForm(forms.Form):
    """A file of results."""

    file = forms.FileField(
        label="Berkas hasil (CSV atau XLSX)",
        help_text="Paling besar 5 MB. Judul kolom: Kode atau Wilayah, Skor, Sumber; boleh ditambah "
        "Kategori, Status, Keterangan, dan satu kolom untuk tiap variabel, atau kolom Variabel dan "
        "Nilai. Kolom yang tidak ada dibiarkan seperti tersimpan. Belum ada yang disimpan sebelum "
        "Anda mengonfirmasi di langkah berikutnya.",
        allow_empty_file=True,  # the importer says more about an empty file
    )


class ImportPages(EditionPages):
    """Upload and check."""

    def get_urls(self) -> list[URLPattern]:
        """Ours before Django's, which take anything for a primary key."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/unggah/", view(self.upload), name="participation_edition_upload"),
            path(
                "<int:pk>/unggah/<int:staged>/", view(self.confirm),
                name="participation_edition_confirm",
            ),
            *super().get_urls(),
        ]  # fmt: skip

    def upload(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a file; show its problems, or go on to the check page."""
        edition = self.the_edition(request, pk)
        form = UploadForm(request.POST or None, request.FILES or None)
        problems: list[Any] = []
        if request.method == "POST" and form.is_valid():
            try:
                return self._staged(request, edition, form.cleaned_data["file"])
            except BadFile as error:
                problems = error.problems
            except actions.NotReady as error:
                messages.error(request, str(error))
                return redirect("admin:participation_edition_change", pk)
        return self.page(
            request, "upload", edition, "Unggah hasil", form=form, problems=problems[:MOST_SHOWN],
            problem_count=len(problems), chapter=CHAPTER, status=400 if problems else 200,
        )  # fmt: skip

    def _staged(self, request: HttpRequest, edition: Edition, file: UploadedFile) -> HttpResponse:
        content = file.read(LARGEST_BYTES + 1)
        plan = actions.plan_import(edition=edition, content=content)
        if not plan.changes:
            messages.info(request, plan.sentence)
            return redirect("admin:participation_edition_change", edition.pk)
        staged = actions.stage_import(
            edition=edition, content=content, file_name=file.name or "", by=request.user
        )
        return redirect("admin:participation_edition_confirm", edition.pk, staged.pk)

    def confirm(self, request: HttpRequest, pk: int, staged: int) -> HttpResponse:
        """Show what the file would change; a POST stores exactly that."""
        edition = self.the_edition(request, pk)
        waiting = get_object_or_404(ResultImport, pk=staged, edition=edition)
        if waiting.applied_at:
            messages.info(request, UNDONE if waiting.undone_at else STORED)
            return redirect("admin:participation_edition_change", pk)
        reason = ReasonForm(request.POST or None) if edition.is_published else None
        if request.method == "POST" and (reason is None or reason.is_valid()):
            answer = self._apply(request, waiting, reason.told if reason else {})
            if answer:
                return answer
        try:
            plan = actions.plan_import(edition=edition, content=bytes(waiting.content))
        except BadFile as error:
            messages.error(request, str(error))
            return redirect("admin:participation_edition_upload", pk)
        return self.page(
            request, "confirm", edition, "Periksa sebelum disimpan", plan=plan, staged=waiting,
            chapter=CHAPTER,
            groups=[("Baru", plan.added), ("Berubah", plan.changed), ("Dihapus", plan.removed)],
            reason_form=reason, status=400 if request.method == "POST" else 200,
            **_foreseen(edition, plan, request.user),
        )  # fmt: skip

    def _apply(
        self, request: HttpRequest, waiting: ResultImport, told: dict[str, str]
    ) -> HttpResponse | None:
        """Where to go on; None for the same page, which keeps what was typed."""
        edition, given = waiting.edition, request.POST.get("fingerprint", "")
        try:
            plan = actions.apply_import(
                staged=waiting,
                fingerprint=given,
                by=request.user,
                sure="sure" in request.POST,
                **told,
            )
        except (BadFile, actions.PlanChanged) as error:
            messages.error(request, str(error))
            return redirect("admin:participation_edition_confirm", edition.pk, waiting.pk)
        except REFUSALS as error:
            messages.error(request, str(error))
            return None
        self.log(request, edition, f"Impor {waiting.file_name}: {plan.sentence}")
        messages.success(request, plan.sentence)
        return redirect("admin:participation_edition_change", edition.pk)


def _foreseen(edition: Edition, plan: actions.ImportPlan, user: Any) -> dict[str, Any]:
    """What follows from the import, or why it could not be carried out."""
    try:
        return {"effects": actions.foresee_import(edition=edition, plan=plan, by=user)}
    except REFUSALS as error:
        return {"hindrance": str(error)}
