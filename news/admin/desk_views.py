"""What the desk does with an article besides writing in it: steps, notes, versions."""

import re
from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from kpuportal.refusals import refused
from news.actions import add_correction, add_note, move, restore_version
from news.admin.buttons import button
from news.admin.previews import PreviewsMixin
from news.admin.unsaved import RESUME
from news.admin.version_pages import comparison, timeline, unfinished_comparison
from news.desk import rights
from news.desk.hints import draft_of, hints_about
from news.desk.workflow import NotPossible, done_by, find_step, open_steps
from news.desk.working_copies import copy_of
from news.models import Article

SEEN = re.compile(r"[0-9]{1,9}\Z")
View = Callable[..., HttpResponse]


class DeskViewsMixin(PreviewsMixin, admin.ModelAdmin):
    """Pages and buttons beside the form."""

    def get_urls(self) -> list[Any]:
        """Ours before Django's, which take anything for a primary key."""
        views: dict[str, tuple[str, View]] = {
            **self.unsaved_views(),  # type: ignore[attr-defined]  # of the admin it is mixed into
            **self.preview_views(),
            "<int:pk>/move/": ("news_article_move", button(self.move)),
            "<int:pk>/note/": ("news_article_note", button(self.note)),
            "<int:pk>/correction/": ("news_article_correction", button(self.correction)),
            "<int:pk>/compare/": ("news_article_compare", require_safe(self.compare)),
            "<int:pk>/unfinished/": ("news_article_unfinished", require_safe(self.unfinished)),
            "<int:pk>/restore/<int:number>/": ("news_article_restore", button(self.restore)),
        }
        ours = [
            path(route, self.admin_site.admin_view(view), name=name)
            for route, (name, view) in views.items()
        ]
        return [*ours, *super().get_urls()]

    # --- Steps, notes, corrections ----------------------------------------------------------------

    def move(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a step with an article as it is stored."""
        article = self._seen(request, pk)
        name, note = request.POST.get("step", ""), request.POST.get("note", "")
        try:
            step = find_step(name)
            if step.starts_at(article) and not step.who(request.user, article):
                back = reverse("admin:news_article_change", args=[pk])
                return refused(request, [step.refusal], status=403, back=back)
            move(article, name, by=request.user, note=note)
        except NotPossible as error:
            messages.error(request, str(error))
        else:
            messages.success(request, done_by(step, article))
        return self._back(request, pk)

    def note(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Say something to the desk."""
        article = self._seen(request, pk)
        if not (rights.may_talk(request.user, article)):
            raise PermissionDenied
        return self._said(request, article, add_note, "Catatan disimpan.")

    def correction(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Tell readers what was wrong."""
        article = self._seen(request, pk)
        if not rights.may_correct(request.user, article):
            raise PermissionDenied
        return self._said(request, article, add_correction, "Catatan perbaikan ditambahkan.")

    def _said(
        self, request: HttpRequest, article: Article, say: Callable[..., Any], done: str
    ) -> HttpResponse:
        try:
            say(article, request.POST.get("text", ""), by=request.user)
        except NotPossible as error:
            messages.error(request, str(error))
        else:
            messages.success(request, done)
        return self._back(request, article.pk)

    # --- Versions ---------------------------------------------------------------------------------

    def history_view(
        self, request: HttpRequest, object_id: Any, extra_context: Any = None
    ) -> HttpResponse:
        """Every version, who made it, and what else was done with the article."""
        article = self._desk(request, object_id)
        context = timeline(article) | {"may_change": rights.may_change(request.user, article)}
        return self._page(request, article, "versions", "Riwayat", context)

    def compare(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What differs between two versions, or between one and what stands now."""
        article = self._desk(request, pk)
        context = comparison(article, request.GET.get("dari", ""), request.GET.get("ke", ""))
        if context is None:
            messages.error(request, "Pilih dua versi yang ada untuk dibandingkan.")
            return redirect("admin:news_article_history", pk)
        context["may_change"] = rights.may_change(request.user, article)
        return self._page(request, article, "compare", "Perbandingan versi", context)

    def unfinished(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What the user typed and never saved, beside what is stored."""
        article = self._seen(request, pk)
        copy = copy_of(request.user, article, request.GET.get(RESUME, ""))
        if copy is None:
            return redirect("admin:news_article_change", pk)
        context = unfinished_comparison(article, copy)
        context["may_change"] = rights.may_change(request.user, article)
        return self._page(request, article, "compare", "Isian yang belum disimpan", context)

    def restore(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """Bring an earlier version back."""
        article = self._seen(request, pk)
        if not rights.may_change(request.user, article):
            raise PermissionDenied
        version = article.versions.filter(number=number).first()
        if version is None:
            raise Http404
        seen = request.POST.get("seen_version", "")
        try:
            gone = restore_version(
                version, seen=int(seen) if SEEN.match(seen) else -1, by=request.user
            )
        except (NotPossible, ValidationError) as error:
            said = error.messages if isinstance(error, ValidationError) else [str(error)]
            messages.error(request, " ".join(said))
            return redirect("admin:news_article_history", pk)
        messages.success(request, f"Versi {number} dipulihkan.")
        if gone:
            messages.warning(request, f"Tidak ikut kembali: {', '.join(gone)}.")
        return redirect("admin:news_article_change", pk)

    # --- What they share --------------------------------------------------------------------------

    def desk_context(self, request: HttpRequest, article: Article) -> dict[str, Any]:
        """What stands beside the form."""
        context = self.unsaved_context(request, article)  # type: ignore[attr-defined]  # of the admin it is mixed into
        if not article.pk:
            return context
        user = request.user
        talks = rights.may_talk(user, article)
        return context | {
            "hints": hints_about(draft_of(article), article.pk, user),
            "notes": article.notes.all() if talks else None,
            "corrections": article.corrections.all(),
            "may_correct": rights.may_correct(user, article),
            "may_share": rights.may_share(user, article),
            "may_move": open_steps(user, article),
            "talks": talks,
            "newest_versions": article.versions.defer("content")[:3],
        }

    def _seen(self, request: HttpRequest, pk: Any) -> Article:
        """An article that the desk shows to this user. Raises Http404 for all others."""
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404
        if not self.has_view_or_change_permission(request, article):
            raise PermissionDenied
        return article

    def _desk(self, request: HttpRequest, pk: Any) -> Article:
        """One whose desk the user belongs to. Raises Http404 or PermissionDenied."""
        article = self._seen(request, pk)
        if not rights.may_talk(request.user, article):
            raise PermissionDenied
        return article

    def _back(self, request: HttpRequest, pk: int) -> HttpResponse:
        """To the form; to the list when the article is none of the user's business any more."""
        if self.get_object(request, str(pk)) is None:
            return redirect("admin:news_article_changelist")
        return redirect("admin:news_article_change", pk)

    def _page(
        self, request: HttpRequest, article: Article, name: str, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        base = {
            **self.admin_site.each_context(request),
            "title": title,
            "subtitle": str(article),
            "original": article,
            "opts": self.opts,
        }
        template = f"admin/news/article/{name}.html"
        return TemplateResponse(request, template, base | context)
