"""What is wrong with a file, told so that a data officer can mend it; and what was read anew."""

from dataclasses import dataclass

MOST_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: line, the column's heading as the file writes it, sheet."""

    line: int | None = None
    column: str = ""
    sheet: str = ""

    def parts(self) -> list[str]:
        """In words, the widest first."""
        parts = [f"Lembar “{self.sheet}”"] if self.sheet else []
        parts += [f"{'baris' if parts else 'Baris'} {self.line}"] if self.line else []
        return parts + ([f"kolom “{self.column}”"] if self.column else [])


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: where it stands, what stands there, and what to do."""

    sentence: str
    line: int | None = None
    column: str = ""
    value: str = ""
    sheet: str = ""

    def __str__(self) -> str:
        place = Place(self.line, self.column, self.sheet).parts()
        place += [f"nilai “{self.value[:MOST_QUOTED]}”"] if self.value else []
        return f"{', '.join(place)}: {self.sentence}" if place else self.sentence


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was read otherwise than it is written, so that the officer can look.

    One that `asks` holds a question that must be answered before anything is stored.
    """

    sentence: str
    line: int | None = None
    sheet: str = ""
    asks: bool = False

    def __str__(self) -> str:
        place = Place(self.line, sheet=self.sheet).parts()
        return f"{', '.join(place)}: {self.sentence}" if place else self.sentence


class Unclear(ValueError):
    """A cell that can't be taken for what it says; the text tells why and how to mend it."""


class BadFile(ValueError):
    """The file can't be taken as it is; carries every problem that was found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = _as_they_stand(problems)
        super().__init__("; ".join(map(str, self.problems)))


def _as_they_stand(problems: list[Problem]) -> list[Problem]:
    """From the first sheet to the last, and down each."""
    sheets = list(dict.fromkeys(problem.sheet for problem in problems))
    return sorted(problems, key=lambda each: (sheets.index(each.sheet), each.line or 0))


def refused(sentence: str) -> BadFile:
    """A whole file refused for one reason."""
    return BadFile([Problem(sentence)])
