"""How much an article is read, for admin templates."""

from typing import Any

from django import template
from django.utils import timezone

from news.models import Article
from news.readership import reads_of
from news.reads_chart import chart

register = template.Library()


@register.inclusion_tag("admin/news/article/readership.html")
def readership(article: Article) -> dict[str, Any]:
    """A panel: the last 30 days as a chart, and the sums."""
    reads = reads_of(article.pk, timezone.localdate())
    return {"article": article, "reads": reads, "chart": chart(reads.trend)}
