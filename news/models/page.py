"""The office's standing pages: who it is, where it sits, how to reach it."""

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from kpuportal.html import CleanHTMLField, clean, plain
from news.fields import LegibleLineField
from news.models.desk import Signed
from news.models.search_vector import page_vector
from news.slugs import SLUG_PATTERN

LONGEST = 100_000
LONGEST_SUMMARY = 160
NO_BODY = "Tulis isi halaman."
ADDRESS_FORM = "Alamat hanya berisi huruf kecil, angka, dan tanda hubung, misalnya “kontak”."
TAKEN = ("hitungan-baca",)  # pages of the portal itself


class PageQuerySet(models.QuerySet["Page"]):
    """Pages as readers meet them."""

    def public(self) -> "PageQuerySet":
        """What readers may open, in the office's order."""
        return self.filter(is_public=True)

    def telling_of(self, query: SearchQuery) -> "PageQuerySet":
        """Those in which its words stand, best first. They are few, so each is read for it."""
        words = page_vector("title", "body")
        found = self.annotate(words=words).filter(words=query)
        return found.annotate(rank=SearchRank(words, query)).order_by("-rank", "position", "title")

    def once_at(self, slug: str) -> "Page | None":
        """The one that had this address last, as its versions tell."""
        return self.filter(versions__slug=slug).order_by("-versions__pk").first()


class Page(models.Model):
    """A text that stays, under `/tentang/`."""

    title = LegibleLineField("judul", max_length=120)
    slug = models.SlugField(
        "alamat", max_length=80, unique=True,
        validators=[
            RegexValidator(SLUG_PATTERN.removesuffix("$") + r"\Z", ADDRESS_FORM),
            RegexValidator(
                rf"^(?:{'|'.join(TAKEN)})\Z", "Alamat ini dipakai oleh halaman bawaan portal.",
                inverse_match=True, code="taken",
            ),
        ],
    )  # fmt: skip
    body = CleanHTMLField(
        "isi", validators=[MaxLengthValidator(LONGEST)], error_messages={"blank": NO_BODY}
    )
    position = models.PositiveSmallIntegerField("urutan", default=1)
    is_public = models.BooleanField("tampil untuk umum", default=False)
    updated_at = models.DateTimeField("diperbarui", default=timezone.now, editable=False)
    version = models.PositiveIntegerField("versi", default=0, editable=False)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "halaman kantor", "halaman kantor"
        ordering = ["position", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(slug__regex=SLUG_PATTERN) & ~Q(slug__in=TAKEN),
                name="a_page_has_an_address_of_its_own",
            ),
            models.CheckConstraint(
                condition=Q(title__regex=r"\S"), name="a_page_has_a_title",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("office_page", args=[self.slug])

    @property
    def summary(self) -> str:
        """How its text begins, for lists and shared links."""
        return Truncator(plain(clean(self.body))).chars(LONGEST_SUMMARY)


class PageVersion(Signed):
    """A page's text as it was once saved, and the address at which it stood."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField("nomor")
    title = LegibleLineField("judul", max_length=120)
    slug = models.SlugField("alamat", max_length=80)
    body = CleanHTMLField("isi")

    class Meta:
        verbose_name, verbose_name_plural = "versi halaman", "versi halaman"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="a_page_version_is_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.page}, versi {self.number}"
