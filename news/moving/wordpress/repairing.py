"""Text that passed through the wrong alphabet once, made right again.

Old sites hold bytes of Windows-1252 among UTF-8, and UTF-8 that was taken for Windows-1252 and
stored so (mojibake). Both become the letters that were meant.
"""

import codecs
import re
from collections.abc import Iterator
from typing import IO

from news.moving.wordpress.beginnings import encoding_of

CHUNK = 64 * 1024
REPAIR = "portal-windows-1252"

# The characters of bytes 80 to 9F; Windows-1252 leaves five of them without one.
_NAMED = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_BYTE_OF = {ord(letter): code for code, letter in _NAMED.items()}
_BYTE_OF |= {code: code for code in range(0x80, 0x100)}
_REST = "".join(map(chr, (code for code in _BYTE_OF if code >= 0x100 or code < 0xC0)))
_MOJIBAKE = re.compile(
    f"[\u00c2\u00c3][{re.escape(_REST)}]"  # Â, Ã
    f"|[\u00e2\u00ef][{re.escape(_REST)}]{{2}}"  # â, ï
    f"|\u00f0[{re.escape(_REST)}]{{3}}"  # ð
)
_CUT_QUOTE = "\u00e2\u20ac"  # a closing quote whose last byte, 9D, got lost
# XML knows no such characters; WordPress writes them all the same.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def mended(text: str) -> str:
    """`text` with the letters that were meant. Mending twice changes nothing more."""
    for _ in range(3):
        before, text = text, _MOJIBAKE.sub(_decoded, text)
        if text == before:
            break
    return text.replace(_CUT_QUOTE, "\u201d").translate(_NAMED)


def _decoded(found: re.Match[str]) -> str:
    try:
        return bytes(_BYTE_OF[ord(letter)] for letter in found[0]).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(_NAMED.get(byte, chr(byte)) for byte in wrong), error.end


codecs.register_error(REPAIR, _as_windows_1252)


# Plugins write blank lines before the export; a declaration may only stand at the very beginning.
_LATE_DECLARATION = re.compile(r"\A\ufeff?\s+<\?xml[^>]{0,200}\?>")


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def xml_chunks(file: IO[bytes]) -> Iterator[bytes]:
    """The file as UTF-8 in which every character may stand in XML. Lines stay where they are.

    Raises BadExport for a file that is no XML."""
    chunk = file.read(CHUNK)
    decoder = codecs.getincrementaldecoder(encoding_of(chunk))(REPAIR)
    is_first = True
    while chunk:
        text = decoder.decode(chunk)
        if is_first:
            text, is_first = _LATE_DECLARATION.sub(_blank, text), False
        yield _NOT_XML.sub("", text).encode("utf-8", "replace")
        chunk = file.read(CHUNK)
    yield _NOT_XML.sub("", decoder.decode(b"", final=True)).encode("utf-8", "replace")
