"""Correcting the recap: where the publisher announces other counts than it first did."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminIntegerFieldWidget
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from participation import actions
from participation.actions.recounting import Cell
from participation.admin.corrections import (
    CHAPTER,
    ReasonForm,
    attempted,
    may_correct,
    unless_overtaken,
)
from participation.admin.edition_pages import EditionPages
from participation.correction_words import Shown, shown
from participation.models import Edition, NationalRecap, Source

PREFIX = "rekap-"
SOURCE_HELP = (
    "Dokumen yang memuat jumlah baru. Jumlah yang tidak Anda ubah tetap memakai sumbernya semula."
)
NO_SOURCE = "Pilih dokumen yang memuat jumlah baru."


def form_for(edition: Edition, recaps: list[NationalRecap]) -> type[ReasonForm]:
    """The form with a field for each count, then the source, then the reason."""
    counts = {
        f"{PREFIX}{recap.pk}": forms.IntegerField(
            label=f"{recap.get_level_display()}, {recap.band.name}", initial=recap.count,
            min_value=0, max_value=recap.eligible, widget=AdminIntegerFieldWidget,
            help_text=f"dari {recap.eligible} daerah",
            error_messages={"required": "Tulis jumlahnya; 0 bila tidak ada daerah."},
        )
        for recap in recaps
    }  # fmt: skip
    source = forms.ModelChoiceField(
        Source.objects.fit_for(edition), label="Sumber jumlah baru", help_text=SOURCE_HELP,
        error_messages={"required": NO_SOURCE},
    )  # fmt: skip
    made = type("RecapForm", (ReasonForm,), {**counts, "source": source})
    made.base_fields = {  # type: ignore[attr-defined]  # made by the form's metaclass
        name: made.base_fields[name]  # type: ignore[attr-defined]  # as above
        for name in [*counts, "source", *ReasonForm.base_fields]
    }
    return made


class RecapPages(EditionPages):
    """The page on which the counts of a public edition are corrected."""

    def get_urls(self) -> list[URLPattern]:
        """Ours before Django's, which take anything for a primary key."""
        view = self.admin_site.admin_view(self.recap)
        ours = path("<int:pk>/ralat-rekap/", view, name="participation_edition_recap")
        return [ours, *super().get_urls()]

    def recap(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for counts and reason; show what follows; do it when that is confirmed."""
        edition = self.the_edition(request, pk)
        seen = actions.newest_release(edition)
        recaps = list(edition.recaps.select_related("band", "source"))
        if not edition.is_published or not recaps:
            raise Http404
        if not may_correct(request.user):
            raise PermissionDenied
        form: Any = form_for(edition, recaps)(request.POST or None)
        effects: list[Shown] = []
        if request.method == "POST" and form.is_valid():
            sure = "sure" in request.POST
            act = actions.correct_recap if sure else actions.foresee_recap
            act = unless_overtaken(request, act)
            made = attempted(form, act, edition, _wanted(form, recaps), request.user)
            if made is not None and sure:
                return self._recounted(request, edition, made[0].reason)
            effects = [shown(each, edition) for each in made or []]
        status = 400 if form.is_bound and not form.is_valid() else 200
        return self.page(
            request, "correct", edition, "Ralat rekap", status=status, subject="rekap", form=form,
            media=self.media + form.media, effects=effects, seen=seen, chapter=CHAPTER,
        )  # fmt: skip

    def _recounted(self, request: HttpRequest, edition: Edition, reason: str) -> HttpResponse:
        self.log(request, edition, f"Ralat rekap: {reason}")
        messages.success(request, "Rekap diralat; rilis baru sudah tersedia.")
        return redirect("admin:participation_edition_change", edition.pk)


def _wanted(form: Any, recaps: list[NationalRecap]) -> dict[Cell, actions.Announced]:
    """Only the counts that were changed; each with its new source."""
    return {
        (recap.level, recap.band.slug): actions.Announced(count, form.cleaned_data["source"])
        for recap in recaps
        if (count := form.cleaned_data[f"{PREFIX}{recap.pk}"]) != recap.count
    }
