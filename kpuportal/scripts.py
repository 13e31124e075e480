"""Which parts make which script: what a page needs comes in one file. `static/js/` holds the parts.

No part knows of another: each stands in a block of its own, so that they may use the same names.
"""

from django.conf import settings

from kpuportal.composed_files import ComposedFinder

PARTS = settings.BASE_DIR / "static" / "js"
SCRIPTS = {
    "scripts/site.js": ["offline"],
    "scripts/search.js": ["offline", "region_names"],
    "scripts/article.js": ["offline", "article"],
    "scripts/ranking.js": ["offline", "ranking", "copy_code"],
    "scripts/region.js": ["offline", "copy_code"],
    "scripts/kept.js": ["offline", "kept_pages"],
}


def composed(path: str) -> bytes:
    """A script's parts, each in a block, which in a module keeps its names to itself."""
    parts = [(PARTS / f"{part}.js").read_bytes() for part in SCRIPTS[path]]
    return b"".join(b"{\n" + part + b"}\n" for part in parts)


class ScriptFinder(ComposedFinder):
    """The scripts."""

    made_of = SCRIPTS
    composed = staticmethod(composed)
