"""What an article said wrongly, and what is right: told to its readers, with the date."""

from django.db import models

from news.fields import LegibleTextField
from news.models.desk import Signed


class Correction(Signed):
    """A note of correction that stands with the article from then on."""

    article = models.ForeignKey("news.Article", models.CASCADE, related_name="corrections")
    text = LegibleTextField("catatan perbaikan", max_length=600)

    class Meta:
        verbose_name, verbose_name_plural = "catatan perbaikan", "catatan perbaikan"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(text__regex=r"\S"), name="a_correction_says_something"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
