"""The region of each row: once a file, and said where it was read otherwise than written."""

from participation.importing.asides import NOT_A_REGION
from participation.importing.columns import BPS, NAME, PROVINCE, REGION, squeezed
from participation.importing.problems import Note, Unclear
from participation.importing.region_names import RegionNames
from participation.importing.rows import Row

_ONLY = {"provinsi": "provinsi", "propinsi": "provinsi", "kab": "kabkota", "kota": "kabkota"}


class RegionCells:
    """Finds regions row by row; `notes` gathers what was read anew."""

    def __init__(self, names: RegionNames, *, once: bool = True) -> None:
        self.names, self.once = names, once
        self.notes: list[Note] = []
        self.seen: dict[str, Row] = {}

    def find(self, row: Row) -> str:
        """The code of the row's region. Raises Unclear."""
        code = (row.text(REGION) or row.text(BPS)).lstrip("'")  # which keeps a code a text
        bps = bool(row.text(BPS) and not row.text(REGION))
        try:
            found = self.names.find(code, row.text(NAME), bps=bps, only=_only(row))
        except Unclear as error:
            raise Unclear(f"{error} {NOT_A_REGION}" if row.is_wordy else str(error)) from error
        self.names.expect_province(found.code, row.text(PROVINCE))
        if self.once and found.code in self.seen:
            raise Unclear(self._twice(found.code))
        self.seen[found.code] = row
        if found.said:
            self.notes.append(Note(found.said, row.line, row.sheet))
        return found.code

    def _twice(self, code: str) -> str:
        first = self.seen[code]
        where = f"lembar “{first.sheet}” " * bool(first.sheet) + f"baris {first.line}"
        return (
            f"{self.names.regions[code]} sudah ada di {where}. "
            "Setiap daerah hanya boleh sekali; hapus salah satu."
        )


def _only(row: Row) -> str:
    """What the heading of the names leaves to choose from."""
    heading = squeezed(row.headings.get(NAME, "")).removeprefix("nama")
    return next((kind for word, kind in _ONLY.items() if heading.startswith(word)), "")
