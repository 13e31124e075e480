"""Numbers and addresses in a text that look like somebody's own. Pure: text in, sentences out."""

import re
from collections.abc import Iterable, Iterator

# Sixteen digits in the groups in which people write them.
NIK = re.compile(
    r"(?<!\d)(?:"
    r"\d{6}[ .-]?\d{6}[ .-]?\d{4}"
    r"|\d{4}([ .-])\d{4}\1\d{4}\1\d{4}"
    r"|\d{2}([ .-])\d{2}\2\d{2}\2(?:\d{6}|\d{2}\2\d{2}\2\d{2})\2\d{4}"
    r")(?!\d)"
)
_COUNTRY = r"\(?\+?62\)?[ .-]?(?:\(0\)[ .-]?)?"
PHONE = re.compile(rf"(?<![\d.,/])(?:{_COUNTRY}|0[ -]?)8\d{{1,2}}(?:[ .–-]?\d{{2,5}}){{2,3}}(?!\d)")
LINKED_PHONE = re.compile(
    r"^(?:tel:|https?://(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=))\+?((?:62|0)8\d{7,11})\b",
    re.IGNORECASE,
)
_PART = r"[\w-]{1,63}"
EMAIL = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}@(?!kpu\.go\.id|{_PART}\.kpu\.go\.id){_PART}(?:\.{_PART})+"
)


def personal(text: str) -> Iterator[str]:
    """A sentence for each number or address that looks like somebody's own."""
    rest = text
    for found in NIK.finditer(text):
        digits = _digits(found[0])
        if _is_birth(digits[6:8], digits[8:10]):
            rest = rest.replace(found[0], " ")
            yield f"Ada angka yang tampak seperti NIK ({digits[:4]}…). Hapus data pribadi."
    for found in PHONE.finditer(rest):
        yield f"Ada nomor telepon ({_digits(found[0])[:4]}…). Hapus bila milik pribadi."
    for found in EMAIL.finditer(rest):
        yield f"Ada alamat surel ({found[0]}). Hapus bila milik pribadi."


def linked_phones(addresses: Iterable[str]) -> Iterator[str]:
    """A sentence for each link that calls or writes to a mobile telephone."""
    for address in addresses:
        if found := LINKED_PHONE.match(re.sub(r"[ .()-](?=\d)|(?<=\d)[ ()-]", "", address)):
            yield f"Ada tautan ke nomor telepon ({found[1][:4]}…). Hapus bila milik pribadi."


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_birth(day: str, month: str) -> bool:
    """A NIK carries the date of birth; women's days count from 41."""
    return int(day) % 40 in range(1, 32) and 1 <= int(month) <= 12
