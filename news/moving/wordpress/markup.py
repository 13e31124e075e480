"""An article as WordPress keeps it becomes clean HTML: paragraphs, figures, links, a gallery.

Understands what the old editor and the block editor wrote, shortcodes, and what was pasted from
elsewhere. Addresses of pictures and links are asked of `Surroundings`.
"""

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Protocol
from urllib.parse import unquote, urlsplit

from news.moving.wordpress.elements import BLOCKS, INLINE, PARTING, PLAYERS, UNSEEN, kept_attributes
from news.moving.wordpress.figures import Figures, Shown, source_of
from news.moving.wordpress.frames import shown_in
from news.moving.wordpress.harmless import harmless
from news.moving.wordpress.paragraphs import Block, Writer
from news.moving.wordpress.shortcodes import expand

LOST_BLOCK = re.compile(r"wp:(?:block\s|[\w-]+/)")  # kept elsewhere, or made by a plugin
URL = re.compile(r"https?://[^\s<>\"]{4,2000}")


class Surroundings(Protocol):
    """What a text points to."""

    def picture(self, source: str, number: str, alt: str) -> Shown | None:
        """The picture with this address or number of the old site; None when there is none."""

    def link(self, address: str) -> str:
        """Where the link leads now; empty when it leads nowhere."""

    def gallery(self, numbers: list[str]) -> list[Shown]:
        """The pictures of these numbers; without any, those that belong to the article."""

    def lose(self, name: str) -> None:
        """Something that only WordPress could show stood here."""


@dataclass
class Text:
    """What came out. `more` tells how many blocks stand before the writer's "read more"."""

    blocks: list[Block]
    gallery: list[Shown] = field(default_factory=list)
    more: int | None = None


def read(content: str, surroundings: Surroundings) -> Text:
    """The blocks of an article. Never fails; the words outside of shortcodes are all there."""
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    reader = _Reader(surroundings)
    reader.feed(harmless(expand(content)))
    reader.close()
    reader.figures.end_all()
    return Text(reader.writer.finish(), reader.figures.gallery, reader.more)


class _Reader(HTMLParser):
    """Tells the writer what stands in the source."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(convert_charrefs=True)
        self.surroundings, self.writer = surroundings, Writer()
        self.figures = Figures(self.writer)
        self.more: int | None = None
        self.unseen = ""
        self.depth_of_blocks = 0  # within a block of the new editor, line ends mean nothing
        self.after_break = False
        self.as_typed = 0  # within these, line ends mean something even in a block
        self.without_scripts = False
        self.linked = ""

    # Words --------------------------------------------------------------------------------------
    def handle_data(self, data: str) -> None:
        if self.unseen:
            return
        for number, line in enumerate(data.split("\n")):
            if number:
                self._line_ends()
            if URL.fullmatch(line.strip()) and self._may_be_address():
                self._link_line(line.strip())
            elif line and not self.figures.say(line):
                self.writer.words(line)
            self.after_break = self.after_break and not line.strip()

    def _line_ends(self) -> None:
        if self.figures.say(" "):
            return
        if self.depth_of_blocks and not self.as_typed:
            self.writer.words(" ")
        elif self.after_break:
            self.after_break = False  # a break tag and the line end behind it are one
        else:
            self.writer.line_ends()

    def _may_be_address(self) -> bool:
        """Whether an address that stands alone on its line is one, and not a link's words."""
        is_begun = self.writer.in_paragraph and not self.writer.breaks
        return not is_begun and not self.writer.is_inside_link and self.writer.inside == ""

    def _link_line(self, address: str) -> None:
        address = shown_in(address)
        target = self.surroundings.link(address)
        if target:
            words = address if target == address else _file_name(address)
            html = f'<a href="{escape(target)}">{escape(words, quote=False)}</a>'
            self.writer.whole(f"<p>{html}</p>")

    # Tags ---------------------------------------------------------------------------------------
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._end_button(tag)
        if tag in UNSEEN:
            self.unseen = tag
        elif tag == "a":
            self._begin_link(given)
        elif tag in INLINE:
            self.writer.begin_inline(INLINE[tag])
        elif tag in BLOCKS:
            self._begin_block(tag, given)
        else:
            self._other(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in INLINE and tag != "a":
            self.handle_endtag(tag)

    def _other(self, tag: str, given: dict[str, str]) -> None:
        known = {
            "br": self._break, "hr": self._rule, "img": self._image, "figure": self._figure,
            "portal-gallery": self._gallery, "portal-link": self._link, "portal-gone": self._gone,
        }  # fmt: skip
        if tag in known:
            known[tag](given)
        elif tag in PLAYERS or tag == "source":
            self._player(given.get(PLAYERS.get(tag, "src"), ""), given.get("class", ""))
        elif tag in PARTING:
            self._part()
            self._enter(tag, 1)

    def _break(self, _: dict[str, str]) -> None:
        self.writer.line_ends()
        self.after_break = True

    def _rule(self, _: dict[str, str]) -> None:
        self.writer.whole("<hr>")

    def _gallery(self, given: dict[str, str]) -> None:
        self.figures.gallery += self.surroundings.gallery(
            re.findall(r"[0-9]+", given.get("ids", ""))
        )

    def _link(self, given: dict[str, str]) -> None:
        self._link_line(given.get("href", ""))

    def _gone(self, given: dict[str, str]) -> None:
        self.surroundings.lose(given.get("name", ""))

    def _enter(self, tag: str, step: int) -> None:
        """In or, with a step back, out of what changes the meaning of what it holds."""
        if tag == "pre":
            self.as_typed = max(0, self.as_typed + step)
        if tag == "noscript":
            self.without_scripts = step > 0

    def _part(self) -> None:
        if not self.figures.say(" "):
            self.writer.end_paragraph()

    def handle_endtag(self, tag: str) -> None:
        if tag == self.unseen:
            self.unseen = ""
            return
        self._end_button(tag)
        if tag == "figure":
            self.figures.end()
        elif tag == "a" or tag in INLINE:
            self.writer.end_inline(INLINE.get(tag, "a"))
        elif tag in BLOCKS and not self.figures.is_in_gallery:
            self.writer.end(BLOCKS[tag])
        elif tag in PARTING:
            self._part()
            self._enter(tag, -1)

    def _begin_block(self, tag: str, given: dict[str, str]) -> None:
        if self.figures.is_in_gallery:
            return
        self.figures.write_held()  # what a figure holds so far stands before the block
        self.writer.begin(BLOCKS[tag], kept_attributes(tag, given))

    def _begin_link(self, given: dict[str, str]) -> None:
        address = given.get("href", "").strip()
        if "wp-block-file__button" in given.get("class", "") and address == self.linked:
            self.unseen = "a"  # "Unduh", beside the link that says what is downloaded
            return
        self.linked = address
        target = self.surroundings.link(address) if address else ""
        if target:
            self.writer.begin_inline("a", f' href="{escape(target)}"')
        else:
            self.writer.end_inline("a")

    def _end_button(self, tag: str) -> None:
        """A button that is not seen ends with the block, should its own end be missing."""
        if self.unseen == "a" and tag not in INLINE:
            self.unseen = ""

    def _player(self, address: str, classes: str) -> None:
        """A frame or film of another site becomes a link to it; a document has its own."""
        if "wp-block-file__embed" in classes:
            return
        address = "https:" + address if address.startswith("//") else address
        if URL.fullmatch(address):
            self._link_line(address)

    # Pictures -----------------------------------------------------------------------------------
    def _image(self, given: dict[str, str]) -> None:
        number = re.search(r"wp-image-(\d+)", given.get("class", ""))
        shown = self.surroundings.picture(
            source_of(given), number[1] if number else "", given.get("alt", "")
        )
        # Where scripts show a picture late, it stands there again for those without scripts.
        if shown and not (self.without_scripts and shown.key == self.figures.latest):
            self.figures.show(shown)

    def _figure(self, given: dict[str, str]) -> None:
        self.figures.begin(given.get("class", ""))

    # Marks of WordPress -------------------------------------------------------------------------
    def handle_comment(self, data: str) -> None:
        mark = data.strip()
        self._end_button("")
        if mark == "more" or mark.startswith("more "):
            self.writer.end_paragraph()
            self.more = len(self.writer.blocks) if self.more is None else self.more
        elif mark.startswith("wp:") and mark.endswith("/"):
            if LOST_BLOCK.match(mark):
                self.surroundings.lose(mark.split()[0])
        elif mark.startswith("wp:"):
            self.depth_of_blocks += not mark.startswith("wp:freeform")
        elif mark.startswith("/wp:"):
            self.depth_of_blocks = max(0, self.depth_of_blocks - 1)


def _file_name(address: str) -> str:
    """What is read in place of an address that has changed."""
    return unquote(urlsplit(address).path.rstrip("/").rpartition("/")[2]) or address
