"""Tags: #Pilkada2024, kept without the "#"."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Lower, Replace
from django.urls import reverse

from news.fields import LegibleLineField
from news.models.tag_words import hold_tag_words
from news.tagging import squeezed, tag_name, tag_slug

NAMELESS = "Tagar memerlukan huruf atau angka, misalnya “Pilkada2024”."
SPELLED_OTHERWISE = "Tagar ini sudah ada dengan ejaan lain."
IS_SYNONYM = (
    "Kata ini sudah menjadi sinonim dari tagar “{tag}”. Pakai tagar itu, atau hapus dahulu "
    "sinonimnya."
)


class TagQuerySet(models.QuerySet["Tag"]):
    """Tags by use and by spelling."""

    def in_use(self) -> "TagQuerySet":
        """Tags of at least one published article; the others are nobody's business yet."""
        from news.models.article import Article  # which itself needs Tag

        return self.filter(Exists(Article.objects.published().filter(tags=OuterRef("pk"))))

    def named_now(self, slug: str) -> "Tag | None":
        """The tag in use that `slug` once named or also names, for who follows an old address."""
        return self.in_use().filter(synonyms__slug=slug).first()

    def called(self, *slugs: str) -> "TagQuerySet":
        """Tags with one of these addresses, now or as a synonym."""
        from news.models.synonym import TagSynonym  # which itself needs Tag

        synonyms = TagSynonym.objects.filter(slug__in=slugs)
        return self.filter(Q(slug__in=slugs) | Q(pk__in=synonyms.values("tag")))

    def known(self, names: Iterable[str]) -> dict[str, "Tag"]:
        """The tags that these names or their synonyms mean, by the slug of the name."""
        spelled = {tag_slug(name): name.lower() for name in names}
        tags = self.annotate(lower=Lower("name"))
        alike = tags.called(*spelled) | tags.filter(lower__in=spelled.values())
        found: dict[str, Tag] = {}
        for tag in alike.prefetch_related("synonyms"):
            words = [tag_slug(tag.name), *(synonym.slug for synonym in tag.synonyms.all())]
            found = dict.fromkeys(words, tag) | found | {tag.slug: tag}
        return {slug: found[slug] for slug in spelled if slug in found}

    def spelled_nearly(self, names: Iterable[str]) -> "dict[str, Tag]":
        """Tags that differ from a name only in its spaces and hyphens, by that name.

        "Teman Pemilih" beside "TemanPemilih" splits the articles of one word over two pages.
        """
        slugs = {name: tag_slug(name) for name in names}
        near = self.annotate(squeezed=Replace("slug", Value("-"), Value(""))).filter(
            squeezed__in=[squeezed(slug) for slug in slugs.values()]
        )
        return {
            name: tag
            for name, slug in slugs.items()
            for tag in near
            if squeezed(tag.slug) == squeezed(slug) and tag.slug != slug
        }

    @transaction.atomic
    def spelled(self, text: str) -> "Tag":
        """The tag that `text` names, made if need be. Raises ValidationError for a nameless one.

        A synonym names its tag.
        """
        name = tag_name(text)
        hold_tag_words()
        return self.known([name]).get(tag_slug(name)) or self.create(name=name)


class Tag(models.Model):
    """A word that joins articles. `news.tag_actions` changes its spelling and its address."""

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
                violation_error_message=SPELLED_OTHERWISE,
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

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises ValidationError when the word is a synonym of another tag."""
        self._spell()
        hold_tag_words()
        self._refuse_synonyms()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("tag", args=[self.slug])

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Nobody gives it to an article meanwhile."""
        hold_tag_words()
        return super().delete(*args, **kwargs)

    def clean(self) -> None:
        """Raise ValidationError for a word that means nothing or another tag."""
        self._spell()
        others = Tag.objects.exclude(pk=self.pk)
        if others.filter(slug=self.slug).exists():
            raise ValidationError({"name": SPELLED_OTHERWISE})
        self._refuse_synonyms()

    def _spell(self) -> None:
        self.name = tag_name(self.name)
        self.slug = self.slug or tag_slug(self.name)
        if not self.slug:
            raise ValidationError({"name": NAMELESS})

    def _refuse_synonyms(self) -> None:
        owner = Tag.objects.filter(synonyms__slug=self.slug).exclude(pk=self.pk).first()
        if owner:
            raise ValidationError({"name": IS_SYNONYM.format(tag=owner)})
