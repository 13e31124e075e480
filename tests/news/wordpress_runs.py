"""Imports run by tests: the command and what it says, and everything that is stored afterwards."""

from io import StringIO
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command
from PIL import Image

from news.models import Article, Document, Picture
from tests.news.conftest import encoded
from tests.news.wordpress_export import export, written

PDF = b"%PDF-1.7\nisi\n%%EOF\n"
# What tells nothing of the content: when it was written here, and where at random.
OWN = {"id", "folder", "file", "article_id", "tag_id", "picture_id", "document_id", "cover_id",
       "at", "author_id", "by_id", "search", "key"}  # fmt: skip


def run(path: Path, *arguments: str) -> str:
    out = StringIO()
    call_command("import_wordpress", str(path), *arguments, stdout=out)
    return out.getvalue()


def dump(*, exact: bool = True) -> dict[str, list[Any]]:
    """Every row of the news; without `exact`, what two runs of the same import have in common."""
    tables = {}
    for model in apps.get_app_config("news").get_models():
        rows = model.objects.order_by("pk").values()  # type: ignore[attr-defined]  # every model has it
        tables[model.__name__] = [
            {key: value for key, value in row.items() if exact or (
                key not in OWN and not (key == "created_at" and model in {Picture, Document})
            )}
            for row in rows
        ]  # fmt: skip
        if not exact:
            tables[model.__name__].sort(key=str)
    return tables


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


def moved(
    tmp_path: Path, *items_: str, arguments: tuple[str, ...] = ()
) -> tuple[list[Article], str]:
    said = run(written(tmp_path / "satu.xml", export(items_)), *arguments)
    return list(Article.objects.exclude(origin=None).order_by("pk")), said


def photo(path: Path) -> Path:
    """A photo, in a folder that is made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encoded(Image.new("RGB", (600, 400), "maroon"), "JPEG"))
    return path
