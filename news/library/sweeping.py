"""Files that belong to no row: left behind by a killed process, by a change of focal point, or by
another picture in the place of an award's."""

import datetime as dt
from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.utils import timezone

from news.models import Document, Picture
from participation.models import AwardPicture

# What is younger may belong to an upload that is not finished.
YOUNG = dt.timedelta(hours=1)


def stray_folders() -> list[str]:
    """The folders that no picture, no document and no award owns, old enough to be abandoned."""
    known = set(Picture.objects.values_list("folder", flat=True))
    known |= set(AwardPicture.objects.values_list("folder", flat=True))
    known |= {name.rpartition("/")[0] for name in Document.objects.values_list("file", flat=True)}
    held = [
        folder
        for above in (Picture.FOLDERS, "documents", AwardPicture.FOLDERS)
        for folder in _folders(above)
    ]
    return [folder for folder in held if folder not in known and _is_old(folder)]


def stray_renditions() -> Iterator[str]:
    """Files in pictures' folders that their rows do not name: share cards of earlier days."""
    for picture in Picture.objects.iterator():
        for name in set(_files(picture.folder)) - set(picture.files):
            if default_storage.get_modified_time(name) < timezone.now() - YOUNG:
                yield name


def delete_folder(folder: str) -> None:
    """The files in it, then the folder."""
    for name in [*_files(folder), folder]:
        default_storage.delete(name)


def _folders(above: str) -> list[str]:
    if not default_storage.exists(above):
        return []
    return [f"{above}/{name}" for name in default_storage.listdir(above)[0]]


def _files(folder: str) -> list[str]:
    if not default_storage.exists(folder):
        return []
    return [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]]


def _is_old(folder: str) -> bool:
    """Whether its newest file is older than any upload that may still be going on."""
    changed = [default_storage.get_modified_time(name) for name in _files(folder) or [folder]]
    return max(changed) < timezone.now() - YOUNG
