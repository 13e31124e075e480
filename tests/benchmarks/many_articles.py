"""How long pages take, and how much they ask the database, as articles become many.

    .venv/bin/python -m tests.benchmarks.many_articles 10 1000 100000

Each number is filled into a database of its own, beside those of the tests, which goes away at the
end. Times are medians of a page made anew in this process, without network and without any cache.
"""

import os
import random
import statistics
import sys
import time
from datetime import timedelta
from typing import Any

import tests.embedded_database  # noqa: F401 (starts the database that the settings then read)

WORDS = [
    "pemilih", "tahapan", "logistik", "kampanye", "sosialisasi", "pleno", "rekapitulasi", "calon",
    "penetapan", "suara", "kecamatan", "kelurahan", "panitia", "badan", "adhoc", "anggaran",
    "pengawas", "partisipasi", "pendidikan", "sekolah", "disabilitas", "saksi", "kotak", "bilik",
    "surat", "daftar", "tetap", "sementara", "hasil", "pengumuman", "klarifikasi",
]  # fmt: skip
RARE = "zamrud"  # stands in one article of a thousand
ROUNDS = 15
PAGES = [
    "/", "/berita/", "/berita/?halaman=100", "/berita/tag/pemilu/", "/berita/?wilayah=33.10",
    "/berita/?tag=pemilu&tahun=2025", "/berita/?q=rekapitulasi", f"/berita/?q={RARE}",
    "/cari/?q=rekapitulasi", "/berita/rss/", "/berita/tag/pemilu/rss/", "/sitemap.xml",
    "/sitemap-news.xml", "/api/v1/articles/",
]  # fmt: skip
STAFF_PAGES = ["/admin/", "/admin/news/article/", "/admin/news/article/?q=rekapitulasi"]


def main(counts: list[int]) -> None:
    """Print a line for each page: queries and milliseconds for each number of articles."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kpuportal.settings")
    django.setup()
    from django.db import connection
    from django.test.utils import setup_test_environment

    setup_test_environment()
    connection.settings_dict["TEST"]["NAME"] = "many_articles"
    measured: dict[str, list[str]] = {}
    for count in counts:
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        try:
            for path, figures in _measure(count):
                measured.setdefault(path, []).append(figures)
        finally:
            connection.creation.destroy_test_db("", verbosity=0)
    print(f"{'page':42}" + "".join(f"{count:>22,}" for count in counts))  # noqa: T201 (it reports)
    for path, figures in measured.items():
        print(f"{path:42}" + "".join(f"{each:>22}" for each in figures))  # noqa: T201 (it reports)


def _measure(count: int) -> Any:
    from django.contrib.auth.models import User
    from django.test import Client

    from news.models import Article
    from news.search import Search

    _fill(count)
    reader, staff = Client(), Client()
    staff.force_login(User.objects.create_superuser("petugas"))
    newest = Article.objects.published().first()
    yield "/berita/<slug>/", _figures(reader, newest.get_absolute_url())
    for client, paths in ((reader, PAGES), (staff, STAFF_PAGES)):
        for path in paths:
            yield path, _figures(client, path)
    plan = Search(RARE).among(Article.objects.published()).explain()
    yield "search uses its index", "yes" if "article_search" in plan else "no"


def _figures(client: Any, path: str) -> str:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    if client.get(path).status_code == 404:
        return "no such page"
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - started) * 1000)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return f"{len(queries)} q {statistics.median(times):.0f} ms"


def _fill(count: int) -> None:
    """Articles ten minutes apart, half of them with one tag, all with some of 300 others, a tenth
    of them in the region."""
    from django.db import connection
    from django.utils import timezone

    from news.models import Article, Tag
    from participation import actions

    actions.load_regions()
    tag, now, chance = Tag.objects.spelled("Pemilu"), timezone.now(), random.Random(count)
    others = [Tag.objects.spelled(f"Tagar {number}") for number in range(300)]
    for start in range(0, count, 2000):
        numbers = range(start, min(start + 2000, count))
        made = Article.objects.bulk_create(
            Article(
                title=f"{' '.join(chance.choices(WORDS, k=6)).capitalize()} {number}",
                slug=f"rapat-{number}",
                lead=" ".join(chance.choices(WORDS, k=20)).capitalize(),
                body=f"<p>{_body(chance, number)}</p>",
                state="published",
                published_at=now - timedelta(minutes=10 * number),
            )
            for number in numbers
        )
        tagged, placed = Article.tags.through, Article.regions.through
        tagged.objects.bulk_create(tagged(article=each, tag=tag) for each in made[::2])
        tagged.objects.bulk_create(
            tagged(article=each, tag=other) for each in made for other in chance.sample(others, 3)
        )
        placed.objects.bulk_create(placed(article=each, region_id="33.10") for each in made[::10])
    with connection.cursor() as cursor:  # what autovacuum does a minute later
        cursor.execute("VACUUM ANALYZE")


def _body(chance: random.Random, number: int) -> str:
    words = chance.choices(WORDS, k=300)
    return " ".join([*words, RARE] if number % 1000 == 7 else words)


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [10, 1000])
