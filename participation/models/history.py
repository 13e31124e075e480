"""What happened to an edition since it is public. The database lets these rows be added only."""

from typing import Any

from django.db import models
from django.db.models import Q

from kpuportal.formats import short_date
from participation.models.editions import Edition
from participation.models.regions import Level, Region


class Act(models.TextChoices):
    """What was done."""

    PUBLISHED = "published", "dipublikasikan"
    CORRECTED = "corrected", "diralat"
    EVIDENCED = "evidenced", "dokumen sumber ditambahkan"
    RESTATED = "restated", "penjelasan diubah"


class HistoryEntryQuerySet(models.QuerySet["HistoryEntry"]):
    """Entries as the API lists them."""

    def with_release(self) -> "HistoryEntryQuerySet":
        """Newest first, each with its release, of which the file itself stays where it is."""
        entries = self.select_related("release", "edition").defer("body", "release__content")
        return entries.order_by("-number")


class HistoryEntry(models.Model):
    """One act upon a public edition, tied by hashes to the one before it.

    `body` says what was done, when and by whom, what the edition then said (as a hash), and which
    file was released.
    """

    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="history", verbose_name="edisi"
    )
    number = models.PositiveIntegerField("nomor")
    act = models.CharField("tindakan", max_length=10, choices=Act.choices)
    at = models.DateTimeField("pada")
    body = models.JSONField("isi")
    previous = models.CharField("sidik sebelumnya", max_length=64)
    hash = models.CharField("sidik", max_length=64)

    objects = HistoryEntryQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "riwayat edisi", "riwayat edisi"
        ordering = ["edition", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "number"], name="history_is_numbered_once_per_edition"
            ),
            models.CheckConstraint(
                condition=Q(hash__regex="^[0-9a-f]{64}$", previous__regex="^[0-9a-f]{64}$"),
                name="history_hashes_are_sha256",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.number}: {self.get_act_display()}"


class Release(models.Model):
    """The edition as a file, as it was given out on a day. It never changes."""

    entry = models.OneToOneField(
        HistoryEntry, models.PROTECT, related_name="release", verbose_name="riwayat"
    )
    file_name = models.CharField("nama berkas", max_length=120)
    content = models.BinaryField("isi berkas")
    sha256 = models.CharField("SHA-256", max_length=64)

    class Meta:
        verbose_name, verbose_name_plural = "rilis", "rilis"
        ordering = ["-entry__number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="release_hash_is_a_sha256"
            )
        ]

    def __str__(self) -> str:
        return self.file_name


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Corrections as pages, files, feed and API read them."""

    def published(self) -> "CorrectionQuerySet":
        """Newest first, with all that a row shows. Only public editions have any."""
        newest = ("-entry__at", "-entry__number", "pk")  # several releases may share a second
        return self.select_related("entry__edition", "region__parent").order_by(*newest)


class Correction(models.Model):
    """A published number that was changed: what it said, what it says, and why.

    It is about a region's result, or, with `level` and `band`, about a count of the recap.
    """

    entry = models.ForeignKey(
        HistoryEntry, models.PROTECT, related_name="corrections", verbose_name="riwayat"
    )
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, related_name="corrections", verbose_name="wilayah"
    )
    level = models.CharField("tingkat rekap", max_length=10, choices=Level.choices, blank=True)
    band = models.CharField("kategori rekap", max_length=60, blank=True)
    old = models.JSONField("semula")
    new = models.JSONField("menjadi")
    reason = models.CharField("alasan", max_length=500)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "ralat", "ralat"
        ordering = ["-entry__at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(region__isnull=False, level="", band="")
                | (Q(region=None, level__in=Level.values) & ~Q(band="")),
                name="a_correction_is_about_a_result_or_a_recap",
            ),
            models.CheckConstraint(
                condition=Q(reason__regex=r"\S"), name="a_correction_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}, {short_date(self.entry.at)}"

    @property
    def subject(self) -> str:
        """What was corrected, for readers: a region, or a count of the recap."""
        if self.region:
            return self.region.full_name
        return f"Rekap {self.get_level_display().lower()}, kategori {self.band}"

    @property
    def facts(self) -> dict[str, Any]:
        """As its entry in the history says it."""
        return {
            "region": self.region_id,
            "level": self.level,
            "band": self.band,
            "old": self.old,
            "new": self.new,
            "reason": self.reason,
        }
