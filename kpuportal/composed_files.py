"""Files put together of parts: one part for each thing to edit, one file for a page to load.

A phone on a slow network pays for every file it asks for. docs/decisions/0017 tells what is put
together, and why nothing is compiled.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage

MADE = settings.BASE_DIR / ".local"


class ComposedFinder(BaseFinder):
    """Gives Django the files of a kind as if they lay in a folder."""

    made_of: ClassVar[dict[str, list[str]]]  # the parts of each, in their order

    @staticmethod
    def composed(path: str) -> bytes:
        """The content of one of them."""
        raise NotImplementedError

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing can be set wrongly."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Where a file lies, made anew where it is asked for: in development, at each request."""
        if path not in self.made_of:
            return []
        made = str(_written(path, self.composed(path)))
        return [made] if find_all else made

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:
        """All of them, for collectstatic."""
        for path in self.made_of:
            storage = InMemoryStorage()
            storage.save(path, ContentFile(self.composed(path)))
            yield path, storage


def _written(path: str, content: bytes) -> Path:
    """Replaced whole, so that a request beside this one reads no half of it."""
    made = MADE / path
    made.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=made.parent, delete=False) as file:
        file.write(content)
    Path(file.name).chmod(0o644)
    return Path(file.name).replace(made)
