"""Text of a cell as it may be stored and given out again."""

import re

from participation.importing.problems import Unclear

_DANGEROUS = re.compile(r"^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]|[\x00-\x1f]")
_GUARDED = re.compile(r"^'(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")
# What a spreadsheet shows where a formula failed; each stays behind when values are pasted.
FAILED = re.compile(
    r"^#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|NILAI!)$", re.IGNORECASE
)
FAULT = "Sel ini berisi galat lembar kerja, sisa rumus yang gagal. Perbaiki rumusnya, atau {}."


def text_of(text: str, longest: int) -> str:
    """The text; without the apostrophe that keeps spreadsheets from calculating. Raises Unclear."""
    if len(text) > longest:
        raise Unclear(f"Terlalu panjang; paling banyak {longest} huruf. Persingkat.")
    if FAILED.match(text):
        raise Unclear(FAULT.format("ketik isinya"))
    guarded = _GUARDED.sub("", text)
    if _DANGEROUS.search(text):
        raise Unclear(
            "Teks tidak boleh diawali =, +, -, atau @, dan tidak boleh berisi baris baru. Hapus "
            "tanda itu."
        )
    return guarded
