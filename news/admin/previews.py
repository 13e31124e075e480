"""How the desk looks at an article as readers will, and shows it to people without an account."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kpuportal.html import legible
from news.actions import revoke_links
from news.admin.buttons import button
from news.article_parts import Parts, parts_of, with_parts
from news.desk import rights
from news.desk.preview import parts_in, preview_page
from news.desk.preview_links import preview_link
from news.models import Article

LINK_MADE = "Tautan pratinjau, berlaku 24 jam, untuk siapa pun yang memegangnya: {link}"
REVOKED = (
    "Semua tautan pratinjau berita ini sudah dicabut dan tidak dapat dibuka lagi. Bila masih "
    "perlu, buat tautan baru."
)
NOT_SHARED = "Berita yang ditarik tidak dapat dibagikan; tautan lamanya sudah tidak berlaku."


class PreviewsMixin(admin.ModelAdmin):
    """Previews for the desk, and links that somebody else can open."""

    def preview_views(self) -> dict[str, Any]:
        """Addresses below the list of articles, and what answers there."""
        return {
            "preview/": ("news_article_preview", button(self.preview)),
            "<int:pk>/preview/": ("news_article_stored_preview", require_safe(self.stored_preview)),
            "<int:pk>/link/": ("news_article_link", button(self.link)),
            "<int:pk>/link/revoke/": ("news_article_revoke", button(self.revoke)),
        }

    def preview(self, request: HttpRequest) -> HttpResponse:
        """The article's page from what stands in the form; nothing is saved."""
        article = self._article_written(request)  # type: ignore[attr-defined]  # of its admin
        form = self.filled(request, article)  # type: ignore[attr-defined]  # of its admin
        stored = (
            parts_of(with_parts(Article.objects.filter(pk=article.pk)).get())
            if article
            else Parts()
        )
        for name in ("title", "lead"):  # a preview needs no valid form
            setattr(form.instance, name, legible(request.POST.get(name, "")))
        return preview_page(request, form.instance, parts_in(form.cleaned_data, stored))

    def stored_preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The article's page from what is stored."""
        seen = with_parts(Article.objects.filter(rights.seen_by(request.user)))
        article = seen.filter(pk=pk).first()
        if article is None:
            raise Http404
        return preview_page(request, article, parts_of(article))

    def link(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make a link for somebody without an account."""
        article = self._shared(request, pk)
        if article is not None:
            self.log_change(request, article, "Tautan pratinjau dibuat.")
            messages.success(request, LINK_MADE.format(link=preview_link(article)))
        return self._back(request, pk)  # type: ignore[attr-defined]  # of its admin

    def revoke(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Close all links that were made."""
        article = self._shared(request, pk)
        if article is not None:
            revoke_links(article, by=request.user)
            messages.success(request, REVOKED)
        return self._back(request, pk)  # type: ignore[attr-defined]  # of its admin

    def _shared(self, request: HttpRequest, pk: int) -> Article | None:
        """The article that the user may share; None, with a sentence, once it is withdrawn."""
        article: Article = self._seen(request, pk)  # type: ignore[attr-defined]  # of its admin
        if rights.may_share(request.user, article):
            return article
        if not rights.may_talk(request.user, article):
            raise PermissionDenied
        messages.error(request, NOT_SHARED)
        return None
