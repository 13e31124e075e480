"""Other words for a tag: its earlier addresses, tags merged into it, and spellings people use."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from news.fields import LegibleLineField
from news.models.tag import Tag
from news.models.tag_words import hold_tag_words
from news.tagging import tag_name, tag_slug

NAMELESS = "Sinonim memerlukan huruf atau angka."
IS_TAG = "Sudah ada tagar “{tag}” dengan kata ini. Bila artinya sama, gabungkan kedua tagarnya."
OF_ANOTHER = "“{name}” sudah menjadi sinonim dari tagar “{tag}”."


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

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises ValidationError when the word is a tag already or a synonym of one."""
        self.spell()
        hold_tag_words()
        self._refuse_taken()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Raise ValidationError when the word is a tag already or a synonym of one."""
        self.spell()
        self._refuse_taken()

    def spell(self) -> None:
        """Bring name and address into their kept form. Raises ValidationError when nameless."""
        self.name = tag_name(self.name)
        self.slug = self.slug or tag_slug(self.name)
        if not self.slug:
            raise ValidationError({"name": NAMELESS})

    def _refuse_taken(self) -> None:
        if tag := Tag.objects.filter(slug=self.slug).first():
            raise ValidationError({"name": IS_TAG.format(tag=tag)})
        others = TagSynonym.objects.filter(slug=self.slug).exclude(pk=self.pk)
        if other := others.select_related("tag").first():
            raise ValidationError({"name": OF_ANOTHER.format(name=self.name, tag=other.tag)})
