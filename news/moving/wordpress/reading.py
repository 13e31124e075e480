"""WXR, the XML that WordPress exports: read as a stream, one item at a time, nothing trusted.

A document type is refused before it can define an entity, so that nothing grows and nothing is
fetched. Memory holds one item, however long the file is.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat

from news.moving.wordpress.refusals import (
    AGAIN,
    DOCTYPE,
    FEED,
    NOT_WXR,
    TOO_DEEP,
    VERSION,
    WEB_PAGE,
    WRONG_XML,
    BadExport,
    said_of,
)
from news.moving.wordpress.repairing import mended, xml_chunks

DEEPEST = 12
LONGEST_TEXT = 5_000_000
LONGEST_TAG = 1_000_000
EXPORT = re.compile(r"http://wordpress\.org/export/(\d+)\.\d+/(excerpt/)?$")
PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
}

# What an item is asked for; everything else passes by.
TEXTS = {
    "title", "link", "guid", "pubDate", "dc:creator", "content:encoded", "excerpt:encoded",
    "wp:post_id", "wp:post_date", "wp:post_date_gmt", "wp:post_modified", "wp:post_modified_gmt",
    "wp:post_name", "wp:status", "wp:post_parent", "wp:post_type", "wp:post_password",
    "wp:attachment_url",
}  # fmt: skip
LONG = {"content:encoded"}
META = {"_thumbnail_id", "_wp_attachment_image_alt", "_wp_attached_file", "_wp_old_slug"}


@dataclass(frozen=True)
class Label:
    """A category or tag of an item."""

    domain: str
    slug: str
    name: str


@dataclass
class Item:
    """One <item>: post, page, attachment or anything else; texts as they stand in the file."""

    line: int
    texts: dict[str, str] = field(default_factory=dict)
    meta: list[tuple[str, str]] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    comments: int = 0
    is_too_long: bool = False

    def text(self, name: str) -> str:
        """The element's text, empty without one."""
        return self.texts.get(name, "")

    def metas(self, key: str) -> list[str]:
        """All values that the item keeps under this key."""
        return [value for name, value in self.meta if name == key]


@dataclass
class Site:
    """What the file tells of the site that it comes from."""

    version: str = ""
    addresses: list[str] = field(default_factory=list)
    exported: str = ""
    authors: dict[str, str] = field(default_factory=dict)
    items: int = 0


def items(path: Path, site: Site | None = None, *, texts: bool = True) -> Iterator[Item]:
    """The items in their order. `site` fills as the file is read; without `texts`, what an
    article says is passed over. Raises BadExport and OSError."""
    reader = _Reader(site or Site(), TEXTS if texts else TEXTS - LONG)
    try:
        with path.open("rb") as file:
            for chunk in xml_chunks(file):
                reader.feed(chunk)
                while reader.ready:
                    yield reader.ready.popleft()
        reader.close()
    except BadExport as error:
        error.file = path.name
        raise
    yield from reader.ready


class _Reader:
    """Turns the parser's events into items."""

    def __init__(self, site: Site, wanted: set[str]) -> None:
        self.site, self.wanted = site, wanted
        self.ready: deque[Item] = deque()
        self.path: list[str] = []
        self.words: list[str] | None = None
        self.length = self.fed = 0
        self.item: Item | None = None
        self.label: dict[str, str] = {}
        self.fields: dict[str, str] = {}  # of the author or meta that is being read
        parser = self.parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text, parser.buffer_size = True, 1 << 16
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        parser.StartElementHandler = self._guarded(self._start)
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def feed(self, chunk: bytes, *, final: bool = False) -> None:
        """Raises BadExport where the XML is broken."""
        try:
            self.parser.Parse(chunk, final)
        except expat.ExpatError as error:
            raise BadExport(said_of(error.code), error.lineno, error.offset + 1) from error
        self.fed += len(chunk)
        if self.fed - self.parser.CurrentByteIndex > LONGEST_TAG:
            raise self._bad(WRONG_XML)

    def close(self) -> None:
        """Raises BadExport unless the file was a whole export."""
        self.feed(b"", final=True)
        if not self.site.version:
            raise BadExport(FEED)

    def _bad(self, sentence: str) -> BadExport:
        return BadExport(
            sentence, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        )

    def _refuse_doctype(self, name: str, *_: Any) -> None:
        raise self._bad(WEB_PAGE if name.lower() == "html" else DOCTYPE)

    def _guarded(self, start: Callable[[str, dict[str, str]], None]) -> Any:
        def guarded(name: str, attributes: dict[str, str]) -> None:
            if len(self.path) >= DEEPEST:
                raise self._bad(TOO_DEEP)
            if not self.path and name != "rss":
                raise self._bad(NOT_WXR)
            start(self._short(name), attributes)

        return guarded

    def _short(self, name: str) -> str:
        """The name with the prefix that WordPress uses, whatever the file calls it."""
        space, _, local = name.rpartition(" ")
        if found := EXPORT.match(space):
            if found[1] != "1":
                raise self._bad(VERSION.format(version=found[1] + ".x", again=AGAIN))
            return ("excerpt:" if found[2] else "wp:") + local
        return PREFIXES.get(space, space and "?") + local

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.path.append(name)
        self.words = None
        depth = len(self.path)
        if depth == 3 and name == "item":
            self.item = Item(line=self.parser.CurrentLineNumber)
        elif name in {"wp:author", "wp:postmeta"}:
            self.fields = {}
        elif depth == 4 and name == "category":
            self.label = attributes
        if name == "wp:comment" and self.item:
            self.item.comments += 1
        if self._wants(name, depth):
            self.words, self.length = [], 0

    def _wants(self, name: str, depth: int) -> bool:
        inner = self.path[-2] if depth > 1 else ""
        if self.item is None:
            return depth == 3 or inner == "wp:author"
        if depth == 4:
            return name in self.wanted or name == "category"
        is_known = self.fields.get("wp:meta_key") in META  # the others may be megabytes
        return inner == "wp:postmeta" and (name == "wp:meta_key" or is_known)

    def _text(self, text: str) -> None:
        if self.words is None:
            return
        self.length += len(text)
        if self.length <= LONGEST_TEXT:
            self.words.append(text)
        elif self.item:
            self.item.is_too_long = True

    def _end(self, _: str) -> None:
        name, text = self.path.pop(), "".join(self.words or [])
        wanted, self.words = self.words is not None, None
        if self.item is None:
            self._end_of_site(name, text)
        elif len(self.path) == 2:
            self.ready.append(self.item)
            self.site.items += 1
            self.item = None
        elif wanted:
            self._end_of_item(self.item, name, text)
        elif name == "wp:postmeta" and self.fields.get("wp:meta_key") in META:
            self.item.meta.append(
                (self.fields["wp:meta_key"], self.fields.get("wp:meta_value", ""))
            )

    def _end_of_site(self, name: str, text: str) -> None:
        if name == "wp:author":
            login = self.fields.get("wp:author_login", "").strip()
            self.site.authors[login] = mended(self.fields.get("wp:author_display_name", ""))
        elif self.path[-1:] == ["wp:author"]:
            self.fields[name] = text
        elif name == "wp:wxr_version":
            self.site.version = text.strip()
            if not self.site.version.startswith("1."):
                raise self._bad(VERSION.format(version=text.strip()[:20], again=AGAIN))
        elif name in {"wp:base_site_url", "wp:base_blog_url", "link"} and text.strip():
            self.site.addresses.append(text.strip())
        elif name == "pubDate":
            self.site.exported = text.strip()

    def _end_of_item(self, item: Item, name: str, text: str) -> None:
        if name == "category" and len(self.path) == 3:
            domain, slug = self.label.get("domain", ""), self.label.get("nicename", "")
            item.labels.append(Label(domain, slug, mended(text)))
        elif len(self.path) == 3:
            item.texts.setdefault(name, text)
        else:
            self.fields[name] = text
