"""Awards given for an edition."""

import secrets
from pathlib import PurePath
from typing import Any

from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.utils.text import slugify

from kpuportal.site_address import on_site
from participation.models.editions import Edition
from participation.models.regions import Region
from participation.models.sources import Source


class AwardCategoryQuerySet(models.QuerySet["AwardCategory"]):
    """The door through which the public sees categories."""

    def published(self) -> "AwardCategoryQuerySet":
        """Categories in which an award of a published edition was given."""
        return self.filter(award__edition__published_at__isnull=False).distinct()


class AwardCategory(models.Model):
    """What is awarded: "Dokumentasi Pembelajaran Pilkada 2024"."""

    slug = models.SlugField("alamat", max_length=80, unique=True)
    name = models.CharField("nama", max_length=150, unique=True)
    description = models.TextField("penjelasan", blank=True)

    objects = AwardCategoryQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "kategori penghargaan", "kategori penghargaan"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class AwardQuerySet(models.QuerySet["Award"]):
    """The door through which the public sees awards."""

    def published(self) -> "AwardQuerySet":
        """Awards of published editions with real numbers, with all that a row shows."""
        return (
            self.exclude(edition__published_at=None)
            .filter(edition__is_sample=False)
            .select_related("category", "region__parent", "edition", "source", "picture")
            .order_by("-edition__election_date", "region_id", "category__name")
        )

    def by_province(self) -> Any:
        """For each province that has any: its `own`, those `beneath` it, and all; most first."""
        own = Q(region__parent=None)
        return (
            self.order_by()
            .annotate(
                code=Coalesce("region__parent", "region"),
                name=Coalesce("region__parent__name", "region__name"),
            )
            .values("code", "name")
            .annotate(
                own=Count("pk", filter=own), beneath=Count("pk", filter=~own), all=Count("pk")
            )
            .order_by("-all", "code")
        )


def lesson_path(award: "Award", name: str) -> str:
    """Where a lesson document is kept: an address that is never used again."""
    return (
        f"penghargaan/{secrets.token_hex(8)}/{slugify(PurePath(name).stem)[:60] or 'dokumen'}.pdf"
    )


class Award(models.Model):
    """An award to a region."""

    category = models.ForeignKey(AwardCategory, models.PROTECT, verbose_name="kategori")
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="awards", verbose_name="wilayah"
    )
    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="awards", verbose_name="edisi"
    )
    given_on = models.DateField("tanggal", null=True, blank=True)
    reason = models.TextField("alasan", blank=True)
    lesson_url = models.URLField("alamat dokumen pembelajaran", blank=True)
    lesson_file = models.FileField(
        "dokumen pembelajaran", upload_to=lesson_path, max_length=120, blank=True,
        help_text="PDF, paling besar 20 MB. Pembaca mengunduhnya dari halaman penghargaan.",
    )  # fmt: skip
    lesson_sha256 = models.CharField("SHA-256 dokumen", max_length=64, blank=True, editable=False)
    source = models.ForeignKey(Source, models.PROTECT, verbose_name="sumber")

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "penghargaan", "penghargaan"
        ordering = ["edition", "region", "category"]
        constraints = [
            models.UniqueConstraint(
                fields=["category", "region", "edition"],
                name="an_award_is_given_once",
                violation_error_message=(
                    "Penghargaan ini sudah dicatat untuk wilayah dan edisi yang sama."
                ),
            ),
            models.CheckConstraint(
                condition=Q(lesson_file="", lesson_sha256="")
                | (~Q(lesson_file="") & Q(lesson_sha256__regex="^[0-9a-f]{64}$")),
                name="a_lesson_document_has_its_hash",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category}: {self.region}"

    @property
    def lesson_address(self) -> str:
        """Where anybody fetches the lesson document; empty where none is kept."""
        return on_site(self.lesson_file.url) if self.lesson_file else ""
