"""Articles for machines."""

from typing import Any

from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from kpuportal.api import StrictFilterBackend, described
from news.filters import ArticleFilter
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

    url = serializers.SerializerMethodField()
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


@described("Berita, yang terbaru di depan", "Satu berita menurut alamatnya")
class ArticleViewSet(ReadOnlyModelViewSet):
    """Published articles, newest first, narrowed by the filters of the list."""

    queryset = Article.objects.all()
    serializer_class = ArticleSerializer
    filter_backends = [StrictFilterBackend]
    filterset_class = ArticleFilter
    lookup_field = "slug"

    def get_queryset(self) -> ArticleQuerySet:
        """What readers may see now."""
        published = Article.objects.published()
        return published.cards() if self.action == "retrieve" else published.only("pk")

    def paginate_queryset(self, queryset: Any) -> Any:
        """The articles of one page; labels are read for these alone."""
        page = super().paginate_queryset(queryset) or []
        full = Article.objects.cards().in_bulk([article.pk for article in page])
        return [full[article.pk] for article in page]
