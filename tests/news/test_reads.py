"""A reader is counted once a day and article, exactly, and leaves nothing that names them."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
import time_machine
from crawleruseragents import CRAWLER_USER_AGENTS_DATA
from django.core.management import call_command
from django.db import connections
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from news.models import Article, DailyReads, ReadKey, ReadMark
from news.reads import _visitor, count_read, is_bot, most_read, reads_sentence, total_reads
from tests.news.conftest import FIREFOX

NOON = datetime(2025, 10, 18, 5, 0, tzinfo=UTC)  # midday in Klaten


@pytest.mark.django_db(transaction=True)
def test_a_thousand_readings_by_250_visitors_in_32_threads_count_250(make_article):
    article = make_article()
    visits = [f"10.0.{number // 250}.{number % 250}" for number in range(250)] * 4

    def read(address):
        try:
            return count_read(article.pk, address, FIREFOX, NOON)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(32) as pool:
        totals = list(pool.map(read, visits))
    assert total_reads(article.pk) == 250
    assert ReadMark.objects.count() == 250
    assert max(totals) <= 250
    assert read("10.9.9.9") == 251


@pytest.mark.django_db
def test_once_a_visitor_article_and_day(make_article):
    first, second = make_article("Satu"), make_article("Dua")
    days = [NOON, NOON + timedelta(days=1)]
    for _ in range(3):
        for article, day, address, agent in product(
            [first, second], days, ["10.0.0.1", "10.0.0.2"], [FIREFOX, "Lain/1.0"]
        ):
            count_read(article.pk, address, agent, day)
        days = days[1:]  # the clock does not go back
    assert total_reads(first.pk) == total_reads(second.pk) == 8


@pytest.mark.django_db
def test_the_day_is_the_offices(make_article):
    article = make_article()
    evening = datetime(2025, 10, 18, 16, 59, tzinfo=UTC)  # 23.59 WIB
    assert count_read(article.pk, "10.0.0.1", FIREFOX, evening) == 1
    assert count_read(article.pk, "10.0.0.1", FIREFOX, evening + timedelta(minutes=2)) == 2
    assert set(DailyReads.objects.values_list("day", flat=True)) == {
        date(2025, 10, 18), date(2025, 10, 19),
    }  # fmt: skip


@pytest.mark.django_db
def test_yesterdays_key_and_marks_are_destroyed(make_article):
    article = make_article()
    count_read(article.pk, "10.0.0.1", FIREFOX, NOON)
    yesterday = ReadKey.objects.get()
    count_read(article.pk, "10.0.0.2", FIREFOX, NOON + timedelta(days=1))
    today = ReadKey.objects.get()
    assert (today.day - yesterday.day).days == 1
    assert bytes(today.key) != bytes(yesterday.key)
    assert len(bytes(today.key)) == 32
    assert set(ReadMark.objects.values_list("day", flat=True)) == {today.day}
    assert total_reads(article.pk) == 2


@pytest.mark.django_db
def test_a_day_without_readers_is_forgotten_too(make_article, capsys):
    article = make_article()
    with time_machine.travel(NOON):
        count_read(article.pk, "10.0.0.1", FIREFOX, timezone.now())
        call_command("forget_readers", verbosity=0)
        assert ReadKey.objects.exists()
    with time_machine.travel(NOON + timedelta(days=1)):
        call_command("forget_readers", verbosity=0)
    assert "tanda kunjungan hari-hari yang lalu" in capsys.readouterr().out
    assert not ReadKey.objects.exists()
    assert not ReadMark.objects.exists()
    assert total_reads(article.pk) == 1


@pytest.mark.django_db
def test_no_address_and_no_hash_without_the_key_is_stored(make_article):
    article = make_article()
    count_read(article.pk, "203.0.113.7", FIREFOX, NOON)
    mark = bytes(ReadMark.objects.get().visitor)
    assert len(mark) == 16
    assert b"203.0.113.7" not in mark
    said = f"{article.pk}\n203.0.113.7\n{FIREFOX}".encode()
    assert mark != hashlib.blake2b(said, digest_size=16).digest()
    assert mark == _visitor(bytes(ReadKey.objects.get().key), article.pk, "203.0.113.7", FIREFOX)


@given(st.binary(min_size=32, max_size=32), st.text(), st.text())
def test_a_visitor_is_another_to_every_article_and_key(key, address, agent):
    mark = _visitor(key, 1, address, agent)
    assert mark == _visitor(key, 1, address, agent)
    assert mark != _visitor(key, 2, address, agent)


@pytest.mark.django_db
def test_counting_takes_two_small_statements(make_article, django_assert_num_queries):
    article = make_article()
    count_read(article.pk, "10.0.0.1", FIREFOX, NOON)
    with django_assert_num_queries(2):
        count_read(article.pk, "10.0.0.2", FIREFOX, NOON)


@pytest.mark.django_db
def test_an_editors_save_changes_nothing(make_article):
    article = make_article()
    count_read(article.pk, "10.0.0.1", FIREFOX, NOON)
    stale = Article.objects.get(pk=article.pk)
    count_read(article.pk, "10.0.0.2", FIREFOX, NOON)
    stale.title = "Judul lain"
    stale.save()
    assert total_reads(article.pk) == 2


@pytest.mark.django_db
def test_most_read_counts_recent_days_of_public_articles(make_article):
    names = ["Satu", "Dua", "Tiga", "Lama", "Draf", "Terjadwal"]
    articles = {name: make_article(name) for name in names}
    today = timezone.localdate()
    for name, days_ago, count in [
        ("Satu", 0, 2), ("Satu", 6, 3), ("Dua", 1, 7), ("Tiga", 2, 1), ("Lama", 7, 99),
        ("Draf", 0, 50), ("Terjadwal", 0, 50),
    ]:  # fmt: skip
        day = today - timedelta(days=days_ago)
        DailyReads.objects.create(article=articles[name], day=day, shard=0, count=count)
    DailyReads.objects.create(article=articles["Satu"], day=today, shard=1, count=4)
    Article.objects.filter(title="Draf").update(state="draft")
    Article.objects.filter(title="Terjadwal").update(published_at=timezone.now() + timedelta(1))
    found = most_read()
    assert [(article.title, article.reads) for article in found] == [
        ("Satu", 9), ("Dua", 7), ("Tiga", 1),
    ]  # fmt: skip
    assert [article.title for article in most_read(limit=1)] == ["Satu"]


@pytest.mark.parametrize(
    ("reads", "sentence"),
    [
        (0, "Telah dilihat 0 kali"),
        (75, "Telah dilihat 75 kali"),
        (1234, "Telah dilihat 1.234 kali"),
    ],
)
def test_the_page_says_how_often(reads, sentence):
    assert reads_sentence(reads) == sentence


def test_known_robots_are_known():
    instances = [agent for entry in CRAWLER_USER_AGENTS_DATA for agent in entry["instances"]]
    assert len(instances) > 1000
    missed = [agent for agent in instances if not is_bot(agent)]
    assert len(missed) < len(instances) / 100, missed
    assert is_bot("")
    assert is_bot("   ")


@pytest.mark.parametrize(
    "agent",
    [
        FIREFOX,
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/141.0.0.0 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, "
        "like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 15; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) "
        "SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
    ],
)
def test_people_are_no_robots(agent):
    assert not is_bot(agent)
