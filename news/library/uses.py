"""Where pictures and documents are used: as cover, in a gallery, inside a text, as attachment."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Exists, Model, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from news.models import Article, Attachment, Document, GalleryPicture, Picture
from news.models.body_pictures import WITH_PICTURES, BodyPictures


def articles_with(picture: Picture) -> QuerySet[Article]:
    """The articles that show it anywhere."""
    return Article.objects.filter(
        Q(pk__in=Article.objects.filter(cover=picture).values("pk"))
        | Q(pk__in=GalleryPicture.objects.filter(picture=picture).values("article"))
        | Q(pk__in=_in_text([picture.folder]).values("pk"))
    ).order_by("-created_at", "-pk")


def articles_attaching(document: Document) -> QuerySet[Article]:
    """The articles that offer it."""
    places = Attachment.objects.filter(document=document).values("article")
    return Article.objects.filter(pk__in=places).order_by("-created_at", "-pk")


def is_shown_to_readers(picture: Picture) -> bool:
    """Whether readers see it, or will once a time comes."""
    return articles_with(picture).filter(state=Article.State.PUBLISHED).exists()


def places_of(picture: Picture, article: Article) -> list[str]:
    """Where in the article it stands: "gambar utama", "galeri", "isi"."""
    return [
        *(["gambar utama"] if article.cover_id == picture.pk else []),
        *(["galeri"] if picture.gallery_places.filter(article=article).exists() else []),
        *(["isi"] if f"/media/{picture.folder}/" in article.body else []),
    ]


def with_use(pictures: "QuerySet[Picture]") -> "QuerySet[Picture]":
    """Adds `is_used`."""
    gallery = GalleryPicture.objects.filter(picture=OuterRef("pk"))
    used = (
        Exists(Article.objects.filter(cover=OuterRef("pk")))
        | Exists(gallery)
        | Exists(_in_text([Cast(OuterRef("folder"), TextField())]))
    )
    return pictures.annotate(is_used=used)


def _in_text(folders: list[Any]) -> QuerySet[Article]:
    """Through the index, however many articles there are."""
    return Article.objects.filter(WITH_PICTURES).annotate(
        shown=BodyPictures()
    ).filter(shown__overlap=folders)  # fmt: skip


@transaction.atomic
def held(model: type[Model], keys: Iterable[int]) -> set[int]:
    """Those of the keys that still have a row, which stays until the caller's transaction ends.

    Rows of articles are locked before, never after; always in one order, so nobody blocks.
    """
    rows = model._default_manager.filter(pk__in=keys).order_by("pk")
    return set(rows.select_for_update(no_key=True).values_list("pk", flat=True))
