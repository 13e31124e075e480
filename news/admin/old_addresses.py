"""Addresses of an earlier site, entered by hand: one by one, or a whole list pasted."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import Resolver404, URLPattern, path, resolve, reverse

from news.desk import rights
from news.models import Article, OldAddress
from news.moving.address_list import NOTHING, BadList, add_list
from news.moving.addresses import normalise

OURS = (
    "Alamat ini sudah menjadi halaman situs ini sendiri, jadi tidak pernah mengarah ke tempat lain."
)
KNOWN = "Alamat lama ini sudah ada di daftar. Ubah baris itu bila harus menuju berita lain."
MOST_SHOWN = 100


class OldAddressForm(forms.ModelForm):
    """Path and article; what would never be asked for is refused."""

    class Meta:
        model = OldAddress
        fields = ["path", "article"]
        help_texts = {
            "path": (
                "Salin dari situs lama, lengkap atau tanpa nama situsnya, misalnya "
                "/2019/03/12/rapat-pleno/, /?p=123, atau /blog/read/1471_rapat-pleno. Garis miring "
                "di akhir, /index.php, dan huruf besar tidak membedakan."
            ),
            "article": "Berita yang terbuka dari alamat lama itu, begitu berita itu terbit.",
        }
        error_messages = {"path": {"unique": KNOWN}}
        widgets = {"path": AdminTextInputWidget(attrs={"class": "vLargeTextField"})}

    def clean_path(self) -> str:
        """Raise ValidationError for an address that a page of ours answers."""
        given: str = self.cleaned_data["path"]
        if _is_ours(normalise(given)):
            raise forms.ValidationError(OURS)
        return given


class ListForm(forms.Form):
    """A pasted list."""

    text = forms.CharField(
        label="Daftar alamat",
        error_messages={"required": NOTHING},
        widget=forms.Textarea(attrs={"rows": 14, "class": "vLargeTextField"}),
        help_text="Satu baris satu alamat: alamat lama, koma, alamat baru. Dapat disalin dari CSV "
        "atau lembar kerja. Bila satu baris salah, tidak ada yang disimpan.",
    )


@admin.register(OldAddress)
class OldAddressAdmin(admin.ModelAdmin):
    """Where the addresses of the old site lead."""

    form = OldAddressForm
    change_list_template = "admin/news/oldaddress/change_list.html"
    list_display = ["path", "article", "standing"]
    list_select_related = ["article"]
    autocomplete_fields = ["article"]
    search_fields = ["path", "article__title"]
    search_help_text = "Cari dalam alamat lama dan judul berita."

    def get_queryset(self, request: HttpRequest) -> QuerySet[OldAddress]:
        """Those of articles that the user may see."""
        seen = Article.objects.filter(rights.seen_by(request.user))
        return super().get_queryset(request).filter(article__in=seen)

    @admin.display(description="status")
    def standing(self, old: OldAddress) -> str:
        return old.article.standing

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.paste)
        return [path("daftar/", page, name="news_oldaddress_paste"), *super().get_urls()]

    def paste(self, request: HttpRequest) -> HttpResponse:
        """Take in a pasted list, or say what is wrong with which line."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form, problems = ListForm(request.POST or None), []
        if request.method == "POST" and form.is_valid():
            try:
                new, known = self._add(request, form.cleaned_data["text"])
            except BadList as error:
                problems = error.sentences
            else:
                messages.success(request, f"{new} alamat lama disimpan; {known} sudah ada.")
                return redirect("admin:news_oldaddress_changelist")
        return self._page(request, form, problems)

    def _add(self, request: HttpRequest, text: str) -> tuple[int, int]:
        return add_list(text, Article.objects.filter(rights.seen_by(request.user)))

    def _page(self, request: HttpRequest, form: Any, problems: list[str]) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": "Tempel banyak alamat lama",
            "form": form,
            "problems": problems[:MOST_SHOWN],
            "problem_count": len(problems),
            "list_url": reverse("admin:news_oldaddress_changelist"),
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/news/oldaddress/paste.html", context)


def _is_ours(normal: str) -> bool:
    """Whether a page of this site stands there whatever articles there are."""
    if "?" in normal:
        return False
    for address in (normal, normal + "/"):
        try:
            if resolve(address).url_name not in {"article", "tag"}:
                return True
        except Resolver404:
            continue
    return False
