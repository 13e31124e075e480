"""Letters that went wrong on their way: read in another encoding, or blanks that do not break."""

import re

from news.pasting.tree import Element

MOST_READINGS = 6
# What Windows-1252 has where Unicode has controls; such letters were copied byte by byte.
WINDOWS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
# UTF-8 that was read as Windows-1252: "â€œ" for a quotation mark, "Ã©" for an accent, "Â" before
# a blank. Only runs that turn out to be whole UTF-8 are touched, so that "Ângela" stays.
_SIGNS = "".join(WINDOWS.values()) + "".join(map(chr, range(0x80, 0x100)))
_MISREAD = re.compile(f"[\u00c2-\u00f4][{re.escape(_SIGNS)}]{{1,3}}")
_LOST_QUOTE = "\u00e2\u20ac"  # the closing quotation mark: its third byte is no letter at all
_LOST_BLANK = re.compile("\u00c2(?=\\s|$)")  # a blank that does not break, before it was mended
_BLANKS = re.compile("(?<![ \t\r\n])[ \t\r\n]*[\u00a0\u2007\u202f][ \t\r\n\u00a0\u2007\u202f]*")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]|\u200e|\u200f|[\u202a-\u202e\u2066-\u2069]")
# Quotation marks that a programme set twice, or the wrong way round.
_QUOTES = [
    (re.compile("\u201c\u201c([^\u201c\u201d]*)\u201d\u201d"), "\u201c\\1\u201d"),
    (re.compile('"\u201c([^\u201c\u201d"]*)\u201d"'), "\u201c\\1\u201d"),
    (re.compile('\u201c"([^\u201c\u201d"]*)"\u201d'), "\u201c\\1\u201d"),
    (re.compile(r'""([^"\n]+)""'), r'"\1"'),
    (re.compile(r"``([^`'\n]+)''|''([^'\n]+)''"), r'"\1\2"'),
    (re.compile(r"(?<![^\s(\[])\u201d(?=\w)"), "\u201c"),
    (re.compile(r"(?<=[\w.,!?])\u201c(?![^\s.,;:!?)])"), "\u201d"),
]


def mended(element: Element) -> None:
    """Mend every text below."""
    for place, child in enumerate(element.children):
        if isinstance(child, str):
            element.children[place] = mended_text(child)
        else:
            mended(child)


def mended_text(text: str) -> str:
    """`text` with the letters that were meant, visible, and with blanks that break.

    Mending what is mended changes nothing; what was misread twice is reread twice.
    """
    for _ in range(MOST_READINGS):
        before, text = text, _mended_once(text)
        if text == before:
            break
    return text


def one_line(text: str) -> str:
    """The same on one line; empty when there was nothing to see."""
    return " ".join(mended_text(text).split())


def _mended_once(text: str) -> str:
    text = _MISREAD.sub(_reread, text.translate(WINDOWS))
    text = _LOST_BLANK.sub("", text.replace(_LOST_QUOTE, "\u201d"))
    text = _BLANKS.sub(" ", _INVISIBLE.sub("", text))
    for accident, meant in _QUOTES:
        text = accident.sub(meant, text)
    return text


def _reread(found: re.Match[str]) -> str:
    """The longest beginning that is one letter in UTF-8, then the rest as it was."""
    run = found[0]
    for end in range(len(run), 1, -1):
        try:
            letter = _octets(run[:end]).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        if len(letter) == 1:
            return letter + run[end:]
    return run


def _octets(text: str) -> bytes:
    """The bytes that were misread, whether as Windows-1252 or as Latin-1."""
    return b"".join(
        sign.encode("latin-1") if ord(sign) < 0x100 else sign.encode("cp1252") for sign in text
    )
