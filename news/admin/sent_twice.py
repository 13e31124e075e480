"""What is sent twice, as a double click or a reload does, is done once and told as done."""

import uuid
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import SuspiciousOperation
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from news.desk.workflow import STEPS, act_of
from news.desk.working_copies import as_key
from news.models import Article
from news.models.turns import take_turn

DELETED = "Berita ini sudah dihapus."
ALREADY = "Berita ini sudah tersimpan; yang Anda kirim dua kali tersimpan sekali."


class SentTwiceMixin(admin.ModelAdmin):
    """Leads whoever sends a form again to what it made the first time."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: Any = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """Raise SuspiciousOperation for a form that no page of ours sends."""
        if "_saveasnew" in request.POST:  # Django would make a new article under a used key
            raise SuspiciousOperation
        key = as_key(request.POST.get("working_key", ""))
        if object_id is None and key:
            return self._added_once(request, key, form_url, extra_context)
        if request.POST.get("step") and self._is_done(request, str(object_id)):
            return _told_as_done(request, object_id)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Whoever deletes what another, or a first click, is just deleting is told so."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except Article.DoesNotExist:
            messages.success(request, DELETED)
            return redirect("admin:news_article_changelist")

    @transaction.atomic
    def _added_once(
        self, request: HttpRequest, key: uuid.UUID, form_url: str, extra_context: Any
    ) -> HttpResponse:
        """The second waits for the first and is led to its article. With other words, or a step
        that the first did not take, it is a second save of that article."""
        take_turn(key.int % 2**63)
        made = Article.objects.filter(form_key=key, author=request.user.pk).first()
        if made is None:
            return super().changeform_view(request, None, form_url, extra_context)
        if self._is_done(request, str(made.pk)):
            return _told_as_done(request, made.pk)
        form_url = reverse("admin:news_article_change", args=[made.pk])
        return super().changeform_view(request, str(made.pk), form_url, extra_context)

    @transaction.atomic
    def _is_done(self, request: HttpRequest, object_id: str) -> bool:
        """Whether the text is stored, and this user took the step and nobody another since."""
        article = self.get_object(request, object_id)
        if article is None:
            return False
        stored = Article.objects.select_for_update().get(pk=article.pk)
        name = request.POST.get("step")
        if name and not _took(request.user, name, stored):
            return False
        if request.POST.get("seen_version") == str(stored.version):
            return False
        # With all its fields, also when the step took the right to write from the user.
        form: Any = self.get_form(request, None, change=True)(request.POST, instance=stored)
        form.is_valid()
        return not form.conflicts and not form.errors.keys() - {"__all__", "published_at"}


def _took(user: Any, name: str, article: Article) -> bool:
    step, last = STEPS.get(name), article.notes.exclude(act="").last()
    if step is None or last is None:
        return False
    done = last.act == act_of(step, article) and article.state == step.target
    return done and last.by == user


def _told_as_done(request: HttpRequest, pk: Any) -> HttpResponse:
    messages.success(request, ALREADY)
    return redirect("admin:news_article_change", pk)
