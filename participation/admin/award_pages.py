"""A file of awards: its problems, or what it would add and change; then confirmed."""

import base64
import hashlib
from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path

from participation import actions
from participation.actions.awarding import LARGEST_BYTES
from participation.admin.edition_pages import MOST_SHOWN, EditionPages
from participation.importing.problems import BadFile
from participation.models import Edition

TITLE = "Unggah penghargaan"
CHAPTER = "penghargaan"  # of the guide
RIGHTS = ["participation.add_award", "participation.change_award"]
A_DAY = 24 * 60 * 60
STALE = "Halaman pemeriksaan ini sudah lewat masanya. Unggah berkasnya sekali lagi."


class AwardUploadForm(forms.Form):
    """A file of awards."""

    file = forms.FileField(
        label="Berkas penghargaan (CSV atau XLSX)",
        help_text="Paling besar 1 MB. Judul kolom: Kategori, Kode atau Wilayah, Sumber; boleh "
        "ditambah Tanggal, Alasan, dan Tautan dokumen. Kolom yang tidak ada dibiarkan seperti "
        "tersimpan. Belum ada yang disimpan sebelum Anda mengonfirmasi.",
        allow_empty_file=True,  # the importer says more about an empty file
    )


class AwardPages(EditionPages):
    """Upload, check and confirm on one address; the file travels signed with the check page."""

    def get_urls(self) -> list[URLPattern]:
        """Ours before Django's, which take anything for a primary key."""
        view = self.admin_site.admin_view(self.awards)
        ours = path("<int:pk>/penghargaan/", view, name="participation_edition_awards")
        return [ours, *super().get_urls()]

    def awards(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a file and show what it would do; or do what was confirmed."""
        edition = get_object_or_404(Edition, pk=pk)
        if not all(
            request.user.has_perm(f"participation.{may}_award") for may in ("add", "change")
        ):
            raise PermissionDenied
        form = AwardUploadForm(None, None)
        problems: list[Any] = []
        try:
            if "content" in request.POST:
                return self._store(request, edition)
            form = AwardUploadForm(request.POST or None, request.FILES or None)
            if request.method == "POST" and form.is_valid():
                return self._check(request, edition, form.cleaned_data["file"])
        except BadFile as error:
            problems = error.problems
        except (actions.PlanChanged, signing.BadSignature) as error:
            stale = isinstance(error, signing.BadSignature)
            messages.error(request, STALE if stale else str(error))
            return redirect("admin:participation_edition_awards", pk)
        return self.page(
            request, "upload", edition, TITLE, form=form, problems=problems[:MOST_SHOWN],
            problem_count=len(problems), chapter=CHAPTER, status=400 if problems else 200,
        )  # fmt: skip

    def _check(self, request: HttpRequest, edition: Edition, file: UploadedFile) -> HttpResponse:
        content = file.read(LARGEST_BYTES + 1)
        plan = actions.plan_awards(edition=edition, content=content)
        return self.page(
            request, "awards", edition, "Periksa penghargaan sebelum disimpan", plan=plan,
            chapter=CHAPTER, file_name=file.name, sha256=hashlib.sha256(content).hexdigest(),
            content=_sealed(edition, content, file.name or ""),
            groups=[("Baru", plan.added), ("Berubah", plan.changed)],
        )  # fmt: skip

    def _store(self, request: HttpRequest, edition: Edition) -> HttpResponse:
        content, name = _opened(edition, request.POST["content"])
        fingerprint = request.POST.get("fingerprint", "")
        plan = actions.import_awards(
            edition=edition, content=content, fingerprint=fingerprint, by=request.user
        )
        digest = hashlib.sha256(content).hexdigest()
        self.log(request, edition, f"Impor penghargaan {name} ({digest}): {plan.sentence}")
        messages.success(request, plan.sentence)
        return redirect("admin:participation_award_changelist")


def _sealed(edition: Edition, content: bytes, name: str) -> str:
    kept = [base64.b64encode(content).decode(), name[-200:]]
    return signing.dumps(kept, salt=_salt(edition), compress=True)


def _opened(edition: Edition, sealed: str) -> tuple[bytes, str]:
    """Raises BadSignature for what did not come from our own check page within a day."""
    content, name = signing.loads(sealed, salt=_salt(edition), max_age=A_DAY)
    return base64.b64decode(content), name


def _salt(edition: Edition) -> str:
    return f"penghargaan-{edition.pk}"
