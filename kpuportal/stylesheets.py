"""Which parts make which style sheet. Parts are only put one after the other, in the order of their
layers; `static/css/` holds them.
"""

from django.conf import settings

from kpuportal.composed_files import ComposedFinder

PARTS = settings.BASE_DIR / "static" / "css"
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


def composed(path: str) -> bytes:
    """A style sheet's parts, one after the other."""
    return b"\n".join((PARTS / f"{part}.css").read_bytes() for part in SHEETS[path])


class SheetFinder(ComposedFinder):
    """The sheets."""

    made_of = SHEETS
    composed = staticmethod(composed)
