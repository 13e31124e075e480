"""Tells the database that what it keeps still may change, because the change is being recorded."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def published_may_change() -> Iterator[None]:
    """Within this transaction, and no longer than the block."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL portal.correction = 'on'")
        yield
        cursor.execute("SET LOCAL portal.correction = 'off'")
