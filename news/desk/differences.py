"""What differs between two texts, by words, as a reader would mark it with two pens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser
from typing import Any

SAME, GONE, NEW = "same", "gone", "new"
BLOCKS = {"p", "h2", "h3", "h4", "li", "blockquote", "tr", "figcaption", "figure", "hr"}
MARKS = {"h2": "Subjudul: ", "h3": "Subjudul: ", "h4": "Subjudul: ", "li": "• ", "blockquote": "“ "}
MOST_WORDS = 1500  # comparing longer paragraphs word by word would take too long


@dataclass(frozen=True)
class Piece:
    """Some words that stayed, went or came."""

    kind: str
    text: str


Paragraph = list[Piece]


def differences(old: str, new: str) -> list[Paragraph]:
    """Two plain texts, paragraph by paragraph, with the words that went and came."""
    return _compared(old.splitlines(), new.splitlines())


def html_differences(old: str, new: str) -> list[Paragraph]:
    """The same for two rich texts; only what readers would notice counts."""
    return _compared(paragraphs(old), paragraphs(new))


def paragraphs(html: str) -> list[str]:
    """A rich text as plain paragraphs; links and pictures say where they lead."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.finished()


def changed_only(compared: list[Paragraph]) -> list[Paragraph]:
    """Paragraphs in which something differs."""
    return [paragraph for paragraph in compared if any(p.kind != SAME for p in paragraph)]


class _Reader(HTMLParser):
    """Collects paragraphs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[str] = []
        self.words: list[str] = []
        self.address = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        given = dict(attrs)
        if tag in BLOCKS:
            self._end()
            self.words.append(MARKS.get(tag, ""))
        elif tag in {"td", "th"}:
            self.words.append(" | ")
        elif tag == "br":
            self.words.append(" ")
        elif tag == "a":
            self.address = given.get("href") or ""
        elif tag == "img":
            self.words.append(f"[gambar: {given.get('alt') or given.get('src') or ''}]")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.address:
            self.words.append(f" ({self.address})")
            self.address = ""
        elif tag in BLOCKS:
            self._end()

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def finished(self) -> list[str]:
        """All paragraphs, once everything is read."""
        self._end()
        return self.done

    def _end(self) -> None:
        text = " ".join("".join(self.words).split()).strip("| ")
        # A mark that a nested paragraph interrupts belongs to what follows it.
        if text in {mark.strip() for mark in MARKS.values()}:
            self.words = [text, " "]
            return
        if text:
            self.done.append(text)
        self.words = []


def _compared(old: list[str], new: list[str]) -> list[Paragraph]:
    found: list[Paragraph] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            found += [[Piece(SAME, text)] for text in old[a:b]]
        elif b - a == d - c:
            found += [_words(was, now) for was, now in zip(old[a:b], new[c:d], strict=True)]
        else:
            found += [[Piece(GONE, text)] for text in old[a:b]]
            found += [[Piece(NEW, text)] for text in new[c:d]]
    return found


def _words(old: str, new: str) -> Paragraph:
    """One paragraph against another; as a whole where too little of it stayed."""
    was, now = (re.findall(r"\S+\s*", text) for text in (old, new))
    if max(len(was), len(now)) > MOST_WORDS:
        return [Piece(GONE, old), Piece(NEW, new)]
    matcher = SequenceMatcher(None, was, now)
    if matcher.ratio() < 0.3:
        return [Piece(GONE, old), Piece(NEW, new)]
    return list(_pieces(matcher, was, now))


def _pieces(matcher: Any, was: list[str], now: list[str]) -> Iterator[Piece]:
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield Piece(SAME, "".join(was[a:b]))
            continue
        if a < b:
            yield Piece(GONE, "".join(was[a:b]))
        if c < d:
            yield Piece(NEW, "".join(now[c:d]))
