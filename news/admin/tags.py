"""Tags: how they are spelled, what else they are called, how often they are used."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode

from news.admin.deletion import NoLinksListedMixin
from news.admin.tag_merging import merge_page
from news.models import Article, Tag, TagSynonym
from news.models.tag_words import hold_tag_words
from news.tag_actions import add_synonym, refuse_gone, remove_synonym, rename_tag
from news.tag_suggestions import meant_by, suggestions
from news.tagging import tag_name, tag_names, tag_slug

SYNONYMS_HELP = (
    "Kata lain untuk tagar ini, dipisahkan koma. Siapa pun yang mengetiknya mendapat tagar ini, "
    "dan alamatnya mengarah ke sini. Alamat lama tagar ini juga tercatat di sini."
)
NAME_HELP = (
    "Boleh ditulis dengan atau tanpa #. Bila alamatnya berubah, alamat lama tetap mengarah ke sini."
)


class TagForm(forms.ModelForm):
    """A tag's name, and the words that lead to it."""

    words = forms.CharField(
        label="Sinonim", required=False, help_text=SYNONYMS_HELP, max_length=4000,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
    )  # fmt: skip

    class Meta:
        model = Tag
        fields = ["name"]
        help_texts = {"name": NAME_HELP}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = self.instance.synonyms.all() if self.instance.pk else []
        self.had = {synonym.slug: synonym for synonym in mine}
        self.initial["words"] = ", ".join(str(synonym) for synonym in mine)

    def full_clean(self) -> None:
        """What is free now stays so until the tag is saved: nobody gives out words meanwhile."""
        if self.is_bound:
            hold_tag_words()
        super().full_clean()

    def clean_words(self) -> list[str]:
        """Names that lead to no other tag. Raises ValidationError for those that do."""
        names = tag_names(self.cleaned_data["words"])
        own = {tag_slug(tag_name(self.data.get("name", ""))), self.instance.slug, *self.had}
        problems = []
        for name in names:
            if tag_slug(name) not in own:
                problems += _problems(TagSynonym(name=name))
        if problems:
            raise ValidationError(problems)
        return names

    def clean(self) -> dict[str, Any]:
        """The address follows the name, so what is checked is the new one."""
        if self.instance.pk:
            refuse_gone(self.instance)
        self.instance.slug = ""
        return super().clean() or self.cleaned_data

    def keep_synonyms(self, tag: Tag, by: Any) -> None:
        """Add and remove what the user added and removed, nothing else."""
        wanted = {tag_slug(name): name for name in self.cleaned_data["words"]}
        for slug, synonym in self.had.items():
            if slug not in wanted and synonym.pk:
                TagSynonym.objects.filter(pk=synonym.pk).exists() and remove_synonym(synonym, by=by)
        for slug in wanted.keys() - self.had.keys() - {tag.slug}:
            if not tag.synonyms.filter(slug=slug).exists():
                add_synonym(tag, wanted[slug], by=by)


class UnusedFilter(admin.SimpleListFilter):
    """Tags of no article at all."""

    title, parameter_name = "pemakaian", "dipakai"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("tidak", "Tidak dipakai"), ("ya", "Dipakai")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Tag]) -> QuerySet[Tag]:
        used = Exists(Article.tags.through.objects.filter(tag=OuterRef("pk")))
        if self.value() == "tidak":
            return queryset.filter(~used)
        return queryset.filter(used) if self.value() == "ya" else queryset


@admin.register(Tag)
class TagAdmin(NoLinksListedMixin, admin.ModelAdmin):
    """Spell, join and count. What changes here tells its own history."""

    form = TagForm
    fields = ["name", "slug", "words"]
    readonly_fields = ["slug"]
    list_display = ["name", "uses", "public_uses", "slug"]
    list_filter = [UnusedFilter]
    ordering = ["name"]
    search_fields = ["name", "slug", "synonyms__name"]
    search_help_text = "Cari tagar atau sinonimnya, dengan atau tanpa #."
    actions = ["merge_selected"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        """With the number of articles, all and those that readers see."""
        public = Article.objects.published().filter(tags=OuterRef("pk")).order_by().values("tags")
        every = Article.tags.through.objects.filter(tag=OuterRef("pk")).values("tag")
        return super().get_queryset(request).annotate(used=_counted(every), public=_counted(public))

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

    @admin.display(description="sinonim")
    def words(self, tag: Tag) -> str:
        """For those who may only look."""
        return ", ".join(str(synonym) for synonym in tag.synonyms.all())

    def view_on_site(self, tag: Tag) -> str | None:
        """Only what readers can open."""
        stored = Tag.objects.in_use().filter(pk=tag.pk).first()  # not what a form was sent
        return stored.get_absolute_url() if stored else None

    def get_urls(self) -> list[URLPattern]:
        """Suggestions for the article's form, and the page on which tags become one."""
        view = self.admin_site.admin_view
        return [
            path("suggest/", view(self.suggest), name="news_tag_suggest"),
            path("gabung/", view(self.merge), name="news_tag_merge"),
            *super().get_urls(),
        ]

    def suggest(self, request: HttpRequest) -> JsonResponse:
        """Tags that the text may mean, and the one that it means as it stands."""
        if not (self.has_view_permission(request) or request.user.has_perm("news.add_article")):
            raise PermissionDenied
        text = request.GET.get("q", "")[:100]
        answer = JsonResponse({"results": suggestions(text), "meant": meant_by(text)})
        answer["Cache-Control"] = "no-store"
        return answer

    def merge(self, request: HttpRequest) -> HttpResponse:
        """Several tags become one, after a look at what that means."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        return merge_page(request, self)

    @admin.action(description="Gabungkan tagar terpilih…", permissions=["change"])
    def merge_selected(self, request: HttpRequest, tags: QuerySet[Tag]) -> HttpResponse:
        """Ask which of them stays."""
        chosen = urlencode({"tagar": list(tags.values_list("pk", flat=True))}, doseq=True)
        return redirect(f"{reverse('admin:news_tag_merge')}?{chosen}")

    def save_model(self, request: HttpRequest, obj: Tag, form: Any, change: bool) -> None:
        """A new spelling leaves its old address behind as a synonym."""
        if change:
            rename_tag(Tag.objects.get(pk=obj.pk), obj.name, by=request.user)
        else:
            super().save_model(request, obj, form, change)
        form.keep_synonyms(obj, by=request.user)

    def log_change(self, request: HttpRequest, obj: Tag, message: Any) -> None:  # type: ignore[override]  # more than texts
        """`news.tag_actions` has told it already."""

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Tag]) -> None:
        """Nobody gives them to an article meanwhile."""
        with transaction.atomic():
            hold_tag_words()
            super().delete_queryset(request, queryset)


def _counted(rows: Any) -> Coalesce:
    counts = rows.annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counts, output_field=IntegerField()), 0)


def _problems(synonym: TagSynonym) -> list[str]:
    try:
        synonym.clean_fields(exclude=["slug", "tag"])
        synonym.clean()
    except ValidationError as error:
        return [f"{synonym}: {message}" for message in error.messages]
    return []
