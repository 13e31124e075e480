"""What files for spreadsheets have in common."""

from typing import Any

BOM = "\ufeff"  # without it Excel takes UTF-8 for something else
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def cell(value: Any) -> str:
    """Text that a spreadsheet takes for text: no cell begins like a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_DANGEROUS) else text
