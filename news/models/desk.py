"""What the desk keeps beside an article: notes, versions, and what somebody is just typing."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from news.fields import LegibleLineField, LegibleTextField


class Signed(models.Model):
    """Somebody did it at a time. The name stays when the user is deleted."""

    at = models.DateTimeField("waktu", default=timezone.now, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="oleh", editable=False,
    )  # fmt: skip
    by_name = LegibleLineField("nama", max_length=150, blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Note the name that the user has now."""
        if self.by and not self.by_name:
            self.by_name = self.by.get_full_name() or self.by.get_username()
        super().save(*args, **kwargs)


class DeskNote(Signed):
    """What the desk says about an article to each other; readers never see it."""

    article = models.ForeignKey("news.Article", models.CASCADE, related_name="notes")
    act = models.CharField("tindakan", max_length=20, blank=True)
    text = LegibleTextField("catatan", max_length=2000, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "catatan meja redaksi", "catatan meja redaksi"
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(text__regex=r"\S") | ~models.Q(act=""),
                name="a_desk_note_says_something",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60] or self.act


class Version(Signed):
    """What an article said at one time; `news.desk.snapshot` reads and writes `content`."""

    article = models.ForeignKey("news.Article", models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField("versi")
    act = LegibleLineField("tindakan", max_length=80)
    content = models.JSONField("isi")

    class Meta:
        verbose_name, verbose_name_plural = "versi", "versi"
        ordering = ["-number", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "number"], name="an_article_has_each_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"Versi {self.number}"


class WorkingCopy(models.Model):
    """What a user has typed into a form and not saved yet, so that no crash loses it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    article = models.ForeignKey(
        "news.Article", models.CASCADE, null=True, related_name="working_copies"
    )
    key = models.UUIDField("kunci", default=uuid.uuid4)
    fields = models.JSONField("isian")
    saved_at = models.DateTimeField("tersimpan", default=timezone.now)

    class Meta:
        verbose_name, verbose_name_plural = "isian yang belum disimpan", "isian yang belum disimpan"
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "key"], name="a_user_has_one_working_copy_under_a_key"
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)
