"""What to read after an article: the ones before and after it in time, and the related ones."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject
from django.utils import timezone

from news.models import Article
from news.models.article_queries import ArticleQuerySet

MOST = 4
# Whatever the size of the archive, only so many are weighed: the newest articles, those of the
# same days, and those of labels that few have. Indexes deliver them; OFFSET 0 keeps PostgreSQL from
# reading whole tables to join them with the few.
WEIGHED = 200

# A shared label weighs the more the fewer of the weighed have it: everything an office writes
# has its own region. What shares nothing weighs nothing, so that the newest fill the places left.
RELATED = """
ARRAY(
    WITH weighed AS (
        (SELECT a.id FROM news_article a
         WHERE a.state = 'published' AND a.published_at <= %s
         ORDER BY a.published_at DESC, a.id DESC LIMIT %s)
        UNION
        (SELECT a.id FROM news_article a
         WHERE a.state = 'published' AND a.published_at <= news_article.published_at
         ORDER BY a.published_at DESC, a.id DESC LIMIT %s)
        UNION
        (SELECT a.id FROM news_article a
         WHERE a.state = 'published' AND a.published_at >= news_article.published_at
         ORDER BY a.published_at, a.id LIMIT %s)
        UNION
        (SELECT theirs.article_id FROM news_article_tags mine CROSS JOIN LATERAL (
            SELECT t.article_id FROM news_article_tags t WHERE t.tag_id = mine.tag_id AND %s >= (
                SELECT count(*) FROM (SELECT FROM news_article_tags u
                WHERE u.tag_id = mine.tag_id LIMIT 1 + %s) uses) LIMIT %s
         ) theirs WHERE mine.article_id = news_article.id)
        UNION
        (SELECT theirs.article_id FROM news_article_regions mine CROSS JOIN LATERAL (
            SELECT r.article_id FROM news_article_regions r
            WHERE r.region_id = mine.region_id AND %s >= (
                SELECT count(*) FROM (SELECT FROM news_article_regions u
                WHERE u.region_id = mine.region_id LIMIT 1 + %s) uses) LIMIT %s
         ) theirs WHERE mine.article_id = news_article.id)
    ), shared AS (
        SELECT weighed.id, count(*) OVER (PARTITION BY theirs.tag_id) AS users
        FROM weighed CROSS JOIN LATERAL (
            SELECT t.tag_id FROM news_article_tags t WHERE t.article_id = weighed.id OFFSET 0
        ) theirs WHERE theirs.tag_id IN (
            SELECT m.tag_id FROM news_article_tags m WHERE m.article_id = news_article.id)
        UNION ALL
        SELECT weighed.id, count(*) OVER (PARTITION BY theirs.region_id)
        FROM weighed CROSS JOIN LATERAL (
            SELECT r.region_id FROM news_article_regions r WHERE r.article_id = weighed.id OFFSET 0
        ) theirs WHERE theirs.region_id IN (
            SELECT m.region_id FROM news_article_regions m WHERE m.article_id = news_article.id)
    )
    SELECT weighed.id FROM weighed CROSS JOIN LATERAL (
        SELECT a.published_at FROM news_article a
        WHERE a.id = weighed.id AND a.state = 'published' AND a.published_at <= %s OFFSET 0
    ) public LEFT JOIN (
        SELECT id, sum(ln((SELECT 1 + count(*) FROM weighed)::float / users)) AS weight
        FROM shared GROUP BY id
    ) likeness ON likeness.id = weighed.id
    WHERE weighed.id <> news_article.id
    ORDER BY coalesce(weight, 0) DESC, public.published_at DESC, weighed.id DESC LIMIT %s
)
"""


def with_neighbours(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Adds `previous` and `next`, each slug and title or None, and `related_ids`, best first."""
    public = Article.objects.published()
    moment, number = OuterRef("published_at"), OuterRef("pk")
    before = public.filter(Q(published_at__lt=moment) | Q(pk__lt=number), published_at__lte=moment)
    after = public.filter(Q(published_at__gt=moment) | Q(pk__gt=number), published_at__gte=moment)
    now = timezone.now()
    values = [now, *[WEIGHED] * 9, now, MOST]
    related: Any = RawSQL(RELATED, values, ArrayField(BigIntegerField()))  # noqa: S611 (constant)
    return articles.annotate(
        previous=_link(before.order_by("-published_at", "-pk")),
        next=_link(after.order_by("published_at", "pk")),
        related_ids=related,
    )


def related(article: Any) -> list[Article]:
    """The articles of `related_ids`, as cards."""
    found = Article.objects.published().cards().in_bulk(article.related_ids)
    return [found[pk] for pk in article.related_ids if pk in found]


def share_a_label(article: Any, others: list[Any]) -> bool:
    """Whether one of the others really has to do with the article."""
    labels = _labels(article)
    return any(labels & _labels(other) for other in others)


def _labels(article: Any) -> set[str]:
    rows = [*article.tag_rows, *article.region_rows]
    return {row.get("slug") or row["code"] for row in rows}


def _link(articles: QuerySet[Article]) -> Subquery:
    return Subquery(articles.values(row=JSONObject(slug="slug", title="title"))[:1])
