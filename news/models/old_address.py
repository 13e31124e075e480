"""Addresses that articles had on an earlier site of the office. They redirect for ever."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from news.models.turns import take_turn
from news.moving.addresses import normalise

OLD_ADDRESSES = 4_716_206  # any number that no other advisory lock has
UNUSABLE = (
    "Alamat ini tidak dapat dipakai. Tulis alamat halaman di situs lama, misalnya "
    "/2019/03/12/rapat-pleno/ atau /?p=123; paling panjang 500 huruf."
)


def hold_old_addresses() -> None:
    """Wait for a turn and keep it until the transaction ends: an address that is free stays so
    until it is stored."""
    take_turn(OLD_ADDRESSES)


class OldAddress(models.Model):
    """Path and, where it tells pages apart, query of an address elsewhere: `/?p=123`.

    Kept in the one form in which it is looked up.
    """

    path = models.CharField("alamat", max_length=500, unique=True)
    article = models.ForeignKey(
        "news.Article", models.CASCADE, related_name="old_addresses", verbose_name="berita"
    )

    class Meta:
        verbose_name, verbose_name_plural = "alamat situs lama", "alamat situs lama"
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(path__startswith="/"), name="an_old_address_begins_with_a_slash"
            )
        ]

    def __str__(self) -> str:
        return self.path

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.path = normalise(self.path)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        hold_old_addresses()
        self.path = normalise(self.path)
        if not self.path:
            raise ValidationError({"path": UNUSABLE})
