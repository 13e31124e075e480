"""Cleaning takes time in proportion to the text, whatever the text is."""

from kpuportal.html import clean


def test_many_blank_paragraphs_before_a_word_are_cleaned() -> None:
    # A pattern that tries every way to divide the blanks would not come back from this.
    assert clean("<p> </p>" * 5_000 + "<p>x</p>").endswith("<p>x</p>")
    assert clean("<p> <br> </p>\n" * 5_000) == ""
