"""Uploading pictures and finding them again."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html

from news.images import PictureError, accept_upload
from news.models import Picture

PREVIEW = 160
NOT_STORED = (
    "Gambar belum tersimpan karena penyimpanan tidak dapat ditulisi; mungkin penuh. "
    "Hubungi pengelola server, lalu unggah lagi."
)


class UploadForm(forms.ModelForm):
    """A new picture. What is wrong with the file is said at its field."""

    upload = forms.FileField(
        label="Berkas gambar",
        help_text="JPEG, PNG, atau WebP, paling banyak 10 MB. Data lokasi dan kamera dibuang.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    class Meta:
        model = Picture
        fields = ["title"]

    def clean_upload(self) -> UploadedFile:
        """Decode the file here, so that every failure becomes a sentence."""
        upload: UploadedFile = self.cleaned_data["upload"]
        try:
            self.image = accept_upload(upload)
        except PictureError as error:
            raise forms.ValidationError(str(error)) from error
        return upload


@admin.register(Picture)
class PictureAdmin(admin.ModelAdmin):
    """A picture's file is never replaced, only its title; another file is another picture."""

    list_display = ["preview", "title", "size", "uses", "created_at"]
    list_display_links = ["preview", "title"]
    readonly_fields = ["preview", "size", "uses", "created_at"]
    ordering = ["-created_at", "-pk"]
    search_fields = ["title"]
    search_help_text = "Cari menurut judul."

    def get_queryset(self, request: HttpRequest) -> QuerySet[Picture]:
        """With the number of articles that show it."""
        return super().get_queryset(request).annotate(used=Count("articles"))

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Only a new picture asks for a file."""
        if not change:
            kwargs["form"] = UploadForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["preview", "title", "size", "uses", "created_at"] if obj else ["title", "upload"]

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A full disk is said in a sentence; the picture leaves neither row nor file."""
        try:
            return super().add_view(request, *args, **kwargs)
        except OSError:
            messages.error(request, NOT_STORED)
            return redirect(request.get_full_path())

    def save_model(self, request: HttpRequest, obj: Picture, form: Any, change: bool) -> None:
        """Files first, then the row."""
        if change:
            obj.save()
        else:
            obj.keep(form.image)

    @admin.display(description="gambar")
    def preview(self, picture: Picture) -> str:
        height = round(PREVIEW * picture.height / picture.width)
        return format_html(
            '<img src="{}" alt="" width="{}" height="{}">', picture.smallest_url, PREVIEW, height
        )

    @admin.display(description="ukuran")
    def size(self, picture: Picture) -> str:
        return f"{picture.width} × {picture.height}"

    @admin.display(description="dipakai", ordering="used")
    def uses(self, picture: Any) -> str:
        return f"{picture.used} berita"
