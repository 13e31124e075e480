"""How much is read, for the desk: by article and day, in spans of days. It only reads."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import QuerySet, Sum

from news.models import Article, DailyReads
from news.models.article_queries import ArticleQuerySet

TREND_DAYS = 30
MOST_BY_DAY = 62  # a longer span is told by weeks, a very long one by months
MOST_BY_WEEK = 400


@dataclass(frozen=True)
class Span:
    """From one day to another, both included."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def unit(self) -> str:
        """What its totals are told by: "hari", "minggu" or "bulan"."""
        if self.days <= MOST_BY_DAY:
            return "hari"
        return "minggu" if self.days <= MOST_BY_WEEK else "bulan"


@dataclass(frozen=True)
class Total:
    """Reads from the day `first` on, to the end of that day, week or month or of the span."""

    first: dt.date
    reads: int


@dataclass(frozen=True)
class ArticleReads:
    """How an article is read."""

    total: int
    today: int
    this_week: int
    trend: list[Total]


def last_days(today: dt.date, days: int = TREND_DAYS) -> Span:
    """The span of the last days, today included."""
    return Span(today - dt.timedelta(days=days - 1), today)


def week_of(day: dt.date) -> Span:
    """Monday to Sunday."""
    monday = day - dt.timedelta(days=day.weekday())
    return Span(monday, monday + dt.timedelta(days=6))


def month_of(day: dt.date) -> Span:
    """The whole month."""
    following = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return Span(day.replace(day=1), following - dt.timedelta(days=1))


def year_of(day: dt.date) -> Span:
    """The whole year."""
    return Span(day.replace(month=1, day=1), day.replace(month=12, day=31))


def reads_by_day(span: Span, article: int | None = None) -> list[Total]:
    """The reads of every day of the span, of all articles or of one; days without any count 0."""
    rows = _within(span, article).values("day").annotate(reads=Sum("count"))
    found: dict[dt.date, int] = {row["day"]: row["reads"] for row in rows}
    days = (span.first + dt.timedelta(days=number) for number in range(span.days))
    return [Total(day, found.get(day, 0)) for day in days]


def totals(days: list[Total], unit: str) -> list[Total]:
    """The same reads by "hari", "minggu" or "bulan"."""
    begins = {
        "hari": lambda each: each.first,
        "minggu": lambda each: week_of(each.first).first,
        "bulan": lambda each: each.first.replace(day=1),
    }
    groups = (list(group) for _, group in groupby(days, key=begins[unit]))
    return [Total(group[0].first, sum(day.reads for day in group)) for group in groups]


def most_read_in(span: Span, articles: ArticleQuerySet, limit: int) -> list[Article]:
    """Those of `articles` with most reads in the span, each with its `.reads`."""
    rows = _within(span).values("article").annotate(reads=Sum("count"))
    if articles.query.has_filters():
        rows = rows.filter(article__in=articles.order_by().values("pk"))
    top = {row["article"]: row["reads"] for row in rows.order_by("-reads", "-article")[:limit]}
    found = articles.defer("body").in_bulk(list(top))
    for pk, article in found.items():
        article.reads = top[pk]
    return [found[pk] for pk in top if pk in found]


def reads_of(article: int, today: dt.date) -> ArticleReads:
    """How the article is read: in all, today, this week, and on each of the last days."""
    by_day = _within(None, article).values("day").annotate(reads=Sum("count"))
    found: dict[dt.date, int] = {row["day"]: row["reads"] for row in by_day}
    span, monday = last_days(today), week_of(today).first
    days = [span.first + dt.timedelta(days=number) for number in range(span.days)]
    return ArticleReads(
        total=sum(found.values()),
        today=found.get(today, 0),
        this_week=sum(reads for day, reads in found.items() if day >= monday),
        trend=[Total(day, found.get(day, 0)) for day in days],
    )


def rows_by_day(span: Span, articles: ArticleQuerySet, article: int | None) -> QuerySet[Any, Any]:
    """For files: day, article and reads; days on which nobody read an article are left out."""
    rows = _within(span, article).filter(article__in=articles.order_by().values("pk"))
    named = rows.values("day", "article__title", "article__slug")
    return named.annotate(reads=Sum("count")).order_by("day", "article")


def _within(span: Span | None, article: int | None = None) -> QuerySet[DailyReads]:
    rows = DailyReads.objects.all()
    if span is not None:
        rows = rows.filter(day__gte=span.first, day__lte=span.last)
    return rows if article is None else rows.filter(article=article)
