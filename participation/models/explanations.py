"""What the office tells readers where numbers of an edition do not agree."""

from django.db import models
from django.db.models import Q

from participation.models.editions import Edition


class Explanation(models.Model):
    """A published explanation of one finding of the reconciliation.

    `about` is the finding's sentence when it was explained: other numbers need another explanation.
    """

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="explanations", verbose_name="edisi"
    )
    finding = models.SlugField("temuan", max_length=80)
    about = models.TextField("yang dijelaskan", default="")
    text = models.TextField("penjelasan", max_length=1000)

    class Meta:
        verbose_name, verbose_name_plural = "penjelasan", "penjelasan"
        ordering = ["edition", "finding"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "finding"], name="a_finding_is_explained_once"
            ),
            models.CheckConstraint(
                condition=Q(text__regex=r"\S"), name="an_explanation_says_something"
            ),
        ]

    def __str__(self) -> str:
        return self.finding
