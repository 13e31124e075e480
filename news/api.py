"""Articles for machines."""

from typing import Any

from drf_spectacular.utils import (
    OpenApiExample,
    extend_schema,
    extend_schema_field,
    extend_schema_serializer,
    extend_schema_view,
)
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from kpuportal.api import ANYTHING, StrictFilterBackend, Unindexed, described
from news.article_parts import parts_of, with_parts
from news.filters import ArticleFilter
from news.house_style import reading_minutes, words_of
from news.models import Article
from news.models.article_queries import ArticleQuerySet
from news.sharing import absolute


class TagRowSerializer(serializers.Serializer):
    """A tag."""

    slug = serializers.CharField()
    name = serializers.CharField()


class RegionRowSerializer(serializers.Serializer):
    """A region that an article is about."""

    code = serializers.CharField()
    name = serializers.CharField()


class ArticleSerializer(serializers.ModelSerializer):
    """An article without its text; `url` leads to it."""

    url = serializers.SerializerMethodField(help_text="Alamat halaman berita")
    tags = TagRowSerializer(source="tag_rows", many=True)
    regions = RegionRowSerializer(source="region_rows", many=True)

    class Meta:
        model = Article
        fields = [
            "slug", "title", "lead", "url", "published_at", "updated_at", "tags", "regions",
        ]  # fmt: skip

    def get_url(self, article: Article) -> str:
        """The article's page."""
        return absolute(article.get_absolute_url())


class CoverSerializer(serializers.Serializer):
    """The picture at the head of an article."""

    url = serializers.SerializerMethodField(help_text="Alamat gambar JPEG yang terlebar")
    width = serializers.IntegerField(source="cover.width")
    height = serializers.IntegerField(source="cover.height")
    alt = serializers.CharField(source="cover_alt")
    caption = serializers.CharField(source="cover_caption")
    credit = serializers.CharField(source="cover_credit")

    def get_url(self, article: Article) -> str:
        """The widest JPEG."""
        assert article.cover is not None  # noqa: S101 (for the types; asked for covers only)
        return absolute(article.cover.url)


@extend_schema_serializer(component_name="ArticleCorrection")
class CorrectionSerializer(serializers.Serializer):
    """What was wrong and is right now."""

    at = serializers.DateTimeField(help_text="Kapan catatan ini ditambahkan")
    text = serializers.CharField(help_text="Apa yang keliru dan apa yang benar")


class FullArticleSerializer(ArticleSerializer):
    """An article with its text."""

    body = serializers.CharField(help_text="Isi berita sebagai HTML")
    cover = serializers.SerializerMethodField(help_text="Gambar utama; null bila tidak ada")
    corrections = serializers.SerializerMethodField(
        help_text="Catatan perbaikan, yang terbaru di depan"
    )
    reading_minutes = serializers.SerializerMethodField(
        help_text="Perkiraan lama membaca dalam menit, 200 kata semenit"
    )

    class Meta(ArticleSerializer.Meta):
        fields = [
            *ArticleSerializer.Meta.fields,
            "dateline", "byline", "body", "cover", "corrections", "reading_minutes",
        ]  # fmt: skip

    @extend_schema_field(CoverSerializer(allow_null=True))
    def get_cover(self, article: Article) -> Any:
        """The cover, None without one."""
        return CoverSerializer(article).data if article.cover else None

    @extend_schema_field(CorrectionSerializer(many=True))
    def get_corrections(self, article: Article) -> Any:
        """The newest first."""
        return CorrectionSerializer(parts_of(article).corrections, many=True).data

    def get_reading_minutes(self, article: Article) -> int:
        """As the page says."""
        return reading_minutes(words_of(article))


EXAMPLE: dict[str, Any] = {
    "slug": "rapat-pleno",
    "title": "Rapat pleno",
    "lead": "KPU menetapkan rekapitulasi.",
    "url": "https://portal.example.go.id/berita/rapat-pleno/",
    "published_at": "2026-11-26T09:00:00+07:00",
    "updated_at": "2026-11-26T09:00:00+07:00",
    "tags": [{"slug": "pilkada2024", "name": "Pilkada2024"}],
    "regions": [{"code": "33.74", "name": "Kota Semarang"}],
}
FULL_EXAMPLE = EXAMPLE | {
    "dateline": "SEMARANG",
    "byline": "",
    "body": "<p>KPU menetapkan rekapitulasi.</p>",
    "cover": None,
    "corrections": [],
    "reading_minutes": 1,
}


@extend_schema_view(
    list=extend_schema(examples=[OpenApiExample("Contoh", value=EXAMPLE)]),
    retrieve=extend_schema(examples=[OpenApiExample("Contoh", value=FULL_EXAMPLE)]),
)
@described("Berita, yang terbaru di depan", "Satu berita menurut alamatnya, dengan isinya")
class ArticleViewSet(Unindexed, ReadOnlyModelViewSet):
    """Published articles, newest first, narrowed by the filters of the list."""

    queryset = Article.objects.all()
    serializer_class = ArticleSerializer
    filter_backends = [StrictFilterBackend]
    filterset_class = ArticleFilter
    lookup_field = "slug"
    lookup_value_regex = ANYTHING

    def get_queryset(self) -> ArticleQuerySet:
        """What readers may see now."""
        published = Article.objects.published()
        return with_parts(published) if self.action == "retrieve" else published.only("pk")

    def get_serializer_class(self) -> type[ArticleSerializer]:
        """A single article comes with its text."""
        return FullArticleSerializer if self.action == "retrieve" else ArticleSerializer

    def paginate_queryset(self, queryset: Any) -> Any:
        """The articles of one page; labels are read for these alone."""
        page = super().paginate_queryset(queryset) or []
        full = Article.objects.cards().in_bulk([article.pk for article in page])
        return [full[article.pk] for article in page]
