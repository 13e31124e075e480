"""The text editor under a strict Content-Security-Policy, and the address that cleans pastes."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST
from js_asset import InlineStyle, Media, Script

from news.admin.body_editor import tidied
from news.admin.library import shows_own_files

# The editor writes a style element into the page unless it finds one marked as its own.
OURS = Media(
    css={"all": ["news/editor.css", InlineStyle("", **{"data-tiptap-style": ""})]},
    js=[Script(f"news/{name}.js", type="module") for name in ("editor_words", "plain_paste")],
)


class EditorMediaMixin(admin.ModelAdmin):
    """Gives the editor's scripts the nonce without which browsers refuse them."""

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_tidy"
        own = path("tidy/", self.admin_site.admin_view(require_POST(self.tidy)), name=name)
        return [own, *super().get_urls()]

    def tidy(self, request: HttpRequest) -> HttpResponse:
        """What somebody who writes here pastes, cleaned."""
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        return tidied(request)

    @shows_own_files
    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().changeform_view(request, *args, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        nonce = request.csp_nonce  # type: ignore[attr-defined]  # by django-csp
        context["media"] = Media.from_media(context["media"] + OURS, nonce=nonce)
        return super().render_change_form(request, context, *args, **kwargs)
