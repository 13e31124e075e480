"""What the pages below an edition's own share: who may open them, how they look, what is logged."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from participation.admin.change_log import log_change
from participation.admin.corrections import may_correct
from participation.models import Edition

MOST_SHOWN = 300


class EditionPages(admin.ModelAdmin):
    """The base of everything that stands under an edition's own address."""

    def the_edition(self, request: HttpRequest, pk: int) -> Edition:
        """The edition, for whoever may change its numbers."""
        edition = get_object_or_404(Edition, pk=pk)
        may = self.has_change_permission(request, edition)
        if not may or (edition.is_published and not may_correct(request.user)):
            raise PermissionDenied
        return edition

    def page(
        self, request: HttpRequest, name: str, edition: Edition, title: str, *,
        status: int = 200, **context: Any,
    ) -> HttpResponse:  # fmt: skip
        """One of the templates for editions."""
        context |= self.admin_site.each_context(request) | {
            "title": title,
            "edition": edition,
            "opts": self.opts,
            "back": reverse("admin:participation_edition_change", args=[edition.pk]),
            "most_shown": MOST_SHOWN,
            "shown_slice": f":{MOST_SHOWN}",
        }
        template = f"admin/participation/edition/{name}.html"
        return TemplateResponse(request, template, context, status=status)

    def log(self, request: HttpRequest, edition: Edition, text: str) -> None:
        """Tell the edition's own log."""
        log_change(request, edition, text)
