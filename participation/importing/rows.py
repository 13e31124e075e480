"""One row of a file, its cells by column."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from participation.importing.columns import VALUE_OF
from participation.importing.problems import Problem


@dataclass(frozen=True, slots=True)
class Row:
    """`line` counts from 1; `headings` are the columns as the file calls them.

    `lines` tells on which line a cell stands where a row was put together from several.
    """

    line: int
    cells: Mapping[str, str]
    headings: Mapping[str, str]
    sheet: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)

    def has(self, column: str) -> bool:
        """Whether the file has that column at all: an empty cell says more than no column."""
        return column in self.cells

    def text(self, column: str) -> str:
        """The cell; "" without such a column."""
        return self.cells.get(column, "")

    @property
    def is_wordy(self) -> bool:
        """Whether no cell holds a number or a code, so that it may be no row at all."""
        return not any(text[:1].isdecimal() for text in self.cells.values())

    def problem(self, column: str, sentence: str) -> Problem:
        """What is wrong with a cell."""
        heading = self.headings.get(column, column.removeprefix(VALUE_OF))
        line = self.lines.get(column, self.line)
        return Problem(sentence, line, heading, self.text(column), self.sheet)
