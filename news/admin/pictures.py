"""The picture library: taking pictures in, describing them, finding them again."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from js_asset import Script

from kpuportal.picture_files import accept_upload
from kpuportal.uploading import UploadForm, picture_field
from news.admin.library import LibraryMixin, shows_own_files
from news.admin.library_filters import AltFilter, UseFilter
from news.admin.library_rows import picture_row
from news.admin.used import KeptWhileUsedMixin
from news.admin.words import WordsInPlaceMixin
from news.desk import rights
from news.library.uses import articles_with, is_shown_to_readers, places_of, with_use
from news.models import Article, Picture

HELP = {
    "alt": (
        "Ceritakan isi gambar bagi pembaca yang tidak melihatnya: siapa, sedang apa, di mana. "
        "Misalnya: “Lima anggota KPU menandatangani berita acara di meja rapat.” "
        "Tidak perlu diawali “gambar” atau “foto”."
    ),
    "focal_x": "Dalam persen dari tepi kiri. Atau klik bagian terpenting pada gambar di atas.",
    "focal_y": "Dalam persen dari tepi atas. Bagian ini tetap terlihat saat gambar dipotong.",
}
WORDS = ["title", "alt", "caption", "credit"]
ALT_WIDGET = {"alt": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}
NO_FILES = (
    "Titik fokus tidak dapat diubah karena berkas gambar ini tidak ada atau rusak di penyimpanan. "
    "Tidak ada yang disimpan. Minta pengelola server memulihkannya dari cadangan, atau unggah "
    "gambarnya lagi sebagai gambar baru."
)


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
        widgets = ALT_WIDGET

    def clean(self) -> dict[str, Any] | None:
        """Another focal point is cut from the picture's own file, which must be there."""
        if {"focal_x", "focal_y"} & set(self.changed_data):
            try:
                self.instance.widest_image()
            except OSError as error:
                raise forms.ValidationError(NO_FILES) from error
        return super().clean()


class PictureForm(UploadForm):
    """A new picture. What is wrong with the file is said at its field."""

    upload = picture_field()

    class Meta:
        model = Picture
        fields = WORDS
        help_texts = HELP
        widgets = ALT_WIDGET

    def take_in(self, upload: UploadedFile) -> None:
        """Decoded here, kept later."""
        self.image = accept_upload(upload)


@admin.register(Picture)
class PictureAdmin(KeptWhileUsedMixin, WordsInPlaceMixin, LibraryMixin, admin.ModelAdmin):
    """A picture's file is never replaced, only its words; another file is another picture."""

    upload_form = PictureForm
    form = WordsForm
    list_display = ["preview", "title", "described", "size", "number", "uses", "created_at"]
    list_display_links = ["preview", "title"]
    list_filter = [UseFilter, AltFilter]
    list_per_page = 60
    readonly_fields = ["large_preview", "number", "size", "used_in", "created_at"]
    ordering = ["-created_at", "-pk"]
    search_fields = ["title", "alt", "caption", "credit"]
    search_help_text = "Cari dalam judul, teks pengganti, keterangan, dan sumber."
    change_list_template = "admin/news/picture/change_list.html"
    list_class = "cards"  # of its own look, on phones too

    class Media:
        css = {"all": ["news/picking.css"]}
        js = [
            Script("news/uploads.js", type="module"),
            Script("news/focal.js", type="module"),
        ]

    def row(self, kept: Picture) -> dict[str, Any]:
        """With what forms and texts need to show it."""
        return picture_row(kept)

    def new_row(self, request: HttpRequest, kept: Picture) -> dict[str, Any]:
        """With where its words can be saved at once."""
        return picture_row(kept) | {"words": self.words_address(request, kept)}

    def users_of(self, kept: Picture) -> QuerySet[Article]:
        """As cover, in galleries and inside texts."""
        return articles_with(kept)

    def places_in(self, article: Article, kept: Picture) -> list[str]:
        """There may be several."""
        return places_of(kept, article)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Picture]:
        """With whether an article shows it."""
        return with_use(super().get_queryset(request))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What readers see is changed only by those who publish, its words too."""
        if not super().has_change_permission(request, obj):
            return False
        return obj is None or rights.may_publish(request.user) or not is_shown_to_readers(obj)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return ["upload", *WORDS]
        facts = ["number", "size", "used_in", "created_at"]
        return ["large_preview", *WORDS, ("focal_x", "focal_y"), *facts]

    @shows_own_files
    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().changeform_view(request, *args, **kwargs)

    @shows_own_files
    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """With a place to drop files for those who may add, and what waits for words."""
        extra = {
            "upload_url": reverse("admin:news_picture_upload"),
            "may_upload": self.has_add_permission(request),
            "undescribed": Picture.objects.filter(alt="").count(),
        }
        return super().changelist_view(request, (extra_context or {}) | extra)

    def save_model(self, request: HttpRequest, obj: Picture, form: Any, change: bool) -> None:
        """Files first, then the row; another focal point asks for another share card."""
        if change:
            obj.refocus(obj.focal_x, obj.focal_y)
        else:
            obj.keep(form.image)

    @admin.display(description="gambar")
    def preview(self, picture: Picture) -> str:
        return format_html(
            '<img src="{}" alt="{}" class="library-thumb {}" width="{}" height="{}" '
            'loading="lazy">',
            picture.smallest_url, picture.alt or picture.title, picture.focal_classes,
            picture.width, picture.height,
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
