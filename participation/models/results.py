"""What one region got in one edition."""

from collections.abc import Sequence

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from participation.models.editions import Band, Edition
from participation.models.history import Correction
from participation.models.regions import Kind, Level, Region
from participation.models.sources import Source

OUTSIDE = "Skor harus di antara 0 dan 100."


class Absence(models.TextChoices):
    """Why there is no score. The three kinds of empty are never mixed."""

    NOT_PUBLISHED = "not_published", "belum dipublikasikan"
    NOT_MEASURED = "not_measured", "tidak diukur"
    NOT_APPLICABLE = "not_applicable", "tidak berlaku"


class ResultQuerySet(models.QuerySet["Result"]):
    """Results as pages, files and the API read them."""

    def published(self) -> "ResultQuerySet":
        """The only public door: results of published editions."""
        return self.exclude(edition__published_at=None)

    def of_level(self, level: str) -> "ResultQuerySet":
        """Results of provinces, or of kabupaten and kota."""
        is_province = Q(region__kind=Kind.PROVINCE)
        return self.filter(is_province if level == Level.PROVINCE else ~is_province)

    def eligible(self) -> "ResultQuerySet":
        """Regions to which the edition applies; counted from the region table."""
        return self.exclude(absence=Absence.NOT_APPLICABLE)

    def known(self) -> "ResultQuerySet":
        """Regions of which at least the band is known."""
        return self.exclude(band=None)

    def with_names(self) -> "ResultQuerySet":
        """Everything that a row shows, in one query."""
        return self.select_related("region__parent", "band", "source", "edition")

    def with_facts(self) -> "ResultQuerySet":
        """With the values of the variables too; in two queries."""
        return self.with_names().prefetch_related("dimension_scores__dimension")

    def with_ties(self) -> "ResultQuerySet":
        """Each with `tied`: somebody else of its level shares its place."""
        others = Result.objects.filter(
            edition=models.OuterRef("edition"), rank_national=models.OuterRef("rank_national")
        ).exclude(pk=models.OuterRef("pk"))
        is_province = Q(region__kind=Kind.PROVINCE)
        return self.annotate(
            tied=models.Case(
                models.When(is_province, then=models.Exists(others.filter(is_province))),
                default=models.Exists(others.exclude(is_province)),
            )
        )

    def with_ranked(self) -> "ResultQuerySet":
        """Each with `ranked_national` and `ranked_in_province`: among how many its places are."""
        scored = Result.objects.filter(edition=models.OuterRef("edition")).exclude(score=None)
        counted = scored.order_by().values("edition").annotate(n=models.Count("pk")).values("n")
        beside = Q(region__parent=models.OuterRef("region__parent"))
        is_province = Q(region__kind=Kind.PROVINCE)
        return self.annotate(
            ranked_national=models.Case(
                models.When(is_province, then=models.Subquery(counted.filter(is_province))),
                default=models.Subquery(counted.exclude(is_province)),
            ),
            ranked_in_province=models.Subquery(counted.filter(beside)),
        )

    def rewrite(self, results: Sequence["Result"], fields: Sequence[str]) -> None:
        """Write some fields of results that are stored already.

        As one insert that meets its own rows: `bulk_update` would build a condition for each cell,
        which takes most of a second for all regions.
        """
        Result.objects.bulk_create(
            results, update_conflicts=True, unique_fields=["pk"], update_fields=fields
        )

    def with_record(self) -> "ResultQuerySet":
        """With all that files and the API say of it, `corrected_at` too; in two queries."""
        corrections = Correction.objects.filter(
            entry__edition=models.OuterRef("edition"), region=models.OuterRef("region")
        )
        last = corrections.order_by("-entry__at").values("entry__at")[:1]
        return (
            self.with_names()
            .prefetch_related("dimension_scores")
            .annotate(corrected_at=models.Subquery(last))
        )

    def by_place(self) -> "ResultQuerySet":
        """Best first; without a score by band, then by kind of empty, then by code."""
        return self.alias(
            empty=models.Case(
                *[models.When(absence=kind, then=n) for n, kind in enumerate(Absence, 1)],
                default=0,
                output_field=models.IntegerField(),
            ),
            height=Coalesce("band__position", 0),
        ).order_by("empty", F("score").desc(nulls_last=True), "-height", "region_id")


class Result(models.Model):
    """A score with its band and places, or a band alone, or nothing with the reason."""

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="results", verbose_name="edisi"
    )
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="results", verbose_name="wilayah"
    )
    score = models.DecimalField(
        "skor", max_digits=5, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0, OUTSIDE), MaxValueValidator(100, OUTSIDE)],
    )  # fmt: skip
    band = models.ForeignKey(
        Band, models.RESTRICT, null=True, blank=True, related_name="+", verbose_name="kategori"
    )
    absence = models.CharField(
        "sebab tanpa skor", max_length=14, choices=Absence.choices, blank=True
    )
    reason = models.CharField("alasan", max_length=200, blank=True)
    rank_national = models.PositiveIntegerField("peringkat nasional", null=True, blank=True)
    rank_in_province = models.PositiveIntegerField("peringkat di provinsi", null=True, blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="results",
        verbose_name="sumber",
    )  # fmt: skip

    objects = ResultQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "hasil", "hasil"
        ordering = ["edition", "region"]
        indexes = [
            models.Index(fields=["edition", "-score"], name="result_by_score"),
            models.Index(fields=["edition", "band"], name="result_by_band"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "region"], name="one_result_per_edition_and_region"
            ),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=0, score__lte=100),
                name="score_lies_within_0_and_100",
                violation_error_message=OUTSIDE,
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=False, absence="")
                | Q(score=None, absence__in=Absence.values),
                name="a_missing_score_has_a_kind_of_absence",
            ),
            models.CheckConstraint(
                condition=Q(score=None) | Q(band__isnull=False), name="a_score_has_a_band"
            ),
            models.CheckConstraint(
                condition=Q(absence__in=["", Absence.NOT_PUBLISHED]) | Q(band=None),
                name="what_was_not_measured_has_no_band",
            ),
            models.CheckConstraint(
                condition=Q(band=None) | Q(source__isnull=False),
                name="what_is_known_has_a_source",
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=False) | Q(rank_national=None, rank_in_province=None),
                name="no_score_no_place",
            ),
            models.CheckConstraint(
                condition=(Q(rank_national=None) | Q(rank_national__gte=1))
                & (Q(rank_in_province=None) | Q(rank_in_province__gte=1)),
                name="places_begin_at_1",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region}, {self.edition}"

    def get_absolute_url(self) -> str:
        return reverse("region", args=[self.edition.slug, self.region.slug])

    @property
    def missing_value_label(self) -> str:
        """Why a variable has no value here; where nothing could be measured none is awaited."""
        return self.absence_label or Absence.NOT_PUBLISHED.label

    @property
    def absence_label(self) -> str:
        """Why there is no score, in words; empty with a score."""
        return self.get_absence_display()

    @property
    def attribution(self) -> str:
        """The words beside a number that no official source states; empty otherwise."""
        return self.source.attribution if self.source and self.band_id else ""

    @property
    def group(self) -> str:
        """The section of a ranking that it stands in: "" with a score, else its absence."""
        return self.absence
