"""What is in use is not deleted; the refusal names the articles that the user may see."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from news.desk import rights
from news.library.uses import held
from news.models import Article

MOST_NAMED = 5
MOST_LISTED = 50


class KeptWhileUsedMixin(admin.ModelAdmin):
    """Refuses to delete what an article shows or offers."""

    def users_of(self, kept: Any) -> QuerySet[Article]:
        """The articles that use it."""
        raise NotImplementedError

    def places_in(self, article: Article, kept: Any) -> list[str]:
        """Where in the article it stands, in words."""
        raise NotImplementedError

    @admin.display(description="dipakai oleh")
    def used_in(self, kept: Any) -> str:
        """The articles that the viewer may see, and where in them it stands."""
        shown = self.users_of(kept).filter(rights.seen_by(kept.viewer))[:MOST_LISTED]
        return _listed((article, self.places_in(article, kept)) for article in shown)

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """It knows who looks at it, so that it names no article that they may not see."""
        kept = super().get_object(request, *args, **kwargs)
        if kept is not None:
            kept.viewer = request.user
        return kept

    def why_kept(self, request: HttpRequest, kept: Any) -> str:
        """A sentence that names the articles; empty when none uses it."""
        using = self.users_of(kept)
        named = list(using.filter(rights.seen_by(request.user))[:MOST_NAMED])
        if not named and not using.exists():
            return ""
        names = [f"“{article.title}”" for article in named]
        if more := using.count() - len(named):
            names.append(f"{more} berita {'lain' if named else 'yang tidak dapat Anda lihat'}")
        return (
            f"“{kept}” tidak dapat dihapus karena dipakai oleh {', '.join(names)}. "
            "Lepaskan dahulu dari berita itu."
        )

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Say at once why it stays."""
        kept = self.get_object(request, object_id)
        if not self.has_delete_permission(request, kept):
            raise PermissionDenied
        with transaction.atomic():
            # Whoever is just choosing it for an article comes first, or finds it gone.
            is_here = kept is not None and held(self.model, [kept.pk])
            if is_here and (why := self.why_kept(request, kept)):
                messages.error(request, why)
                return redirect(f"admin:news_{self.opts.model_name}_change", kept.pk)
            return super().delete_view(request, object_id, extra_context)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Chosen together, one that is in use keeps them all; each is named."""
        rows, counts, missing, protected = super().get_deleted_objects(objs, request)
        reasons = [why for kept in objs if (why := self.why_kept(request, kept))]
        return rows, counts, missing, reasons or protected


def _listed(places: Iterable[tuple[Article, list[str]]]) -> str:
    rows = [
        (reverse("admin:news_article_change", args=[article.pk]), article.title, ", ".join(where))
        for article, where in places
    ]
    if not rows:
        return "Belum dipakai"
    items = format_html_join("", '<li><a href="{}">{}</a> ({})</li>', rows)
    return format_html('<ul class="used-in">{}</ul>', items)
