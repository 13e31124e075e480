"""Tags: #Pilkada2024, kept without the "#"."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.functions import Lower
from django.urls import reverse

from news.fields import LegibleLineField
from news.tagging import tag_name, tag_slug

NAMELESS = 'Tagar memerlukan huruf atau angka, misalnya "Pilkada2024".'


class TagQuerySet(models.QuerySet["Tag"]):
    """Tags by use and by spelling."""

    def in_use(self) -> "TagQuerySet":
        """Tags of at least one published article; the others are nobody's business yet."""
        from news.models.article import Article  # which itself needs Tag

        return self.filter(Exists(Article.objects.published().filter(tags=OuterRef("pk"))))

    def spelled(self, text: str) -> "Tag":
        """The tag that `text` names, made if need be. Raises ValidationError for a nameless one."""
        name = tag_name(text)
        found = self.filter(slug=tag_slug(name)).first()
        return found or self.create(name=name)


class Tag(models.Model):
    """A word that joins articles. Its address stays when its spelling changes."""

    name = LegibleLineField("nama", max_length=60, help_text="Boleh ditulis dengan atau tanpa #.")
    slug = models.SlugField("alamat", max_length=60, unique=True, editable=False)

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "tagar", "tagar"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="tag_name_is_spelled_once",
                violation_error_message="Tagar ini sudah ada dengan ejaan lain.",
            ),
            models.CheckConstraint(
                condition=models.Q(slug__regex=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
                name="tag_slug_is_lower_case_words",
            ),
            models.CheckConstraint(
                condition=~models.Q(name__startswith="#") & models.Q(name__regex=r"\S"),
                name="tag_name_is_kept_without_hash",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._spell()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("tag", args=[self.slug])

    def clean(self) -> None:
        self._spell()
        others = Tag.objects.exclude(pk=self.pk)
        if others.filter(slug=self.slug).exists():
            raise ValidationError({"name": "Tagar ini sudah ada dengan ejaan lain."})

    def _spell(self) -> None:
        self.name = tag_name(self.name)
        self.slug = self.slug or tag_slug(self.name)
        if not self.slug:
            raise ValidationError({"name": NAMELESS})
