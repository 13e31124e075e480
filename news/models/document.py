"""Documents: PDF files that articles offer to readers as downloads."""

import hashlib
import secrets
from typing import Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.text import slugify

from kpuportal.formats import file_size
from kpuportal.pdf_files import check_pdf
from news.fields import LegibleLineField

# What a page needs of a row to offer the document.
PAGE_FIELDS = ("title", "file", "size")
CHUNK = 256 * 1024


class Document(models.Model):
    """A PDF file, kept as it came; a random name, always sent as a download."""

    title = LegibleLineField(
        "judul", max_length=160, help_text="Yang dibaca pembaca sebelum mengunduh."
    )
    file = models.CharField("berkas", max_length=200, unique=True, editable=False)
    size = models.PositiveBigIntegerField("ukuran", editable=False, help_text="byte")
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)
    origin = models.CharField("asal", max_length=300, null=True, unique=True, editable=False)  # noqa: DJ001 (null is unlike any other null)
    created_at = models.DateTimeField("diunggah", auto_now_add=True)

    class Meta:
        verbose_name, verbose_name_plural = "dokumen", "dokumen"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(title__regex=r"\S"), name="document_has_a_title"
            ),
            models.CheckConstraint(condition=models.Q(size__gte=1), name="document_has_a_size"),
        ]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def from_upload(cls, file: "File[bytes]", title: str, **fields: Any) -> "Document":
        """Take in an uploaded file. Raises DocumentError with a sentence."""
        return cls(title=title, **fields).keep(file)

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> "Document":
        """A document to offer from a row of PAGE_FIELDS, read within another query."""
        return cls(**{name: row[name] for name in PAGE_FIELDS})

    def keep(self, file: "File[bytes]") -> "Document":
        """Write the file, then the row; when either fails, neither is left.

        Its folder is random; its name is what a reader finds among the downloads.
        """
        check_pdf(file)
        digest = hashlib.sha256()
        for chunk in file.chunks(CHUNK):
            digest.update(chunk)
        self.size, self.sha256 = file.size, digest.hexdigest()
        name = slugify(self.title)[:80].strip("-_") or "dokumen"
        self.file = f"documents/{secrets.token_hex(8)}/{name}.pdf"
        try:
            file.seek(0)
            default_storage.save(self.file, file)
            with transaction.atomic():
                self.save()
        except BaseException:
            self._delete_file()
            raise
        return self

    @property
    def url(self) -> str:
        """Where it is downloaded."""
        return default_storage.url(self.file)

    @property
    def size_in_words(self) -> str:
        """Its size as readers know it: "1,2 MB"."""
        return file_size(self.size)

    def _delete_file(self) -> None:
        """The file, then its folder; what is not there is no problem."""
        for name in (self.file, self.file.rpartition("/")[0]):
            default_storage.delete(name)


@receiver(post_delete, sender=Document)
def _forget_file(instance: Document, **_: Any) -> None:
    """The file goes when the row is gone for good."""
    transaction.on_commit(instance._delete_file)


class Attachment(models.Model):
    """A document's place below an article."""

    article = models.ForeignKey("news.Article", models.CASCADE, related_name="document_places")
    document = models.ForeignKey("news.Document", models.PROTECT, related_name="places")
    position = models.PositiveSmallIntegerField("urutan")

    class Meta:
        verbose_name, verbose_name_plural = "lampiran", "lampiran"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "document"], name="a_document_is_attached_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}"
