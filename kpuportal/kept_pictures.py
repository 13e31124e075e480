"""A picture that is kept as files of several widths in a folder of its own."""

import secrets
from collections.abc import Iterator
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction
from PIL import Image

from kpuportal.renditions import FORMATS, TYPES, files_of, widths

MIDDLE_WIDTH = 1024


class KeptPicture(models.Model):
    """What a page needs to show it. The uploaded file itself is not kept."""

    FOLDERS: ClassVar[str]  # the folder above those of all pictures of a kind

    folder = models.CharField("folder", max_length=40, unique=True, editable=False)
    width = models.PositiveIntegerField("lebar", editable=False)
    height = models.PositiveIntegerField("tinggi", editable=False)
    # What its folder holds; pictures of earlier days have fewer.
    kept_widths = ArrayField(models.PositiveSmallIntegerField(), editable=False)
    kept_formats = ArrayField(models.CharField(max_length=4), editable=False)

    class Meta:
        abstract = True

    def keep(self, image: Image.Image) -> Self:
        """Write the files of `image`, then the row; when either fails, neither is left.

        Its name is new and cannot be guessed. Files of an image that it had before stay for copies
        of pages that name them, until they are swept away.
        """
        self.folder = f"{self.FOLDERS}/{secrets.token_hex(8)}"
        self.width, self.height = image.size
        self.kept_widths, self.kept_formats = widths(self.width), list(FORMATS)
        try:
            for name, content in self.contents(image):
                default_storage.save(f"{self.folder}/{name}", ContentFile(content))
            with transaction.atomic():
                self.save()
        except BaseException:
            self.delete_files()
            raise
        return self

    def contents(self, image: Image.Image) -> Iterator[tuple[str, bytes]]:
        """Name and content of each file that is kept of an image."""
        return files_of(image)

    @property
    def files(self) -> list[str]:
        """The names of all its files in the storage."""
        return [
            f"{self.folder}/{width}.{kind}"
            for width in self.kept_widths
            for kind in self.kept_formats
        ]

    @property
    def url(self) -> str:
        """The widest JPEG, which every browser shows."""
        return self._url(self.kept_widths[-1])

    @property
    def is_tall(self) -> bool:
        """Whether it is higher than wide, as posters are: as wide as a column it hides the text."""
        return self.height > self.width

    @property
    def smallest_url(self) -> str:
        """For previews."""
        return self._url(self.kept_widths[0])

    @property
    def middle_width(self) -> int:
        """Wide enough for a column of text: for bodies, feeds and machines."""
        fitting = [each for each in self.kept_widths if each <= MIDDLE_WIDTH]
        return fitting[-1] if fitting else self.kept_widths[0]

    @property
    def middle_url(self) -> str:
        """The JPEG of that width."""
        return self._url(self.middle_width)

    @property
    def sources(self) -> list[dict[str, str]]:
        """For <source>: the kept widths in each kept format, the best format first."""
        kept = [kind for kind in FORMATS if kind in self.kept_formats]
        return [{"type": TYPES[kind], "srcset": self._srcset(kind)} for kind in kept]

    def delete_files(self) -> None:
        """Whatever its folder holds; files that are not there are no problem. The folder last."""
        try:
            held = {f"{self.folder}/{name}" for name in default_storage.listdir(self.folder)[1]}
        except FileNotFoundError:
            return
        for name in [*held, self.folder]:
            default_storage.delete(name)

    def _url(self, width: int) -> str:
        return default_storage.url(f"{self.folder}/{width}.jpg")

    def _srcset(self, ending: str) -> str:
        return ", ".join(
            f"{default_storage.url(f'{self.folder}/{width}.{ending}')} {width}w"
            for width in self.kept_widths
        )
