"""Addresses that articles had on an earlier site of the office. They redirect for ever."""

from django.db import models


class OldAddress(models.Model):
    """Path and, where it tells pages apart, query of an address elsewhere: `/?p=123`."""

    path = models.CharField("alamat", max_length=500, unique=True)
    article = models.ForeignKey("news.Article", models.CASCADE, related_name="old_addresses")

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
