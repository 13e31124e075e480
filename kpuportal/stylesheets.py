"""Which parts make which style sheet: one file for each part to edit, one for each page to load.

A phone on a slow network pays for every file it asks for. Parts are only put one after the other,
in the order of their layers; there is nothing to compile. `static/css/` holds them.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage

PARTS = settings.BASE_DIR / "static" / "css"
MADE = settings.BASE_DIR / ".local"
SITE = [
    *("tokens", "base", "frame", "layout", "notices", "stories", "lists", "bands", "region_card"),
    *("recap", "forms", "search", "api", "embed_code", "print"),
]
SHEETS = {
    "sheets/site.css": SITE,
    "sheets/article.css": ["article", "share"],
    "sheets/index.css": [
        *("ranking", "region", "method", "pictures", "tile_map", "compare"),
    ],
    "sheets/embed.css": [*SITE, "embed"],
    "sheets/admin.css": ["tokens", "admin_house", "admin", "admin_lists"],
}


def composed(sheet: str) -> bytes:
    """A style sheet's parts, one after the other."""
    return b"\n".join((PARTS / f"{part}.css").read_bytes() for part in SHEETS[sheet])


class SheetFinder(BaseFinder):
    """Gives Django the sheets as if they lay in a folder."""

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing can be set wrongly."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Where a sheet lies, made anew where it is asked for: in development, at each request."""
        if path not in SHEETS:
            return []
        made = str(_written(path))
        return [made] if find_all else made

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:
        """All sheets, for collectstatic."""
        for path in SHEETS:
            storage = InMemoryStorage()
            storage.save(path, ContentFile(composed(path)))
            yield path, storage


def _written(path: str) -> Path:
    """Replaced whole, so that a request beside this one reads no half of it."""
    made = MADE / path
    made.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=made.parent, delete=False) as file:
        file.write(composed(path))
    Path(file.name).chmod(0o644)
    return Path(file.name).replace(made)
