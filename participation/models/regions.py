"""Provinces, kabupaten and kota, known by their Ministry of Home Affairs code."""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Left
from django.utils.text import slugify


class Level(models.TextChoices):
    """The two levels that are measured and ranked apart from each other."""

    PROVINCE = "provinsi", "Provinsi"
    KABKOTA = "kabkota", "Kabupaten/kota"


class Kind(models.TextChoices):
    """What a region is."""

    PROVINCE = "province", "Provinsi"
    REGENCY = "regency", "Kabupaten"
    CITY = "city", "Kota"


class TimeZone(models.TextChoices):
    """Indonesia's three zones (Keppres 41/1987)."""

    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


class RegionQuerySet(models.QuerySet["Region"]):
    """Regions by level."""

    def of_level(self, level: str) -> "RegionQuerySet":
        """Provinces, or kabupaten and kota together."""
        return self.filter(kind=Kind.PROVINCE) if level == Level.PROVINCE else self.kabkota()

    def awarded(self) -> "RegionQuerySet":
        """Regions with an award of a published edition, and the provinces around them."""
        public = Q(awards__edition__published_at__isnull=False)
        around = Q(children__awards__edition__published_at__isnull=False)
        return self.filter(public | around).distinct()

    def kabkota(self) -> "RegionQuerySet":
        """Kabupaten and kota."""
        return self.exclude(kind=Kind.PROVINCE)


class Region(models.Model):
    """A province, kabupaten or kota. The code decides which; base names exist twice."""

    code = models.CharField(
        "kode", max_length=5, primary_key=True, help_text="Kode Kemendagri: 33 atau 33.10."
    )
    name = models.CharField("nama", max_length=100)
    kind = models.CharField("jenis", max_length=10, choices=Kind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="provinsi",
        related_name="children",
    )  # fmt: skip
    time_zone = models.CharField("zona waktu", max_length=20, choices=TimeZone.choices)

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "wilayah", "wilayah"
        ordering = ["code"]
        indexes = [
            GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="region_name_trigram")
        ]
        constraints = [
            models.UniqueConstraint("name", name="region_name_is_used_once"),
            models.CheckConstraint(
                condition=Q(kind=Kind.PROVINCE, parent=None)
                | (~Q(kind=Kind.PROVINCE) & Q(parent__isnull=False)),
                name="only_a_province_has_no_parent",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.PROVINCE, code__regex=r"^\d{2}$")
                | (~Q(kind=Kind.PROVINCE) & Q(code__regex=r"^\d{2}\.\d{2}$")),
                name="region_code_has_the_form_of_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | Q(parent_id=Left("code", 2)),
                name="region_code_begins_with_its_province",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values) & Q(time_zone__in=TimeZone.values),
                name="region_kind_and_zone_are_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def slug(self) -> str:
        """How addresses name it: "33.10-kabupaten-klaten"."""
        return f"{self.code}-{slugify(self.name)}"

    @property
    def level(self) -> str:
        """Ranked among provinces or among kabupaten/kota."""
        return Level.PROVINCE if self.kind == Kind.PROVINCE else Level.KABKOTA

    @property
    def full_name(self) -> str:
        """For sentences: "Provinsi Jawa Tengah", "Kabupaten Klaten"."""
        if self.kind == Kind.PROVINCE and not self.name.startswith("Daerah"):
            return f"Provinsi {self.name}"
        return self.name

    @property
    def short_name(self) -> str:
        """Without "Kabupaten", for narrow places; a kota keeps its kind."""
        return self.name.removeprefix("Kabupaten ")

    @property
    def province_code(self) -> str:
        """The code of its province; a province's own."""
        return self.code[:2]

    def get_admin_label(self) -> str:
        """For choices in forms, where the name alone could mislead."""
        return f"{self.code} {self.name}"

    def natural_key(self) -> tuple[Any, ...]:
        """Stable across databases."""
        return (self.code,)
