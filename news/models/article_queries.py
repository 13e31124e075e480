"""How articles are looked up. `published()` is the only door for readers."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, Func, Max, Min, OuterRef, Value
from django.db.models.functions import JSONObject
from django.utils import timezone

from news.models.tag import Tag
from participation.models import Region

if TYPE_CHECKING:
    from news.models.article import Article  # noqa: F401 (named in the annotations)

TAG_FIELDS = ("name", "slug")
REGION_FIELDS = ("code", "name", "kind", "parent_id")


def _rows(labels: "models.QuerySet[Any]", fields: tuple[str, ...]) -> ArraySubquery:
    """The labels of each article as a list of dicts, inside the query that reads the articles."""
    mine = labels.filter(articles=OuterRef("pk")).order_by(*labels.model._meta.ordering)
    return ArraySubquery(mine.values(row=JSONObject(**{field: field for field in fields})))


class ArticleQuerySet(models.QuerySet["Article"]):
    """Articles as readers may see them."""

    def published(self, now: dt.datetime | None = None) -> "ArticleQuerySet":
        """Published, and their time has come."""
        return self.filter(state="published", published_at__lte=now or timezone.now())

    def cards(self) -> "ArticleQuerySet":
        """What lists show: cover and labels, but no body."""
        return self.select_related("cover").defer("body").with_labels()

    def with_opening(self) -> "ArticleQuerySet":
        """Adds `first_paragraph`: what stands in the first <p> of the body; None without one."""
        first = Func(F("body"), Value("<p>(.+?)</p>"), function="substring")
        return self.annotate(first_paragraph=models.ExpressionWrapper(first, models.TextField()))

    def these(self) -> "ArticleQuerySet":
        """The same articles asked for anew: what is added then is computed for these alone,
        not for all that a page leaves out before them."""
        return self.model.objects.filter(pk__in=self.values("pk"))

    def with_labels(self) -> "ArticleQuerySet":
        """Adds `tag_rows` and `region_rows` without a further query."""
        return self.annotate(
            tag_rows=_rows(Tag.objects.all(), TAG_FIELDS),
            region_rows=_rows(Region.objects.all(), REGION_FIELDS),
        )

    def years(self) -> list[int]:
        """From the newest year with an article back to the oldest; read off an index."""
        ends = self.order_by().aggregate(first=Min("published_at"), last=Max("published_at"))
        if not ends["first"]:
            return []
        first, last = (timezone.localtime(ends[end]).year for end in ("first", "last"))
        return list(range(last, first - 1, -1))


class ArticleManager(models.Manager.from_queryset(ArticleQuerySet)):  # type: ignore[misc]  # a base made at run time
    """Leaves the search vector, which no page shows, in the database."""

    def get_queryset(self) -> ArticleQuerySet:
        return super().get_queryset().defer("search")
