"""A view of an edition as an XLSX file: numbers are numbers, texts are only ever texts."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from kpuportal.formats import short_date
from kpuportal.html import legible
from kpuportal.site_address import on_site
from participation.codebook import allowed, kind_of, kinds_of_empty
from participation.columns import Column, plain
from participation.comparability import comparison_words
from participation.licence import licence
from participation.marks import kinds_of_source
from participation.models import Edition, Result
from participation.zipping import zipped

NUMBER_FORMATS: dict[type, str] = {Decimal: "0.00", int: "0"}
WIDTHS = {"region_name": 32, "province_name": 28, "source": 48, "notice": 30, "corrected_at": 26}
BOLD = Font(bold=True)


def workbook(
    edition: Edition, columns: Sequence[Column], results: Sequence[Result], at: dt.datetime
) -> bytes:
    """The file: the rows, and a sheet that says what they are. `at` is the day of the release."""
    book = Workbook(write_only=True)
    _rows(book.create_sheet("Hasil"), columns, results)
    _about(book.create_sheet("Keterangan"), _told(edition, columns, results, at))
    packed = io.BytesIO()
    book.save(packed)
    return _without_the_clock(packed, at)


def _rows(sheet: Any, columns: Sequence[Column], results: Sequence[Result]) -> None:
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(results) + 1}"
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = WIDTHS.get(column.name, 16)
    sheet.append([_text(sheet, column.name, bold=True) for column in columns])
    for result in results:
        sheet.append([_cell(sheet, column, column.value(result)) for column in columns])


def _cell(sheet: Any, column: Column, value: Any) -> Any:
    """None leaves the cell empty."""
    if value is None or value == "":
        return None
    if column.kind not in NUMBER_FORMATS:
        return _text(sheet, plain(value))
    cell = WriteOnlyCell(sheet, value)
    cell.number_format = NUMBER_FORMATS[column.kind]
    return cell


def _text(sheet: Any, text: str, *, bold: bool = False) -> Any:
    """A cell of type text, whatever it begins with; also when somebody edits it later."""
    cell = WriteOnlyCell(sheet, legible(text))
    cell.data_type = "s"  # where the library saw a formula or an error
    cell.quotePrefix = True
    if bold:
        cell.font = BOLD
    return cell


def _told(
    edition: Edition, columns: Sequence[Column], results: Sequence[Result], at: dt.datetime
) -> Iterable[tuple[str, ...]]:
    """The lines of the second sheet; one of a single cell is a heading."""
    if edition.notice:
        yield (edition.notice,)
    yield (edition.titled,)
    yield ("Indeks", edition.official_name)
    yield ("Pemilihan", f"{edition.election}, {short_date(edition.election_date)}")
    yield ("Angka per", short_date(at))
    yield ("Halaman", on_site(edition.get_absolute_url()))
    yield ("Lisensi", f"{licence().title}, {licence().url}")
    yield ("Metode", edition.method_note)
    yield ("Sebanding", comparison_words(edition))
    yield ("Sumber",)
    sources = dict.fromkeys(result.source.citation for result in results if result.source)
    yield from (("", citation) for citation in sources)
    yield ("Tiga macam kosong (kolom status)",)
    yield from kinds_of_empty()
    yield ("Status sumber (kolom source_status)",)
    yield from kinds_of_source()
    yield ("Kolom",)
    for column in columns:
        yield (column.name, column.meaning, kind_of(column), allowed(column))


def _about(sheet: Any, lines: Iterable[tuple[str, ...]]) -> None:
    for letter, width in zip("ABCD", (28, 80, 28, 60), strict=True):
        sheet.column_dimensions[letter].width = width
    for line in lines:
        heading = len(line) == 1
        sheet.append([_text(sheet, text, bold=heading) for text in line])


def _without_the_clock(packed: io.BytesIO, at: dt.datetime) -> bytes:
    """The same file for the same rows, so that caches and readers know it has not changed."""
    with zipfile.ZipFile(packed) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    moment = at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    core = "docProps/core.xml"
    parts[core] = re.sub(rb"(<dcterms:\w+[^>]*>)[^<]+", rb"\g<1>" + moment, parts[core])
    return zipped(parts, at)
