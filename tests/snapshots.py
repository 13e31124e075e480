"""What lies in the tables and among the media, to be laid there again after a test emptied them.

Loading the shipped data takes seconds, most of them for checking it and drawing pictures; a test
that really commits needs the same rows again, not the same work.
"""

import shutil
from operator import itemgetter
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import connection

TABLES = """
    select quote_ident(tablename) from pg_tables
    where schemaname = 'public' and tablename <> 'django_migrations' order by tablename
"""
SEQUENCES = """
    select quote_ident(sequencename), last_value from pg_sequences
    where schemaname = 'public' and last_value is not null
"""


class Snapshot:
    """Every row of every table, where each sequence stands, and a copy of the folder of media."""

    def __init__(self, media: Path | None = None, kept: Path | None = None) -> None:
        self.kept = kept
        if media and kept:
            shutil.copytree(media, kept)
        with connection.cursor() as cursor:
            cursor.execute(TABLES)
            names = [name for (name,) in cursor.fetchall()]
            self.rows = {name: self._copied(name) for name in names}
            cursor.execute(SEQUENCES)
            self.sequences = cursor.fetchall()

    def restore(self, media: Path | None = None) -> None:
        """Lay it all over whatever the tables hold now; triggers have seen these rows before."""
        with connection.cursor() as cursor:
            cursor.execute("set session_replication_role = replica")
            try:
                cursor.execute(f"truncate {', '.join(self.rows)}")
                for name, rows in filter(itemgetter(1), self.rows.items()):
                    with cursor.copy(f"copy {name} from stdin") as copy:
                        copy.write(rows)
                for name, value in self.sequences:
                    cursor.execute("select setval(%s, %s)", [name, value])
            finally:
                cursor.execute("set session_replication_role = origin")
        ContentType.objects.clear_cache()  # emptied tables had given them other numbers
        if media and self.kept:
            shutil.copytree(self.kept, media, dirs_exist_ok=True)

    @staticmethod
    def _copied(name: str) -> bytes:
        with connection.cursor() as cursor, cursor.copy(f"copy {name} to stdout") as copy:
            return b"".join(copy)
