"""Correcting a published number: what becomes of it is shown first, then it happens."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from participation import actions
from participation.actions.amending import LONGEST_REASON
from participation.actions.explaining import LONGEST as LONGEST_EXPLANATION
from participation.admin.change_log import log_change
from participation.correction_words import Shown, shown
from participation.facts import Facts, facts_of
from participation.importing.odd_numbers import question
from participation.models import Absence, Edition, Result

REASON_HELP = (
    "Apa yang keliru, dan dari mana angka yang benar. Pembaca melihat teks ini bersama ralatnya: "
    "di halaman, di umpan, dan di berkas."
)
EXPLANATION_HELP = (
    "Hanya perlu bila sesudah ralat ini rekap resmi dan rincian berbeda, atau rinciannya tidak "
    "lengkap lagi. Pembaca melihatnya di halaman metode."
)
PREFIX = "variabel-"
CHAPTER = "meralat-angka-dan-rekap"  # of the guide


class ReasonForm(forms.Form):
    """Why a published number changes; readers see it."""

    why = forms.CharField(
        label="Alasan ralat", max_length=LONGEST_REASON, help_text=REASON_HELP,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        error_messages={"required": "Tulis alasan ralat."},
    )  # fmt: skip
    explanation = forms.CharField(
        label="Penjelasan bila angka tidak cocok", required=False, max_length=LONGEST_EXPLANATION,
        help_text=EXPLANATION_HELP, widget=AdminTextareaWidget(attrs={"rows": 2}),
    )  # fmt: skip

    @property
    def told(self) -> dict[str, str]:
        """What the actions ask for."""
        said = self.cleaned_data
        return {"reason": said["why"], "explanation": said["explanation"]}


def may_correct(user: Any) -> bool:
    """Whoever publishes numbers corrects them."""
    return user.has_perm("participation.publish_edition")


def values_of(result: Result, form_class: type[forms.Form]) -> type[forms.Form]:
    """The form with a field for each variable of the result's edition."""
    fields = {
        f"{PREFIX}{each.slug}": forms.DecimalField(
            label=each.name, required=False, min_value=0, max_value=100, max_digits=5,
            decimal_places=2, localize=True,
        )
        for each in result.edition.dimensions.all()
    }  # fmt: skip
    return type("Values", (form_class,), fields)


class CorrectionMixin(admin.ModelAdmin):
    """The page on which one published result is corrected."""

    correction_form: type[forms.ModelForm]

    def get_urls(self) -> list[URLPattern]:
        """Ours before Django's, which take anything for a primary key."""
        view = self.admin_site.admin_view(self.correct)
        ours = path("<int:pk>/ralat/", view, name="participation_result_correct")
        return [ours, *super().get_urls()]

    def correct(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for facts and reason; show what follows; do it when that is confirmed."""
        result = self._published(request, pk)
        seen = actions.newest_release(result.edition)
        form = self._form(request, result)
        effects: list[Shown] = []
        if request.method == "POST" and form.is_valid():
            wanted = {result.region_id: _facts(form)}
            sure = "sure" in request.POST
            act = unless_overtaken(request, actions.correct if sure else actions.foresee)
            made = attempted(form, act, result.edition, wanted, request.user)
            if made is not None and sure:
                return self._done(request, result, made)
            effects = [shown(each, result.edition) for each in made or []]
        context = self.admin_site.each_context(request) | {
            "title": "Ralat",
            "chapter": CHAPTER,
            "edition": result.edition,
            "subject": result.region,
            "seen": seen,
            "form": form,
            "media": self.media + form.media,
            "effects": effects,
            "questions": _questions(form) if effects else [],
            "opts": self.opts,
            "back": reverse("admin:participation_result_change", args=[pk]),
        }
        status = 400 if form.is_bound and not form.is_valid() else 200
        template = "admin/participation/edition/correct.html"
        return TemplateResponse(request, template, context, status=status)

    def _published(self, request: HttpRequest, pk: int) -> Result:
        results = Result.objects.with_facts().prefetch_related("edition__dimensions")
        result = results.filter(pk=pk).first()
        if result is None or not result.edition.is_published:
            raise Http404
        if not may_correct(request.user):
            raise PermissionDenied
        return result

    def _form(self, request: HttpRequest, result: Result) -> Any:
        made: Any = values_of(result, type("Form", (ReasonForm, self.correction_form), {}))
        now = facts_of(result).dimensions
        initial: dict[str, Any] = {f"{PREFIX}{slug}": value for slug, value in now.items()}
        if result.score is not None:
            initial["band"] = None  # it follows the score, the new one too
        elif result.absence == Absence.NOT_PUBLISHED:
            initial["absence"] = ""  # it follows from having no score
        form = made(request.POST or None, instance=result, initial=initial)
        for name in ReasonForm.base_fields:  # asked for last
            form.fields[name] = form.fields.pop(name)
        return form

    def _done(self, request: HttpRequest, result: Result, made: list[Any]) -> HttpResponse:
        log_change(request, result, f"Ralat: {made[0].reason}")
        messages.success(request, f"{result.region} diralat; rilis baru sudah tersedia.")
        return redirect("admin:participation_result_change", result.pk)


def unless_overtaken(request: HttpRequest, act: Callable[..., Any]) -> Callable[..., Any]:
    """The act, which refuses where another release is out than whoever sent this has seen."""
    return partial(act, seen=seen_release(request))


def seen_release(request: HttpRequest) -> int | None:
    """The newest release when the page that was sent was made; None where it does not say."""
    given = request.POST.get("seen", "")
    return int(given) if re.fullmatch("[0-9]{1,9}", given) else None


def attempted(form: Any, act: Callable[..., Any], edition: Edition, wanted: Any, user: Any) -> Any:
    """What the action made; None when it refused, and then the form says why."""
    try:
        return act(edition=edition, wanted=wanted, by=user, **form.told)
    except (actions.NotCorrected, actions.GateClosed) as error:
        form.add_error(None, str(error))
        return None


def _questions(form: Any) -> list[str]:
    """The same as an import asks, of the numbers that were changed."""
    numbers = {name for name, of in form.fields.items() if isinstance(of, forms.DecimalField)}
    changed = [name for name in form.changed_data if name in numbers]
    asked = (question(form[name].label, form.cleaned_data[name]) for name in changed)
    return [each for each in asked if each]


def _facts(form: Any) -> Facts:
    said = form.cleaned_data
    return Facts(
        score=said["score"],
        band=said["band"].slug if said["band"] else "",
        absence=said["absence"],
        reason=said["reason"],
        source=said["source"].citation if said["source"] else "",
        dimensions={
            name.removeprefix(PREFIX): value
            for name, value in said.items()
            if name.startswith(PREFIX) and value is not None
        },
    )
