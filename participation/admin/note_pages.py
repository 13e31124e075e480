"""The notes of a public edition: changed with a reason, and kept as they were in its history."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from participation import actions
from participation.actions.amending import LONGEST_REASON
from participation.admin.corrections import CHAPTER, seen_release
from participation.admin.edition_pages import EditionPages
from participation.models import Edition


class NoteForm(forms.ModelForm):
    """The notes, and why they change; readers see all of it."""

    why = forms.CharField(
        label="Alasan perubahan", max_length=LONGEST_REASON,
        help_text="Apa yang keliru atau bertambah. Teks ini tampil pada rilisnya di halaman ralat.",
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        error_messages={"required": "Tulis alasan perubahan."},
    )  # fmt: skip

    class Meta:
        model = Edition
        fields = ["method_note", "coverage_note"]
        widgets = dict.fromkeys(fields, AdminTextareaWidget(attrs={"rows": 6}))


class NotePages(EditionPages):
    """One page under the edition's address."""

    def get_urls(self) -> list[URLPattern]:
        """Ours before Django's, which take anything for a primary key."""
        view = self.admin_site.admin_view(self.restate)
        ours = path("<int:pk>/penjelasan/", view, name="participation_edition_restate")
        return [ours, *super().get_urls()]

    def restate(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for notes and reason; a POST records them."""
        edition = self.the_edition(request, pk)
        if not edition.is_published:
            raise Http404
        seen = actions.newest_release(edition)
        form = NoteForm(request.POST or None, instance=Edition.objects.get(pk=pk))
        if form.is_valid() and self._restated(request, edition, form):
            return redirect("admin:participation_edition_change", pk)
        return self.page(
            request, "restate", edition, "Ubah penjelasan", form=form, seen=seen, chapter=CHAPTER,
            status=400 if form.is_bound else 200,
        )  # fmt: skip

    def _restated(self, request: HttpRequest, edition: Edition, form: Any) -> bool:
        said = dict(form.cleaned_data)
        try:
            entry = actions.restate(
                edition=edition, reason=said.pop("why"), by=request.user,
                seen=seen_release(request), **said,
            )  # fmt: skip
        except (actions.NotCorrected, actions.GateClosed) as error:
            form.add_error(None, str(error))
            return False
        self.log(request, edition, f"Penjelasan diubah: {entry.body['notes']['reason']}")
        messages.success(request, f"Penjelasan diubah; rilis {entry.number} sudah tersedia.")
        return True
