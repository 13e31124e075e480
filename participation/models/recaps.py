"""The national counts as the publisher announced them."""

from django.db import models
from django.db.models import F, Q

from participation.models.editions import Band, Edition
from participation.models.regions import Level
from participation.models.sources import Source


class NationalRecap(models.Model):
    """How many regions of a level fell into a band, out of how many that were eligible."""

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="recaps", verbose_name="edisi"
    )
    level = models.CharField("tingkat", max_length=10, choices=Level.choices)
    band = models.ForeignKey(Band, models.RESTRICT, verbose_name="kategori")
    count = models.PositiveIntegerField("jumlah daerah")
    eligible = models.PositiveIntegerField("daerah yang diukur")
    source = models.ForeignKey(Source, models.PROTECT, verbose_name="sumber")

    class Meta:
        verbose_name, verbose_name_plural = "rekap nasional", "rekap nasional"
        ordering = ["edition", "level", "-band__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "level", "band"],
                name="one_recap_per_level_and_band",
                violation_error_message=(
                    "Rekap untuk tingkat dan kategori ini sudah ada di edisi ini."
                ),
            ),
            models.CheckConstraint(
                condition=Q(count__lte=F("eligible"), eligible__gt=0),
                name="recap_counts_no_more_than_are_eligible",
                violation_error_message=(
                    "Jumlah daerah tidak boleh melebihi daerah yang diukur, dan daerah yang "
                    "diukur paling sedikit 1."
                ),
            ),
            models.CheckConstraint(
                condition=Q(level__in=Level.values), name="recap_level_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()}: {self.band} {self.count} dari {self.eligible}"
