"""What a file is, by its first bytes: an XML file in some encoding, or what people take for one."""

import codecs
import re

from news.moving.wordpress.refusals import (
    COMPRESSED,
    EMPTY,
    ENCODING,
    NOT_WXR,
    TEXT_BEFORE,
    WEB_PAGE,
    BadExport,
)

ARCHIVES = (b"\x1f\x8b", b"PK\x03\x04", b"PK\x05\x06", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
KNOWN = {"utf-8", "ascii", "iso8859-1", "cp1252", "utf-16"}
_DECLARED = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}?encoding=[\"']([\w.:-]+)")
_PAGE = re.compile(r"<!doctype\s+html|<html|<head|<body", re.IGNORECASE)
_EXPORT = re.compile(r"<\?xml\s|<rss[\s>]")


def encoding_of(beginning: bytes) -> str:
    """The encoding in which the file is to be read. Raises BadExport for what is no XML."""
    if beginning.startswith(ARCHIVES):
        raise BadExport(COMPRESSED, 1, 1)
    encoding = _encoding(beginning)
    text = beginning.decode(encoding, "replace").lstrip("\ufeff\x00 \t\r\n")
    if not text:
        raise BadExport(EMPTY, 1, 1)
    if _PAGE.match(text):
        raise BadExport(WEB_PAGE, 1, 1)
    if not text.startswith(("<?xml", "<rss", "<!--", "<feed")):
        raise _no_xml(beginning.decode(encoding, "replace"))
    return encoding


def _no_xml(text: str) -> BadExport:
    found = _EXPORT.search(text)
    if found is None:
        return BadExport(NOT_WXR, 1, 1)
    above = text[: found.start()]
    return BadExport(TEXT_BEFORE, above.count("\n") + 1, len(above.rpartition("\n")[2]) + 1)


def _encoding(beginning: bytes) -> str:
    """As the bytes are, whatever the declaration says of UTF-16."""
    if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding in ("utf-16-le", "utf-16-be"):
        if beginning.startswith("<".encode(encoding)):
            return encoding
    declared = _DECLARED.match(beginning)
    try:
        name = codecs.lookup(declared[1].decode() if declared else "utf-8").name
    except LookupError as error:
        raise BadExport(ENCODING, 1, 1) from error
    if name not in KNOWN:
        raise BadExport(ENCODING, 1, 1)
    return {"iso8859-1": "cp1252", "cp1252": "cp1252"}.get(name, "utf-8")
