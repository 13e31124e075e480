"""A history whose entries are tied to each other, so that a change behind its back shows.

Each entry's hash covers its number, what it says and the hash before it. Whoever changes, drops or
reorders an entry changes every hash after it; the newest one is published with every release.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

BEGINNING = "0" * 64  # what stands before the first entry


@dataclass(frozen=True, slots=True)
class Link:
    """One entry: its place, what it says, the hash before it and its own."""

    number: int
    body: Any
    previous: str
    hash: str


def digest(value: Any) -> str:
    """SHA-256 of a value of dicts, lists, texts and whole numbers; the order of keys is nothing."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def linked(number: int, body: Any, previous: str) -> str:
    """The hash of an entry that follows `previous`."""
    return digest([number, previous, body])


def breaks(links: Sequence[Link]) -> list[str]:
    """A sentence for each place where the chain does not hold; `links` in their stored order."""
    found: list[str] = []
    previous = BEGINNING
    for place, link in enumerate(links, 1):
        if link.number != place:
            return [*found, f"Catatan {place} tidak ada; sesudahnya langsung {link.number}."]
        if link.previous != previous:
            found.append(f"Catatan {place} tidak menyambung pada catatan sebelumnya.")
        if linked(link.number, link.body, link.previous) != link.hash:
            found.append(f"Isi catatan {place} tidak sesuai dengan sidiknya.")
        previous = link.hash
    return found
