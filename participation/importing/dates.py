"""A day as people write it: 18 Oktober 2025, 18/10/2025, 18-10-2025, 2025-10-18."""

import datetime as dt
import re

from participation.importing.problems import Unclear

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "januari jan", "februari feb pebruari", "maret mar", "april apr", "mei", "juni jun",
            "juli jul", "agustus agu ags agt", "september sep sept", "oktober okt",
            "november nov nopember", "desember des",
        ],
        1,
    )
    for name in names.split()
}  # fmt: skip
_ISO = re.compile(r"^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$")
_DAY_FIRST = re.compile(r"^([0-9]{1,2})[ /.\-]+([0-9]{1,2}|[a-z]+)[ /.,\-]+([0-9]{4})$")
UNKNOWN = "Tanggal tidak dikenal. Tulis seperti 18 Oktober 2025 atau 2025-10-18."


def day_of(text: str) -> dt.date | None:
    """The day; None for an empty cell. Day before month, as is usual here. Raises Unclear."""
    if not text:
        return None
    if found := _ISO.match(text):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.match(text.casefold()):
        day, month, year = found.groups()
    else:
        raise Unclear(UNKNOWN)
    try:
        return dt.date(int(year), MONTHS.get(month) or int(month), int(day))
    except ValueError as error:
        raise Unclear(UNKNOWN) from error


def is_open_to_doubt(text: str) -> bool:
    """Whether day and month could change places: 03/04/2025."""
    found = _DAY_FIRST.match(text.casefold())
    return bool(found and found[2].isdecimal() and int(found[1]) <= 12 and found[1] != found[2])
