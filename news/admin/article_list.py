"""The list of articles at the desk: what stands where, and how to find it again."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import ShowFacets
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth import get_user_model
from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Concat
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from js_asset import Script

from kpuportal.formats import clock, number, short_date
from news.admin.article_filters import (
    AuthorFilter,
    OwnFilter,
    RegionFilter,
    StandingFilter,
    TagFilter,
    TimeFilter,
)
from news.admin.bulk_actions import BulkActionsMixin
from news.models import Article, DailyReads
from news.models.search_vector import words_query
from news.search import Search

# Each state is told by its word, a mark and a colour.
MARKS = {
    "draft": "○", "review": "◐", "approved": "✓", "scheduled": "◷", "published": "●",
    "withdrawn": "✕",
}  # fmt: skip
QUICK = [
    ("Semua", ""),
    ("Draf saya", "milik=saya&status=draft"),
    ("Diperiksa", "status=review"),
    ("Siap terbit", "status=approved"),
    ("Terjadwal", "status=scheduled"),
    ("Minggu ini", "waktu=minggu"),
]


class ArticleChangeList(ChangeList):
    """Reads what the rows show for the rows of one page only, in one query."""

    def get_results(self, request: HttpRequest) -> None:
        """The page's articles, in the order asked for, with labels, author and reads."""
        super().get_results(request)
        wanted = list(self.result_list.values_list("pk", flat=True))
        articles = Article.objects.filter(pk__in=wanted).select_related("author").defer("body")
        found = {article.pk: article for article in articles.with_labels().annotate(reads=reads())}
        self.result_list = [found[pk] for pk in wanted if pk in found]


class ArticleListMixin(BulkActionsMixin, admin.ModelAdmin):
    """Columns, filters, search and what can be done with several articles at once."""

    class Media:
        css = {"all": ["news/article_list.css"]}
        js = [Script("news/article_list.js", type="module")]

    change_list_template = "admin/news/article/change_list.html"
    list_display = ["headline", "standing", "written_by", "published", "labels", "reads"]
    list_display_links = None
    list_filter = [StandingFilter, OwnFilter, TagFilter, AuthorFilter, RegionFilter, TimeFilter]
    list_per_page = 50
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    search_fields = ["title"]
    search_help_text = "Cari dalam judul, teras, isi, alamat, dan nama penulis."
    ordering = ["-created_at", "-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """With the number of reads, by which the list can be ordered."""
        return super().get_queryset(request).annotate(reads=reads())

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return ArticleChangeList

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """With what one click away is looked for most."""
        quick = [{"label": label, "query": query} for label, query in QUICK]
        here = {"quick": quick, "now": request.GET.urlencode()}
        return super().changelist_view(request, here | (extra_context or {}))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """By words in all their forms, by a part of title or address, and by the author's name."""
        words = Search(search_term).text
        if not words:
            return queryset, False
        every = Article.objects.order_by().values("pk")
        found = every.filter(search=words_query(words)).union(
            every.filter(Q(title__icontains=words) | Q(slug__icontains=words)),
            every.filter(author__in=_people(words)),
        )
        return queryset.filter(pk__in=found), False

    @admin.display(description="judul", ordering="title")
    def headline(self, article: Article) -> str:
        """The title, which leads to the article, and its lead."""
        url = reverse("admin:news_article_change", args=[article.pk])
        shown = '<a href="{}">{}</a> <span class="row-lead">{}</span>'
        return format_html(shown, url, article.title, article.lead)

    @admin.display(description="status", ordering="state")
    def standing(self, article: Article) -> str:
        return standing_badge(article)

    @admin.display(description="penulis", ordering="author__first_name")
    def written_by(self, article: Article) -> str:
        return _name(article.author) or article.byline

    @admin.display(description="waktu terbit", ordering="published_at")
    def published(self, article: Article) -> str:
        if not article.published_at:
            return ""
        return f"{short_date(article.published_at)}, {clock(article.published_at)}"

    @admin.display(description="tagar")
    def labels(self, article: Any) -> str:
        """Each leads to the articles that have it too."""
        rows = [(urlencode({"tagar": row["name"]}), row["name"]) for row in article.tag_rows]
        return format_html_join(" ", '<a href="?{}">#{}</a>', rows)

    @admin.display(description="dilihat", ordering="reads")
    def reads(self, article: Any) -> str:
        url = f"{reverse('admin:news_readership')}?berita={article.pk}"
        return format_html('<a href="{}">{}</a>', url, number(article.reads))


def reads() -> Coalesce:
    """How often an article was read; its own rows are counted, whatever is edited."""
    mine = DailyReads.objects.filter(article=OuterRef("pk")).values("article")
    return Coalesce(Subquery(mine.annotate(total=Sum("count")).values("total")), 0)


def standing_badge(article: Article) -> str:
    """Where the article stands, as a badge."""
    kind = "scheduled" if article.standing == "Terjadwal" else article.state
    badge = '<span class="standing standing-{}"><span aria-hidden="true">{}</span> {}</span>'
    return format_html(badge, kind, MARKS[kind], article.standing)


def _people(words: str) -> QuerySet[Any]:
    people = get_user_model().objects.annotate(whole=Concat("first_name", Value(" "), "last_name"))
    return people.filter(Q(whole__icontains=words) | Q(username__icontains=words))


def _name(user: Any) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""
