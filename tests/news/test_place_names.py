"""Words that readers type, and the regions that they name."""

import pytest

from news.place_names import regions_named
from news.places import regions_like
from participation.directory import entries

ACEH = 13  # the province, and twelve kabupaten whose names begin so or have it


def names(text: str) -> list[str]:
    return [entries()[code].name for code in regions_named(text).codes]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("sulawesi", ["71", "72", "73", "74", "76"]),
        ("jawa", ["32", "33", "35"]),
        ("Kalimantan", ["61", "62", "63", "64", "65"]),
        ("papua", ["91", "92", "93", "94", "95", "96"]),
        ("papua barat daya", ["96"]),
        ("papua barat", ["92", "96"]),
        ("aceh", ["11", "11.01"]),
        ("jakarta", ["31", "31.71"]),
        ("bandung", ["32.04", "32.73", "32.17"]),
        ("solo", ["33.72"]),
        ("kota solo", ["33.72"]),
        ("DKI", ["31"]),
        ("dki jakarta", ["31"]),
        ("yogya", ["34", "34.71"]),
        ("DI Yogyakarta", ["34"]),
        ("kab klaten", ["33.10"]),
        ("Kab. Klaten", ["33.10"]),
        ("klaten jateng", ["33.10"]),
        ("kota klaten", ["33.10"]),
        ("prov. jawa tengah", ["33"]),
        ("kota semarang", ["33.74"]),
        ("pare-pare", ["73.72"]),
        ("pare pare", ["73.72"]),
        ("tolitoli", ["72.04"]),
        ("  halmahera   u", ["82.03"]),
        ("sumatra", ["12", "13", "16"]),
        ("33.10.", ["33.10"]),
        ("3310", ["33.10"]),
        ("33 10", ["33.10"]),
        ("11.01", ["11.01"]),
        ("1101", ["11.01", "11.09"]),  # the second is what BPS calls so
    ],
)
def test_the_regions_that_words_name_stand_first(typed: str, first: list[str]) -> None:
    assert regions_named(typed).codes[: len(first)] == first


@pytest.mark.parametrize(("typed", "most"), [("solo", 1), ("kota semarang", 1), ("aceh", ACEH)])
def test_a_beginning_names_nothing_beside_a_whole_word(typed: str, most: int) -> None:
    assert len(regions_named(typed).codes) == most


@pytest.mark.parametrize(
    "typed",
    ["", "k", "1", "33.1", "99", "33.99", "9999", "jum'at", "ma'rang", "'", "-klaten", "x" * 200,
     "klaten boyolali", "logistik klaten"],
)  # fmt: skip
def test_other_words_name_nothing(typed: str) -> None:
    assert names(typed) == []


def test_two_letters_begin_names() -> None:
    assert names("ac")[:2] == ["Aceh", "Kabupaten Aceh Selatan"]


def test_nicknames_may_be_begun_too() -> None:
    assert names("kalte") == ["Kalimantan Tengah"]
    assert names("sumb")[:2] == ["Sumatera Barat", "Kabupaten Sumbawa"]


def test_a_whole_word_names_a_place_whatever_articles_say(make_article, regions):
    make_article("Jawa dan Papua", lead="Di Sulawesi, Kalimantan dan Aceh.")
    found = {word: len(regions_like(word, limit=None)) for word in ["jawa", "papua", "aceh"]}
    assert found == {"jawa": 3, "papua": 6, "aceh": ACEH}
    assert [region.name for region in regions_like("sulawesi", limit=1)] == ["Sulawesi Utara"]


def test_the_beginning_of_a_word_does_unless_articles_use_it_otherwise(make_article, regions):
    assert [region.code for region in regions_like("data")] == ["13.04"]
    make_article("Data pemilih")
    assert regions_like("data") == []


def test_where_beginnings_are_words_of_articles_a_name_within_them_is_found(make_article, regions):
    make_article("Aceh b")
    assert "11" in [region.code for region in regions_like("aceh b")]


def test_a_part_of_a_name_means_all_that_have_it_where_they_are_few(make_article, regions):
    assert all(region.is_meant for region in regions_like("halmahera"))
    assert not any(region.is_meant for region in regions_like("kota"))
    assert [region.is_meant for region in regions_like("bandung")] == [True, True, True]
    make_article("Halmahera dan Bandung")
    assert not any(region.is_meant for region in regions_like("halmahera"))
    assert [region.is_meant for region in regions_like("bandung")] == [True, True, False]
