"""What a column of a file is, and how its values are written as JSON and CSV."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from kpuportal.spreadsheets import BOM, cell


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name everywhere, its meaning for readers, how a row fills it, its type.

    `values` are all that are allowed, where they are few; numbers lie between `least` and `most`.
    """

    name: str
    meaning: str
    value: Callable[[Any], Any]
    kind: type = str
    required: bool = False
    values: tuple[str, ...] = ()
    pattern: str = ""
    least: int | None = None
    most: int | None = None


def plain(value: Any) -> Any:
    """As JSON has it: decimals as text with a dot, moments with their zone, empty as None."""
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).isoformat()
    if isinstance(value, Decimal | dt.date):
        return str(value)
    return None if value == "" else value


def as_csv(columns: Sequence[Column], rows: Iterable[Any]) -> str:
    """For machines: commas, a dot as decimal mark, an empty cell where there is nothing."""
    return _written(columns, rows, ",", _text)


def as_excel_csv(columns: Sequence[Column], rows: Iterable[Any]) -> str:
    """For Excel in Indonesian: semicolons, a decimal comma, and the mark that tells UTF-8."""
    return BOM + _written(columns, rows, ";", _indonesian)


def _written(
    columns: Sequence[Column], rows: Iterable[Any], delimiter: str, text_of: Callable[[Any], str]
) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([text_of(column.value(row)) for column in columns])
    return text.getvalue()


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return cell(plain(value))


def _indonesian(value: Any) -> str:
    return _text(value).replace(".", ",") if isinstance(value, Decimal) else _text(value)
