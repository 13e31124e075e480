"""Writing, checking, publishing and withdrawing articles: each by whoever may."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from js_asset import Script

from kpuportal.formats import clock, short_date
from news.actions import BEFORE, SAVED, add_note, keep_version, move
from news.admin.article_form import FORM_ONLY, ArticleForm
from news.admin.article_list import ArticleListMixin
from news.admin.deletion import NoLinksListedMixin
from news.admin.desk_views import DeskViewsMixin
from news.admin.editor_media import EditorMediaMixin
from news.admin.reading import READ_ONLY, ReadingMixin
from news.admin.sent_twice import SentTwiceMixin
from news.admin.unsaved import UnsavedMixin
from news.desk import rights
from news.desk.standing import is_scheduled
from news.desk.workflow import open_steps
from news.models import Article


@admin.register(Article)
class ArticleAdmin(
    EditorMediaMixin, SentTwiceMixin, UnsavedMixin, DeskViewsMixin, ReadingMixin, ArticleListMixin,
    NoLinksListedMixin, admin.ModelAdmin,
):  # fmt: skip
    """In the order of the work: write, illustrate, describe, publish."""

    form = ArticleForm
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["regions"]
    fieldsets = [
        ("Tulis", {"fields": ["title", "slug", "lead", "body"]}),
        ("Gambar utama", {"fields": ["cover", "cover_alt", "cover_caption", "cover_credit"]}),
        ("Galeri dan lampiran", {"fields": ["pictures", "documents"]}),
        ("Keterangan", {"fields": ["dateline", "byline", "tags", "regions"]}),
        ("Terbitkan", {"fields": ["published_at", "note"]}),
    ]

    class Media:
        css = {"all": ["news/desk.css"]}
        js = [Script(f"news/{name}.js", type="module") for name in ("desk", "search_names")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Other people's drafts are nobody's business but the editors'."""
        return super().get_queryset(request).filter(rights.seen_by(request.user))

    def view_on_site(self, article: Article) -> str | None:
        """Only what readers can open."""
        return article.get_absolute_url() if article.is_public else None

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        may = super().has_change_permission(request, obj)
        return may and (obj is None or rights.may_change(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or rights.may_delete(request.user, obj))

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        """Who may delete it is asked again once nobody else can move it on."""
        stored = Article.objects.select_for_update().get(pk=obj.pk)
        if not rights.may_delete(request.user, stored):
            raise PermissionDenied
        super().delete_model(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Who may only read sees a text, not a form with its hints."""
        if obj is None or self.has_change_permission(request, obj):
            return super().get_fieldsets(request, obj)
        return READ_ONLY

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The form knows whose it is."""
        form = super().get_form(request, obj, change, **kwargs)
        unfinished = self.resumed(request, obj)
        return type(form.__name__, (form,), {"user": request.user, "unfinished": unfinished})

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Before the first change that is kept, keep what stood there."""
        if change and not obj.versions.exists():
            keep_version(Article.objects.get(pk=obj.pk), act=BEFORE, by=None)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Take the step last, when tags and pictures stand, and say what readers see now."""
        super().save_related(request, form, formsets, change)
        article, step = form.instance, form.cleaned_data.get("step")
        keep_version(article, act=SAVED, by=request.user)
        if step:
            move(article, step, by=request.user, note=form.cleaned_data["note"])
        elif form.cleaned_data.get("note", "").strip():
            add_note(article, form.cleaned_data["note"], by=request.user)
        self.forget_unsaved(request, form)
        if step or article.state == Article.State.PUBLISHED:
            messages.success(request, outcome(article))

    def response_post_save_add(self, request: HttpRequest, obj: Article) -> HttpResponseRedirect:
        """Stay with the article, where its status and hints stand."""
        return redirect("admin:news_article_change", obj.pk)

    def response_post_save_change(self, request: HttpRequest, obj: Article) -> HttpResponseRedirect:
        """Stay with the article."""
        return redirect("admin:news_article_change", obj.pk)

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """The history tells what changed in the article."""
        form.changed_data = [name for name in form.changed_data if name not in FORM_ONLY]
        return super().construct_change_message(request, form, formsets, add)

    def log_change(self, request: HttpRequest, obj: Article, message: Any) -> Any:
        """Where nothing changed there is nothing to note; a step notes itself."""
        return super().log_change(request, obj, message) if message else None

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With everything that the desk wants to know beside the text."""
        article = context["original"] or Article(author=request.user)  # type: ignore[misc]  # staff only
        context |= self.desk_context(request, article)
        context["steps"] = open_steps(request.user, article)
        return super().render_change_form(request, context, *args, **kwargs)


def outcome(article: Article) -> str:
    """What has become of the article, for whoever took the step."""
    moment = article.published_at
    if is_scheduled(article) and moment:
        return f"Berita dijadwalkan terbit {short_date(moment)}, {clock(moment)}."
    return OUTCOMES[article.state]


OUTCOMES: dict[str, str] = {
    Article.State.DRAFT: "Berita kembali menjadi draf.",
    Article.State.REVIEW: "Berita dikirim untuk diperiksa.",
    Article.State.APPROVED: "Berita disetujui dan siap diterbitkan.",
    Article.State.PUBLISHED: "Berita sudah terbit dan dapat dibaca.",
    Article.State.WITHDRAWN: "Berita ditarik dari pembaca.",
}
