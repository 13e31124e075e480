"""By what the list of articles is narrowed. Every choice is one that finds something."""

import datetime as dt
from typing import Any

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from news.models import Article, Tag
from news.readership import Span, month_of, week_of
from news.tagging import tag_slug
from participation.models import Region

OFFERED_TAGS = 100
State = Article.State
SPANS = {"hari": lambda day: Span(day, day), "minggu": week_of, "bulan": month_of}


class ChoiceFilter(admin.SimpleListFilter):
    """A filter whose unknown values find nothing, instead of being passed over."""

    def narrowed(self, articles: QuerySet[Article], value: str) -> QuerySet[Article]:
        """The articles that `value`, one of the choices, asks for."""
        raise NotImplementedError

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        value = self.value()
        if not value:
            return queryset
        known = value in {str(key) for key, _ in self.lookup_choices}
        return self.narrowed(queryset, value) if known else queryset.none()


class StandingFilter(ChoiceFilter):
    """Where articles stand; what is published with a time to come is scheduled."""

    title, parameter_name = "status", "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        states = [(str(value), str(label)) for value, label in State.choices]
        return [*states[:3], ("scheduled", "Terjadwal"), *states[3:]]

    def narrowed(self, articles: QuerySet[Article], value: str) -> QuerySet[Article]:
        soon = Q(published_at__gt=timezone.now())
        if value == "scheduled":
            return articles.filter(soon, state=State.PUBLISHED)
        if value == State.PUBLISHED:
            return articles.filter(~soon, state=State.PUBLISHED)
        return articles.filter(state=value)


class OwnFilter(ChoiceFilter):
    """What the user wrote."""

    title, parameter_name = "milik", "milik"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        self.user = request.user
        return [("saya", "Milik saya")]

    def narrowed(self, articles: QuerySet[Article], value: str) -> QuerySet[Article]:
        return articles.filter(author=self.user.pk)


class AuthorFilter(ChoiceFilter):
    """Who wrote it; only those who wrote something."""

    title, parameter_name = "penulis", "penulis"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        wrote = Exists(Article.objects.filter(author=OuterRef("pk")))
        authors = get_user_model().objects.filter(wrote).order_by("first_name", "username")
        return [(str(user.pk), user.get_full_name() or user.username) for user in authors]

    def narrowed(self, articles: QuerySet[Article], value: str) -> QuerySet[Article]:
        return articles.filter(author=int(value))


class TagFilter(admin.SimpleListFilter):
    """A tag by its name or a synonym. There may be thousands, so it is typed; some are offered."""

    title, parameter_name = "tagar", "tagar"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return []

    def has_output(self) -> bool:
        return True

    def offered(self) -> list[str]:
        """Names of the tags that are used most."""
        links = Article.tags.through.objects.values("tag").annotate(uses=Count("pk"))
        most = [link["tag"] for link in links.order_by("-uses")[:OFFERED_TAGS]]
        return list(Tag.objects.filter(pk__in=most).values_list("name", flat=True))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        typed = self.value()
        if not typed:
            return queryset
        tag = Tag.objects.known([typed]).get(tag_slug(typed))
        return queryset.filter(tags=tag) if tag else queryset.none()


class RegionFilter(ChoiceFilter):
    """Regions that articles tell of; a province includes all places in it."""

    title, parameter_name = "wilayah", "wilayah"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        links = Article.regions.through.objects.filter(region=OuterRef("pk"))
        used = Region.objects.filter(Exists(links)).values_list("code", flat=True)
        codes = {part for code in used for part in (code, code.partition(".")[0])}
        regions = Region.objects.filter(code__in=codes).order_by("code")
        return [(region.code, _indented(region)) for region in regions]

    def narrowed(self, articles: QuerySet[Article], value: str) -> QuerySet[Article]:
        inside = Q(region=value) | Q(region__code__startswith=f"{value}.")
        about = Article.regions.through.objects.filter(inside).values("article")
        return articles.filter(pk__in=about)


class TimeFilter(ChoiceFilter):
    """When readers saw it first, or will."""

    title, parameter_name = "waktu terbit", "waktu"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        years = [
            (str(year), str(year)) for year in Article.objects.filter(state=State.PUBLISHED).years()
        ]
        return [("hari", "Hari ini"), ("minggu", "Minggu ini"), ("bulan", "Bulan ini"), *years]

    def narrowed(self, articles: QuerySet[Article], value: str) -> QuerySet[Article]:
        if value.isdecimal():
            return articles.filter(published_at__year=value)
        span = SPANS[value](timezone.localdate())
        start, end = (_midnight(day) for day in (span.first, span.last + dt.timedelta(days=1)))
        return articles.filter(published_at__gte=start, published_at__lt=end)


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def _indented(region: Region) -> str:
    return f"\u2003{region.name}" if region.parent_id else region.name
