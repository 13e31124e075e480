"""How much is read: sums that agree, a page and a file for the desk, a definition for all."""

import csv
import datetime as dt
import io
import re

import pytest
import time_machine
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from kpuportal.spreadsheets import cell
from news.models import Article, DailyReads
from news.readership import (
    Span,
    Total,
    last_days,
    month_of,
    most_read_in,
    reads_by_day,
    reads_of,
    totals,
    week_of,
    year_of,
)  # fmt: skip
from news.reads_chart import chart
from tests.news.conftest import parsed

pytestmark = pytest.mark.django_db
PAGE = "/admin/news/readership/"
FILE = "/admin/news/readership/unduh.csv"
DEFINITION = "/tentang/hitungan-baca/"
WEDNESDAY = dt.date(2026, 3, 18)


def read(article, day, *counts):
    for shard, count in enumerate(counts):
        DailyReads.objects.create(article=article, day=day, shard=shard, count=count)


@pytest.fixture
def today():
    with time_machine.travel("2026-03-18T12:00:00+07:00", tick=False):
        yield WEDNESDAY


def test_spans():
    assert last_days(WEDNESDAY) == Span(dt.date(2026, 2, 17), WEDNESDAY)
    assert week_of(WEDNESDAY) == Span(dt.date(2026, 3, 16), dt.date(2026, 3, 22))
    assert month_of(dt.date(2028, 2, 29)) == Span(dt.date(2028, 2, 1), dt.date(2028, 2, 29))
    assert month_of(dt.date(2026, 12, 31)).last == dt.date(2026, 12, 31)
    assert year_of(WEDNESDAY).days == 365
    ends = [WEDNESDAY + dt.timedelta(days=days) for days in (61, 62, 400)]
    assert [Span(WEDNESDAY, end).unit for end in ends] == ["hari", "minggu", "bulan"]


@given(
    st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
    st.lists(st.integers(0, 99), min_size=1, max_size=500),
    st.sampled_from(["hari", "minggu", "bulan"]),
)
def test_no_read_is_lost_between_days_weeks_and_months(first, counts, unit):
    days = [Total(first + dt.timedelta(days=number), count) for number, count in enumerate(counts)]
    grouped = totals(days, unit)
    assert sum(total.reads for total in grouped) == sum(counts)
    starts = [total.first for total in grouped]
    assert starts == sorted(set(starts))
    if unit == "minggu":
        assert all(day.weekday() == 0 for day in starts[1:])
    if unit == "bulan":
        assert all(day.day == 1 for day in starts[1:])
    drawn = chart(grouped, unit)
    assert len(drawn.bars) == len(grouped)
    for bar, total in zip(drawn.bars, grouped, strict=True):
        assert 0 <= bar.y <= drawn.height == bar.y + bar.height
        assert bool(bar.height) == bool(total.reads)


def test_by_day_and_article(make_article, today):
    one, two = make_article("Satu"), make_article("Dua")
    read(one, WEDNESDAY, 3, 4)
    read(one, WEDNESDAY - dt.timedelta(days=2), 5)
    read(one, WEDNESDAY - dt.timedelta(days=3), 1)
    read(two, WEDNESDAY - dt.timedelta(days=1), 9)
    read(two, WEDNESDAY - dt.timedelta(days=40), 100)
    span = Span(WEDNESDAY - dt.timedelta(days=3), WEDNESDAY)
    assert [day.reads for day in reads_by_day(span)] == [1, 5, 9, 7]
    assert [day.reads for day in reads_by_day(span, one.pk)] == [1, 5, 0, 7]
    found = [
        (article.title, article.reads) for article in most_read_in(span, Article.objects.all(), 5)
    ]
    assert found == [("Satu", 13), ("Dua", 9)]
    mine = reads_of(one.pk, WEDNESDAY)
    assert (mine.total, mine.today, mine.this_week) == (13, 7, 12)
    assert len(mine.trend) == 30
    assert sum(day.reads for day in mine.trend) == 13
    assert reads_of(two.pk, WEDNESDAY).total == 109


def test_the_desks_page(staff_client, make_article, today):
    one, two = make_article("Rapat <b>Pleno</b>"), make_article("Dua")
    read(one, WEDNESDAY, 1200, 34)
    read(two, WEDNESDAY - dt.timedelta(days=9), 5)
    html = staff_client.get(PAGE).content.decode()
    assert "1.239 kali dibaca" in html
    assert "17 Februari 2026 sampai 18 Maret 2026" in html
    assert "Rapat &lt;b&gt;Pleno&lt;/b&gt;" in html
    assert f'href="{DEFINITION}"' in html
    assert " style=" not in html
    drawn = re.search(r"<svg viewBox=.*?</svg>", html, re.DOTALL)[0]
    assert len(re.findall(r"<title>", drawn)) == 30
    parsed(drawn.encode())
    assert "18 Maret 2026: 1.234 kali" in drawn
    week = staff_client.get(f"{PAGE}?rentang=minggu").content.decode()
    assert "1.234 kali dibaca" in week
    assert "Dua" not in week
    alone = staff_client.get(f"{PAGE}?berita={two.pk}&rentang=tahun").content.decode()
    assert "5 kali dibaca" in alone
    assert "minggu mulai 9 Maret 2026" in alone
    days = staff_client.get(f"{PAGE}?dari=2026-03-08&sampai=2026-03-09").content.decode()
    assert "5 kali dibaca" in days


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("dari=2026-03-02&sampai=2026-03-01", "mendahului tanggal awal"),
        ("dari=2000-01-01", "paling panjang lima tahun"),
        ("sampai=2026-03-01", "Isi juga tanggal awalnya"),
        ("dari=kemarin", "tanggal"),
        ("dari=9999-12-31&sampai=9999-12-31", "0 kali dibaca"),
        ("rentang=abad", "abad"),
        ("berita=999999", "Berita ini tidak ada"),
        ("berita=x", "Berita ini tidak ada"),
        ("berita=" + "9" * 40, "Berita ini tidak ada"),
    ],
)
def test_what_can_not_be_answered_is_a_sentence(staff_client, query, sentence, today):
    for path in (PAGE, FILE):
        answer = staff_client.get(f"{path}?{query}")
        if answer["Content-Type"].startswith("text/html"):
            assert sentence in answer.content.decode()
        assert answer.status_code == (200 if "dari=9999" in query else 400)


def test_the_file(staff_client, make_article, today, settings):
    settings.SITE_URL = "https://kpu.example.go.id"
    one = make_article("=HYPERLINK(0)", slug="satu")
    two = make_article('Dua, "dua"', slug="dua")
    read(one, WEDNESDAY, 2, 3)
    read(two, WEDNESDAY - dt.timedelta(days=1), 7)
    answer = staff_client.get(f"{FILE}?rentang=minggu")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="jumlah-pembaca-2026-03-16-2026-03-18.csv"' in answer["Content-Disposition"]
    assert answer.content.startswith(b"\xef\xbb\xbftanggal,judul,alamat,dibaca\r\n")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [list(row.values()) for row in rows] == [
        ["2026-03-17", 'Dua, "dua"', "https://kpu.example.go.id/berita/dua/", "7"],
        ["2026-03-18", "'=HYPERLINK(0)", "https://kpu.example.go.id/berita/satu/", "5"],
    ]
    alone = staff_client.get(f"{FILE}?rentang=minggu&berita={two.pk}").content.decode()
    assert "HYPERLINK" not in alone
    assert "dua" in alone


def test_a_file_that_would_be_too_long_is_refused_not_cut(staff_client, make_article, monkeypatch):
    monkeypatch.setattr("news.admin.readership.MOST_ROWS", 1)
    article = make_article()
    for number in range(2):
        read(article, timezone.localdate() - dt.timedelta(days=number), 1)
    answer = staff_client.get(FILE)
    assert answer.status_code == 400
    assert "Pilih rentang yang lebih pendek" in answer.content.decode()


@given(st.text())
def test_no_cell_begins_like_a_formula(text):
    assert not cell(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"))
    assert cell(text).endswith(text)


def test_only_for_the_desk_and_only_what_one_may_see(client, make_article, today):
    hidden = make_article("Rahasia", state="withdrawn")
    public = make_article("Terbuka")
    for article in (hidden, public):
        read(article, WEDNESDAY, 5)
    assert client.get(PAGE).status_code == 302
    user = User.objects.create_user("penulis", is_staff=True)
    client.force_login(user)
    for path in (PAGE, FILE):
        assert client.get(path).status_code == 403
    assert "Jumlah pembaca" not in client.get("/admin/").content.decode()
    user.user_permissions.add(Permission.objects.get(codename="view_article"))
    assert PAGE in client.get("/admin/").content.decode()
    for path in (PAGE, FILE):
        html = client.get(path).content.decode()
        assert "Terbuka" in html
        assert "Rahasia" not in html
    assert client.get(f"{PAGE}?berita={hidden.pk}").status_code == 400


def test_beside_the_article(staff_client, make_article, today):
    article = make_article()
    read(article, WEDNESDAY, 1234)
    change = staff_client.get(reverse("admin:news_article_change", args=[article.pk]))
    panel = re.search(
        r'<section class="readership".*?</section>', change.content.decode(), re.DOTALL
    )
    assert panel[0].count("1.234") >= 3
    assert "<svg" in panel[0]
    assert f"{PAGE}?berita={article.pk}" in panel[0]


def test_the_definition_stands_one_click_away(client, make_article):
    article = make_article()
    page = client.get(article.get_absolute_url()).content.decode()
    assert f'<a href="{DEFINITION}">' in page
    told = client.get(DEFINITION)
    assert told.status_code == 200
    for words in ("sekali", "Robot", "tidak ada kuki", "dimusnahkan"):
        assert words in told.content.decode()
    assert not told.cookies
    assert DEFINITION in client.get("/sitemap-halaman.xml").content.decode()
    assert client.get(f"{DEFINITION}?x=1").status_code == 400


def test_the_list_tells_what_is_read_most_where_it_begins(client, make_article):
    article = make_article("Dibaca")
    read(article, timezone.localdate(), 12)
    assert "Paling banyak dibaca" in client.get("/berita/").content.decode()
    for query in ("q=dibaca", "tahun=2020", "wilayah=33"):
        assert "Paling banyak dibaca" not in client.get(f"/berita/?{query}").content.decode()
