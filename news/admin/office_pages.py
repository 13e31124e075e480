"""The office's standing pages: written like news, with versions to go back to."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_safe

from kpuportal.formats import clock, short_date
from news.admin.body_editor import BodyField, PageBodyEditor
from news.admin.editor_media import EditorMediaMixin
from news.admin.versions import VersionedForm
from news.desk.differences import changed_only, differences, html_differences
from news.desk.preview import office_page_preview
from news.desk.rights import may_delete_page
from news.models import Page, PageVersion
from news.models.page import ADDRESS_FORM, NO_BODY
from news.page_actions import SavedSince, hold_pages, restore_page, save_page

MOST_LISTED = 30
SYSTEM = "Sistem"
LONGEST_NUMBER = 10  # digits; Python refuses to read thousands of them
NOT_RESTORED = (
    "Versi {number} tidak dipulihkan: {by} menyimpan halaman ini pada {at}, setelah Anda membuka "
    "versi itu. Periksa lagi di bawah ini apa bedanya dengan yang tersimpan sekarang."
)
HELP = {
    "slug": (
        "Bagian akhir alamatnya: /tentang/kontak/ untuk “kontak”. Bila diubah, alamat lama tetap "
        "mengarah ke sini."
    ),
    "position": "Yang kecil tampil lebih dahulu di daftar halaman.",
    "is_public": (
        "Selama tidak dicentang, hanya petugas yang dapat membacanya, lewat tautan Pratinjau."
    ),
}


class PageForm(VersionedForm):
    """One that never saves over what its user has not seen."""

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

    def clean(self) -> dict[str, Any]:
        """In turn, so that an address that is free now is free when the page is stored."""
        hold_pages()
        return super().clean()


@admin.register(Page)
class PageAdmin(EditorMediaMixin, admin.ModelAdmin):
    """Write, order, show."""

    form = PageForm
    actions = None  # pages are deleted one by one, if at all
    prepopulated_fields = {"slug": ["title"]}
    list_display = ["title", "address", "is_public", "updated_at"]
    readonly_fields = ["versions"]
    fieldsets = [
        ("Tulis", {"fields": ["title", "slug", "body", "seen_version"]}),
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
             short_date(each.at), clock(each.at), each.by_name or SYSTEM)
            for each in kept
        ]  # fmt: skip
        item = '<li><a href="{}">Versi {}</a>: {}, {}, oleh {}</li>'
        if not rows:
            return "Belum ada"
        return format_html("<ul>{}</ul>", format_html_join("", item, rows))

    def get_urls(self) -> list[URLPattern]:
        """Ours before Django's, which take anything for a primary key."""
        version = self.admin_site.admin_view(self.version_page)
        preview = self.admin_site.admin_view(require_safe(self.preview))
        return [
            path("<int:pk>/versi/<int:number>/", version, name="news_page_version"),
            path("<int:pk>/pratinjau/", preview, name="news_page_preview"),
            *super().get_urls(),
        ]

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The form knows whose it is."""
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"user": request.user})

    def has_delete_permission(self, request: HttpRequest, obj: Page | None = None) -> bool:
        return may_delete_page(request.user)

    def view_on_site(self, page: Page) -> str | None:
        """Only what readers can open."""
        return page.get_absolute_url() if page.is_public else None

    def save_model(self, request: HttpRequest, obj: Page, form: Any, change: bool) -> None:
        """Together with its version; the form holds the page as it is stored."""
        save_page(obj, by=request.user, seen=obj.version)

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page as it is stored, for any member of staff that is asked to check it."""
        page = get_object_or_404(Page, pk=pk)
        return redirect(page) if page.is_public else office_page_preview(request, page)

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
            "text": html_differences(version.body, version.body),
        }
        return TemplateResponse(request, "admin/news/page/version.html", context)

    def _restored(self, request: HttpRequest, version: PageVersion) -> HttpResponse:
        seen = request.POST.get("seen", "")
        known = seen.isdecimal() and len(seen) < LONGEST_NUMBER
        try:
            restore_page(version, by=request.user, seen=int(seen) if known else 0)
        except SavedSince as error:
            messages.error(request, _not_restored(version.number, error.version))
            return redirect("admin:news_page_version", version.page_id, version.number)
        text = f"Versi {version.number} dipulihkan."
        self.log_change(request, version.page, text)
        messages.success(request, text)
        return redirect("admin:news_page_change", version.page_id)


def _not_restored(number: int, rival: PageVersion) -> str:
    at = f"{short_date(rival.at)}, {clock(rival.at)}"
    return NOT_RESTORED.format(number=number, by=rival.by_name or SYSTEM, at=at)


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
