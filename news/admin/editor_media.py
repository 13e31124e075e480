"""The text editor under a strict Content-Security-Policy."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from js_asset import InlineStyle, Media, Script

# The editor writes a style element into the page unless it finds one marked as its own.
OURS = Media(
    css={"all": ["news/editor.css", InlineStyle("", **{"data-tiptap-style": ""})]},
    js=[Script("news/editor_words.js", type="module")],
)


class EditorMediaMixin:
    """Gives the editor's scripts the nonce without which browsers refuse them."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        nonce = request.csp_nonce  # type: ignore[attr-defined]
        context["media"] = Media.from_media(context["media"] + OURS, nonce=nonce)
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]
