"""Counts readers: once a visitor, article and day, without keeping who they were.

A visitor is a keyed hash of address and browser. The key lives for one day and is destroyed when
the next begins; after that nothing ties a mark to anybody.
"""

import datetime as dt
import hashlib
import secrets
from functools import lru_cache
from typing import Any

from crawleruseragents import is_crawler
from django.db import connection
from django.db.models import OuterRef, Subquery, Sum
from django.utils import timezone

from kpuportal.formats import number
from news.models import Article, DailyReads, ReadKey, ReadMark

# Readers of one article on one day are counted in this many rows, so that they need not queue.
SHARDS = 8
LONGEST_AGENT = 500

# One statement: only a mark that is new raises the count, whatever else happens at the time.
COUNT_ONCE = """
WITH mark AS (
    INSERT INTO news_readmark (article_id, day, visitor) VALUES (%(article)s, %(day)s, %(visitor)s)
    ON CONFLICT DO NOTHING RETURNING article_id
), raised AS (
    INSERT INTO news_dailyreads AS reads (article_id, day, shard, count)
    SELECT article_id, %(day)s, %(shard)s, 1 FROM mark
    ON CONFLICT (article_id, day, shard) DO UPDATE SET count = reads.count + 1
    RETURNING 1
)
SELECT (SELECT coalesce(sum(count), 0) FROM news_dailyreads WHERE article_id = %(article)s)
     + (SELECT count(*) FROM raised)
"""


def count_read(article_id: int, address: str, user_agent: str, now: dt.datetime) -> int:
    """Count this visitor's reading of an article unless it is counted; the article's new total."""
    day = timezone.localdate(now)
    visitor = _visitor(_key(day), article_id, address, user_agent)
    values: dict[str, Any] = {"article": article_id, "day": day, "visitor": visitor}
    with connection.cursor() as cursor:
        cursor.execute(COUNT_ONCE, values | {"shard": visitor[0] % SHARDS})
        return int(cursor.fetchone()[0])


def total_reads(article_id: int) -> int:
    """How often an article has been read."""
    return DailyReads.objects.filter(article=article_id).aggregate(n=Sum("count"))["n"] or 0


def most_read(since_days: int = 7, limit: int = 5) -> list[Article]:
    """The published articles with most readers in the last days, each with its `.reads`."""
    since = timezone.localdate() - dt.timedelta(days=since_days - 1)
    recent = DailyReads.objects.filter(day__gte=since).values("article")
    public = recent.filter(article__in=Article.objects.published())
    top = public.annotate(reads=Sum("count")).order_by("-reads", "-article")[:limit]
    mine = recent.filter(article=OuterRef("pk")).annotate(reads=Sum("count")).values("reads")
    articles = Article.objects.filter(pk__in=top.values("article")).annotate(reads=Subquery(mine))
    return list(articles.cards().order_by("-reads", "-pk"))


def reads_sentence(reads: int) -> str:
    """What the page says below an article."""
    return f"Telah dilihat {number(reads)} kali"


def is_bot(user_agent: str) -> bool:
    """Whether a browser calls itself a robot, or says nothing at all."""
    return _is_bot(user_agent[:LONGEST_AGENT].strip())


def forget_before(day: dt.date) -> None:
    """Destroy the keys of earlier days, and their marks, which mean nothing without them."""
    ReadKey.objects.filter(day__lt=day).delete()
    ReadMark.objects.filter(day__lt=day).delete()


@lru_cache(maxsize=4096)
def _is_bot(user_agent: str) -> bool:
    return not user_agent or bool(is_crawler(user_agent))


def _visitor(key: bytes, article_id: int, address: str, user_agent: str) -> bytes:
    """Sixteen bytes that are the same for the same visitor, article and day, and say no more."""
    said = f"{article_id}\n{address}\n{user_agent}".encode(errors="backslashreplace")
    return hashlib.blake2b(said, key=key, digest_size=16).digest()


def _key(day: dt.date) -> bytes:
    """The day's key. Who comes first makes it, and the days before become unknowable."""
    keys = ReadKey.objects.filter(day=day).values_list("key", flat=True)
    key = keys.first()
    if key is None:
        ReadKey.objects.bulk_create(
            [ReadKey(day=day, key=secrets.token_bytes(32))], ignore_conflicts=True
        )
        forget_before(day)
        key = keys.get()
    return bytes(key)
