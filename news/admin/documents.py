"""Documents that articles offer: taking PDF files in and finding them again."""

from typing import Any

from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from kpuportal.pdf_contents import refusal
from kpuportal.pdf_files import DocumentError, check_pdf
from kpuportal.uploading import UploadForm, upload_field
from news.admin.library import LibraryMixin
from news.admin.library_rows import document_row
from news.admin.used import KeptWhileUsedMixin
from news.library.uses import articles_attaching
from news.models import Article, Document


class DocumentForm(UploadForm):
    """A new document. What is wrong with the file is said at its field."""

    upload = upload_field(
        "Berkas PDF",
        "PDF, paling banyak 20 MB. Pembaca mengunduhnya persis seperti Anda mengunggah.",
        "application/pdf",
    )

    class Meta:
        model = Document
        fields = ["title"]

    def take_in(self, upload: UploadedFile) -> None:
        """A PDF that readers can open and that holds no programme."""
        check_pdf(upload)
        upload.seek(0)
        if sentence := refusal(upload.read()):
            raise DocumentError(sentence)


@admin.register(Document)
class DocumentAdmin(KeptWhileUsedMixin, LibraryMixin, admin.ModelAdmin):
    """A document's file is never replaced, only its title; another file is another document."""

    upload_form = DocumentForm
    list_display = ["title", "number", "size_in_words", "uses", "created_at"]
    readonly_fields = ["download", "number", "size_in_words", "sha256", "used_in", "created_at"]
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

    def places_in(self, article: Article, kept: Document) -> list[str]:
        """A document has only one kind of place."""
        return ["lampiran"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        """With the number of articles that attach it."""
        return super().get_queryset(request).annotate(used=Count("places"))

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["title", *self.readonly_fields] if obj else ["title", "upload"]

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
