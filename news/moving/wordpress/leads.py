"""The lead of an article: what its writer set apart, or what its text begins with."""

import re

from news.moving.wordpress.markup import Text
from news.moving.wordpress.paragraphs import Block
from news.moving.wordpress.posts import shortened

LONGEST = 600
LINKS = "Tautan: "
SENTENCE = re.compile(r"(?<=[.!?…])[\"”')]?\s+(?=[\"“'(]?[A-Z0-9])")


def parted(text: Text, excerpt: str, title: str, notes: list[str]) -> tuple[str, str]:
    """Lead and body. What becomes the lead stands in the body no more; a lead holds no links, so
    those of its paragraphs open the body.

    What stands before "read more" is the lead; without that the excerpt, or the first paragraph.
    """
    before = text.blocks[: text.more or 0]
    if told := [block for block in before if block.is_told_in_words]:
        return _moved(told, text)
    first = next((block for block in text.blocks if block.has_own_words), None)
    if excerpt and not (first and first.words == excerpt):
        if len(excerpt) > LONGEST:
            notes.append(f"Kutipannya {len(excerpt)} huruf; teras dipotong menjadi 600.")
        return shortened(excerpt, LONGEST), _html(text.blocks)
    return _from_the_text(text, first, title, notes)


def _from_the_text(
    text: Text, first: Block | None, title: str, notes: list[str]
) -> tuple[str, str]:
    first = first or next((block for block in text.blocks if _says_something(block)), None)
    if first is None:
        notes.append("Tidak ada teks untuk teras; judulnya dipakai. Tulis terasnya di admin.")
        return title, _html(text.blocks)
    if first.is_told_in_words and not _stands_under_a_heading(first, text):
        return _moved([first], text)
    return sentences(first.words), _html(text.blocks)


def _stands_under_a_heading(block: Block, text: Text) -> bool:
    """Then it stays there too, lest the heading stand above nothing."""
    return any(each.is_heading for each in text.blocks[: text.blocks.index(block)])


def _says_something(block: Block) -> bool:
    return bool(block.words) and not block.words.startswith(("http://", "https://"))


def _moved(told: list[Block], text: Text) -> tuple[str, str]:
    """These paragraphs as the lead; in the body only what the lead can not hold."""
    words = " ".join(block.words for block in told)
    if len(words) > LONGEST:
        return sentences(words), _html(text.blocks)
    moved = set(map(id, told))
    rest = [block for block in text.blocks if id(block) not in moved]
    if links := [link for block in told for link in block.links]:
        rest.insert(0, Block(f"<p>{LINKS}{', '.join(links)}</p>"))
    return words, _html(rest)


def sentences(words: str) -> str:
    """As many whole sentences as a lead may hold; a part of the first one when it is longer."""
    kept = ""
    for sentence in SENTENCE.split(words):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > LONGEST:
            break
        kept = longer
    return kept or shortened(words, LONGEST)


def _html(blocks: list[Block]) -> str:
    return "\n".join(block.html for block in blocks)
