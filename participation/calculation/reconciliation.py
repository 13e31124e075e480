"""Whether what was announced, what is stored and the region table tell the same story."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison of the gate. A finding that does not agree holds publication back."""

    agrees: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class LevelCounts:
    """What is known of one level: announced counts by band, rows by band, eligible regions."""

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
        return [Finding(False, f"{level.label}: rekap nasional belum diisi.")]
    return [*_against_region_table(level), *_against_rows(level)]


def _against_region_table(level: LevelCounts) -> list[Finding]:
    total = sum(level.announced.values())
    parts = " + ".join(str(count) for count in level.announced.values())
    findings = [
        Finding(
            total == level.eligible,
            f"{level.label}: rekap {parts} = {total}; "
            f"daerah yang diukur menurut tabel wilayah {level.eligible}.",
        )
    ]
    findings += [
        Finding(
            False,
            f"{level.label}: rekap menyebut {stated} daerah, tabel wilayah {level.eligible}.",
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
        findings.append(Finding(agrees, f"{level.label}: {band} {found} baris, rekap {stated}."))
    return findings
