"""Writes blocks of well-formed HTML from events in any order: what is open is closed in time.

WordPress keeps an article as its writer typed it: an empty line parts paragraphs, a line end is a
break, tags overlap. Blocks come out, and no word is lost on the way.
"""

import re
from dataclasses import dataclass, field
from html import escape

from kpuportal.html import plain
from news.pasting.letters import one_line

# Where words stand only within a child: what a stray word needs around it.
NEEDS_CHILD = {"ul", "ol", "table", "thead", "tbody", "tr"}
PARENTS = {
    "li": ("ul", "ol"), "tr": ("table", "thead", "tbody"), "td": ("tr",), "th": ("tr",),
    "thead": ("table",), "tbody": ("table",),
}  # fmt: skip
DEFAULT_PARENT = {"li": "ul", "tr": "table", "td": "tr", "th": "tr", "thead": "table"}
DEFAULT_PARENT["tbody"] = "table"
HEADINGS = {"h2", "h3", "h4"}
CELLS = {"li", "td", "th"}
WALLS = {"table", "ul", "ol", "blockquote"}  # an end tag closes nothing outside of these
DEEPEST = 12


# Bold and italics may go; a picture or a table may not, and links are kept beside the words.
OTHER_THAN_WORDS = re.compile(r"<(?!/?(?:p|a|strong|em|u|s|sub|sup|br)[ >/])")
LINK = re.compile(r"<a [^>]*>.*?</a>", re.DOTALL)


@dataclass(frozen=True)
class Block:
    """One block at the top of the text."""

    html: str

    @property
    def words(self) -> str:
        """Its text."""
        return one_line(plain(self.html))

    @property
    def is_told_in_words(self) -> bool:
        """Whether it is a paragraph that loses no picture and no form as plain text."""
        is_paragraph = self.html.startswith("<p>") and not OTHER_THAN_WORDS.search(self.html)
        return is_paragraph and bool(self.words)

    @property
    def is_heading(self) -> bool:
        """Whether it only names what follows."""
        return self.html.startswith(("<h2", "<h3", "<h4"))

    @property
    def has_own_words(self) -> bool:
        """Whether it says something itself, as a heading, a picture and its caption or a mere link
        do not."""
        own = one_line(plain(LINK.sub("", self.html)))
        is_other = self.is_heading or self.html.startswith("<figure>")
        return not is_other and any(map(str.isalnum, own))

    @property
    def links(self) -> list[str]:
        """The links of a paragraph as they are written."""
        return LINK.findall(self.html)


@dataclass
class _Container:
    tag: str
    beginning: str
    wanted: list[tuple[str, str]] = field(default_factory=list)


class Writer:
    """Takes words, breaks and the beginnings and ends of elements; `blocks` come out."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        self.containers: list[_Container] = []
        self.wanted: list[tuple[str, str]] = []  # inline elements that are open in the source
        self.shown: list[tuple[str, str]] = []  # those that are open in what is written
        self.after: list[str] = []  # what has to wait for the end of a heading
        self.in_paragraph = self.has_words = False
        self.blank, self.breaks = "", 0

    # Words --------------------------------------------------------------------------------------
    def words(self, text: str) -> None:
        """Text on one line."""
        if not text.strip():
            self.blank = self.blank or (" " if text else "")
            return
        self._make_room()
        self._show_wanted(gap=self._gap(text))
        self.parts.append(escape(" ".join(text.split(None)), quote=False))
        self.has_words, self.breaks, self.blank = True, 0, " " if text[-1].isspace() else ""

    def _gap(self, text: str) -> str:
        """What stands between the words so far and these."""
        if not self.has_words:
            return ""
        if self.breaks and self.inside not in HEADINGS:
            return "<br>"
        return " " if self.breaks or self.blank or text[0].isspace() else ""

    def line_ends(self) -> None:
        """A break, if more words follow; the second one in a row parts paragraphs."""
        self.breaks += 1
        if self.breaks >= 2 and self.in_paragraph:
            self.end_paragraph()

    def begin_inline(self, tag: str, attributes: str = "") -> None:
        """From here on words stand in this element too."""
        self.end_inline(tag)
        self.wanted.append((tag, attributes))

    def end_inline(self, tag: str) -> None:
        """The words that follow stand in it no more."""
        self.wanted = [each for each in self.wanted if each[0] != tag]

    # Blocks -------------------------------------------------------------------------------------
    @property
    def inside(self) -> str:
        """The innermost element that holds what is written now; empty at the top."""
        return self.containers[-1].tag if self.containers else ""

    @property
    def is_inside_link(self) -> bool:
        """Whether words are a link's."""
        return any(tag == "a" for tag, _ in self.wanted)

    def end_paragraph(self) -> None:
        """What follows stands in another paragraph."""
        self._hide_from(0)
        if self.in_paragraph:
            self.parts.append("</p>")
            self.in_paragraph = False
            self._flush()
        # Cells and headings hold no paragraphs; there a break parts the words instead.
        self.has_words = self.has_words and self.inside in CELLS | HEADINGS
        self.breaks, self.blank = int(self.has_words), ""

    def begin(self, tag: str, attributes: str = "") -> None:
        """A heading, list, table, quotation or a part of one."""
        self.end_paragraph()
        self._close_equals(tag)
        if len(self.containers) >= DEEPEST:
            return
        if tag in PARENTS and self.inside not in PARENTS[tag]:
            self.begin(DEFAULT_PARENT[tag])
        elif tag not in PARENTS and self.inside in NEEDS_CHILD | HEADINGS:
            self._close_until_words()
        self.containers.append(_Container(tag, f"<{tag}{attributes}>", self.wanted[:]))
        self.parts.append(self.containers[-1].beginning)
        self.has_words = False

    def end(self, tag: str) -> None:
        """Nothing happens when none is open."""
        self.end_paragraph()
        for place in range(len(self.containers) - 1, -1, -1):
            if self.containers[place].tag == tag:
                while len(self.containers) > place:
                    self._close()
                return
            if self.containers[place].tag in WALLS:
                return

    def whole(self, html: str) -> None:
        """A block of its own: a figure, a rule."""
        self.end_paragraph()
        if self.inside in HEADINGS:
            self.after.append(html)
            return
        if self.inside in NEEDS_CHILD:
            self._close_until_words()
        self.parts.append(html)
        self._flush()

    def finish(self) -> list[Block]:
        """Close everything; all blocks."""
        self.end_paragraph()
        while self.containers:
            self._close()
        self._flush()
        return self.blocks

    # What is open -------------------------------------------------------------------------------
    def _make_room(self) -> None:
        """Open what words need around them here."""
        if self.inside in NEEDS_CHILD:
            self._close_until_words()
        if self.inside in {"", "blockquote"} and not self.in_paragraph:
            self.parts.append("<p>")
            self.in_paragraph, self.has_words, self.breaks = True, False, 0

    def _show_wanted(self, gap: str) -> None:
        same = 0
        while same < min(len(self.wanted), len(self.shown)) and (
            self.wanted[same] == self.shown[same]
        ):
            same += 1
        self._hide_from(same)
        self.parts.append(gap)
        for tag, attributes in self.wanted[same:]:
            self.parts.append(f"<{tag}{attributes}>")
        self.shown = self.wanted[:]

    def _hide_from(self, place: int) -> None:
        self.parts += [f"</{tag}>" for tag, _ in reversed(self.shown[place:])]
        del self.shown[place:]

    def _close_equals(self, tag: str) -> None:
        """A new item, cell or row ends the one before it, unless a list or table lies between."""
        equal = {"td": {"td", "th"}, "th": {"td", "th"}}.get(tag, {tag})
        if tag in {"td", "th", "li", "tr", "thead", "tbody"}:
            for each in reversed(self.containers):
                if each.tag in equal:
                    self.end(each.tag)
                    return
                if each.tag in WALLS:
                    return

    def _close_until_words(self) -> None:
        while self.inside in NEEDS_CHILD | HEADINGS:
            self._close()

    def _close(self) -> None:
        closed = self.containers.pop()
        if self.parts[-1:] == [closed.beginning] and closed.tag not in {"td", "th"}:
            self.parts.pop()  # nothing stands in it; a table needs its empty cells
        else:
            self.parts.append(f"</{closed.tag}>")
        self.wanted = closed.wanted
        self.has_words, self.breaks, self.blank = True, 0, ""
        self._flush()
        if closed.tag in HEADINGS:
            waiting, self.after = self.after, []
            for html in waiting:
                self.whole(html)

    def _flush(self) -> None:
        if self.containers or not self.parts:
            return
        html, self.parts = "".join(self.parts), []
        self.blocks.append(Block(html))
