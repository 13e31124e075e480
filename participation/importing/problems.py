"""What is wrong with a file, told so that a data officer can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: where it stands, what stands there, and what to do."""

    sentence: str
    line: int | None = None
    column: str = ""
    value: str = ""

    def __str__(self) -> str:
        place = [f"Baris {self.line}"] if self.line else []
        place += [f'kolom "{self.column}"'] if self.column else []
        place += [f'nilai "{self.value[:60]}"'] if self.value else []
        return f"{', '.join(place)}: {self.sentence}" if place else self.sentence


class BadFile(ValueError):
    """The file can't be taken as it is; carries every problem that was found."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems
