"""A score as people type it: 77,54 or 77.54, and nothing that could mean something else."""

import re
from decimal import Decimal

from participation.importing.problems import Unclear
from participation.importing.texts import FAILED, FAULT

_NUMBER = re.compile(r"^[0-9]{1,3}([.,][0-9]{1,2})?$")
_THOUSANDS = re.compile(r"^[0-9]{1,3}[.,][0-9]{3}$")
_LONGER = re.compile(r"^[0-9]{1,3}[.,][0-9]{4,}$")
_PART_OF_ONE = re.compile(r"^0[.,][0-9]{3,}$")
_DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
_HUNDREDTH = Decimal("0.01")
_REFUSED = [
    (_DAY, "Sel ini tanggal: lembar kerja mengubah angkanya. Ketik ulang sebagai angka."),
    (
        _PART_OF_ONE,
        "Angka ini pecahan dari 1, padahal skor berskala 0 sampai 100 dengan paling banyak dua "
        "desimal. Kalikan 100, misalnya 0,7754 menjadi 77,54.",
    ),
    (
        _THOUSANDS,
        "Tidak jelas apakah tanda ini pemisah ribuan atau desimal. Skor memakai paling banyak "
        "dua desimal, misalnya 77.54 atau 77,54.",
    ),
    (_LONGER, "Lebih dari dua desimal. Tulis skor seperti diumumkan, misalnya 77,54."),
    (FAILED, FAULT.format("ketik angkanya; kosongkan bila belum dipublikasikan")),
]
_NO_NUMBER = (
    "Skor harus bilangan 0 sampai 100 tanpa tanda lain, dengan paling banyak dua desimal, "
    "misalnya 77.54 atau 77,54; kosongkan bila belum dipublikasikan."
)


def score_of(text: str) -> Decimal | None:
    """A number from 0 to 100 with two decimals; None for an empty cell. Raises Unclear."""
    if not text:
        return None
    for shape, sentence in _REFUSED:
        if shape.match(text):
            raise Unclear(sentence)
    if not _NUMBER.match(text):
        raise Unclear(_NO_NUMBER)
    number = Decimal(text.replace(",", "."))
    if number > 100:
        raise Unclear("Skor paling tinggi 100. Periksa kembali angkanya.")
    return number.quantize(_HUNDREDTH)


def mark_of(text: str) -> str:
    """The decimal mark that a number is written with; "" for none."""
    return "," if "," in text else "." if "." in text else ""
