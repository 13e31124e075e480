"""Cover pictures for articles without a photograph: calm geometry, never a chart of real figures.

A motif is a drawing function. The seed (usually the slug) varies its details, so that two articles
with one motif still look different, and one article gets the same picture every time.
"""

import hashlib
import random
from collections.abc import Callable

from PIL import Image

from news.covers.figures import band_scale, five_ribbons, phone_table, tied_steps
from news.covers.papers import envelopes, magnifier, notebook, open_files
from news.covers.places import archipelago, two_pins
from news.covers.sheet import Sheet
from news.covers.voters import ballot_box, inked_fingers, people, speech_bubbles

__all__ = ["MOTIFS", "draw_cover"]


MOTIFS: dict[str, Callable[[random.Random], Sheet]] = {
    "archipelago": archipelago,
    "ballot_box": ballot_box,
    "band_scale": band_scale,
    "envelopes": envelopes,
    "five_ribbons": five_ribbons,
    "inked_fingers": inked_fingers,
    "magnifier": magnifier,
    "notebook": notebook,
    "open_files": open_files,
    "people": people,
    "phone_table": phone_table,
    "speech_bubbles": speech_bubbles,
    "tied_steps": tied_steps,
    "two_pins": two_pins,
}


def draw_cover(motif: str, seed: str) -> Image.Image:
    """The picture of this motif for this seed: RGB, 1600 by 900, the same every time."""
    digest = hashlib.sha256(f"{motif}:{seed}".encode()).digest()
    chance = random.Random(int.from_bytes(digest[:8], "big"))  # noqa: S311 - repeatable on purpose
    return MOTIFS[motif](chance).finished()
