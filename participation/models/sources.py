"""Where a number comes from."""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Q

from kpuportal import formats
from participation.models.editions import Edition


class Status(models.TextChoices):
    """How much weight a source carries."""

    OFFICIAL = "official", "resmi"
    PRESS_RELEASE = "press_release", "siaran pers"
    MEDIA = "media", "media"
    UNCHECKED = "unchecked", "belum diperiksa"
    SAMPLE = "sample", "data contoh"


class Precision(models.TextChoices):
    """How exactly the date of a source is known."""

    DAY = "day", "tanggal"
    MONTH = "month", "bulan"
    YEAR = "year", "tahun"


def _under_numbers(edition: Any) -> Q:
    rests = Q(results__edition=edition) | Q(nationalrecap__edition=edition)
    return rests | Q(pk__in=edition.sources.values("pk"))


class SourceQuerySet(models.QuerySet["Source"]):
    """Sources by what rests on them."""

    def of(self, edition: Any) -> "SourceQuerySet":
        """Everything that an edition rests on: results, recap, awards, method."""
        return self.filter(_under_numbers(edition) | Q(award__edition=edition)).distinct()

    def under_numbers(self, edition: Any) -> "SourceQuerySet":
        """The same without awards, which may still be given when the numbers stand still."""
        return self.filter(_under_numbers(edition)).distinct()

    def fit_for(self, edition: Any) -> "SourceQuerySet":
        """Those that may carry its numbers: what was made up carries a sample alone."""
        return self if edition.is_sample else self.exclude(status=Status.SAMPLE)


class Source(models.Model):
    """A document that states numbers; files name it by its citation."""

    citation = models.CharField(
        "kutipan", max_length=250, unique=True,
        help_text='Seperti ditulis di kolom "source" berkas data, misalnya "KPU RI, peluncuran '
        'IPP Pilkada 2024, Jakarta, 18 Oktober 2025".',
    )  # fmt: skip
    document = models.CharField("dokumen", max_length=200, blank=True)
    publisher = models.CharField("penerbit", max_length=200, blank=True)
    date = models.DateField("tanggal", null=True, blank=True)
    date_precision = models.CharField(
        "ketelitian tanggal", max_length=5, choices=Precision.choices, default=Precision.DAY,
        help_text="Pilih bulan atau tahun bila tanggal pastinya tidak diketahui.",
    )  # fmt: skip
    page = models.CharField("halaman", max_length=50, blank=True)
    url = models.URLField("alamat", blank=True)
    file = models.FileField("berkas", upload_to="sumber/", blank=True)
    sha256 = models.CharField("SHA-256 berkas", max_length=64, blank=True, editable=False)
    status = models.CharField(
        "status", max_length=13, choices=Status.choices, default=Status.UNCHECKED,
        help_text="Edisi tidak dapat dipublikasikan selama ada sumber yang belum diperiksa.",
    )  # fmt: skip

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "sumber", "sumber"
        ordering = ["citation"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=Status.values) & Q(date_precision__in=Precision.values),
                name="source_status_and_precision_are_known",
            ),
            models.CheckConstraint(
                condition=~Q(citation=""),
                name="source_has_a_citation",
                violation_error_message="Tulis kutipan sumber.",
            ),
            models.CheckConstraint(
                condition=Q(sha256="") | Q(sha256__regex="^[0-9a-f]{64}$"),
                name="source_hash_is_a_sha256",
            ),
        ]

    def __str__(self) -> str:
        return self.citation

    @property
    def attribution(self) -> str:
        """The words beside a number that only media state; empty otherwise."""
        return "menurut media" if self.status == Status.MEDIA else ""

    @property
    def date_text(self) -> str:
        """The date as exactly as it is known: "18 Oktober 2025", "Oktober 2025", "2025"."""
        if self.date is None:
            return ""
        writers = {
            Precision.DAY: formats.short_date,
            Precision.MONTH: formats.month,
            Precision.YEAR: lambda date: str(date.year),
        }
        return writers[Precision(self.date_precision)](self.date)

    @property
    def is_cited_publicly(self) -> bool:
        """Whether a published edition rests on it, so that it stands still."""
        public = Q(edition__published_at__isnull=False)
        rows = (self.results.all(), self.nationalrecap_set.all(), self.award_set.all())
        in_rows = any(found.filter(public).exists() for found in rows)
        return in_rows or Edition.objects.published().filter(sources=self).exists()

    @property
    def is_official(self) -> bool:
        """Stated by the publisher of the index itself."""
        return self.status in {Status.OFFICIAL, Status.PRESS_RELEASE}

    @property
    def year(self) -> int | None:
        """The year for sorting."""
        return self.date.year if isinstance(self.date, dt.date) else None
