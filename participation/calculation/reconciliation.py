"""Whether what was announced, what is stored and the region table tell the same story."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison of the gate: what was compared, and whether it agrees.

    A finding that does not agree holds publication back, unless it may be explained to readers and
    is. `key` names it, so that an explanation finds it again.
    """

    agrees: bool
    sentence: str
    key: str = ""
    explanation: str = ""

    @property
    def may_be_explained(self) -> bool:
        """Whether an explanation lets it pass; what is merely unfinished has no key."""
        return bool(self.key)

    @property
    def passes(self) -> bool:
        """It agrees, or readers are told why not."""
        return self.agrees or bool(self.key and self.explanation)

    @property
    def is_explained(self) -> bool:
        """It passes by its explanation alone."""
        return self.passes and not self.agrees

    def as_json(self) -> dict[str, Any]:
        """For the report that stays with the edition."""
        return asdict(self)


def explained(
    findings: Iterable[Finding], explanations: Mapping[str, tuple[str, str]]
) -> list[Finding]:
    """Each finding that needs it with its explanation, where there is one about these numbers.

    `explanations` leads from a finding's key to the sentence that was explained and the text.
    """
    return [_explained(finding, *explanations.get(finding.key, ("", ""))) for finding in findings]


def _explained(finding: Finding, about: str, text: str) -> Finding:
    fits = not finding.agrees and about == finding.sentence
    return replace(finding, explanation=text) if fits else finding


@dataclass(frozen=True, slots=True)
class LevelCounts:
    """What is known of one level: announced counts by band, rows by band, eligible regions."""

    level: str
    label: str
    eligible: int
    announced: Mapping[str, int]
    announced_eligible: Iterable[int]
    bands_of_rows: Iterable[str]


def reconcile(level: LevelCounts) -> list[Finding]:
    """Compare the recap of a level with the region table and with its rows.

    The recap's bands add up to the eligible regions; no band has more rows than were announced;
    and when every region's band is known, the counts are equal.
    """
    if not level.announced:
        told = f"{level.label}: rekap nasional belum diisi."
        return [Finding(False, told, f"{level.level}-rekap")]
    return [*_against_region_table(level), *_against_rows(level)]


def _against_region_table(level: LevelCounts) -> list[Finding]:
    total = sum(level.announced.values())
    parts = " + ".join(str(count) for count in level.announced.values())
    findings = [
        Finding(
            total == level.eligible,
            f"{level.label}: rekap {parts} = {total}; "
            f"daerah yang diukur menurut tabel wilayah {level.eligible}.",
            f"{level.level}-jumlah",
        )
    ]
    findings += [
        Finding(
            False,
            f"{level.label}: rekap menyebut {stated} daerah, tabel wilayah {level.eligible}.",
            f"{level.level}-disebut-{stated}",
        )
        for stated in sorted(set(level.announced_eligible))
        if stated != level.eligible
    ]
    return findings


def _against_rows(level: LevelCounts) -> list[Finding]:
    rows = Counter(level.bands_of_rows)
    complete = rows.total() == level.eligible
    findings = []
    for band in sorted({*level.announced, *rows}):
        stated, found = level.announced.get(band, 0), rows[band]
        agrees = found == stated if complete else found <= stated
        told = f"{band} {found} baris, rekap {stated}."
        if agrees and not complete:
            told = f"{band} {stated} menurut rekap; {found} di antaranya sudah dirinci."
        findings.append(Finding(agrees, f"{level.label}: {told}", f"{level.level}-{band.lower()}"))
    return findings
