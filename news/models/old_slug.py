"""Addresses that articles once had. They redirect for ever."""

from django.db import models


class OldSlug(models.Model):
    """A slug that a published article left behind; no other article may take it."""

    slug = models.SlugField("alamat lama", max_length=200, unique=True)
    article = models.ForeignKey(
        "news.Article", models.CASCADE, related_name="old_slugs", verbose_name="berita"
    )

    class Meta:
        verbose_name, verbose_name_plural = "alamat lama", "alamat lama"

    def __str__(self) -> str:
        return self.slug
