"""Loads the articles that the product ships; running it again changes nothing."""

import tomllib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from news.covers import draw_cover
from news.models import Article, OldSlug, Picture, Tag
from participation.models import Region

STORIES = Path(__file__).resolve().parent.parent.parent / "stories"
PLAIN = ("title", "slug", "lead", "body", "dateline", "byline", "published_at")
COVER = ("alt", "caption", "credit")


class Command(BaseCommand):
    """Reads news/stories/*.toml. The slug decides whether an article is there already."""

    help = "Memuat berita bawaan dari news/stories. Berita yang sudah ada dibiarkan."

    def handle(self, **options: Any) -> None:
        stories = [
            tomllib.loads(path.read_text("utf-8")) for path in sorted(STORIES.glob("*.toml"))
        ]
        missing = [story for story in stories if not is_loaded(story["slug"])]
        for number, story in enumerate(missing, start=1):
            self.stdout.write(f"  {number}/{len(missing)} {story['title']}")
            load(story)
        kept = len(stories) - len(missing)
        self.stdout.write(f"Berita dimuat: {len(missing)}. Sudah ada: {kept}.")


def is_loaded(slug: str) -> bool:
    """Whether an article has this address, or once had it."""
    return any(model.objects.filter(slug=slug).exists() for model in (Article, OldSlug))


@transaction.atomic
def load(story: dict[str, Any]) -> Article:
    """Make one article with cover, tags and regions. Raises CommandError for unknown regions."""
    regions, tags = _regions(story), [Tag.objects.spelled(name) for name in story["tags"]]
    article = Article(
        state=Article.State.PUBLISHED,
        created_at=story["published_at"],
        updated_at=story["published_at"],
        state_since=story["published_at"],
        **{name: story[name] for name in PLAIN},
    )
    if cover := story.get("cover"):
        image = draw_cover(cover["motif"], story["slug"])
        words = {name: cover.get(name, "") for name in COVER}
        article.cover = Picture(title=story["title"][:120], **words).keep(image)
        for name, text in words.items():
            setattr(article, f"cover_{name}", text)
    article.save()
    article.tags.set(tags)
    article.regions.set(regions)
    return article


def _regions(story: dict[str, Any]) -> list[Region]:
    regions = list(Region.objects.filter(code__in=story["regions"]))
    if unknown := set(story["regions"]) - {region.code for region in regions}:
        raise CommandError(
            f"Berita “{story['slug']}” memakai wilayah yang belum ada di basis data: "
            f"{', '.join(sorted(unknown))}. Jalankan dahulu: manage.py load_published"
        )
    return regions
