"""How much is read: a page for the desk, and the same as a file."""

import csv
import datetime as dt
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from kpuportal.admin_site import AdminPage
from kpuportal.spreadsheets import BOM, cell
from news import readership
from news.desk.rights import seen_by
from news.models import Article
from news.models.article_queries import ArticleQuerySet
from news.reads_chart import chart, when
from news.sharing import absolute

LONGEST_DAYS = 366 * 5
MOST_ROWS = 100_000
TOP = 20
SPANS: dict[str, tuple[str, Callable[[dt.date], readership.Span]]] = {
    "30-hari": ("30 hari terakhir", readership.last_days),
    "minggu": ("Minggu ini", readership.week_of),
    "bulan": ("Bulan ini", readership.month_of),
    "tahun": ("Tahun ini", readership.year_of),
}
BACKWARDS = "Tanggal akhir mendahului tanggal awal. Tukar keduanya."
TOO_LONG = "Rentang paling panjang lima tahun. Majukan tanggal awal."
NO_BEGINNING = "Isi juga tanggal awalnya."
NO_SUCH_ARTICLE = "Berita ini tidak ada, atau Anda tidak berhak melihatnya."
TOO_MANY_ROWS = "Berkasnya akan lebih dari 100.000 baris. Pilih rentang yang lebih pendek."


def _day_field(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class SpanForm(forms.Form):
    """Which days, and which article. Days of one's own go before a span that has a name."""

    rentang = forms.ChoiceField(
        label="Rentang", required=False, choices=[(key, label) for key, (label, _) in SPANS.items()]
    )
    dari = _day_field("atau dari tanggal")
    sampai = _day_field("sampai tanggal")
    berita = forms.IntegerField(
        required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput,
        error_messages=dict.fromkeys(["invalid", "min_value", "max_value"], NO_SUCH_ARTICLE),
    )  # fmt: skip

    def __init__(self, given: Any, articles: ArticleQuerySet) -> None:
        super().__init__(given)
        self.articles = articles

    def clean_berita(self) -> Article | None:
        """Raise ValidationError for an article that the user does not see."""
        number = self.cleaned_data["berita"]
        if number is None:
            return None
        article = self.articles.defer("body").filter(pk=number).first()
        if article is None:
            raise ValidationError(NO_SUCH_ARTICLE)
        return article

    def clean(self) -> dict[str, Any]:
        """With `span`. Raises ValidationError for one that runs backwards or is too long."""
        cleaned, today = super().clean() or self.cleaned_data, timezone.localdate()
        first, last = cleaned.get("dari"), cleaned.get("sampai")
        if first is None and last is None:
            span = SPANS[cleaned.get("rentang") or "30-hari"][1](today)
        elif first is None:
            raise ValidationError(NO_BEGINNING)
        else:
            span = readership.Span(first, last or today)
        if span.days < 1:
            raise ValidationError(BACKWARDS)
        if span.days > LONGEST_DAYS:
            raise ValidationError(TOO_LONG)
        last = max(span.first, min(span.last, today))
        return cleaned | {"span": readership.Span(span.first, last)}


def readership_page(request: HttpRequest) -> HttpResponse:
    """Reads in a span of days: a chart, the same as a table, and what was read most."""
    articles = _seen(request)
    form = SpanForm(request.GET, articles)
    context = admin.site.each_context(request) | {"title": "Jumlah pembaca", "form": form}
    if form.is_valid():
        span, article = form.cleaned_data["span"], form.cleaned_data["berita"]
        context |= _told(span, article, articles) | {"query": request.GET.urlencode()}
    status = 200 if form.is_valid() else 400
    return TemplateResponse(request, "admin/news/readership.html", context, status=status)


def _told(
    span: readership.Span, article: Article | None, articles: ArticleQuerySet
) -> dict[str, Any]:
    days = readership.reads_by_day(span, article.pk if article else None)
    totals = readership.totals(days, span.unit)
    return {
        "span": span,
        "article": article,
        "reads": sum(day.reads for day in days),
        "chart": chart(totals, span.unit),
        "rows": [(when(total, span.unit), total.reads) for total in reversed(totals)],
        "most_read": [] if article else readership.most_read_in(span, articles, TOP),
    }


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file: its name, and how a row fills it."""

    name: str
    value: Callable[[dict[str, Any]], Any]


COLUMNS = [
    Column("tanggal", lambda row: row["day"].isoformat()),
    Column("judul", lambda row: row["article__title"]),
    Column("alamat", lambda row: absolute(reverse("article", args=[row["article__slug"]]))),
    Column("dibaca", lambda row: row["reads"]),
]


def readership_csv(request: HttpRequest) -> HttpResponse:
    """The reads of each article on each day of the span."""
    articles = _seen(request)
    form = SpanForm(request.GET, articles)
    rows: list[dict[str, Any]] = []
    if form.is_valid():
        span, article = form.cleaned_data["span"], form.cleaned_data["berita"]
        found = readership.rows_by_day(span, articles, article.pk if article else None)
        rows = list(found[: MOST_ROWS + 1])
        if len(rows) > MOST_ROWS:
            form.add_error(None, TOO_MANY_ROWS)
    if form.errors:
        context = admin.site.each_context(request) | {"title": "Jumlah pembaca", "form": form}
        return TemplateResponse(request, "admin/news/readership.html", context, status=400)
    response = HttpResponse(_as_csv(rows), content_type="text/csv; charset=utf-8")
    name = f"jumlah-pembaca-{span.first.isoformat()}-{span.last.isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def _as_csv(rows: list[dict[str, Any]]) -> str:
    text = io.StringIO(newline="")
    text.write(BOM)
    writer = csv.writer(text)
    writer.writerow([column.name for column in COLUMNS])
    writer.writerows([cell(column.value(row)) for column in COLUMNS] for row in rows)
    return text.getvalue()


def _seen(request: HttpRequest) -> ArticleQuerySet:
    articles: ArticleQuerySet = Article.objects.filter(seen_by(request.user))
    return articles


def _may_open(user: Any) -> bool:
    return user.has_perm("news.view_article") or user.has_perm("news.change_article")


admin.site.pages += [  # type: ignore[attr-defined]  # our own site
    AdminPage(
        "news", "readership/", "news_readership", "Jumlah pembaca", readership_page, _may_open
    ),
    AdminPage(
        "news", "readership/unduh.csv", "news_readership_csv", "", readership_csv, _may_open,
        in_list=lambda user: False,
    ),
]  # fmt: skip
