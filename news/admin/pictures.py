"""The picture library: taking pictures in, describing them, finding them again."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from js_asset import Script

from news.admin.library import NOT_STORED, LibraryMixin
from news.admin.library_rows import picture_row
from news.admin.used import MOST_LISTED, KeptWhileUsedMixin, used_in
from news.desk import rights
from news.library.images import PictureError, accept_upload
from news.library.uses import articles_with, is_shown_to_readers, places_of, with_use
from news.models import Article, Picture

PREVIEW = 480
HELP = {
    "alt": (
        "Ceritakan isi gambar bagi pembaca yang tidak melihatnya: siapa, sedang apa, di mana. "
        'Misalnya: "Lima anggota KPU menandatangani berita acara di meja rapat." '
        'Tidak perlu diawali "gambar" atau "foto".'
    ),
    "focal_x": "Dalam persen dari tepi kiri. Atau klik bagian terpenting pada gambar di atas.",
    "focal_y": "Dalam persen dari tepi atas. Bagian ini tetap terlihat saat gambar dipotong.",
}
WORDS = ["title", "alt", "caption", "credit"]


class WordsForm(forms.ModelForm):
    """What is said about a picture, and which part of it matters most."""

    focal_x = forms.IntegerField(
        label="Titik fokus mendatar", min_value=0, max_value=100, help_text=HELP["focal_x"],
        widget=forms.NumberInput(attrs={"data-focal": "x"}),
    )  # fmt: skip
    focal_y = forms.IntegerField(
        label="Titik fokus tegak", min_value=0, max_value=100, help_text=HELP["focal_y"],
        widget=forms.NumberInput(attrs={"data-focal": "y"}),
    )  # fmt: skip

    class Meta:
        model = Picture
        fields = [*WORDS, "focal_x", "focal_y"]
        help_texts = HELP
        widgets = {
            "alt": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        }


class UploadForm(forms.ModelForm):
    """A new picture. What is wrong with the file is said at its field."""

    upload = forms.FileField(
        label="Berkas gambar",
        help_text=(
            "JPEG, PNG, WebP, atau AVIF, paling banyak 10 MB. Data lokasi dan kamera dibuang."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
    )

    class Meta:
        model = Picture
        fields = WORDS
        help_texts = HELP
        widgets = {"alt": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}

    def clean_upload(self) -> UploadedFile:
        """Decode the file here, so that every failure becomes a sentence."""
        upload: UploadedFile = self.cleaned_data["upload"]
        try:
            self.image = accept_upload(upload)
        except PictureError as error:
            raise forms.ValidationError(str(error)) from error
        return upload


class UseFilter(admin.SimpleListFilter):
    """Whether an article shows it."""

    title, parameter_name = "pemakaian", "dipakai"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("tidak", "Belum dipakai"), ("ya", "Dipakai")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() in {"ya", "tidak"}:
            return queryset.filter(is_used=self.value() == "ya")
        return queryset


class AltFilter(admin.SimpleListFilter):
    """Whether it can be described to who does not see it."""

    title, parameter_name = "teks pengganti", "alt"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("kosong", "Belum ada"), ("terisi", "Sudah ada")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Picture]) -> QuerySet[Picture]:
        if self.value() == "kosong":
            return queryset.filter(alt="")
        return queryset.exclude(alt="") if self.value() == "terisi" else queryset


@admin.register(Picture)
class PictureAdmin(KeptWhileUsedMixin, LibraryMixin, admin.ModelAdmin):
    """A picture's file is never replaced, only its words; another file is another picture."""

    upload_form = UploadForm
    form = WordsForm
    list_display = ["preview", "title", "described", "size", "uses", "created_at"]
    list_display_links = ["preview", "title"]
    list_filter = [UseFilter, AltFilter]
    list_per_page = 60
    readonly_fields = ["large_preview", "size", "used_in", "created_at"]
    ordering = ["-created_at", "-pk"]
    search_fields = ["title", "alt", "caption", "credit"]
    search_help_text = "Cari dalam judul, teks pengganti, keterangan, dan sumber."
    change_list_template = "admin/news/picture/change_list.html"

    class Media:
        css = {"all": ["news/picking.css"]}
        js = [
            Script("news/uploads.js", type="module"),
            Script("news/focal.js", type="module"),
        ]

    def row(self, kept: Picture) -> dict[str, Any]:
        """With what forms and texts need to show it."""
        return picture_row(kept)

    def users_of(self, kept: Picture) -> QuerySet[Article]:
        """As cover, in galleries and inside texts."""
        return articles_with(kept)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Picture]:
        """With whether an article shows it."""
        return with_use(super().get_queryset(request))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What readers see is changed only by those who publish, its words too."""
        if not super().has_change_permission(request, obj):
            return False
        return obj is None or rights.may_publish(request.user) or not is_shown_to_readers(obj)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Only a new picture asks for a file."""
        if not change:
            kwargs["form"] = UploadForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return ["upload", *WORDS]
        return ["large_preview", *WORDS, ("focal_x", "focal_y"), "size", "used_in", "created_at"]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """With a place to drop files for those who may add."""
        extra = {
            "upload_url": reverse("admin:news_picture_upload"),
            "may_upload": self.has_add_permission(request),
        }
        return super().changelist_view(request, (extra_context or {}) | extra)

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A full disk is said in a sentence; the picture leaves neither row nor file."""
        try:
            return super().add_view(request, *args, **kwargs)
        except OSError:
            messages.error(request, NOT_STORED)
            return redirect(request.get_full_path())

    def save_model(self, request: HttpRequest, obj: Picture, form: Any, change: bool) -> None:
        """Files first, then the row; another focal point asks for another share card."""
        if change:
            obj.refocus(obj.focal_x, obj.focal_y)
        else:
            obj.keep(form.image)

    @admin.display(description="gambar")
    def preview(self, picture: Picture) -> str:
        return format_html(
            '<img src="{}" alt="" class="library-thumb {}" width="{}" height="{}" loading="lazy">',
            picture.smallest_url, picture.focal_classes, picture.width, picture.height,
        )  # fmt: skip

    @admin.display(description="gambar")
    def large_preview(self, picture: Picture) -> str:
        return format_html(
            '<span class="focal-frame" data-focal-frame><img src="{}" alt="{}" width="{}" '
            'height="{}"></span>',
            picture.middle_url, picture.alt, picture.width, picture.height,
        )  # fmt: skip

    @admin.display(description="teks pengganti", ordering="alt")
    def described(self, picture: Picture) -> str:
        if picture.alt:
            return picture.alt
        return format_html('<span class="library-warning">{}</span>', "Teks pengganti belum ada")

    @admin.display(description="ukuran")
    def size(self, picture: Picture) -> str:
        return f"{picture.width} × {picture.height}"

    @admin.display(description="pemakaian", ordering="is_used")
    def uses(self, picture: Any) -> str:
        return "Dipakai" if picture.is_used else "Belum dipakai"

    @admin.display(description="dipakai oleh")
    def used_in(self, picture: Any) -> str:
        shown = self.users_of(picture).filter(rights.seen_by(picture.viewer))[:MOST_LISTED]
        return used_in((article, places_of(picture, article)) for article in shown)
