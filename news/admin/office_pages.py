"""The office's standing pages: written like news, with versions to go back to."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join

from kpuportal.formats import clock, short_date
from news.admin.body_editor import BodyField, PageBodyEditor
from news.admin.editor_media import EditorMediaMixin
from news.desk.differences import changed_only, differences, html_differences
from news.models import Page, PageVersion
from news.models.page import ADDRESS_FORM, NO_BODY
from news.page_actions import SavedSince, restore_page, save_page

MOST_LISTED = 30
LONGEST_NUMBER = 10  # digits; Python refuses to read thousands of them
SAVED_SINCE = (
    "{by} menyimpan halaman ini pada {at}, setelah Anda membukanya. Tulisan Anda masih di sini dan "
    "belum disimpan. Bandingkan dengan yang tersimpan di bagian Versi, lalu simpan lagi bila "
    "tulisan Anda yang dipakai."
)
HELP = {
    "slug": "Bagian akhir alamatnya: /tentang/kontak/ untuk “kontak”.",
    "position": "Yang kecil tampil lebih dahulu di daftar halaman.",
    "is_public": "Selama tidak dicentang, hanya Anda dan rekan yang dapat membacanya, di sini.",
}


class PageForm(forms.ModelForm):
    """Knows from which version it was opened."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    class Meta:
        model = Page
        fields = ["title", "slug", "body", "position", "is_public"]
        field_classes = {"body": BodyField}
        widgets = {"body": PageBodyEditor}
        help_texts = HELP
        error_messages = {
            "title": {"required": "Tulis judul halaman."},
            "slug": {"unique": "Alamat ini sudah dipakai halaman lain.", "invalid": ADDRESS_FORM},
            "body": {"required": NO_BODY},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        """Raise ValidationError where somebody saved the page since it was opened; once told, the
        next attempt goes through."""
        cleaned: dict[str, Any] = super().clean() or {}
        # Locked until it is stored, so that nobody comes in between.
        locked = Page.objects.select_for_update()
        stored = self.instance.pk and locked.get(pk=self.instance.pk)
        if stored and stored.version != (cleaned.get("seen") or 0):
            self.data: Any = self.data.copy()
            self.data[self.add_prefix("seen")] = str(stored.version)
            raise forms.ValidationError(_told(stored.versions.latest("number")))
        return cleaned


@admin.register(Page)
class PageAdmin(EditorMediaMixin, admin.ModelAdmin):
    """Write, order, show."""

    form = PageForm
    prepopulated_fields = {"slug": ["title"]}
    list_display = ["title", "address", "is_public", "updated_at"]
    readonly_fields = ["versions"]
    fieldsets = [
        ("Tulis", {"fields": ["title", "slug", "body", "seen"]}),
        ("Tampilkan", {"fields": ["position", "is_public"]}),
        ("Versi", {"fields": ["versions"]}),
    ]

    class Media:
        css = {"all": ["news/desk.css"]}

    @admin.display(description="alamat")
    def address(self, page: Page) -> str:
        return page.get_absolute_url()

    @admin.display(description="yang pernah disimpan")
    def versions(self, page: Page) -> str:
        """Each leads to what differs from it."""
        kept = page.versions.defer("body")[:MOST_LISTED] if page.pk else []
        rows = [
            (reverse("admin:news_page_version", args=[page.pk, each.number]), each.number,
             short_date(each.at), clock(each.at), each.by)
            for each in kept
        ]  # fmt: skip
        item = '<li><a href="{}">Versi {}</a>: {}, {}, oleh {}</li>'
        if not rows:
            return "Belum ada"
        return format_html("<ul>{}</ul>", format_html_join("", item, rows))

    def get_urls(self) -> list[URLPattern]:
        """Ours before Django's, which take anything for a primary key."""
        view = self.admin_site.admin_view(self.version_page)
        ours = path("<int:pk>/versi/<int:number>/", view, name="news_page_version")
        return [ours, *super().get_urls()]

    def view_on_site(self, page: Page) -> str | None:
        """Only what readers can open."""
        return page.get_absolute_url() if page.is_public else None

    def save_model(self, request: HttpRequest, obj: Page, form: Any, change: bool) -> None:
        """Together with its version."""
        save_page(obj, by=request.user, seen=form.cleaned_data.get("seen") or 0)

    def version_page(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """What differs between a version and what is stored; a POST restores it."""
        page = get_object_or_404(Page, pk=pk)
        version = get_object_or_404(PageVersion, page=page, number=number)
        if not self.has_change_permission(request, page):
            raise PermissionDenied
        if request.method == "POST":
            return self._restored(request, version)
        context = self.admin_site.each_context(request) | {
            "title": f"Versi {number}: {version.title}",
            "opts": self.opts,
            "original": page,
            "version": version,
            "fields": _compared(version, page),
        }
        return TemplateResponse(request, "admin/news/page/version.html", context)

    def _restored(self, request: HttpRequest, version: PageVersion) -> HttpResponse:
        seen = request.POST.get("seen", "")
        known = seen.isdecimal() and len(seen) < LONGEST_NUMBER
        try:
            restore_page(version, by=request.user, seen=int(seen) if known else 0)
        except SavedSince as error:
            messages.error(request, _told(error.version))
        else:
            text = f"Versi {version.number} dipulihkan."
            self.log_change(request, version.page, text)
            messages.success(request, text)
        return redirect("admin:news_page_change", version.page_id)


def _told(version: PageVersion) -> str:
    at = f"{short_date(version.at)}, {clock(version.at)}"
    return SAVED_SINCE.format(by=version.by, at=at)


def _compared(version: PageVersion, page: Page) -> list[dict[str, Any]]:
    compared = [
        ("Judul", differences(version.title, page.title)),
        ("Isi", html_differences(version.body, page.body)),
    ]
    return [
        {"label": label, "paragraphs": changed}
        for label, paragraphs in compared
        if (changed := changed_only(paragraphs))
    ]
