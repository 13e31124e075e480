"""Checks each row of a results file and turns it into what would be stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from participation.calculation.bands import BandRange, band_of
from participation.calculation.dimensions import disagree
from participation.importing.columns import (
    BAND,
    BPS,
    NAME,
    REASON,
    REGION,
    SCORE,
    SOURCE,
    STATUS,
    VALUE_OF,
)
from participation.importing.numbers import score_of
from participation.importing.odd_numbers import OddNumbers
from participation.importing.problems import BadFile, Note, Problem, Unclear
from participation.importing.reading import Reading
from participation.importing.region_cells import RegionCells
from participation.importing.region_names import RegionNames
from participation.importing.rows import Row
from participation.importing.texts import text_of

NOT_PUBLISHED, NOT_APPLICABLE, NOT_MEASURED = "not_published", "not_applicable", "not_measured"
STATUS_WORDS = {
    "": "",
    "belum dipublikasikan": NOT_PUBLISHED,
    "tidak berlaku": NOT_APPLICABLE,
    "tidak diukur": NOT_MEASURED,
    **{word: word for word in (NOT_PUBLISHED, NOT_APPLICABLE, NOT_MEASURED)},
}
LONGEST_SOURCE, LONGEST_REASON = 250, 200
WITHOUT_SOURCE = (
    "Setiap skor, kategori, dan nilai variabel harus mempunyai sumber. Tulis kutipannya di baris "
    "ini; sel gabungan hanya mengisi baris pertamanya."
)
TWO_STORIES = "Daerah yang mempunyai skor tidak memakai status ini. Kosongkan salah satunya."


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """What is said of a region. `band` is a band's slug or ""; `absence` is "" with a score."""

    region: str
    score: Decimal | None = None
    band: str = ""
    absence: str = NOT_PUBLISHED
    reason: str = ""
    source: str = ""
    dimensions: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edition:
    """What rows are checked against: bands by name, weights by variable, and what is stored."""

    bands: Mapping[str, BandRange]
    weights: Mapping[str, Decimal | None] = field(default_factory=dict)
    stored: Mapping[str, CheckedRow] = field(default_factory=dict)


def check(
    reading: Reading, *, names: RegionNames, edition: Edition
) -> tuple[list[CheckedRow], list[Note]]:
    """What every row says, and notes on what was read otherwise than written.

    A column that the file does not have leaves what is stored. Raises BadFile with the problems
    of all rows together.
    """
    checker = _Checker(names, edition)
    checked = [checker.row(row) for row in reading.rows]
    if problems := [*checker.problems, *reading.problems]:
        raise BadFile(problems)
    return checked, [*reading.notes, *checker.regions.notes, *checker.odd.notes()]


class _Checker:
    """Gathers problems over all rows."""

    def __init__(self, names: RegionNames, edition: Edition) -> None:
        self.regions, self.edition = RegionCells(names), edition
        self.names = {name.casefold(): name for name in edition.bands}
        self.by_slug = {band.slug: name for name, band in edition.bands.items()}
        self.problems: list[Problem] = []
        self.odd = OddNumbers()

    def row(self, row: Row) -> CheckedRow:
        before = len(self.problems)
        region = self.region(row)
        stored = self.edition.stored.get(region, CheckedRow(region))
        score = self.number(row, SCORE) if row.has(SCORE) else stored.score
        band, absence = self.band(row, stored), self.absence(row, stored, score)
        said = CheckedRow(
            region=region,
            score=score,
            band=band,
            absence=absence,
            reason=self.reason(row, stored, score),
            source=self.text(row, SOURCE, LONGEST_SOURCE),
            dimensions=self.values(row, stored, nothing=score is None and not band),
        )
        if len(self.problems) == before:
            said = self.agreed(row, said)
        return said

    def problem(self, row: Row, column: str, sentence: str) -> None:
        self.problems.append(row.problem(column, sentence))

    def region(self, row: Row) -> str:
        try:
            return self.regions.find(row)
        except Unclear as error:
            column = next((c for c in (REGION, BPS, NAME) if row.text(c)), REGION)
            self.problem(row, column, str(error))
            return ""

    def number(self, row: Row, column: str) -> Decimal | None:
        try:
            number = score_of(row.text(column))
        except Unclear as error:
            self.problem(row, column, str(error))
            number = None
        self.odd.look(row, column, number)
        return number

    def band(self, row: Row, stored: CheckedRow) -> str:
        """The slug of the band that is stated or stored."""
        if not row.has(BAND):
            return "" if row.text(SCORE) else stored.band
        value = row.text(BAND)
        if value and value.casefold() not in self.names:
            told = f"Kategori tidak dikenal. Pilih {', '.join(self.edition.bands)}, atau kosongkan."
            self.problem(row, BAND, told)
            return ""
        return self.edition.bands[self.names[value.casefold()]].slug if value else ""

    def absence(self, row: Row, stored: CheckedRow, score: Decimal | None) -> str:
        word = row.text(STATUS).casefold()
        if word not in STATUS_WORDS:
            known = ", ".join(list(STATUS_WORDS)[1:4])
            self.problem(row, STATUS, f"Status tidak dikenal. Pilih {known}, atau kosongkan.")
            return ""
        absence = STATUS_WORDS[word]
        if score is not None:
            if absence:
                self.problem(row, STATUS, TWO_STORIES)
            return ""
        kept = stored.absence if not row.has(STATUS) or stored.absence == NOT_APPLICABLE else ""
        return absence or kept or NOT_PUBLISHED

    def reason(self, row: Row, stored: CheckedRow, score: Decimal | None) -> str:
        """A stored reason stays only where it still explains the same kind of row."""
        if row.has(REASON):
            return self.text(row, REASON, LONGEST_REASON)
        return stored.reason if (score is None) == (stored.score is None) else ""

    def values(self, row: Row, stored: CheckedRow, *, nothing: bool) -> dict[str, Decimal]:
        columns = [column for column in row.cells if column.startswith(VALUE_OF)]
        kept = {} if nothing and not columns else dict(stored.dimensions)
        for column in columns:
            slug, value = column.removeprefix(VALUE_OF), self.number(row, column)
            kept.pop(slug, None)
            if value is not None:
                kept[slug] = value
        return {slug: kept[slug] for slug in self.edition.weights if slug in kept}

    def text(self, row: Row, column: str, longest: int) -> str:
        try:
            return text_of(row.text(column), longest)
        except Unclear as error:
            self.problem(row, column, str(error))
            return ""

    def agreed(self, row: Row, said: CheckedRow) -> CheckedRow:
        """The row with the band that follows from its score; nothing in it may contradict."""
        if said.score is None:
            self._excluded(row, said)
        else:
            said = self._banded(row, said, said.score)
            self._weighted(row, said)
        if not said.source and (said.score is not None or said.band or said.dimensions):
            self.problem(row, SOURCE, WITHOUT_SOURCE)
        return said

    def _excluded(self, row: Row, said: CheckedRow) -> None:
        """Where nothing was measured, nothing may be told: values would count in the means."""
        if said.absence == NOT_PUBLISHED:
            return
        if said.band:
            self.problem(row, BAND, self._no_band(said.region))
        elif said.dimensions:
            self.problem(row, VALUE_OF + next(iter(said.dimensions)), self._no_band(said.region))

    def _banded(self, row: Row, said: CheckedRow, score: Decimal) -> CheckedRow:
        if said.region in self.edition.stored and self._not_applicable(said.region):
            self.problem(row, SCORE, self._no_band(said.region))
        right = band_of(score, self.edition.bands.values()).slug
        if said.band and said.band != right:
            self.problem(
                row, BAND,
                f"Skor {_shown(score)} masuk kategori {self.by_slug[right]}, bukan "
                f"{self.by_slug[said.band]}. Perbaiki skor atau kategori.",
            )  # fmt: skip
        return replace(said, band=right)

    def _not_applicable(self, region: str) -> bool:
        return self.edition.stored[region].absence == NOT_APPLICABLE

    def _weighted(self, row: Row, said: CheckedRow) -> None:
        total = disagree(said.score, said.dimensions, self.edition.weights)
        if total is not None:
            self.problem(
                row, SCORE,
                f"Skor bertentangan dengan nilai variabelnya: menurut bobot edisi ini jumlahnya "
                f"{_shown(total)}. Perbaiki skor atau nilai variabelnya.",
            )  # fmt: skip

    def _no_band(self, region: str) -> str:
        return (
            f"{self.regions.names.regions[region]} dicatat “tidak berlaku” atau “tidak diukur” "
            "pada edisi ini, jadi tidak boleh mempunyai skor, kategori, atau nilai variabel. "
            "Kosongkan semuanya, atau perbaiki kodenya."
        )


def _shown(number: Decimal) -> str:
    return f"{number:.2f}".replace(".", ",")
