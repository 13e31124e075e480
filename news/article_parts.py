"""What stands with an article's text and is kept in other tables, read in the article's query."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from news.models import (
    Attachment,
    Correction,
    Document,
    GalleryPicture,
    Picture,
    Tag,
    document,
    picture,
)
from news.models.article_queries import ArticleQuerySet
from participation.models import Region

CORRECTION_FIELDS = ("id", "at", "text")  # who signed it is the desk's business


@dataclass(frozen=True)
class Parts:
    """Labels, pictures, documents and corrections, each in the order in which pages show them."""

    tags: list[Tag] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    gallery: list[Picture] = field(default_factory=list)
    attachments: list[Document] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)


def with_parts(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Adds cover and parts without a further query, for `parts_of`."""
    return (
        articles.select_related("cover")
        .with_labels()
        .annotate(
            gallery_rows=_rows(GalleryPicture, picture.PAGE_FIELDS, "picture__"),
            attachment_rows=_rows(Attachment, document.PAGE_FIELDS, "document__"),
            correction_rows=_rows(Correction, CORRECTION_FIELDS),
        )
    )


def parts_of(article: Any) -> Parts:
    """The parts that `with_parts` read."""
    return Parts(
        tags=[Tag(**row) for row in article.tag_rows],
        regions=[Region(**row) for row in article.region_rows],
        gallery=[Picture.from_row(row) for row in article.gallery_rows],
        attachments=[Document.from_row(row) for row in article.attachment_rows],
        corrections=[_correction(**row) for row in article.correction_rows],
    )


def _correction(at: str, **row: Any) -> Correction:
    return Correction(at=dt.datetime.fromisoformat(at), **row)


def _rows(places: Any, fields: Iterable[str], prefix: str = "") -> ArraySubquery:
    """`fields` of everything that has a place with the article, as a list of dicts."""
    row: Any = JSONObject(**{name: F(prefix + name) for name in fields})
    mine = places.objects.filter(article=OuterRef("pk")).order_by(*places._meta.ordering)
    return ArraySubquery(mine.values(row=row))
