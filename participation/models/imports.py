"""Files that were imported, kept as they came, with who and when."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from participation.models.editions import Edition


class ResultImport(models.Model):
    """One file of results: checked, then confirmed by somebody, or left."""

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="imports", verbose_name="edisi"
    )
    file_name = models.CharField("nama berkas", max_length=200)
    content = models.BinaryField("isi berkas")
    sha256 = models.CharField("SHA-256", max_length=64)
    uploaded_at = models.DateTimeField("diunggah pada", auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="diunggah oleh",
    )  # fmt: skip
    uploaded_by_name = models.CharField("nama pengunggah", max_length=150, blank=True)
    applied_at = models.DateTimeField("diterapkan pada", null=True, blank=True)
    summary = models.JSONField("ringkasan", default=dict)
    # What each changed result said before, so that the import can be taken back as a whole.
    before = models.JSONField("keadaan semula", default=list, editable=False)
    undone_at = models.DateTimeField("dibatalkan pada", null=True, blank=True, editable=False)
    undone_by_name = models.CharField("dibatalkan oleh", max_length=150, blank=True, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "impor hasil", "impor hasil"
        ordering = ["-uploaded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="import_hash_is_a_sha256"
            )
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.sha256[:8]})"
