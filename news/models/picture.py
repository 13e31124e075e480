"""Pictures: uploaded once, kept as files of several widths, used by articles as covers."""

import secrets
from typing import IO, Any

from django.contrib.postgres.fields import ArrayField
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from PIL import Image

from news.fields import LegibleLineField
from news.images import accept_upload
from news.renditions import FORMATS, SHARE_NAME, render, widths


class Picture(models.Model):
    """A picture as pages show it. The uploaded file itself is not kept."""

    title = LegibleLineField(
        "judul", max_length=120, help_text="Untuk menemukannya kembali; pembaca tidak melihatnya."
    )
    alt = LegibleLineField(
        "teks pengganti", max_length=250, blank=True,
        help_text="Ceritakan isi gambar bagi pembaca yang tidak melihatnya.",
    )  # fmt: skip
    caption = LegibleLineField(
        "keterangan", max_length=300, blank=True, help_text="Siapa, di mana, kapan."
    )
    credit = LegibleLineField(
        "sumber", max_length=120, blank=True, help_text="Misalnya: Foto: Humas KPU."
    )
    focal_x = models.PositiveSmallIntegerField("titik fokus mendatar", default=50)
    focal_y = models.PositiveSmallIntegerField("titik fokus tegak", default=50)
    folder = models.CharField("folder", max_length=40, unique=True, editable=False)
    width = models.PositiveIntegerField("lebar", editable=False)
    height = models.PositiveIntegerField("tinggi", editable=False)
    # What its folder holds; pictures of earlier days have fewer.
    kept_widths = ArrayField(models.PositiveSmallIntegerField(), editable=False)
    kept_formats = ArrayField(models.CharField(max_length=4), editable=False)
    origin = models.CharField("asal", max_length=300, null=True, unique=True, editable=False)  # noqa: DJ001 (null is unlike any other null)
    created_at = models.DateTimeField("diunggah", auto_now_add=True)

    class Meta:
        verbose_name, verbose_name_plural = "gambar", "gambar"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kept_widths__len__gte=1, kept_formats__contains=["jpg"]),
                name="a_picture_has_files",
            ),
            models.CheckConstraint(
                condition=models.Q(width__gte=1, height__gte=1), name="picture_has_a_size"
            ),
            models.CheckConstraint(
                condition=models.Q(title__regex=r"\S"), name="picture_has_a_title"
            ),
            models.CheckConstraint(
                condition=models.Q(focal_x__lte=100, focal_y__lte=100),
                name="a_focal_point_lies_in_its_picture",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def from_upload(cls, file: IO[bytes], title: str) -> "Picture":
        """Take in an uploaded file. Raises PictureError with a sentence."""
        return cls(title=title).keep(accept_upload(file))

    def keep(self, image: Image.Image) -> "Picture":
        """Write the files of `image`, then the row; when either fails, neither is left."""
        self.folder = f"pictures/{secrets.token_hex(8)}"
        self.width, self.height = image.size
        self.kept_widths, self.kept_formats = widths(self.width), list(FORMATS)
        try:
            for name, content in render(image):
                default_storage.save(f"{self.folder}/{name}", ContentFile(content))
            with transaction.atomic():
                self.save()
        except BaseException:
            self._delete_files()
            raise
        return self

    @property
    def files(self) -> list[str]:
        """The names of all its files in the storage."""
        return [
            f"{self.folder}/{name}"
            for width in self.kept_widths
            for name in (f"{width}.{kind}" for kind in self.kept_formats)
        ] + [f"{self.folder}/{SHARE_NAME}"]

    @property
    def url(self) -> str:
        """The widest JPEG, which every browser shows."""
        return default_storage.url(f"{self.folder}/{self.kept_widths[-1]}.jpg")

    @property
    def smallest_url(self) -> str:
        """For previews."""
        return default_storage.url(f"{self.folder}/{self.kept_widths[0]}.jpg")

    @property
    def share_url(self) -> str:
        """The 1200 x 630 JPEG that messengers show beside a link."""
        return default_storage.url(f"{self.folder}/{SHARE_NAME}")

    @property
    def sources(self) -> list[dict[str, str]]:
        """For <source>: the same widths as WebP first, then as JPEG."""
        return [
            {"type": "image/webp", "srcset": self._srcset("webp")},
            {"type": "image/jpeg", "srcset": self._srcset("jpg")},
        ]

    def _srcset(self, ending: str) -> str:
        return ", ".join(
            f"{default_storage.url(f'{self.folder}/{width}.{ending}')} {width}w"
            for width in self.kept_widths
        )

    def _delete_files(self) -> None:
        """Files that are not there are no problem; the folder goes last."""
        for name in [*self.files, self.folder]:
            default_storage.delete(name)


@receiver(post_delete, sender=Picture)
def _forget_files(instance: Picture, **_: Any) -> None:
    """The files go when the row is gone for good."""
    transaction.on_commit(instance._delete_files)
