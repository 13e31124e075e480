"""What a file would do to an edition, worked out without writing anything."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from functools import partial

from participation.actions.errors import NotReady
from participation.calculation.bands import gaps
from participation.directory import bps_codes
from participation.facts import Facts, facts_of
from participation.importing import checking
from participation.importing.checking import CheckedRow
from participation.importing.columns import results_vocabulary
from participation.importing.of_edition import refuse_other_editions
from participation.importing.problems import Note
from participation.importing.reading import read
from participation.importing.region_names import RegionNames
from participation.models import Edition, Region, Source


@dataclass(frozen=True, slots=True)
class Change:
    """One region whose result would become another."""

    region: str
    name: str
    kind: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a file would do to an edition. Nothing is written by making one."""

    rows: list[CheckedRow]
    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0
    new_sources: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        """Equal for plans that would do the same to the same data."""
        content = json.dumps([asdict(change) for change in self.changes] + self.new_sources)
        return hashlib.sha256(content.encode()).hexdigest()

    def of_kind(self, kind: str) -> list[Change]:
        """Changes that are "added", "changed" or "removed"."""
        return [change for change in self.changes if change.kind == kind]

    @property
    def wanted(self) -> dict[str, Facts]:
        """What each region that changes is to say, by its code."""
        touched = {change.region for change in self.changes}
        return {row.region: _row_facts(row) for row in self.rows if row.region in touched}

    @property
    def added(self) -> list[Change]:
        """Regions of which nothing was known before."""
        return self.of_kind("added")

    @property
    def changed(self) -> list[Change]:
        """Regions whose number, band, reason or source becomes another."""
        return self.of_kind("changed")

    @property
    def removed(self) -> list[Change]:
        """Regions of which nothing would be known any more."""
        return self.of_kind("removed")

    @property
    def questions(self) -> list[Note]:
        """What must be answered before anything is stored."""
        return [note for note in self.notes if note.asks]

    @property
    def remarks(self) -> list[Note]:
        """What is only told."""
        return [note for note in self.notes if not note.asks]

    @property
    def sentence(self) -> str:
        """The plan in one sentence for the data officer."""
        if not self.changes:
            return f"Tidak ada yang berubah: {self.unchanged} baris sama dengan data tersimpan."
        return (
            f"{len(self.added)} hasil baru, {len(self.changed)} berubah, "
            f"{len(self.removed)} dihapus, {self.unchanged} tetap."
        )


def plan_import(*, edition: Edition, content: bytes) -> ImportPlan:
    """What importing the file would change.

    Raises BadFile with every problem of the file, and NotReady when the edition's own bands leave
    a score without a band.
    """
    bands = {band.name: band.range for band in edition.bands.all()}
    if faults := gaps(bands.values()):
        raise NotReady(faults)
    reading = read(content, results_vocabulary(edition.dimension_names, edition.name))
    refuse_other_editions(reading, edition.called)
    stored = {each.region_id: facts_of(each) for each in edition.results.with_facts()}
    rows, notes = checking.check(
        reading,
        names=region_names(),
        edition=checking.Edition(
            bands=bands,
            weights={each.slug: each.weight for each in edition.dimensions.all()},
            stored={code: _as_row(code, facts) for code, facts in stored.items()},
        ),
    )
    return _plan(edition, rows, stored, notes)


def region_names() -> RegionNames:
    """All regions, found by code, code of BPS or name."""
    return RegionNames(dict(Region.objects.values_list("code", "name")), bps_codes())


def new_citations(citations: list[str]) -> list[str]:
    """Those that no source has, each once."""
    known = set(Source.objects.filter(citation__in=citations).values_list("citation", flat=True))
    return [each for each in dict.fromkeys(citations) if each and each not in known]


def _plan(
    edition: Edition, rows: list[CheckedRow], stored: dict[str, Facts], notes: list[Note]
) -> ImportPlan:
    named = partial(Facts.words, bands=edition.band_names, dimensions=edition.dimension_names)
    regions = Region.objects.in_bulk([row.region for row in rows])
    changes = []
    for row in rows:
        old, new = stored.get(row.region, Facts()), _row_facts(row)
        if old != new:
            name = regions[row.region].name
            changes.append(Change(row.region, name, _kind(old, new), named(old), named(new)))
    return ImportPlan(
        rows=rows,
        changes=changes,
        unchanged=len(rows) - len(changes),
        new_sources=new_citations([row.source for row in rows]),
        notes=notes,
    )


def _row_facts(row: CheckedRow) -> Facts:
    return Facts(row.score, row.band, row.absence, row.reason, row.source, row.dimensions)


def _as_row(code: str, facts: Facts) -> CheckedRow:
    return CheckedRow(
        code, facts.score, facts.band, facts.absence, facts.reason, facts.source, facts.dimensions
    )


def _kind(old: Facts, new: Facts) -> str:
    if old.tells_nothing and not new.tells_nothing:
        return "added"
    return "removed" if new.tells_nothing and not old.tells_nothing else "changed"
