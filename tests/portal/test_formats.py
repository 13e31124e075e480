"""Numbers and dates as Indonesian readers write them."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from kpuportal import formats

SCORES = st.decimals(min_value=0, max_value=100, places=2)
MOMENTS = st.integers(631152000, 3786912000).map(lambda t: dt.datetime.fromtimestamp(t, dt.UTC))
MONTHS = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
]  # fmt: skip


@given(SCORES)
def test_a_score_keeps_its_two_decimals_and_loses_nothing(score: Decimal) -> None:
    shown = formats.score(score)
    whole, hundredths = shown.split(",")
    assert len(hundredths) == 2
    assert Decimal(f"{whole}.{hundredths}") == score


@pytest.mark.parametrize(
    ("value", "shown"),
    [("79.1", "79,10"), ("77.54", "77,54"), ("59.95", "59,95"), ("100", "100,00"), ("0", "0,00")],
)
def test_scores_read_as_published(value: str, shown: str) -> None:
    assert formats.score(Decimal(value)) == shown


def test_no_score_is_no_number() -> None:
    assert formats.score(None) == ""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("60.00", "60"), ("77.50", "77,5"), ("66.67", "66,67"), ("100", "100"), ("0.5000", "0,5"),
        ("0.1250", "0,125"), ("1.0000", "1"), ("10", "10"), ("0.0001", "0,0001"),
    ],
)  # fmt: skip
def test_weights_and_limits_have_no_decimals_for_their_own_sake(value: str, shown: str) -> None:
    assert formats.exact(Decimal(value)) == shown
    template = Template("{% load portal %}{{ value|exact }}")
    assert template.render(Context({"value": Decimal(value)})) == shown


@given(st.integers(min_value=0, max_value=10**15))
def test_a_number_has_a_dot_before_each_three_digits(value: int) -> None:
    first, *groups = formats.number(value).split(".")
    assert int(first + "".join(groups)) == value
    assert 1 <= len(first) <= 3
    assert all(len(group) == 3 for group in groups)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_has_one_decimal_and_halves_go_up(count: int, total: int) -> None:
    tenths = Fraction(count * 1000, total)
    rounded = int(tenths + Fraction(1, 2))
    assert formats.percent(count, total) == f"{rounded // 10},{rounded % 10}%"


@pytest.mark.parametrize(
    ("count", "total", "shown"),
    [
        (24, 508, "4,7%"),
        (446, 508, "87,8%"),
        (38, 508, "7,5%"),
        (1, 2000, "0,1%"),
        (5, 5, "100,0%"),
    ],
)
def test_the_announced_shares_follow_from_the_counts(count: int, total: int, shown: str) -> None:
    assert formats.percent(count, total) == shown


def test_there_is_no_share_of_nothing() -> None:
    assert formats.percent(0, 0) == ""


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_dates_name_their_own_day_and_month(day: dt.date) -> None:
    number, month, year = formats.short_date(day).split()
    assert (int(number), MONTHS.index(month) + 1, int(year)) == (day.day, day.month, day.year)
    weekday, rest = formats.long_date(day).split(", ")
    assert rest == formats.short_date(day)
    assert formats.long_date(day + dt.timedelta(7)).startswith(weekday)
    assert not formats.long_date(day + dt.timedelta(1)).startswith(weekday)
    assert formats.month(day) == f"{month} {year}"


def test_a_day_that_is_known_from_the_calendar() -> None:
    assert formats.long_date(dt.date(2025, 10, 18)) == "Sabtu, 18 Oktober 2025"
    assert formats.long_date(dt.date(2024, 11, 27)) == "Rabu, 27 November 2024"


@pytest.mark.parametrize(
    ("zone", "shown", "day"),
    [
        ("Asia/Jakarta", "00.30 WIB", "18 Oktober 2025"),
        ("Asia/Makassar", "01.30 WITA", "18 Oktober 2025"),
        ("Asia/Jayapura", "02.30 WIT", "18 Oktober 2025"),
    ],
)
def test_moments_are_told_in_the_offices_zone(zone: str, shown: str, day: str, settings) -> None:
    settings.TIME_ZONE = zone
    late = dt.datetime(2025, 10, 17, 17, 30, tzinfo=dt.UTC)
    assert formats.clock(late) == shown
    assert formats.short_date(late) == day
    assert formats.long_date(late) == f"Sabtu, {day}"


@given(MOMENTS)
def test_clock_and_date_agree_with_the_zone(moment: dt.datetime) -> None:
    local = moment.astimezone(ZoneInfo("Asia/Jakarta"))
    assert formats.clock(moment) == f"{local.hour:02}.{local.minute:02} WIB"
    assert formats.short_date(moment) == formats.short_date(local.date())


def rendered(template: str, query: str = "", **context: object) -> str:
    request = RequestFactory().get(f"/daftar/?{query}")
    return Template("{% load portal %}" + template).render(Context({"request": request, **context}))


def test_templates_write_what_the_functions_write() -> None:
    assert rendered("{{ n|score }}", n=Decimal("79.1")) == "79,10"
    assert rendered("{{ n|number }}", n=1234567) == "1.234.567"
    assert rendered("{% percent 446 508 %}") == "87,8%"
    assert rendered("{{ d|long_date }} {{ d|short_date }}", d=dt.date(2025, 10, 18)) == (
        "Sabtu, 18 Oktober 2025 18 Oktober 2025"
    )
    noon = dt.datetime(2025, 10, 18, 7, 5, tzinfo=dt.UTC)
    assert rendered("{{ d|clock }}", d=noon) == "14.05 WIB"


def test_a_link_to_another_view_keeps_the_rest_and_starts_at_page_one() -> None:
    here = "q=a+%26+b&tahun=2025&halaman=3"
    assert rendered("{% query tahun=2024 %}", here) == "?q=a+%26+b&amp;tahun=2024"
    assert rendered("{% query tahun=None %}", here) == "?q=a+%26+b"
    assert rendered("{% query halaman=4 %}", here) == "?q=a+%26+b&amp;tahun=2025&amp;halaman=4"
    assert rendered("{% query q=None %}", "q=a") == "?"


def test_a_link_to_another_view_carries_no_markup() -> None:
    assert "<" not in rendered("{% query tahun=2024 %}", "q=%22%3E%3Cscript%3E")
