"""Documents: PDF files that articles offer to readers as downloads."""

from django.db import models

from news.fields import LegibleLineField


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
