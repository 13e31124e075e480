"""Tables in a text: numbers stand below each other, and what is told in words gets room."""

import re
from html import unescape
from itertools import zip_longest

LONG = 40  # letters, beyond which a cell would make its row a tower beside columns of numbers
EMPTY = {"", "-", "\u2013", "\u2014"}

_TABLE = re.compile(
    r"<table>(?:(?!<table>).)*?</table>", re.DOTALL
)  # the inner one, where they nest
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<(t[hd])((?: [a-z]+=\"[^\"]*\")*)>(.*?)(?=</\1>)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
# As people write them: a price, a share, a count with its share in brackets.
_NUMBER = re.compile(r"(?:Rp\.?\s*)?[-\u2212+]?\s*\d[\d.,\s]*%?(?:\s*\(\d[\d.,]*\s*%\))?")


def fitted(body: str) -> str:
    """`body` with a class for each cell that holds a number or many words; both are clean HTML."""
    return _TABLE.sub(lambda found: _marked(found[0]), body) if "<table>" in body else body


def _marked(table: str) -> str:
    rows = [[_words(cell[3]) for cell in _CELL.finditer(row)] for row in _ROW.findall(table)]
    # Cells that span others stand in columns that only a browser can tell.
    ours = set() if "span=" in table else _number_columns(rows)
    return _ROW.sub(lambda row: _marked_row(row[0], ours), table)


def _number_columns(rows: list[list[str]]) -> set[int]:
    """Columns that hold nothing but numbers below their head."""
    columns = enumerate(zip_longest(*rows[1:], fillvalue=""))
    filled = ((at, [cell for cell in column if cell not in EMPTY]) for at, column in columns)
    return {at for at, column in filled if column and all(map(_NUMBER.fullmatch, column))}


def _marked_row(row: str, ours: set[int]) -> str:
    places = iter(range(len(row)))
    return _CELL.sub(lambda cell: _marked_cell(cell, next(places) in ours), row)


def _marked_cell(cell: re.Match[str], among_numbers: bool) -> str:
    tag, attributes, content = cell.groups()
    text = _words(content)
    name = ""
    if among_numbers or _NUMBER.fullmatch(text):
        name = ' class="number"'
    elif tag == "td" and len(text) > LONG:
        name = ' class="long"'
    return f"<{tag}{attributes}{name}>{content}"


def _words(content: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", content)).split())
