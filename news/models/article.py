"""Articles: the office's news, from draft to publication."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from kpuportal.html import CleanHTMLField
from news.fields import LegibleLineField, LegibleTextField
from news.models.addressed import Addressed
from news.models.article_queries import ArticleManager
from news.models.body_pictures import WITH_PICTURES, BodyPictures
from news.models.search_vector import search_vector
from news.slugs import RESERVED, SLUG_PATTERN

LONGEST_BODY = 200_000
TEXT = ("title", "lead", "body")
WATCHED = (*TEXT, "slug", "published_at", "state")
WAITING = ["draft", "review", "approved", "withdrawn"]  # few, beside all that is published
# Outside these years PostgreSQL, Python and the zones between them disagree.
FIRST_YEAR, LAST_YEAR = 1945, 2200
NOTICEABLE = dt.timedelta(hours=1)
UNSAFE_IN_FEEDS = r"[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]"


def validate_year(moment: dt.datetime) -> None:
    """Raise ValidationError for a year in which no office published anything."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValidationError(
            f"Tahun {moment.year} tidak mungkin. Isi tahun {FIRST_YEAR} sampai {LAST_YEAR}."
        )


class Article(Addressed):
    """One piece of news. Readers meet it only through `Article.objects.published()`."""

    class State(models.TextChoices):
        """Where it stands at the desk; `news.desk.workflow` tells who moves it from one to another.

        What is published with a time to come is scheduled; `standing` says so.
        """

        DRAFT = "draft", "Draf"
        REVIEW = "review", "Diperiksa"
        APPROVED = "approved", "Siap terbit"
        PUBLISHED = "published", "Terbit"
        WITHDRAWN = "withdrawn", "Ditarik"

    title = LegibleLineField("judul", max_length=200)
    lead = LegibleTextField("teras", max_length=600)
    body = CleanHTMLField("isi", blank=True, validators=[MaxLengthValidator(LONGEST_BODY)])
    cover = models.ForeignKey(
        "news.Picture", models.PROTECT, null=True, blank=True, related_name="articles",
        verbose_name="gambar utama",
    )  # fmt: skip
    cover_alt = LegibleLineField("teks pengganti gambar", max_length=250, blank=True)
    cover_caption = LegibleLineField("keterangan gambar", max_length=300, blank=True)
    cover_credit = LegibleLineField("sumber gambar", max_length=120, blank=True)
    dateline = LegibleLineField("tempat", max_length=60, blank=True)
    byline = LegibleLineField("inisial penulis", max_length=60, blank=True)
    tags = models.ManyToManyField(
        "news.Tag", blank=True, related_name="articles", verbose_name="tagar"
    )
    regions = models.ManyToManyField(
        "participation.Region", blank=True, related_name="articles", verbose_name="wilayah"
    )
    gallery = models.ManyToManyField(
        "news.Picture", through="news.GalleryPicture", blank=True, related_name="in_galleries",
        verbose_name="galeri",
    )  # fmt: skip
    attachments = models.ManyToManyField(
        "news.Document", through="news.Attachment", blank=True, related_name="articles",
        verbose_name="lampiran",
    )  # fmt: skip
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False,
        related_name="articles", verbose_name="penulis",
    )  # fmt: skip
    state = models.CharField(
        "status", max_length=10, choices=State.choices, default=State.DRAFT, editable=False
    )
    state_since = models.DateTimeField("status sejak", default=timezone.now, editable=False)
    published_at = models.DateTimeField(
        "waktu terbit", null=True, blank=True, validators=[validate_year]
    )
    # The form that made it: sent twice, it is the same article.
    form_key = models.UUIDField("kunci isian", null=True, unique=True, editable=False)
    created_at = models.DateTimeField("dibuat", default=timezone.now, editable=False)
    updated_at = models.DateTimeField("diperbarui", default=timezone.now, editable=False)
    origin = models.CharField(  # noqa: DJ001 (only what came from elsewhere has one)
        "asal", max_length=300, null=True, unique=True, editable=False
    )
    version = models.PositiveIntegerField("versi", default=0, editable=False)
    # Part of what each preview link signs: the next number closes all links made before.
    link_series = models.PositiveIntegerField(
        "seri tautan pratinjau", default=0, db_default=0, editable=False
    )
    search = models.GeneratedField(
        expression=search_vector("title", "lead", "body"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ArticleManager()
    _stored: dict[str, Any] = {}

    # What queries may add: labels(), most_read(), searches.
    tag_rows: list[dict[str, Any]]
    region_rows: list[dict[str, Any]]
    reads: int
    headline: str
    snippet: str

    class Meta:
        verbose_name, verbose_name_plural = "berita", "berita"
        ordering = ["-published_at", "-pk"]
        permissions = [
            ("edit_others_article", "Dapat memeriksa dan menyunting berita orang lain"),
            ("publish_article", "Dapat menerbitkan dan menarik berita"),
        ]
        indexes = [
            GinIndex(fields=["search"], name="article_search"),
            models.Index(
                F("published_at").desc(), F("id").desc(),
                condition=Q(state="published"), name="article_newest_published",
            ),
            models.Index(
                F("updated_at").desc(), condition=Q(state="published"),
                name="article_newest_change",
            ),
            models.Index(F("created_at").desc(), F("id").desc(), name="article_newest_begun"),
            models.Index(
                "state", "state_since", condition=Q(state__in=WAITING), name="article_waiting",
            ),
            GinIndex(
                BodyPictures(), name="article_pictures_in_text", condition=WITH_PICTURES,
            ),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="a_published_article_has_a_publication_time",
                violation_error_message="Berita yang terbit harus punya waktu terbit.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "review", "approved", "published", "withdrawn"]),
                name="an_article_is_in_a_known_state",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None)
                | Q(
                    published_at__gte=dt.datetime(FIRST_YEAR - 1, 1, 1, tzinfo=dt.UTC),
                    published_at__lt=dt.datetime(LAST_YEAR + 2, 1, 1, tzinfo=dt.UTC),
                ),
                name="an_article_is_published_in_a_year_that_can_be_meant",
            ),
            models.CheckConstraint(
                condition=Q(cover=None) | Q(cover_alt__regex=r"\S"),
                name="a_cover_needs_alternative_text",
                violation_error_message="Gambar utama memerlukan teks pengganti.",
            ),
            models.CheckConstraint(
                condition=Q(title__regex=r"\S") & Q(lead__regex=r"\S"),
                name="title_and_lead_are_not_blank",
                violation_error_message="Judul dan teras harus diisi.",
            ),
            models.CheckConstraint(
                condition=~Q(title__regex=UNSAFE_IN_FEEDS) & ~Q(lead__regex=UNSAFE_IN_FEEDS),
                name="title_and_lead_hold_no_control_characters",
            ),
            models.CheckConstraint(
                condition=Q(slug__regex=SLUG_PATTERN) & ~Q(slug__in=RESERVED),
                name="article_slug_is_lower_case_words_and_not_reserved",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Note when the text changes, and keep the addresses that readers know."""
        touched = {"version"}
        self.version += 1
        if not self._state.adding and self._text_changed():
            self.updated_at = timezone.now()
            touched.add("updated_at")
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = touched.union(kwargs["update_fields"])
        moved = self.slug != self._stored.get("slug")
        if moved:
            self.clean()
        super().save(*args, **kwargs)
        if moved:
            self.leave_address(self._stored["slug"] if self._was_public() else "")
        self._stored = {name: self.__dict__.get(name) for name in WATCHED}

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> "Article":
        article = super().from_db(*args, **kwargs)
        article._stored = {name: article.__dict__.get(name) for name in WATCHED}
        return article

    @property
    def is_public(self) -> bool:
        """Whether readers can open it now."""
        is_due = self.published_at is not None and self.published_at <= timezone.now()
        return self.state == self.State.PUBLISHED and is_due

    @property
    def standing(self) -> str:
        """The state in words: scheduled, where it is published but its time has not come."""
        if self.state == self.State.PUBLISHED and not self.is_public:
            return "Terjadwal"
        return self.get_state_display()

    @property
    def was_updated(self) -> bool:
        """Whether the text changed noticeably after readers could have seen it.

        An article may be dated back to the day that it tells of; writing it is no update.
        """
        if self.published_at is None:
            return False
        return self.updated_at - max(self.published_at, self.created_at) > NOTICEABLE

    @property
    def has_been_public(self) -> bool:
        """Whether readers could ever open it."""
        return self._was_public() or self._was_published()

    def _was_public(self) -> bool:
        """Whether readers may know the stored address: only what is kept from them has none."""
        moment = self._stored.get("published_at")
        was_due = moment is not None and moment <= timezone.now()
        return was_due and (self._stored["state"] != self.State.DRAFT or self._was_published())

    def _was_published(self) -> bool:
        return bool(self.pk) and self.notes.filter(act__in=["publish", "schedule"]).exists()

    def _text_changed(self) -> bool:
        return any(self.__dict__.get(name) != self._stored.get(name) for name in TEXT)
