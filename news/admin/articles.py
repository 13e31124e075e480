"""Writing, publishing and withdrawing articles."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from kpuportal.formats import clock, number, short_date
from news.actions import publish_article, withdraw_article
from news.admin.article_form import ArticleForm
from news.admin.deletion import NoLinksListedMixin
from news.admin.editor_media import EditorMediaMixin
from news.models import Article, DailyReads
from news.models.search_vector import words_query
from news.search import Search

ACTIONS = {"publish": publish_article, "withdraw": withdraw_article}
FORM_ONLY = {"step", "seen_version"}  # the form asks for these, the article does not keep them


class YearFilter(admin.SimpleListFilter):
    """The year of publication."""

    title, parameter_name = "tahun terbit", "tahun"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(year), str(year)) for year in Article.objects.years()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() in dict(self.lookup_choices):
            return queryset.filter(published_at__year=self.value())
        return queryset


@admin.register(Article)
class ArticleAdmin(EditorMediaMixin, NoLinksListedMixin, admin.ModelAdmin):
    """In the order of the work: write, illustrate, describe, publish."""

    form = ArticleForm
    list_display = ["title", "standing", "published", "byline", "reads"]
    list_filter = [
        "state",
        ("tags", admin.RelatedOnlyFieldListFilter),
        ("regions", admin.RelatedOnlyFieldListFilter),
        YearFilter,
    ]
    list_per_page = 50
    search_fields = ["title"]
    search_help_text = "Cari dalam judul, teras, dan isi."
    ordering = ["-created_at", "-pk"]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["cover", "tags", "regions"]
    readonly_fields = ["standing"]
    actions = ["publish", "withdraw"]
    fieldsets = [
        ("Tulis", {"fields": ["title", "slug", "lead", "body"]}),
        ("Gambar utama", {"fields": ["cover", "cover_alt", "cover_caption", "cover_credit"]}),
        ("Keterangan", {"fields": ["dateline", "byline", "tags", "regions"]}),
        ("Terbitkan", {"fields": ["standing", "published_at", "step", "seen_version"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """With the number of reads; an article's own rows are counted, whatever is edited."""
        mine = DailyReads.objects.filter(article=OuterRef("pk")).values("article")
        reads = Subquery(mine.annotate(total=Sum("count")).values("total"))
        return super().get_queryset(request).annotate(reads=Coalesce(reads, 0))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """By words in all their forms, and by a part of the title."""
        if not search_term:
            return queryset, False
        words = Search(search_term).text
        found = Q(search=words_query(words)) | Q(title__icontains=words)
        return queryset.filter(found), False

    @admin.display(description="status", ordering="state")
    def standing(self, article: Article) -> str:
        return article.standing

    @admin.display(description="waktu terbit", ordering="published_at")
    def published(self, article: Article) -> str:
        return _moment(article) if article.published_at else ""

    @admin.display(description="dilihat", ordering="reads")
    def reads(self, article: Any) -> str:
        return number(article.reads)

    def view_on_site(self, article: Article) -> str | None:
        """Only what readers can open."""
        return article.get_absolute_url() if article.is_public else None

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether the user may open articles to readers and close them."""
        return request.user.has_perm("news.publish_article")

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """What readers see is changed only by those who may publish."""
        return super().has_change_permission(request, obj) and self._may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return super().has_delete_permission(request, obj) and self._may_touch(request, obj)

    def _may_touch(self, request: HttpRequest, article: Article | None) -> bool:
        is_draft = article is None or article.state == Article.State.DRAFT
        return is_draft or self.has_publish_permission(request)

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """The step to publication is offered to those who may take it."""
        fieldsets = super().get_fieldsets(request, obj)
        if self.has_publish_permission(request) and self.has_change_permission(request, obj):
            return fieldsets
        hidden = {"step"} if self.has_change_permission(request, obj) else {"step", "seen_version"}
        return [
            (title, {"fields": [name for name in options["fields"] if name not in hidden]})
            for title, options in fieldsets
        ]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Publish last, when tags and regions stand, and say what readers see now."""
        super().save_related(request, form, formsets, change)
        article, action = form.instance, ACTIONS.get(form.cleaned_data.get("step", ""))
        done = action and self.has_publish_permission(request) and action(article, by=request.user)
        if done or article.state == Article.State.PUBLISHED:
            messages.success(request, _outcome(article))

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """The history tells what changed in the article."""
        form.changed_data = [name for name in form.changed_data if name not in FORM_ONLY]
        return super().construct_change_message(request, form, formsets, add)

    @admin.action(description="Terbitkan berita terpilih", permissions=["publish"])
    def publish(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        """Open the chosen articles to readers."""
        done = sum(publish_article(article, by=request.user) for article in articles)
        messages.success(request, f"{done} berita diterbitkan.")

    @admin.action(description="Tarik berita terpilih dari pembaca", permissions=["publish"])
    def withdraw(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        """Close the chosen articles to readers."""
        done = sum(withdraw_article(article, by=request.user) for article in articles)
        messages.success(request, f"{done} berita ditarik.")


def _moment(article: Any) -> str:
    return f"{short_date(article.published_at)}, {clock(article.published_at)}"


def _outcome(article: Article) -> str:
    if article.is_public:
        return "Berita sudah terbit dan dapat dibaca."
    if article.state == Article.State.PUBLISHED:
        return f"Berita dijadwalkan terbit {_moment(article)}."
    return "Berita ditarik dari pembaca."
