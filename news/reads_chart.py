"""A small bar chart, drawn by the server: whole numbers only, so that no locale breaks it."""

from dataclasses import dataclass

from kpuportal.formats import month, number, short_date
from news.readership import Total

HEIGHT = 100
STEP, WIDTH = 10, 8


@dataclass(frozen=True)
class Bar:
    """One day, week or month."""

    x: int
    y: int
    height: int
    title: str


@dataclass(frozen=True)
class Chart:
    """Bars in a box of `width` by `height`, and what stands around it."""

    bars: list[Bar]
    width: int
    height: int
    highest: int
    label: str


def chart(totals: list[Total], unit: str = "hari") -> Chart:
    """The totals from left to right; the highest has the whole height."""
    highest = max((total.reads for total in totals), default=0)
    bars = [_bar(place, total, highest, unit) for place, total in enumerate(totals)]
    label = f"Jumlah baca per {unit}"
    if highest:
        top = max(totals, key=lambda total: total.reads)
        label += f", paling banyak {number(highest)} ({when(top, unit)})"
    return Chart(bars, max(len(bars), 1) * STEP, HEIGHT, highest, label)


def when(total: Total, unit: str) -> str:
    """The day, the week or the month in words."""
    if unit == "bulan":
        return month(total.first)
    day = short_date(total.first)
    return f"minggu mulai {day}" if unit == "minggu" else day


def _bar(place: int, total: Total, highest: int, unit: str) -> Bar:
    height = max(round(total.reads * HEIGHT / highest), 1) if total.reads else 0
    title = f"{when(total, unit)}: {number(total.reads)} kali"
    return Bar(place * STEP + 1, HEIGHT - height, height, title)
