"""Covers: the promised size, the same picture every time, and a different one for each motif."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from news.covers import MOTIFS, draw_cover

STORIES = sorted((Path(__file__).parents[2] / "news" / "stories").glob("*.toml"))


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far apart two pictures are on average, from 0 (equal) to 255."""
    small = [picture.resize((160, 90)) for picture in (one, other)]
    return sum(ImageStat.Stat(ImageChops.difference(*small)).mean) / 3


@pytest.mark.parametrize("motif", MOTIFS)
def test_a_cover_is_an_rgb_picture_of_1600_by_900(motif):
    cover = draw_cover(motif, "contoh")
    assert cover.size == (1600, 900)
    assert cover.mode == "RGB"


@pytest.mark.parametrize("motif", MOTIFS)
def test_the_same_motif_and_seed_give_the_same_picture(motif):
    assert draw_cover(motif, "contoh").tobytes() == draw_cover(motif, "contoh").tobytes()


@pytest.mark.parametrize("motif", MOTIFS)
def test_another_seed_gives_another_picture(motif):
    assert draw_cover(motif, "satu").tobytes() != draw_cover(motif, "dua").tobytes()


def test_there_are_at_least_seven_motifs_and_no_two_look_alike():
    covers = {motif: draw_cover(motif, "contoh") for motif in MOTIFS}
    assert len(covers) >= 7
    for one, other in combinations(covers, 2):
        assert difference(covers[one], covers[other]) > 10, f"{one} and {other} look alike"


@pytest.mark.parametrize("motif", MOTIFS)
def test_a_cover_is_a_drawing_and_not_an_empty_sheet(motif):
    spread = ImageStat.Stat(draw_cover(motif, "contoh").convert("L")).stddev[0]
    assert spread > 10


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_motif_of_each_story_exists(path):
    assert tomllib.loads(path.read_text(encoding="utf-8"))["cover"]["motif"] in MOTIFS


def test_an_unknown_motif_is_refused():
    with pytest.raises(KeyError):
        draw_cover("tidak-ada", "contoh")
