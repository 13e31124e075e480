"""Pictures: uploaded once, kept as files of several widths, shown by articles as cover, in their
gallery and in their text."""

from collections.abc import Iterator
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from PIL import Image

from kpuportal.kept_pictures import KeptPicture
from kpuportal.picture_files import accept_upload
from kpuportal.renditions import render, share_card, share_name
from news.fields import LegibleLineField

# What a page needs of a row to show the picture.
PAGE_FIELDS = (
    "alt", "caption", "credit", "folder", "width", "height", "kept_widths", "kept_formats",
    "focal_x", "focal_y",
)  # fmt: skip


class Picture(KeptPicture):
    """A picture of the library with what is said about it and a card for messengers."""

    FOLDERS = "pictures"

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
    def from_upload(cls, file: IO[bytes], title: str, **fields: Any) -> "Picture":
        """Take in an uploaded file. Raises PictureError with a sentence."""
        return cls(title=title, **fields).keep(accept_upload(file))

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> "Picture":
        """A picture to show from a row of PAGE_FIELDS, read within another query."""
        return cls(**{name: row[name] for name in PAGE_FIELDS})

    def contents(self, image: Image.Image) -> Iterator[tuple[str, bytes]]:
        """With the share card."""
        return render(image, self.focal_x, self.focal_y)

    @transaction.atomic
    def refocus(self, focal_x: int, focal_y: int) -> "Picture":
        """Save the row with another focal point and a share card cut around it.

        The new card is written first and the old one goes last, so that whoever asks meanwhile
        finds the one that they were told of.
        """
        stored = type(self).objects.select_for_update().get(pk=self.pk)
        self.focal_x, self.focal_y = focal_x, focal_y
        if self.share_file != stored.share_file:
            self._write_share_card()
            transaction.on_commit(lambda: default_storage.delete(stored.share_file))
        self.save()
        return self

    @property
    def share_file(self) -> str:
        """The name of its share card in the storage."""
        return f"{self.folder}/{share_name(self.focal_x, self.focal_y)}"

    @property
    def files(self) -> list[str]:
        """The names of all its files in the storage."""
        return [*super().files, self.share_file]

    @property
    def share_url(self) -> str:
        """The 1200 x 630 JPEG that messengers show beside a link."""
        return default_storage.url(self.share_file)

    @property
    def focal_classes(self) -> str:
        """For the style sheet: what must stay in view where a page crops; "" for the middle."""
        if self.focal_x == self.focal_y == 50:
            return ""
        return f"focal-x-{round(self.focal_x, -1)} focal-y-{round(self.focal_y, -1)}"

    def widest_image(self) -> Image.Image:
        """The widest JPEG. Raises OSError where the storage does not hold it whole."""
        with default_storage.open(f"{self.folder}/{self.kept_widths[-1]}.jpg") as file:
            return Image.open(file).convert("RGB")

    def _write_share_card(self) -> None:
        """From the widest JPEG; a card that an interrupted change left there is replaced."""
        card = share_card(self.widest_image(), self.focal_x, self.focal_y)
        default_storage.delete(self.share_file)
        default_storage.save(self.share_file, ContentFile(card))


@receiver(post_delete, sender=Picture)
def _forget_files(instance: Picture, **_: Any) -> None:
    """The files go when the row is gone for good."""
    transaction.on_commit(instance.delete_files)
