"""Pictures and documents as the scripts of the library know them."""

from typing import Any

from django.urls import reverse

from news.models import Document, Picture


def picture_row(picture: Picture) -> dict[str, Any]:
    """A picture with its words, a small preview and what a text needs to show it."""
    return {
        "id": picture.pk,
        "title": picture.title,
        "alt": picture.alt,
        "caption": picture.caption,
        "credit": picture.credit,
        "thumb": picture.smallest_url,
        "src": picture.middle_url,
        "width": picture.middle_width,
        "height": max(1, round(picture.height * picture.middle_width / picture.width)),
        "facts": f"{picture.width} × {picture.height}",
        "page": reverse("admin:news_picture_change", args=[picture.pk]),
    }


def document_row(document: Document) -> dict[str, Any]:
    """A document with its size."""
    return {
        "id": document.pk,
        "title": document.title,
        "thumb": "",
        "src": document.url,
        "facts": f"PDF, {document.size_in_words}",
        "page": reverse("admin:news_document_change", args=[document.pk]),
    }
