"""The lead of an article: what its writer set apart, or what its text begins with."""

import re

from news.moving.wordpress.markup import Text
from news.moving.wordpress.posts import shortened

LONGEST = 600
SENTENCE = re.compile(r"(?<=[.!?…])[\"”')]?\s+(?=[\"“'(]?[A-Z0-9])")


def parted(text: Text, excerpt: str, title: str, notes: list[str]) -> tuple[str, str]:
    """Lead and body. What becomes the lead stands in the body no more where it is words alone.

    What stands before "read more" is the lead; without that the excerpt, or the first paragraph.
    """
    before = text.blocks[: text.more or 0]
    words = " ".join(block.words for block in before).strip()
    if words:
        if len(words) <= LONGEST and all(block.is_plain for block in before):
            return words, _html(text, len(before))
        return sentences(words), _html(text)
    if excerpt:
        if len(excerpt) > LONGEST:
            notes.append(f"Kutipannya {len(excerpt)} huruf; teras dipotong menjadi 600.")
        return shortened(excerpt, LONGEST), _html(text)
    return _from_the_text(text, title, notes)


def _from_the_text(text: Text, title: str, notes: list[str]) -> tuple[str, str]:
    first = next((block for block in text.blocks if block.words), None)
    if first is None:
        notes.append("Tidak ada teks untuk teras; judulnya dipakai. Tulis terasnya di admin.")
        return title, _html(text)
    is_first = first is text.blocks[0]
    if is_first and first.is_plain and len(first.words) <= LONGEST:
        return first.words, _html(text, 1)
    return sentences(first.words), _html(text)


def sentences(words: str) -> str:
    """As many whole sentences as a lead may hold; a part of the first one when it is longer."""
    kept = ""
    for sentence in SENTENCE.split(words):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > LONGEST:
            break
        kept = longer
    return kept or shortened(words, LONGEST)


def _html(text: Text, after: int = 0) -> str:
    return "\n".join(block.html for block in text.blocks[after:])
