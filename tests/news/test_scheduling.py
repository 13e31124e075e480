"""A time of publication means the office's clock, to the minute, and nothing else."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from kpuportal.office import office_of
from news.actions import move
from news.models import Article
from tests.news.conftest import user_of
from tests.news.test_admin_articles import ADD, FORM, page_of
from tests.news.test_desk import at, sent

pytestmark = pytest.mark.django_db
NOW = datetime(2028, 2, 28, 3, 0, tzinfo=UTC)


@pytest.fixture
def publisher(client, time_machine):
    """A publisher of an office, at a moment that does not pass."""
    time_machine.move_to(NOW, tick=False)
    client.force_login(user_of("Penerbit", "puji"))
    return client


@pytest.fixture
def settled_in(settings):
    """Let the office be that of another region."""

    def settle(code):
        settings.KPU_OFFICE_REGION = code
        settings.TIME_ZONE = office_of(code).time_zone

    return settle


def published(client, date, time, **fields):
    """What becomes of the form with this date and time: the answer of its page."""
    sent = FORM | {"step": "publish", "published_at_0": date, "published_at_1": time} | fields
    return client.post(ADD, sent, follow=True)


@pytest.mark.parametrize(
    ("code", "hour", "label"),
    [("33.10", 1, "WIB"), ("73", 0, "WITA"), ("91", -1, "WIT"), ("94", -1, "WIT"),
     ("12", 1, "WIB")],
)  # fmt: skip
def test_eight_o_clock_is_eight_at_the_office(
    publisher, settled_in, time_machine, code, hour, label
):
    settled_in(code)
    answer = published(publisher, "01-03-2028", "08.00")
    assert f"dijadwalkan terbit 1 Maret 2028, 08.00 {label}." in answer.content.decode()
    article = Article.objects.get()
    due = datetime(2028, 3, 1, 0, 0, tzinfo=UTC) + timedelta(hours=hour)
    assert article.published_at == due
    form = publisher.get(page_of(article)).content.decode()
    assert 'value="2028-03-01"' in form or 'value="01-03-2028"' in form
    assert 'value="08:00' in form or 'value="08.00' in form
    address = article.get_absolute_url()
    time_machine.move_to(due - timedelta(seconds=1), tick=False)
    assert publisher.get(address).status_code == 404
    time_machine.move_to(due, tick=False)
    page = publisher.get(address).content.decode()
    assert f"Rabu, 1 Maret 2028, 08.00 {label}" in page


@pytest.mark.parametrize(
    ("date", "time", "moment"),
    [
        ("29-02-2028", "00.00", datetime(2028, 2, 28, 17, 0, tzinfo=UTC)),
        ("29/02/2028", "23:59", datetime(2028, 2, 29, 16, 59, tzinfo=UTC)),
        ("2028-02-29", "08:00", datetime(2028, 2, 29, 1, 0, tzinfo=UTC)),
        ("17-08-1945", "10.00", datetime(1945, 8, 17, 1, 0, tzinfo=UTC)),  # Tokyo's clock
        ("31-12-2200", "23.59", datetime(2200, 12, 31, 16, 59, tzinfo=UTC)),
        ("01-01-1970", "00.00", datetime(1969, 12, 31, 17, 0, tzinfo=UTC)),
    ],
)
def test_odd_times_are_the_moment_that_they_name(publisher, date, time, moment):
    answer = published(publisher, date, time)
    article = Article.objects.get()
    assert (article.state, article.published_at) == ("published", moment)
    said = "sudah terbit" if moment <= NOW else "dijadwalkan terbit"
    assert said in answer.content.decode()
    assert article.is_public == (moment <= NOW)
    for path in ("/", "/berita/", "/berita/rss/", "/berita/atom/", "/sitemap-berita.xml",
                 "/sitemap-news.xml", "/api/v1/articles/", "/admin/news/article/",
                 f"/berita/?tahun={moment.year}", page_of(article)):  # fmt: skip
        assert publisher.get(path).status_code in {200, 400, 404}, path
    assert publisher.get(article.get_absolute_url()).status_code == (200 if moment <= NOW else 404)


@pytest.mark.parametrize(
    ("date", "time"),
    [
        ("29-02-2027", "08.00"), ("31-04-2028", "08.00"), ("00-01-2028", "08.00"),
        ("01-13-2028", "08.00"), ("01-01-0000", "08.00"), ("01-01-0001", "00.00"),
        ("31-12-9999", "23.59"), ("01-01-10000", "00.00"), ("01-01-2028", "24.00"),
        ("01-01-2028", "25.61"), ("01-01-2028", ""), ("", "08.00"), ("besok", "pagi"),
        ("01-01-2201", "00.00"), ("31-12-1944", "23.59"), ("-1-1-2028", "08.00"),
        ("٠١-٠١-٢٠٢٨x", "08.00"), ("01-01-2028\x00", "08.00"),
    ],
)  # fmt: skip
def test_a_time_that_is_none_is_refused_and_the_text_stays(publisher, date, time):
    answer = published(publisher, date, time, lead="Teras yang diketik.")
    assert answer.status_code == 200
    assert "published_at" in answer.context["adminform"].form.errors
    assert "Teras yang diketik." in answer.content.decode()
    assert not Article.objects.exists()


def test_a_time_in_this_very_minute_is_now(publisher):
    published(publisher, "28-02-2028", "10.00")
    assert Article.objects.get().published_at == NOW
    assert publisher.get(Article.objects.get().get_absolute_url()).status_code == 200


def test_a_schedule_that_passed_while_it_was_being_cancelled_is_no_schedule(
    publisher, make_article, time_machine
):
    article = make_article("Nanti", published_at=NOW + timedelta(minutes=5))
    time_machine.move_to(NOW + timedelta(minutes=5), tick=False)
    answer = publisher.post(at("move", article.pk), {"step": "cancel"}, follow=True)
    assert answer.status_code == 403, "readers have it; it is withdrawn, not cancelled"
    article.refresh_from_db()
    assert (article.state, article.is_public) == ("published", True)
    assert publisher.post(at("move", article.pk), {"step": "withdraw"}).status_code == 302


def test_publishing_without_a_time_is_now_and_keeps_an_earlier_one(make_article, time_machine):
    time_machine.move_to(NOW.replace(microsecond=5), tick=False)
    fresh = make_article("Baru", published_at=None)
    move(fresh, "publish", by=None)
    assert fresh.published_at == NOW.replace(microsecond=0)
    earlier = NOW - timedelta(days=4)
    dated = make_article("Bertanggal", state="draft", published_at=earlier)
    for step in ("publish", "withdraw", "publish"):
        move(dated, step, by=None)
    assert dated.published_at == earlier
    assert timezone.now() >= dated.published_at


def test_the_desk_tells_when_it_comes_out_and_since_when_it_is_out(
    publisher, make_article, time_machine
):
    def stands():
        page = publisher.get(page_of(article)).content.decode()
        said = page.partition('id="meja-status"')[2].partition("</section>")[0]
        return " ".join(
            re.sub("<[^>]+>", " ", said.partition("<p>")[2].partition("</p>")[0]).split()
        )

    article = make_article("Nanti", state="approved", published_at=NOW + timedelta(minutes=1))
    answer = publisher.post(at("move", article.pk), {"step": "publish"}, follow=True)
    assert stands() == "Terjadwal terbit 28 Februari 2028, 10.01 WIB"
    assert "Dijadwalkan terbit 28 Februari 2028, 10.01 WIB." in answer.content.decode()
    said = "Dijadwalkan terbit 28 Februari 2028, 10.01 WIB."
    assert article.versions.first().act == said
    assert LogEntry.objects.get().change_message == said
    notes = publisher.get(page_of(article)).content.decode().partition('id="meja-catatan"')[2]
    assert "<em>Dijadwalkan terbit.</em>" in notes
    assert "Diterbitkan." not in notes
    time_machine.move_to(NOW + timedelta(minutes=9), tick=False)
    assert stands() == "Terbit sejak 28 Februari 2028, 10.01 WIB"
    Article.objects.update(published_at=NOW - timedelta(days=3))
    assert stands() == "Terbit sejak 28 Februari 2028, 10.00 WIB"


def test_what_was_scheduled_and_came_out_keeps_its_readers(make_article, time_machine):
    time_machine.move_to(NOW, tick=False)
    article = make_article("Nanti", state="draft", published_at=NOW + timedelta(minutes=1))
    move(article, "publish", by=None)
    time_machine.move_to(NOW + timedelta(minutes=9), tick=False)
    for step in ("withdraw", "reopen"):
        move(article, step, by=None)
    assert Article.objects.get().has_been_public


@pytest.mark.parametrize(("wait", "way"), [(5, "Batalkan jadwal"), (-5, "Tarik dari pembaca")])
def test_who_takes_the_time_away_is_told_the_way(publisher, make_article, wait, way):
    article = make_article("Nanti", published_at=NOW + timedelta(minutes=wait))
    found = publisher.post(page_of(article), sent(article)).context["adminform"].form.errors
    assert f"Tulis waktunya; bila berita ini tidak jadi dibaca, pakai “{way}”." in str(found)


def test_a_time_that_is_none_is_shown_as_it_should_be_written(publisher):
    found = published(publisher, "besok", "pagi").context["adminform"].form.errors
    assert set(found["published_at"]) == {"Tulis seperti 24-11-2026 dan 08.00."}
