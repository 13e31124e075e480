"""How numbers and dates are written on every page, in Bahasa Indonesia."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from kpuportal.office import ZONE_LABELS

DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
MONTHS = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
]  # fmt: skip


def score(value: Decimal | None) -> str:
    """A score with two decimals and a decimal comma, "79,10"; empty for None."""
    return "" if value is None else f"{value:.2f}".replace(".", ",")


def signed_score(value: Decimal) -> str:
    """A difference of scores with its sign: "+1,20", "0,00", and a true minus sign for less."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + score(abs(value))


def exact(value: Decimal) -> str:
    """As short as it is exact: a weight "0,5", a limit of bands "60" or "77,5"."""
    return f"{value.normalize():f}".replace(".", ",")


def number(value: int) -> str:
    """A whole number with dots between thousands: "1.234"."""
    return f"{value:,}".replace(",", ".")


def percent(count: int, total: int) -> str:
    """The share of `count` in `total` with one decimal, halves rounded up: "87,8%".

    Empty when `total` is 0, because there is no such share.
    """
    if not total:
        return ""
    share = (Decimal(count) * 100 / Decimal(total)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{share}%".replace(".", ",")


def file_size(octets: int) -> str:
    """How heavy a file is: "830 KB", "1,2 MB"; never 0."""
    if octets < 1000 * 1024:
        return f"{max(1, round(octets / 1024))} KB"
    return f"{number(octets // 2**20) if octets >= 100 * 2**20 else _tenths(octets)} MB"


def short_date(value: dt.date | dt.datetime) -> str:
    """A date without its weekday: "18 Oktober 2025"; a moment is taken in the office's zone."""
    day = _day(value)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long_date(value: dt.date | dt.datetime) -> str:
    """A date with its weekday: "Sabtu, 18 Oktober 2025"."""
    return f"{DAYS[_day(value).weekday()]}, {short_date(value)}"


def month(value: dt.date) -> str:
    """A month: "Oktober 2025"."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def clock(value: dt.datetime) -> str:
    """The time of day in the office's zone: "14.05 WIB"."""
    local = timezone.localtime(value, ZoneInfo(settings.TIME_ZONE))
    return f"{local:%H.%M} {ZONE_LABELS[settings.TIME_ZONE]}"


def _tenths(octets: int) -> str:
    return f"{octets / 2**20:.1f}".replace(".", ",")


def _day(value: dt.date | dt.datetime) -> dt.date:
    if isinstance(value, dt.datetime):
        return timezone.localtime(value, ZoneInfo(settings.TIME_ZONE)).date()
    return value
