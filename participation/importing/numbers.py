"""A score as people type it: 77,54 or 77.54, and nothing that could mean something else."""

import re
from decimal import Decimal

from participation.importing.problems import Unclear

_NUMBER = re.compile(r"^[0-9]{1,3}([.,][0-9]{1,2})?$")
_THOUSANDS = re.compile(r"^[0-9]{1,3}[.,][0-9]{3}$")
_LONGER = re.compile(r"^[0-9]{1,3}[.,][0-9]{4,}$")
_PART_OF_ONE = re.compile(r"^0[.,][0-9]{3,}$")
_DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
_HUNDREDTH = Decimal("0.01")


def score_of(text: str) -> Decimal | None:
    """A number from 0 to 100 with two decimals; None for an empty cell. Raises Unclear."""
    if not text:
        return None
    if _DAY.match(text):
        raise Unclear("Sel ini tanggal: lembar kerja mengubah angkanya. Ketik ulang sebagai angka.")
    if _PART_OF_ONE.match(text):
        raise Unclear(
            "Angka ini pecahan dari 1, padahal skor berskala 0 sampai 100 dengan paling banyak dua "
            "desimal. Kalikan 100, misalnya 0,7754 menjadi 77,54."
        )
    if _THOUSANDS.match(text):
        raise Unclear(
            "Tidak jelas apakah tanda ini pemisah ribuan atau desimal. Skor memakai paling banyak "
            "dua desimal, misalnya 77.54 atau 77,54."
        )
    if _LONGER.match(text):
        raise Unclear("Lebih dari dua desimal. Tulis skor seperti diumumkan, misalnya 77,54.")
    if not _NUMBER.match(text):
        raise Unclear(
            "Skor harus bilangan 0 sampai 100 tanpa tanda lain, dengan paling banyak dua desimal, "
            "misalnya 77.54 atau 77,54; kosongkan bila belum dipublikasikan."
        )
    number = Decimal(text.replace(",", "."))
    if number > 100:
        raise Unclear("Skor paling tinggi 100. Periksa kembali angkanya.")
    return number.quantize(_HUNDREDTH)


def mark_of(text: str) -> str:
    """The decimal mark that a number is written with; "" for none."""
    return "," if "," in text else "." if "." in text else ""
