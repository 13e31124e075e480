"""Who must not do a thing at the same time as another takes turns."""

from django.db import connection


def take_turn(number: int) -> None:
    """Wait until nobody else has this number, and keep it until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
