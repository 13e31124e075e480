"""Other words for a tag: its earlier addresses, tags merged into it, and spellings people use."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from news.fields import LegibleLineField
from news.tagging import tag_name, tag_slug


class TagSynonym(models.Model):
    """Typed or followed, this word leads to its tag. No other tag may have its address."""

    name = LegibleLineField("sinonim", max_length=60)
    slug = models.SlugField("alamat", max_length=60, unique=True, editable=False)
    tag = models.ForeignKey("news.Tag", models.CASCADE, related_name="synonyms")

    class Meta:
        verbose_name, verbose_name_plural = "sinonim tagar", "sinonim tagar"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.spell()
        super().save(*args, **kwargs)

    def spell(self) -> None:
        """Bring name and address into their kept form. Raises ValidationError when nameless."""
        self.name = tag_name(self.name)
        self.slug = self.slug or tag_slug(self.name)
        if not self.slug:
            raise ValidationError({"name": "Sinonim memerlukan huruf atau angka."})
