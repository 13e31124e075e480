"""Tags and how often they are used."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest

from news.admin.deletion import NoLinksListedMixin
from news.models import Tag
from news.tagging import tag_name


@admin.register(Tag)
class TagAdmin(NoLinksListedMixin, admin.ModelAdmin):
    """A tag may be respelled; its address stays."""

    fields = ["name", "slug"]
    readonly_fields = ["slug"]
    list_display = ["name", "slug", "uses", "public_uses"]
    ordering = ["name"]
    search_fields = ["name", "slug"]
    search_help_text = "Cari tagar, dengan atau tanpa #."

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        """With the number of articles, all and published."""
        public = Count("articles", filter=Q(articles__state="published"))
        return super().get_queryset(request).annotate(used=Count("articles"), public=public)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Tag], search_term: str
    ) -> tuple[QuerySet[Tag], bool]:
        """A typed "#" is not part of the name."""
        return super().get_search_results(request, queryset, tag_name(search_term))

    @admin.display(description="berita", ordering="used")
    def uses(self, tag: Any) -> int:
        return tag.used

    @admin.display(description="terbit", ordering="public")
    def public_uses(self, tag: Any) -> int:
        return tag.public
