"""Pictures and documents of an old site on their way into the library; each comes once.

In a dry run they are looked at as closely, and nothing is written.
"""

import hashlib
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Any

from django.core.files.base import File

from kpuportal.html import legible, plain
from kpuportal.pdf_files import DocumentError, check_pdf
from kpuportal.picture_files import PictureError, accept_upload
from news.models import Document, Picture
from news.moving.wordpress.figures import Shown
from news.moving.wordpress.harmless import harmless
from news.moving.wordpress.posts import shortened
from news.moving.wordpress.survey import Medium, Survey
from news.moving.wordpress.uploads import Uploads
from news.pasting.letters import one_line

LONGEST_ORIGIN = 300
UNWRITTEN = "0" * 16  # the folder of what a dry run does not keep
UNREADABLE = "berkasnya tidak dapat dibaca; periksa izinnya"


class Refused(ValueError):
    """A file that was found can't be taken in; says why."""


@dataclass
class Library:
    """What a run has taken in, or found here from an earlier run."""

    survey: Survey
    uploads: Uploads
    prefix: str  # of origins: "wp:<host>:"
    is_dry: bool
    pictures: dict[str, Any] = field(default_factory=dict)
    documents: dict[str, Any] = field(default_factory=dict)
    new: list[Any] = field(default_factory=list)  # of the post that is being written

    def picture(self, path: str) -> Picture | None:
        """The picture from this path below "uploads"; None when there is no such file.

        Raises Refused with a reason.
        """
        return self._take(self.pictures, Picture, path, self._new_picture)

    def document(self, path: str) -> Document | None:
        """The same for a PDF file."""
        return self._take(self.documents, Document, path, self._new_document)

    def medium(self, path: str) -> Medium:
        """What the old site said about this file."""
        number = self.survey.numbers.get(path, "")
        words = PurePosixPath(path).stem.replace("-", " ").replace("_", " ").strip()
        known = self.survey.media.get(number) or Medium(path, "", "", "")
        return Medium(
            path,
            title=known.title or legible(words) or "Tanpa judul",
            alt=shortened(_line(known.alt), 250),
            caption=shortened(_line(known.caption), 300),
        )

    def keep(self) -> tuple[int, int]:
        """The post is written: how many pictures and documents are new with it."""
        counts = [sum(isinstance(each, kind) for each in self.new) for kind in (Picture, Document)]
        self.new = []
        return counts[0], counts[1]

    def give_back(self) -> None:
        """The post was not written; its files go, and what came with it is not known any more."""
        for each in self.new if not self.is_dry else []:
            each.delete_files() if isinstance(each, Picture) else each._delete_file()
        self.new = []
        self.pictures.clear()
        self.documents.clear()

    def _take(self, known: dict[str, Any], model: Any, path: str, make: Any) -> Any:
        found = self.uploads.find(path)
        if found is None:
            return self._of_earlier(known, model, path)
        key = self.uploads.key(found)
        if kept := self._of_earlier(known, model, key):
            return kept
        try:
            with found.open("rb") as file:
                # A text shows a scaled copy; the words belong to the picture that it was made of.
                original = key if key in self.survey.numbers else path
                known[key] = make(file, self.medium(original), self._origin(key))
        except (PictureError, DocumentError) as error:
            raise Refused(str(error)) from error
        except PermissionError as error:
            raise Refused(UNREADABLE) from error
        self.new.append(known[key])
        return known[key]

    def _of_earlier(self, known: dict[str, Any], model: Any, key: str) -> Any:
        if key not in known:
            kept = model.objects.filter(origin=self._origin(key)).first()
            if kept is None:
                return None
            known[key] = kept
        return known[key]

    def _origin(self, key: str) -> str:
        origin = self.prefix + key
        if len(origin) <= LONGEST_ORIGIN:
            return origin
        digest = hashlib.sha256(key.encode()).hexdigest()
        return origin[: LONGEST_ORIGIN - len(digest) - 1] + "~" + digest

    def _new_picture(self, file: Any, medium: Medium, origin: str) -> Picture:
        words = {"alt": medium.alt, "caption": medium.caption, "origin": origin}
        title = shortened(medium.title, 120)
        if not self.is_dry:
            return Picture.from_upload(file, title, **words)
        width, height = accept_upload(file).size
        return Picture(
            title=title, folder=f"pictures/{UNWRITTEN}", width=width, height=height,
            kept_widths=[width], kept_formats=["jpg"], **words,
        )  # fmt: skip

    def _new_document(self, file: Any, medium: Medium, origin: str) -> Document:
        title = shortened(medium.title, 160)
        opened: File[bytes] = File(file, name=Path(medium.path).name)
        if not self.is_dry:
            return Document.from_upload(opened, title, origin=origin)
        check_pdf(opened)
        return Document(title=title, file=f"documents/{UNWRITTEN}/x.pdf", origin=origin)


def shown(picture: Picture, alt: str) -> Shown:
    """The picture as an article's text shows it."""
    width = next(each for each in picture.kept_widths if f"/{each}.jpg" in picture.middle_url)
    height = max(1, round(picture.height * width / picture.width))
    key = str(picture.origin or picture.pk)
    return Shown(key, picture.middle_url, width, height, alt or picture.alt)


def _line(html: str) -> str:
    return one_line(plain(legible(harmless(unescape(html)))))
