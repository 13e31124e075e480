"""Long tables, one line for each region and variable, made wide: one row for each region."""

from collections.abc import Iterable

from participation.importing.columns import (
    BPS,
    DERIVED,
    NAME,
    PROVINCE,
    REGION,
    SCORE,
    VALUE_OF,
    VARIABLE,
    Vocabulary,
)
from participation.importing.problems import BadFile, Problem
from participation.importing.rows import Row

_WHICH = (REGION, NAME, BPS)
_TOLD = (*_WHICH, SCORE, VARIABLE, DERIVED, PROVINCE)


def widened(rows: Iterable[Row], vocabulary: Vocabulary) -> list[Row]:
    """The rows put together by region. Raises BadFile for what contradicts itself."""
    problems: list[Problem] = []
    groups: dict[tuple[str, ...], list[tuple[str, Row]]] = {}
    for row in rows:
        column = _column(row.text(VARIABLE), vocabulary)
        group = groups.setdefault(tuple(row.text(name).casefold() for name in _WHICH), [])
        problems += _problems(column, row, group, vocabulary)
        group.append((column, row))
    if problems:
        raise BadFile(problems)
    return [_together(group) for group in groups.values()]


def _column(variable: str, vocabulary: Vocabulary) -> str:
    """Where the value belongs: to a variable, or to the score itself; "" when unknown."""
    slug = vocabulary.variable(variable)
    if slug:
        return VALUE_OF + slug
    return SCORE if vocabulary.column(variable) == SCORE else ""


def _problems(
    column: str, row: Row, group: list[tuple[str, Row]], vocabulary: Vocabulary
) -> list[Problem]:
    if not column:
        known = "; ".join([*vocabulary.variables.values(), "Skor"])
        return [row.problem(VARIABLE, f"Variabel tidak dikenal. Yang dikenal: {known}.")]
    for other, first in group:
        if other == column:
            told = f"Variabel ini sudah ada untuk daerah ini di baris {first.line}."
            return [row.problem(VARIABLE, f"{told} Hapus salah satu.")]
    first = group[0][1] if group else row
    told = f"Isinya berbeda dari baris {first.line} untuk daerah yang sama. Samakan."
    return [
        row.problem(name, told)
        for name in row.cells
        if name not in _TOLD and row.text(name) not in {"", first.text(name)}
    ]


def _together(group: list[tuple[str, Row]]) -> Row:
    first = group[0][1]
    cells = {name: text for name, text in first.cells.items() if name not in (SCORE, VARIABLE)}
    headings = dict(first.headings)
    lines = {}
    for column, row in group:
        cells[column] = row.text(SCORE)
        headings[column] = row.headings.get(SCORE, SCORE)
        lines[column] = row.line
    return Row(first.line, cells, headings, first.sheet, lines)
