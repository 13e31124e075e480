"""One measurement of the index, with the bands and dimensions that hold for it alone."""

from decimal import Decimal

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DecimalRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Count, F, Func, Q, Value, When
from django.db.models.functions import Concat
from django.urls import reverse

from kpuportal import formats
from participation.calculation.bands import BandRange

_NOT_EARLIER = "{} bukan edisi sebelumnya: pemungutan suaranya tidak lebih awal. Pilih edisi lain."
_SAMPLE_APART = "Edisi resmi tidak dibandingkan dengan data contoh, dan sebaliknya."


class EditionQuerySet(models.QuerySet["Edition"]):
    """The doors through which the public sees editions."""

    def published(self) -> "EditionQuerySet":
        """Editions that anybody may see, newest election first; samples among them."""
        return self.exclude(published_at=None).order_by("-election_date", "-pk")

    def ever_published(self) -> "EditionQuerySet":
        """Those and any that have a history: one that was made a draft behind its back too."""
        return self.filter(Q(published_at__isnull=False) | Q(history__isnull=False)).distinct()

    def official(self) -> "EditionQuerySet":
        """Published editions with real numbers."""
        return self.published().filter(is_sample=False)

    def with_coverage(self) -> "EditionQuerySet":
        """Each with `known` and `total`: regions with a band, regions that are measured."""
        measured = ~Q(results__absence="not_applicable")
        return self.annotate(
            total=Count("results", filter=measured),
            known=Count("results", filter=measured & Q(results__band__isnull=False)),
        )


class Edition(models.Model):
    """One measurement: IPP Pilkada 2024."""

    SAMPLE_NOTICE = "DATA CONTOH, bukan data resmi"

    slug = models.SlugField("alamat", max_length=60, unique=True)
    name = models.CharField("nama", max_length=100, help_text="Misalnya: IPP Pilkada 2024.")
    official_name = models.CharField("nama resmi indeks", max_length=150)
    alias = models.CharField("nama lain", max_length=150, blank=True)
    election = models.CharField("pemilihan", max_length=100)
    election_date = models.DateField("tanggal pemungutan suara")
    launched_on = models.DateField("tanggal peluncuran", null=True, blank=True)
    is_sample = models.BooleanField(
        "data contoh", default=False,
        help_text=f"Setiap halaman dan berkasnya akan memuat tulisan “{SAMPLE_NOTICE}”.",
    )  # fmt: skip
    method_note = models.TextField("catatan metode", blank=True)
    sources = models.ManyToManyField(
        "participation.Source", blank=True, related_name="+", verbose_name="sumber metode",
        help_text="Dokumen yang menetapkan kategori dan variabel edisi ini.",
    )  # fmt: skip
    coverage_note = models.TextField(
        "penjelasan rincian yang belum lengkap", blank=True,
        help_text="Wajib diisi sebelum publikasi bila hasil sebagian daerah belum diketahui. "
        "Teks ini tampil di halaman publik.",
    )  # fmt: skip
    comparable_with = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="later_editions",
        verbose_name="edisi sebelumnya yang sebanding",
        help_text="Isi hanya bila indeks dan metodenya sama. Hanya dengan ini halaman publik "
        "menunjukkan perubahan skor dan peringkat. Tidak dapat diubah sesudah publikasi.",
    )  # fmt: skip
    calculated_at = models.DateTimeField("dihitung pada", null=True, editable=False)
    published_at = models.DateTimeField("dipublikasikan pada", null=True, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "edisi", "edisi"
        ordering = ["-election_date", "-pk"]
        permissions = [("publish_edition", "Boleh mempublikasikan edisi")]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(calculated_at__isnull=False),
                name="a_published_edition_was_calculated",
            ),
            models.CheckConstraint(
                condition=Q(launched_on=None) | Q(launched_on__gt=F("election_date")),
                name="an_edition_is_launched_after_its_election",
                violation_error_message=(
                    "Tanggal peluncuran harus sesudah tanggal pemungutan suara."
                ),
            ),
            models.CheckConstraint(
                condition=Q(comparable_with=None) | ~Q(comparable_with=F("pk")),
                name="an_edition_is_not_compared_with_itself",
                violation_error_message="Edisi tidak dibandingkan dengan dirinya sendiri.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("ranking", args=[self.slug])

    def clean(self) -> None:
        """Only an earlier edition of the same kind is one to compare with."""
        earlier = self.comparable_with
        if earlier is None or self.election_date is None:
            return
        if earlier.election_date >= self.election_date:
            raise ValidationError({"comparable_with": _NOT_EARLIER.format(earlier)})
        if earlier.is_sample != self.is_sample:
            raise ValidationError({"comparable_with": _SAMPLE_APART})

    @property
    def earlier(self) -> "Edition | None":
        """The edition that readers may compare this one with; None while there is no public one."""
        edition = self.comparable_with
        shown = edition and edition.is_published and edition.is_sample == self.is_sample
        return edition if shown else None

    @property
    def is_published(self) -> bool:
        """Public, and its numbers frozen."""
        return self.published_at is not None

    @property
    def bands_high_to_low(self) -> list["Band"]:
        """Bands as readers expect them, the best first."""
        return sorted(self.bands.all(), key=lambda band: -band.position)

    @property
    def band_names(self) -> dict[str, str]:
        """What each band's slug is called."""
        return {band.slug: band.name for band in self.bands.all()}

    @property
    def dimension_names(self) -> dict[str, str]:
        """What each variable's slug is called."""
        return {dimension.slug: dimension.name for dimension in self.dimensions.all()}

    @property
    def called(self) -> tuple[str, ...]:
        """Whatever a file may call it, the name for people first."""
        return (self.name, self.slug, self.election, self.official_name, self.alias)

    @property
    def titled(self) -> str:
        """The name for titles that travel alone, such as share cards; a sample says what it is."""
        return f"{self.name} ({self.SAMPLE_NOTICE})" if self.is_sample else self.name

    @property
    def notice(self) -> str:
        """What must stand on every page, file and answer of a sample; empty otherwise."""
        return self.SAMPLE_NOTICE if self.is_sample else ""


class _Bounds(Func):
    """PostgreSQL's numrange of a band, its ends as the band says."""

    function = "numrange"
    output_field = DecimalRangeField()


def _band_range() -> _Bounds:
    brackets = Concat(
        Case(When(lower_included=True, then=Value("[")), default=Value("(")),
        Case(When(upper_included=True, then=Value("]")), default=Value(")")),
    )
    return _Bounds(F("lower"), F("upper"), brackets)


class BandQuerySet(models.QuerySet["Band"]):
    """The door through which the public sees bands."""

    def published(self) -> "BandQuerySet":
        """Bands of published editions, the best first."""
        return self.exclude(edition__published_at=None).order_by("-position")


class Band(models.Model):
    """A named stretch of the scale. Whether an end belongs to it is data of the edition."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="bands", verbose_name="edisi")
    slug = models.SlugField("alamat", max_length=40)
    name = models.CharField("nama", max_length=60)
    position = models.PositiveSmallIntegerField("urutan", help_text="1 untuk yang terendah.")
    lower = models.DecimalField("batas bawah", max_digits=5, decimal_places=2)
    lower_included = models.BooleanField("batas bawah termasuk", default=True)
    upper = models.DecimalField("batas atas", max_digits=5, decimal_places=2)
    upper_included = models.BooleanField("batas atas termasuk", default=False)
    description = models.TextField("penjelasan", blank=True)

    objects = BandQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "kategori", "kategori"
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "slug"],
                name="band_slug_once_per_edition",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="Alamat kategori ini sudah dipakai di edisi ini.",
            ),
            models.UniqueConstraint(
                fields=["edition", "position"],
                name="band_position_once_per_edition",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="Urutan kategori ini sudah dipakai di edisi ini.",
            ),
            models.CheckConstraint(
                condition=Q(lower__gte=0, upper__lte=100, lower__lt=F("upper"), position__gte=1),
                name="band_lies_within_0_and_100",
                violation_error_message=(
                    "Batas kategori harus di antara 0 dan 100, batas bawah lebih kecil dari batas "
                    "atas, dan urutan mulai dari 1."
                ),
            ),
            ExclusionConstraint(
                name="bands_of_an_edition_do_not_overlap",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message=(
                    "Kategori bertumpang tindih. Satu skor hanya boleh masuk satu kategori; "
                    "periksa batas dan apakah batas itu termasuk."
                ),
                expressions=[
                    ("edition", RangeOperators.EQUAL),
                    (_band_range(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def range(self) -> BandRange:
        """The band as the pure calculation knows it."""
        return BandRange(
            self.slug, self.lower, self.upper, self.lower_included, self.upper_included
        )

    @property
    def range_text(self) -> str:
        """For readers: "di bawah 60,00", "60,00 s.d. 77,50", "di atas 77,50"."""
        lower, upper = formats.score(self.lower), formats.score(self.upper)
        if self.lower <= 0:
            return f"{upper} ke bawah" if self.upper_included else f"di bawah {upper}"
        if self.upper >= Decimal(100):
            return f"{lower} ke atas" if self.lower_included else f"di atas {lower}"
        start = lower if self.lower_included else f"di atas {lower}"
        return f"{start} s.d. {'' if self.upper_included else 'kurang dari '}{upper}"


class Dimension(models.Model):
    """One of the variables that an edition measures; its weight may be unknown."""

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="dimensions", verbose_name="edisi"
    )
    slug = models.SlugField("alamat", max_length=60)
    name = models.CharField("nama", max_length=150)
    position = models.PositiveSmallIntegerField("urutan")
    weight = models.DecimalField(
        "bobot", max_digits=5, decimal_places=4, null=True, blank=True,
        help_text="Antara 0 dan 1. Kosongkan bila penerbit tidak mengumumkannya.",
    )  # fmt: skip
    description = models.TextField("penjelasan", blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "variabel", "variabel"
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "slug"],
                name="dimension_slug_once_per_edition",
                violation_error_message="Alamat variabel ini sudah dipakai di edisi ini.",
            ),
            models.UniqueConstraint(
                fields=["edition", "position"],
                name="dimension_position_once_per_edition",
                violation_error_message="Urutan variabel ini sudah dipakai di edisi ini.",
            ),
            models.CheckConstraint(
                condition=Q(weight=None) | Q(weight__gt=0, weight__lte=1),
                name="dimension_weight_is_a_share",
                violation_error_message=(
                    "Bobot harus lebih dari 0 dan paling besar 1; kosongkan bila tidak diumumkan."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name
