"""Workbooks and packed files for tests."""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl import Workbook

Sheets = dict[str, Sequence[Sequence[Any]]]
CONTENT_TYPES = "[Content_Types].xml"


def book(sheets: Sheets, finish: Callable[[Workbook], None] = lambda made: None) -> bytes:
    """An XLSX with these sheets, cell by cell."""
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    finish(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def packed(parts: dict[str, bytes | str]) -> bytes:
    """A ZIP with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def repacked(content: bytes, changes: dict[str, bytes | str]) -> bytes:
    """An XLSX with some of its parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts: dict[str, bytes | str] = {name: old.read(name) for name in old.namelist()}
    return packed(parts | changes)


def part_of(content: bytes, name: str) -> str:
    """One part of an XLSX as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return opened.read(name).decode()
