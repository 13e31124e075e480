"""What differs between two texts: nothing is left out, and a reader can follow it."""

from hypothesis import given
from hypothesis import strategies as st

from news.desk.differences import (
    GONE,
    NEW,
    SAME,
    Piece,
    changed_only,
    differences,
    html_differences,
)

texts = st.lists(st.text("ab c", max_size=12), max_size=6).map("\n".join)


def read(compared, left_out):
    """The words that one of the two texts has."""
    pieces = (piece for paragraph in compared for piece in paragraph if piece.kind != left_out)
    return " ".join(piece.text for piece in pieces).split()


@given(texts, texts)
def test_both_texts_can_be_read_in_the_comparison(old, new):
    compared = differences(old, new)
    assert "".join(read(compared, NEW)) == "".join(old.split())
    assert "".join(read(compared, GONE)) == "".join(new.split())


@given(texts)
def test_a_text_does_not_differ_from_itself(text):
    assert changed_only(differences(text, text)) == []


def test_words_that_changed_are_marked_within_their_paragraph():
    old = "<p>Rapat dibuka pagi ini di aula.</p><p>Sama.</p>"
    new = "<p>Rapat dibuka <strong>siang</strong> ini di aula.</p><p>Sama.</p>"
    assert changed_only(html_differences(old, new)) == [
        [
            Piece(SAME, "Rapat dibuka "),
            Piece(GONE, "pagi "),
            Piece(NEW, "siang "),
            Piece(SAME, "ini di aula."),
        ]
    ]


def test_rich_text_is_compared_as_words_not_as_tags():
    old = '<h2>Judul</h2><ul><li><p>Satu</p></li></ul><p><a href="/a/">sini</a></p>'
    new = (
        '<h2>Judul</h2><ul><li><p>Satu</p></li></ul><p><a href="/b/">sini</a></p>'
        '<figure><img src="/media/x.jpg" alt="Rapat"></figure>'
        "<table><tr><td>A</td><td>1</td></tr></table>"
    )
    told = " ".join(
        piece.text for part in changed_only(html_differences(old, new)) for piece in part
    )
    assert "(/a/)" in told
    assert "(/b/)" in told
    assert "[gambar: Rapat]" in told
    assert "A | 1" in told
    assert "<" not in told
    assert "Satu" not in told
