"""Our own pages report readings, once each; nobody else's requests count."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from news.models import Article, DailyReads, ReadMark
from news.reads import total_reads
from tests.news.conftest import FIREFOX, OURS

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(make_article):
    make_article("Rapat", slug="rapat")
    return "/berita/rapat/dilihat/"


def test_our_page_reports_a_reading(client, address):
    answer = client.post(address, headers=OURS)
    assert answer.json() == {"reads": 1}
    assert answer["Cache-Control"] == "no-store"
    assert client.post(address, headers=OURS).json() == {"reads": 1}
    assert client.post(address, headers=OURS, REMOTE_ADDR="10.0.0.2").json() == {"reads": 2}
    assert client.cookies == {}


def test_the_report_needs_no_token_for_cached_pages_hold_none(address):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address, headers=OURS).json() == {"reads": 1}
    assert strict.cookies == {}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 403),
        ({"Origin": "http://testserver"}, 200),
        ({"Origin": "http://testserver.evil.example"}, 403),
        ({"Origin": "http://evil.example/testserver"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://[::1"}, 403),
        ({}, 403),
    ],
)
def test_only_our_own_pages_report(client, address, headers, status):
    answer = client.post(address, headers={"User-Agent": FIREFOX, **headers})
    assert answer.status_code == status
    assert ReadMark.objects.count() == (1 if status == 200 else 0)
    if status == 403:
        assert "halaman situs ini sendiri" in answer.json()["detail"]
        assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Googlebot/2.1 (+http://www.google.com/bot.html)"},
        {"User-Agent": ""},
        {"Sec-Purpose": "prefetch"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"X-Moz": "prefetch"},
    ],
)
def test_robots_and_guesses_ahead_do_not_count(client, address, headers):
    for path, how in [(address, client.post), ("/berita/rapat/dilihat.gif", client.get)]:
        assert how(path, headers={**OURS, **headers}).status_code == 200
    assert client.post(address, headers={**OURS, **headers}).json() == {"reads": 0}
    assert not DailyReads.objects.exists()


def test_other_methods_are_refused(client, address):
    for method in ("get", "head", "put", "patch", "delete", "options"):
        assert getattr(client, method)(address, headers=OURS).status_code == 405
    assert client.post("/berita/rapat/dilihat.gif", headers=OURS).status_code == 405


def test_what_is_not_public_is_not_counted(client, make_article):
    make_article(slug="draf", published_at=None)
    make_article(slug="nanti", published_at=timezone.now() + timedelta(hours=1))
    for slug in ("draf", "nanti", "tiada"):
        assert client.post(f"/berita/{slug}/dilihat/", headers=OURS).status_code == 404
        assert client.get(f"/berita/{slug}/dilihat.gif", headers=OURS).status_code == 404
    assert not DailyReads.objects.exists()


@pytest.mark.parametrize(
    ("headers", "counted"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 1),
        ({"Sec-Fetch-Site": "cross-site"}, 0),
        ({"Referer": "http://testserver/berita/rapat/"}, 1),
        ({"Referer": "http://evil.example/"}, 0),
        ({}, 0),
    ],
)
def test_the_pixel_counts_from_our_pages_and_answers_everybody(client, address, headers, counted):
    answer = client.get("/berita/rapat/dilihat.gif", headers={"User-Agent": FIREFOX, **headers})
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/gif")
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.startswith(b"GIF89a")
    assert total_reads(Article.objects.get().pk) == counted


def test_beacon_and_pixel_of_one_visitor_are_one_reading(client, address):
    client.get("/berita/rapat/dilihat.gif", headers=OURS)
    assert client.post(address, headers=OURS).json() == {"reads": 1}


def test_a_failing_counter_fails_no_page(client, address):
    with patch("news.article_page.total_reads", side_effect=DatabaseError):
        page = client.get("/berita/rapat/")
    assert page.status_code == 200
    assert "Telah dilihat" not in page.content.decode()
    with patch("news.views.count_read", side_effect=DatabaseError):
        answer = client.post(address, headers=OURS)
        pixel = client.get("/berita/rapat/dilihat.gif", headers=OURS)
    assert (answer.status_code, pixel.status_code) == (503, 200)
    assert answer.json() == {"detail": "Hitungan baca sedang tidak tersedia."}
