"""What somebody sees of an article who may read it but not write in it."""

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from kpuportal.html import clean
from news.admin.versions import EMPTY
from news.models import Article, Picture

READ_ONLY = [
    (None, {"fields": ["title", "slug", "lead", "text"]}),
    ("Gambar", {"fields": ["pictured", "galleried", "attached"]}),
    ("Keterangan", {"fields": ["dateline", "byline", "tagged", "placed", "published_at"]}),
]


class ReadingMixin(admin.ModelAdmin):
    """Fields that only show."""

    @admin.display(description="isi")
    def text(self, article: Article) -> SafeString:
        return format_html('<div class="desk-reading">{}</div>', mark_safe(clean(article.body)))

    @admin.display(description="gambar utama")
    def pictured(self, article: Article) -> str:
        return _thumbnail(article.cover, article.cover_alt) if article.cover else EMPTY

    @admin.display(description="galeri")
    def galleried(self, article: Article) -> str:
        places = article.gallery_places.select_related("picture")
        shown = ((_thumbnail(place.picture, place.picture.alt),) for place in places)
        return format_html_join(" ", "{}", shown) or EMPTY

    @admin.display(description="lampiran")
    def attached(self, article: Article) -> str:
        places = article.document_places.select_related("document")
        return ", ".join(place.document.title for place in places) or EMPTY

    @admin.display(description="tagar")
    def tagged(self, article: Article) -> str:
        return " ".join(f"#{tag}" for tag in article.tags.all()) or EMPTY

    @admin.display(description="wilayah")
    def placed(self, article: Article) -> str:
        return ", ".join(str(region) for region in article.regions.all()) or EMPTY


def _thumbnail(picture: Picture, alt: str) -> SafeString:
    height = round(160 * picture.height / picture.width)
    return format_html(
        '<img src="{}" alt="{}" width="160" height="{}" loading="lazy">',
        picture.smallest_url, alt or picture.title, height,
    )  # fmt: skip
