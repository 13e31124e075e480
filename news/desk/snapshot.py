"""Everything that an article says, as plain data: to keep, to compare, and to bring back."""

from typing import Any

from django.utils.dateparse import parse_datetime

from news.library.gallery import set_attachments, set_gallery
from news.models import Article, Document, Picture, Tag
from participation.models import Region

TEXT_FIELDS = (
    "title", "slug", "lead", "body", "cover_alt", "cover_caption", "cover_credit",
    "dateline", "byline",
)  # fmt: skip
# In the order in which the form asks for them.
LABELS = {
    "title": "Judul",
    "slug": "Alamat",
    "lead": "Teras",
    "body": "Isi",
    "cover": "Gambar utama",
    "cover_alt": "Teks pengganti gambar",
    "cover_caption": "Keterangan gambar",
    "cover_credit": "Sumber gambar",
    "gallery": "Galeri",
    "attachments": "Lampiran",
    "dateline": "Tempat",
    "byline": "Inisial penulis",
    "tags": "Tagar",
    "regions": "Wilayah",
    "published_at": "Waktu terbit",
}
Content = dict[str, Any]


def content_of(article: Article) -> Content:
    """What the article says now; equal exactly when nothing changed."""
    moment = article.published_at
    return {
        **{name: getattr(article, name) for name in TEXT_FIELDS},
        "cover": article.cover_id,
        "gallery": list(article.gallery_places.values_list("picture_id", flat=True)),
        "attachments": list(article.document_places.values_list("document_id", flat=True)),
        "tags": list(article.tags.order_by("name").values_list("name", flat=True)),
        "regions": list(article.regions.order_by("code").values_list("code", flat=True)),
        "published_at": moment.isoformat() if moment else None,
    }


def fields_of(content: Content) -> Content:
    """What a kept content says in the article's own fields."""
    own = {name: content[name] for name in (*TEXT_FIELDS, "cover")}
    return own | {"published_at": parse_datetime(content["published_at"] or "")}


def apply(content: Content, article: Article) -> list[str]:
    """Make the article say `content` again, and save it. Names what no longer exists.

    Raises ValidationError when it can't be stored as it was.
    """
    own = fields_of(content)
    for name in TEXT_FIELDS:
        setattr(article, name, own[name])
    pictures = Picture.objects.in_bulk([content["cover"] or 0, *content["gallery"]])
    documents = Document.objects.in_bulk(content["attachments"])
    article.cover = pictures.get(content["cover"])
    # When readers saw it first is no matter of text: a published article keeps its time.
    if article.state != Article.State.PUBLISHED:
        article.published_at = own["published_at"]
    article.full_clean()
    article.save()
    set_gallery(article, [pictures[pk] for pk in content["gallery"] if pk in pictures])
    set_attachments(article, [documents[pk] for pk in content["attachments"] if pk in documents])
    article.tags.set([Tag.objects.spelled(name) for name in content["tags"]])
    article.regions.set(Region.objects.filter(code__in=content["regions"]))
    return _gone(content, pictures, documents)


def _gone(content: Content, pictures: dict[int, Any], documents: dict[int, Any]) -> list[str]:
    wanted = {content["cover"], *content["gallery"]} - {None}
    gone = []
    if lost := len(wanted - set(pictures)):
        gone.append(f"{lost} gambar sudah dihapus dari pustaka")
    if lost := len(set(content["attachments"]) - set(documents)):
        gone.append(f"{lost} dokumen sudah dihapus")
    return gone
