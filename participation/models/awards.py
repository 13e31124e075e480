"""Awards given for an edition."""

from django.db import models

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
            .select_related("category", "region__parent", "edition", "source")
            .order_by("-edition__election_date", "region_id", "category__name")
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
            )
        ]

    def __str__(self) -> str:
        return f"{self.category}: {self.region}"
