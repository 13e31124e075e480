"""Which pictures and documents an article shows below its text, and in which order."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from news.models import Article, Attachment, Document, GalleryPicture, Picture


def set_gallery(article: Article, pictures: Sequence[Picture]) -> bool:
    """Make the gallery these pictures in this order; False when it was so already."""
    return _set_places(GalleryPicture, "picture_id", article, [each.pk for each in pictures])


def set_attachments(article: Article, documents: Sequence[Document]) -> bool:
    """Make the attachments these documents in this order; False when they were so already."""
    return _set_places(Attachment, "document_id", article, [each.pk for each in documents])


def gallery_of(article: Article) -> list[Picture]:
    """The pictures in their order."""
    return list(article.gallery.order_by("gallery_places__position", "gallery_places__pk"))


def attachments_of(article: Article) -> list[Document]:
    """The documents in their order."""
    return list(article.attachments.order_by("places__position", "places__pk"))


@transaction.atomic
def _set_places(model: Any, column: str, article: Article, wanted: list[int]) -> bool:
    """What is wanted twice stands once, at its first place."""
    wanted = list(dict.fromkeys(wanted))
    # Two who save at once come one after the other; the places have no row of their own to hold.
    Article.objects.select_for_update().filter(pk=article.pk).values("pk").first()
    places = model.objects.filter(article=article)
    if list(places.values_list(column, flat=True)) == wanted:
        return False
    places.delete()
    model.objects.bulk_create(
        model(article=article, position=number, **{column: pk})
        for number, pk in enumerate(wanted, start=1)
    )
    return True
