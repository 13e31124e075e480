"""The picture of an award, where there is one."""

from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.db.models.signals import post_delete
from django.dispatch import receiver

from kpuportal.kept_pictures import KeptPicture
from participation.models.awards import Award


class AwardPicture(KeptPicture):
    """One picture with the words for who does not see it, and whose it is."""

    FOLDERS = "gambar-penghargaan"

    award = models.OneToOneField(
        Award, models.CASCADE, related_name="picture", verbose_name="penghargaan"
    )
    alt = models.CharField(
        "teks pengganti", max_length=250,
        help_text="Ceritakan isi gambar bagi pembaca yang tidak melihatnya: siapa, sedang apa, di "
        "mana.",
    )  # fmt: skip
    credit = models.CharField(
        "sumber gambar", max_length=120, blank=True, help_text="Misalnya: Foto: Humas KPU."
    )

    class Meta:
        verbose_name, verbose_name_plural = "gambar penghargaan", "gambar penghargaan"
        constraints = [
            models.CheckConstraint(
                condition=Q(kept_widths__len__gte=1, kept_formats__contains=["jpg"]),
                name="an_award_picture_has_files",
            ),
            models.CheckConstraint(
                condition=Q(width__gte=1, height__gte=1), name="an_award_picture_has_a_size"
            ),
            models.CheckConstraint(
                condition=Q(alt__regex=r"\S"),
                name="an_award_picture_is_described",
                violation_error_message="Tulis teks pengganti gambar.",
            ),
        ]

    def __str__(self) -> str:
        return self.alt


@receiver(post_delete, sender=AwardPicture)
def _forget_files(instance: AwardPicture, **_: Any) -> None:
    """The files go when the row is gone for good."""
    transaction.on_commit(instance.delete_files)
