"""Weekdays that do not match their date, as people write both in news. Pure."""

import datetime as dt
import re
from collections.abc import Iterator

DAYS = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"]
MONTHS = [
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
    "oktober", "november", "desember",
]  # fmt: skip
OTHER_MONTHS = {
    "jan": 1, "feb": 2, "pebruari": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "agt": 8,
    "ags": 8, "agust": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "nop": 11, "nopember": 11,
    "des": 12,
}  # fmt: skip
MONTH_NUMBERS = {name: place for place, name in enumerate(MONTHS, 1)} | OTHER_MONTHS
OTHER_DAYS = {"ahad": "minggu"}
_DAY = "|".join([*DAYS, "jum['’`‘]at", *OTHER_DAYS])
_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_AFTER_DAY = (
    r"(?:\s(?:pahing|pon|wage|kliwon|legi))?(?:\s(?:pagi|siang|sore|petang|malam))?"
    r"\s{0,3},?\s{0,3}(?P<bracket>\()?(?:(?:tanggal|tgl\.?)\s{1,3})?"
)
_BY_NAME = rf"\s{{1,3}}(?P<name>{_MONTH})\b\.?(?:\s{{1,3}}(?P<year>\d{{4}})\b)?"
_IN_DIGITS = r"\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year_in_digits>\d{4})\b"
# Without its year a date in digits could be anything, unless brackets say what it is: "(18/10)".
_SHORT = r"(?(bracket)/(?P<short>\d{1,2})\)|(?!))"
DATE = re.compile(
    rf"\b(?P<day>{_DAY}){_AFTER_DAY}(?P<number>\d{{1,2}})(?:{_BY_NAME}|{_IN_DIGITS}|{_SHORT})",
    re.IGNORECASE,
)
# "Senin-Selasa, 20-21 Oktober 2025": the first number belongs to the first day.
_TO = r"\s{0,2}(?:[-–—]|s\.?/?d\.?|sampai|hingga|dan)\s{0,2}"
RANGE = re.compile(
    rf"\b({_DAY}){_TO}({_DAY})(,?\s{{1,3}}\(?)(\d{{1,2}}){_TO}(\d{{1,2}}\s{{1,3}}(?:{_MONTH})\b"
    rf"(?:\.?\s{{1,3}}\d{{4}}\b)?)",
    re.IGNORECASE,
)


def wrong_weekdays(text: str, around: dt.date | None = None) -> Iterator[str]:
    """A sentence for each weekday that does not match its date.

    A date without its year is the one closest to `around`; without that it is not judged.
    """
    for found in DATE.finditer(RANGE.sub(_parted, text)):
        yield from _judged(found, around)


def _parted(span: re.Match[str]) -> str:
    """Two days and the date of each."""
    first, last, between, number, date = span.groups()
    month_and_year = date.lstrip("0123456789")
    return f"{first}{between}{number}{month_and_year}; {last}{between}{date}"


def _judged(found: re.Match[str], around: dt.date | None) -> Iterator[str]:
    years = list(_years(found, around))
    if not years:
        return
    number, named_month = found["number"], found["name"] or found["month"] or found["short"]
    month = MONTH_NUMBERS.get(named_month.lower()) or int(named_month)
    dates = [date for year in years if (date := _date(year, month, int(number)))]
    if not dates:
        yield f"Tanggal “{number} {named_month} {years[0]}” tidak ada dalam kalender."
        return
    when = min(dates, key=lambda each: abs(each - (around or each)))
    day, right = _spelled(found["day"]), DAYS[when.weekday()]
    if day != right:
        told = f"{when.day} {MONTHS[when.month - 1].capitalize()} {when.year}"
        yield f"{told} jatuh pada hari {right.capitalize()}, bukan {day.capitalize()}."


def _years(found: re.Match[str], around: dt.date | None) -> Iterator[int]:
    """The year that is written, or those that may be meant; "minggu" alone is mostly a week."""
    if given := found["year"] or found["year_in_digits"]:
        yield int(given)
    elif around and found["day"] != "minggu":
        yield from (around.year, around.year - 1, around.year + 1)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _spelled(day: str) -> str:
    plain = re.sub("['’`‘]", "", day.lower())
    return OTHER_DAYS.get(plain, plain)
