"""What a region got in one of an edition's variables."""

from django.db import models
from django.db.models import Q

from participation.models.editions import Dimension, Edition
from participation.models.results import Result


class DimensionScore(models.Model):
    """A value from 0 to 100. It belongs to a result and a variable of the same edition."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+", verbose_name="edisi")
    result = models.ForeignKey(
        Result, models.CASCADE, related_name="dimension_scores", verbose_name="hasil"
    )
    dimension = models.ForeignKey(
        Dimension, models.RESTRICT, related_name="scores", verbose_name="variabel"
    )
    value = models.DecimalField("nilai", max_digits=5, decimal_places=2)

    class Meta:
        verbose_name, verbose_name_plural = "nilai variabel", "nilai variabel"
        ordering = ["result", "dimension__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["result", "dimension"], name="one_value_per_result_and_dimension"
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0, value__lte=100),
                name="dimension_value_lies_within_0_and_100",
                violation_error_message="Nilai variabel harus di antara 0 dan 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dimension}: {self.value}"
