"""Checks each row of a results file and turns it into what would be stored."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from participation.calculation.bands import BandRange, band_of
from participation.importing.columns import BAND, REASON, REGION, SCORE, SOURCE, STATUS
from participation.importing.problems import BadFile, Problem
from participation.importing.reading import Row

NOT_PUBLISHED, NOT_APPLICABLE, NOT_MEASURED = "not_published", "not_applicable", "not_measured"
STATUS_WORDS = {
    "": "",
    "belum dipublikasikan": NOT_PUBLISHED,
    "tidak berlaku": NOT_APPLICABLE,
    "tidak diukur": NOT_MEASURED,
    **{word: word for word in (NOT_PUBLISHED, NOT_APPLICABLE, NOT_MEASURED)},
}
_NUMBER = re.compile(r"^[0-9]{1,3}([.,][0-9]{1,2})?$")
_THOUSANDS = re.compile(r"^[0-9]{1,3}[.,][0-9]{3}$")
_DANGEROUS = re.compile(r"^[=+\-@\t\r]|[\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """What a good row says. `band` is a band's slug or ""; `absence` is "" with a score."""

    region: str
    score: Decimal | None
    band: str
    absence: str
    reason: str
    source: str


def check(
    rows: Sequence[Row],
    *,
    regions: Mapping[str, str],
    bands: Mapping[str, BandRange],
    not_applicable: Collection[str] = (),
) -> list[CheckedRow]:
    """Every row checked against `regions` (code to name) and `bands` (name to range).

    `not_applicable` holds the codes of regions to which the edition does not apply. Raises
    BadFile with the problems of all rows together.
    """
    checker = _Checker(regions, bands, not_applicable)
    checked = [checker.row(row) for row in rows]
    if checker.problems:
        raise BadFile(checker.problems)
    return checked


class _Checker:
    """Gathers problems over all rows."""

    def __init__(
        self,
        regions: Mapping[str, str],
        bands: Mapping[str, BandRange],
        not_applicable: Collection[str],
    ) -> None:
        self.regions, self.bands, self.not_applicable = regions, bands, not_applicable
        self.by_name = {name.lower(): name for name in bands}
        self.problems: list[Problem] = []
        self.seen: dict[str, int] = {}

    def row(self, row: Row) -> CheckedRow:
        before = len(self.problems)
        region, score = self.region(row), self.score(row)
        band, absence = self.band(row), self.absence(row)
        if len(self.problems) == before:
            band = self.agree(row, score, band, absence)
            self.sourced(row, score, band)
        return CheckedRow(
            region=region,
            score=score,
            band=self.bands[band].slug if band else "",
            absence=absence,
            reason=self.text(row, REASON),
            source=self.text(row, SOURCE),
        )

    def problem(self, row: Row, column: str, sentence: str) -> None:
        self.problems.append(Problem(sentence, row.line, column, row.cells.get(column, "")))

    def region(self, row: Row) -> str:
        code = row.cells[REGION]
        if code not in self.regions:
            self.problem(row, REGION, self._unknown_region(code))
        elif code in self.seen:
            self.problem(
                row, REGION,
                f"{self.regions[code]} sudah ada di baris {self.seen[code]}. "
                "Setiap daerah hanya boleh sekali; hapus salah satu.",
            )  # fmt: skip
        else:
            self.seen[code] = row.line
        return code

    def _unknown_region(self, code: str) -> str:
        if not code:
            return "Kode wilayah kosong. Isi dengan kode Kemendagri, misalnya 33 atau 33.10."
        if code.isdecimal() and len(code) == 4 and f"{code[:2]}.{code[2:]}" in self.regions:
            dotted = f"{code[:2]}.{code[2:]}"
            return f"Kode ditulis dengan titik: {dotted} ({self.regions[dotted]})."
        if f"{code}0" in self.regions:
            return (
                f"Mungkin {code}0 ({self.regions[f'{code}0']}): lembar kerja membuang nol di "
                "belakang. Jadikan kolom kode sebagai teks, lalu tulis kodenya lengkap."
            )
        close = [known for known, name in self.regions.items() if code.lower() in name.lower()][:3]
        listed = " atau ".join(f"{found} ({self.regions[found]})" for found in close)
        hint = f"Mungkin maksud Anda {listed}." if close else "Contoh: 33 atau 33.10."
        return f"Kode wilayah tidak dikenal. {hint}"

    def score(self, row: Row) -> Decimal | None:
        value = row.cells[SCORE]
        if not value:
            return None
        if _THOUSANDS.match(value):
            self.problem(
                row, SCORE,
                "Tidak jelas apakah titik ini pemisah ribuan atau desimal. "
                "Skor memakai paling banyak dua desimal, misalnya 77.54.",
            )  # fmt: skip
        elif not _NUMBER.match(value):
            self.problem(
                row, SCORE,
                "Skor harus bilangan 0 sampai 100 dengan paling banyak dua desimal, misalnya "
                "77.54; kosongkan bila belum dipublikasikan.",
            )  # fmt: skip
        elif (score := Decimal(value.replace(",", "."))) > 100:
            self.problem(row, SCORE, "Skor paling tinggi 100. Periksa kembali angkanya.")
        else:
            return score.quantize(Decimal("0.01"))
        return None

    def band(self, row: Row) -> str:
        value = row.cells[BAND]
        if not value or value.lower() in self.by_name:
            return self.by_name.get(value.lower(), "")
        self.problem(row, BAND, f"Kategori tidak dikenal. Yang berlaku: {', '.join(self.bands)}.")
        return ""

    def absence(self, row: Row) -> str:
        word = row.cells.get(STATUS, "").lower()
        if word not in STATUS_WORDS:
            known = ", ".join(list(STATUS_WORDS)[1:4])
            self.problem(row, STATUS, f"Status tidak dikenal. Yang berlaku: {known}, atau kosong.")
            return ""
        absence = STATUS_WORDS[word]
        if row.cells[SCORE]:
            if absence:
                self.problem(row, STATUS, "Daerah yang mempunyai skor tidak memakai status ini.")
            return ""
        return absence or self._usual_absence(row.cells[REGION])

    def _usual_absence(self, code: str) -> str:
        return NOT_APPLICABLE if code in self.not_applicable else NOT_PUBLISHED

    def agree(self, row: Row, score: Decimal | None, band: str, absence: str) -> str:
        """The band's name, stated or following from the score; they must not contradict."""
        if score is None:
            if band and absence != NOT_PUBLISHED:
                self.problem(row, BAND, self._no_band(row.cells[REGION]))
            return band
        if row.cells[REGION] in self.not_applicable:
            self.problem(row, SCORE, self._no_band(row.cells[REGION]))
        right = band_of(score, self.bands.values()).slug
        name = next(name for name, found in self.bands.items() if found.slug == right)
        if band and band != name:
            shown = f"{score:.2f}".replace(".", ",")
            self.problem(
                row, BAND,
                f"Skor {shown} masuk kategori {name}, bukan {band}. Perbaiki skor atau kategori.",
            )  # fmt: skip
        return name

    def _no_band(self, code: str) -> str:
        return (
            f"{self.regions[code]} dicatat “tidak berlaku” atau “tidak diukur” pada edisi ini, "
            "jadi tidak boleh mempunyai skor atau kategori. Kosongkan keduanya, atau perbaiki "
            "kodenya."
        )

    def sourced(self, row: Row, score: Decimal | None, band: str) -> None:
        if (score is not None or band) and not row.cells[SOURCE]:
            self.problem(
                row, SOURCE, "Setiap skor dan kategori harus mempunyai sumber. Tulis kutipannya."
            )

    def text(self, row: Row, column: str) -> str:
        value = row.cells.get(column, "")
        longest = 250 if column == SOURCE else 200
        if len(value) > longest:
            self.problem(row, column, f"Terlalu panjang; paling banyak {longest} huruf.")
        elif _DANGEROUS.search(value):
            self.problem(
                row, column,
                "Teks tidak boleh diawali =, +, -, atau @, dan tidak boleh berisi baris baru.",
            )  # fmt: skip
        return value
