"""The lead of an article: what its writer set apart, or what its text begins with."""

import re

from news.moving.wordpress.markup import Text
from news.moving.wordpress.paragraphs import Block
from news.moving.wordpress.posts import shortened

LONGEST = 600
SENTENCE = re.compile(r"(?<=[.!?…])[\"”')]?\s+(?=[\"“'(]?[A-Z0-9])")


def parted(text: Text, excerpt: str, title: str, notes: list[str]) -> tuple[str, str]:
    """Lead and body. What becomes the lead stands in the body no more where it is words alone.

    What stands before "read more" is the lead; without that the excerpt, or the first paragraph.
    """
    before = text.blocks[: text.more or 0]
    told = [block for block in before if block.says_it_all_in_words]
    words = " ".join(block.words for block in told).strip()
    if words and len(words) <= LONGEST:
        moved = set(map(id, told))
        return words, _html([block for block in text.blocks if id(block) not in moved])
    if words:
        return sentences(words), _html(text.blocks)
    if excerpt:
        if len(excerpt) > LONGEST:
            notes.append(f"Kutipannya {len(excerpt)} huruf; teras dipotong menjadi 600.")
        return shortened(excerpt, LONGEST), _html(text.blocks)
    return _from_the_text(text, title, notes)


def _from_the_text(text: Text, title: str, notes: list[str]) -> tuple[str, str]:
    first = next((block for block in text.blocks if block.words), None)
    if first is None:
        notes.append("Tidak ada teks untuk teras; judulnya dipakai. Tulis terasnya di admin.")
        return title, _html(text.blocks)
    is_first = first is text.blocks[0]
    if is_first and first.says_it_all_in_words and len(first.words) <= LONGEST:
        return first.words, _html(text.blocks[1:])
    return sentences(first.words), _html(text.blocks)


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
