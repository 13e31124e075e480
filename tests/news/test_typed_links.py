"""Links as people type them lead to the place that was meant, or are no links."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from news.pasting import lost_links, tidy, tidy_paste
from news.pasting.addresses import meant_address
from tests.news.test_admin_articles import page_of
from tests.news.test_desk import at, sent


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("kpu.go.id", "https://kpu.go.id"),
        (" www.kpu.go.id/berita?x=1#y ", "https://www.kpu.go.id/berita?x=1#y"),
        ("//kpu.go.id/a", "https://kpu.go.id/a"),
        ("humas@kpu.go.id", "mailto:humas@kpu.go.id"),
        ("humas@kpu.go.id?subject=a", "mailto:humas@kpu.go.id?subject=a"),
        ("kpu.go.id/laporan.pdf", "https://kpu.go.id/laporan.pdf"),
        *((same, same) for same in [
            "/berita/x/", "#isi", "http://kpu.go.id", "HTTPS://kpu.go.id/", "mailto:a@b.id",
            "tel:+62214567",
        ]),
        *((nothing, "") for nothing in [
            "", "klik", "klik di sini", "javascript:alert(1)", "data:text/html,x", "laporan.pdf",
            "berita/satu", "https://", "http:// x", "10.5", "kpu..id", "-kpu.id", "@kpu.id", "a@b",
            "//", "//klik",
        ]),
    ],
)  # fmt: skip
def test_what_was_meant(typed: str, address: str) -> None:
    assert meant_address(typed) == address


@given(st.one_of(st.text(), st.from_regex(r"[a-z.@/:#?-]{0,20}", fullmatch=True)))
@example("kpu.go.id")
@example("//kpu.go.id")
def test_an_address_is_mended_once(typed: str) -> None:
    once = meant_address(typed)
    assert meant_address(once) == once
    assert not once or once.startswith(("/", "#")) or ":" in once


@given(st.one_of(st.text(max_size=30), st.from_regex(r"[a-z.@/:#?-]{0,20}", fullmatch=True)))
def test_a_text_is_mended_once_and_no_link_stays_beside_the_page(typed: str) -> None:
    typed = typed.replace('"', "").replace("&", "")
    once = tidy(f'<p><a href="{typed}">kata</a></p>')
    assert tidy(once) == once
    assert "kata" in once
    assert ("<a " in once) == (not lost_links(f'<p><a href="{typed}">kata</a></p>'))


@pytest.mark.parametrize("clean", [tidy, tidy_paste])
def test_typed_and_pasted_texts_are_mended(clean) -> None:
    html = '<p><a href="kpu.go.id">KPU</a> <a href="klik">sini</a> <a href="/ipp/">IPP</a></p>'
    assert clean(html) == (
        '<p><a href="https://kpu.go.id" rel="noopener">KPU</a> sini '
        '<a href="/ipp/" rel="noopener">IPP</a></p>'
    )
    assert lost_links(html) == ["sini"]


@pytest.mark.django_db
def test_the_form_stores_it_mended_and_the_hints_name_what_is_lost(writer, draft) -> None:
    typed = sent(draft, body='<p><a href="kpu.go.id">KPU</a> <a href="klik">sini</a></p>')
    hints = [hint["text"] for hint in writer.post(at("autosave"), typed).json()["hints"]]
    assert [text for text in hints if "Tautan" in text] == [
        "Tautan pada kata “sini” tidak berisi alamat, jadi dilepas saat disimpan; kata-katanya "
        "tetap. Isi alamatnya, misalnya https://www.kpu.go.id/."
    ]
    assert writer.post(page_of(draft), typed).status_code == 302
    draft.refresh_from_db()
    assert draft.body == '<p><a href="https://kpu.go.id" rel="noopener">KPU</a> sini</p>'
