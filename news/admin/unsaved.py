"""Autosave and recovery: what is typed into the form of an article survives what happens to it."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kpuportal.formats import clock
from news.admin.article_form import ArticleForm
from news.desk import rights
from news.desk.checks import Draft
from news.desk.hints import hints_about
from news.desk.working_copies import (
    Fields,
    TooLong,
    as_key,
    copies_of,
    copy_of,
    first,
    forget,
    keep,
    typed,
)
from news.models import Article
from news.models.article import LONGEST_BODY
from news.pasting import lost_links

NOT_CHANGEABLE = (
    "Berita ini sekarang tidak dapat Anda ubah, karena statusnya sudah berganti. Isian Anda tidak "
    "hilang: lihat di halaman berita itu."
)
RESUME = "lanjutkan"
LONGEST_LINE = 1000  # of what is typed; more can't be saved and need not be looked at
KEPT = set(ArticleForm.base_fields) - {"step"}


class UnsavedMixin(admin.ModelAdmin):
    """Keeps what is being typed, and gives it back."""

    def unsaved_views(self) -> dict[str, Any]:
        """Addresses below the list of articles, and what answers there."""
        return {
            "autosave/": ("news_article_autosave", require_POST(self.autosave)),
            "session/": ("news_article_session", require_safe(self.session)),
            "discard/": ("news_article_discard", require_POST(self.discard)),
        }

    def session(self, request: HttpRequest) -> HttpResponse:
        """Whether somebody is still logged in, who it is, and a token that works now."""
        return JsonResponse({"user": request.user.get_username(), "csrf": get_token(request)})

    def autosave(self, request: HttpRequest) -> HttpResponse:
        """Keep what the form holds, and say what an editor would ask about it."""
        article = self._article_written(request)
        key = as_key(request.POST.get("working_key", ""))
        if key is None:
            return JsonResponse({"error": "Isian ini tidak dikenal."}, status=400)
        try:
            keep(request.user, article, key, typed(request.POST, KEPT))
        except TooLong as error:
            return JsonResponse({"error": str(error)}, status=413)
        hints = hints_about(
            self._draft(request, article), article.pk if article else None, request.user
        )
        return JsonResponse(
            {
                "saved_at": clock(timezone.now()),
                "hints": [{"field": hint.field, "text": hint.text} for hint in hints],
            }
        )

    def discard(self, request: HttpRequest) -> HttpResponse:
        """What was typed and not saved is not wanted any more."""
        given = request.POST.get("article", "")
        article = get_object_or_404(self.get_queryset(request), pk=given) if given else None
        forget(request.user, request.POST.get("working_key", ""))
        messages.success(request, "Isian yang belum disimpan sudah dibuang.")
        if article is None:
            return redirect("admin:news_article_changelist")
        return redirect("admin:news_article_change", article.pk)

    def resumed(self, request: HttpRequest, article: Article | None) -> Fields | None:
        """What the user typed earlier and wants to go on with."""
        if request.method != "GET":
            return None
        copy = copy_of(request.user, article, request.GET.get(RESUME, ""))
        return copy.fields | {"working_key": [str(copy.key)]} if copy else None

    def forget_unsaved(self, request: HttpRequest, form: Any) -> None:
        """It is saved now."""
        forget(request.user, str(form.cleaned_data.get("working_key") or ""))

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Who may not save any more keeps what they sent, and is told where it is."""
        try:
            return super().changeform_view(request, object_id, *args, **kwargs)
        except PermissionDenied:
            if not self._rescued(request, object_id):
                raise
        messages.error(request, NOT_CHANGEABLE)
        return redirect("admin:news_article_change", object_id)

    def _rescued(self, request: HttpRequest, object_id: Any) -> bool:
        """Whether the text of somebody who writes articles, but not this one now, is kept."""
        article = self.get_object(request, str(object_id or 0))
        key = as_key(request.POST.get("working_key", ""))
        if request.method != "POST" or article is None or key is None:
            return False
        if not self.has_change_permission(request):
            return False
        keep(request.user, article, key, typed(request.POST, KEPT))
        return True

    def unsaved_context(self, request: HttpRequest, article: Article) -> dict[str, Any]:
        """For the form's page: whether something waits to be saved, and where scripts keep it."""
        about = article if article.pk else None
        resuming = copy_of(request.user, about, request.GET.get(RESUME, "")) is not None
        asks = request.method == "GET" and not resuming
        waiting = list(copies_of(request.user, about)) if asks else []
        for each in waiting:
            each.title = first(each.fields, "title") or "(Tanpa judul)"  # type: ignore[attr-defined]  # shown on the page
        return {
            "unfinished": waiting,
            "is_resumed": resuming,
            "working_user": request.user.get_username(),
            **{
                f"{name}_url": reverse(f"admin:news_article_{name}")
                for name in ("autosave", "session", "discard", "preview")
            },
        }

    def _article_written(self, request: HttpRequest) -> Article | None:
        """The article that the form is about; None for a new one. Only what the user may write."""
        given = request.POST.get("article", "")
        if not given:
            if not rights.may_write(request.user):
                raise PermissionDenied
            return None
        article = get_object_or_404(self.get_queryset(request), pk=given)
        if not rights.may_change(request.user, article):
            raise PermissionDenied
        return article

    @transaction.atomic
    def filled(self, request: HttpRequest, article: Article | None) -> Any:
        """The form with what was sent, looked through; nothing is saved."""
        form_class = self.get_form(request, article, change=article is not None)
        form = form_class(request.POST, instance=article)
        form.is_valid()
        return form

    def _draft(self, request: HttpRequest, article: Article | None) -> Draft:
        form = self.filled(request, article)
        cleaned = form.cleaned_data
        return Draft(
            title=request.POST.get("title", "")[:LONGEST_LINE],
            lead=request.POST.get("lead", "")[:LONGEST_LINE],
            body=(cleaned.get("body") or "")[:LONGEST_BODY],
            lost_links=lost_links(request.POST.get("body", "")[:LONGEST_BODY]),
            cover=cleaned.get("cover"),
            cover_alt=cleaned.get("cover_alt") or "",
            silent_gallery=sum(not picture.alt for picture in cleaned.get("pictures") or []),
            tags=[str(tag) for tag in cleaned.get("tags") or []],
            published_at=cleaned.get("published_at"),
        )
