"""Whether a file is of the edition that it is given to, where it says so itself, as ours do."""

from collections.abc import Iterable

from participation.importing.columns import EDITION, squeezed
from participation.importing.problems import BadFile
from participation.importing.reading import Reading
from participation.importing.rows import Row

OTHER = (
    "Berkas ini dari edisi lain; yang sedang diisi adalah {}. Unggah pada edisinya sendiri, atau, "
    "bila angkanya memang untuk edisi ini, hapus kolom ini."
)


def refuse_other_editions(reading: Reading, called: Iterable[str]) -> None:
    """Raise BadFile that names the first row of each other edition.

    `called` is what the edition is called, the name for people first.
    """
    names = [name for name in called if name]
    own = {"", *map(squeezed, names)}
    others: dict[str, Row] = {}
    for row in reading.rows:
        if squeezed(row.text(EDITION)) not in own:
            others.setdefault(row.text(EDITION), row)
    if others:
        told = OTHER.format(names[0])
        raise BadFile([row.problem(EDITION, told) for row in others.values()])
