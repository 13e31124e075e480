"""An article's address: found for it, kept for its readers, never given to another."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from news.models.old_slug import OldSlug
from news.models.turns import take_turn
from news.slugs import slugs_for, validate_slug

ADDRESSES = 4_716_205  # any number that no other advisory lock has
ONCE_ANOTHERS = "Alamat ini pernah dipakai berita lain dan masih mengarah ke sana."


class Addressed(models.Model):
    """Has a slug. The one that it leaves behind leads to it for ever."""

    slug = models.SlugField(
        "alamat", max_length=200, unique=True, blank=True, validators=[validate_slug]
    )

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.slug])

    def clean(self) -> None:
        """Find an address if there is none; refuse one that another article left behind.

        Until the transaction ends nobody else finds one: two who save at once would find the
        same. An article's row is locked before, words of tags are held after.
        """
        take_turn(ADDRESSES)
        if not self.slug:
            self.slug = next(filter(self._may_have, slugs_for(str(self))))
        if self._others(OldSlug, self.slug, "article").exists():
            raise ValidationError({"slug": ONCE_ANOTHERS})

    def leave_address(self, left: str) -> None:
        """Make the address `left` lead to the present one, which itself needs no leading."""
        self.old_slugs.filter(slug=self.slug).delete()  # type: ignore[attr-defined]  # of each model
        if left:
            self.old_slugs.get_or_create(slug=left)  # type: ignore[attr-defined]  # of each model

    def _may_have(self, slug: str) -> bool:
        """Whether no other article has `slug` or once had it."""
        taken = self._others(type(self), slug, "pk").exists()
        return not taken and not self._others(OldSlug, slug, "article").exists()

    def _others(self, model: Any, slug: str, owner: str) -> Any:
        return model.objects.filter(slug=slug).exclude(**{owner: self.pk})
