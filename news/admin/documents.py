"""Documents that articles offer: taking PDF files in and finding them again."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html

from kpuportal.pdf_files import DocumentError, check_pdf
from news.admin.library import NOT_STORED, LibraryMixin
from news.admin.library_rows import document_row
from news.admin.used import MOST_LISTED, KeptWhileUsedMixin, used_in
from news.desk import rights
from news.library.uses import articles_attaching
from news.models import Article, Document


class DocumentForm(forms.ModelForm):
    """A new document. What is wrong with the file is said at its field."""

    upload = forms.FileField(
        label="Berkas PDF",
        help_text="PDF, paling banyak 20 MB. Pembaca mengunduhnya persis seperti Anda mengunggah.",
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )

    class Meta:
        model = Document
        fields = ["title"]

    def clean_upload(self) -> UploadedFile:
        """Told by its content."""
        upload: UploadedFile = self.cleaned_data["upload"]
        try:
            check_pdf(upload)
        except DocumentError as error:
            raise forms.ValidationError(str(error)) from error
        return upload


@admin.register(Document)
class DocumentAdmin(KeptWhileUsedMixin, LibraryMixin, admin.ModelAdmin):
    """A document's file is never replaced, only its title; another file is another document."""

    upload_form = DocumentForm
    list_display = ["title", "size_in_words", "uses", "created_at"]
    readonly_fields = ["download", "size_in_words", "sha256", "used_in", "created_at"]
    ordering = ["-created_at", "-pk"]
    search_fields = ["title"]
    search_help_text = "Cari menurut judul."

    class Media:
        css = {"all": ["news/picking.css"]}

    def row(self, kept: Document) -> dict[str, Any]:
        """With its size."""
        return document_row(kept)

    def users_of(self, kept: Document) -> QuerySet[Article]:
        """Those that attach it."""
        return articles_attaching(kept)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        """With the number of articles that attach it."""
        return super().get_queryset(request).annotate(used=Count("places"))

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Only a new document asks for a file."""
        if not change:
            kwargs["form"] = DocumentForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["title", *self.readonly_fields] if obj else ["title", "upload"]

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A full disk is said in a sentence; the document leaves neither row nor file."""
        try:
            return super().add_view(request, *args, **kwargs)
        except OSError:
            messages.error(request, NOT_STORED)
            return redirect(request.get_full_path())

    def save_model(self, request: HttpRequest, obj: Document, form: Any, change: bool) -> None:
        """File first, then the row."""
        if change:
            obj.save()
        else:
            obj.keep(form.cleaned_data["upload"])

    @admin.display(description="berkas")
    def download(self, document: Document) -> str:
        return format_html('<a href="{}">Unduh</a>', document.url)

    @admin.display(description="ukuran", ordering="size")
    def size_in_words(self, document: Document) -> str:
        return document.size_in_words

    @admin.display(description="dipakai", ordering="used")
    def uses(self, document: Any) -> str:
        return f"{document.used} berita" if document.used else "Belum dipakai"

    @admin.display(description="dipakai oleh")
    def used_in(self, document: Any) -> str:
        shown = self.users_of(document).filter(rights.seen_by(document.viewer))[:MOST_LISTED]
        return used_in((article, ["lampiran"]) for article in shown)
