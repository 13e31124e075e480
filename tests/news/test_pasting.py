"""What Word, Google Docs and WhatsApp put into the clipboard becomes plain rich text."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpuportal.html import clean, plain
from news.models import Article
from news.pasting import tidy, tidy_paste, tidy_text
from tests.news.test_admin_articles import page_of
from tests.news.test_desk import sent
from tests.portal.test_html import MESSES, foreign

FIXTURES = Path(__file__).parent / "pasted"
STORIES = sorted((Path(__file__).parents[2] / "news" / "stories").glob("*.toml"))


def flat(html):
    """Without the line ends that no reader sees."""
    return re.sub(r">\s+<", "><", re.sub(r"\s+", " ", html)).strip()


def fixture(name):
    return (FIXTURES / name).read_text("utf-8")


def test_word():
    assert flat(tidy(fixture("word.html"))) == (
        "<h2>Rapat Pleno Terbuka</h2><h2>Agenda</h2>"
        "<p><strong>KLATEN</strong>, KPU menggelar rapat <em>pleno</em> di aula. Lihat "
        '<a href="https://www.kpu.go.id/" rel="noopener">laman KPU</a>.</p>'
        "<ul><li><p>Pembukaan</p><ul><li><p>Lagu Indonesia Raya</p></li></ul></li>"
        "<li><p><strong>Penutup</strong></p></li></ul>"
        "<p>Urutannya:</p><ol><li><p>Satu</p></li><li><p>Dua</p></li></ol>"
        "<table><tbody><tr><td><p><strong>Tahun</strong></p></td>"
        '<td colspan="2"><p>2024</p></td></tr></tbody></table>'
    )


def test_google_docs():
    assert tidy(fixture("docs.html")).strip() == (
        "<h2>Sosialisasi pemilih</h2>"
        "<p>KPU mengajak <strong>pemilih pemula</strong><em> berdiskusi</em>. Daftar di "
        '<a href="https://contoh.go.id/daftar" rel="noopener">sini</a>.</p>'
        "<ul><li><p>Senin</p></li><li><p><strong>Selasa</strong></p></li></ul>"
        "<table><tbody><tr><td><p>Jam</p></td><td><p>09.00</p></td></tr></tbody></table>"
        "<p><s>batal</s></p>"
    )


def test_whatsapp():
    assert tidy_text(fixture("whatsapp.txt")) == (
        "<p><strong>KPU Klaten</strong> menggelar <em>rapat pleno</em> di aula <s>besar</s> kecil."
        "<br>Dihadiri 120 orang.</p><p>Agenda:</p>"
        "<ul><li><p>Pembukaan</p></li><li><p><strong>Paparan</strong></p></li></ul>"
        "<ol><li><p>Satu</p></li><li><p>Dua</p></li></ol>"
        "<p>Info: https://kpu.go.id/_berita_/x dan 3 * 4 * 5 (***vit/kpuklt)</p>"
    )


@pytest.mark.parametrize(
    "beginning",
    [
        "[10:23, 5/11/2025] Nama: ", "[10.23, 5/11/2025] Nama: ", "[5/11/25 10.23.45] Nama: ",
        "[5/11/2025, 10:23] +62 812-3456: ", "[10:23 AM, 11/5/2025] Nama Panjang Sekali: ",
    ],
)  # fmt: skip
def test_who_said_it_goes(beginning):
    assert tidy_text(f"{beginning}Rapat\n{beginning}dimulai") == "<p>Rapat<br>dimulai</p>"
    assert tidy_paste(f"<p>{beginning}Rapat</p>") == "<p>Rapat</p>"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("*tebal*", "<strong>tebal</strong>"),
        ("*dua kata* dan _satu_.", "<strong>dua kata</strong> dan <em>satu</em>."),
        ("*_keduanya_*", "<strong><em>keduanya</em></strong>"),
        ("(~dicoret~)", "(<s>dicoret</s>)"),
        ("3 * 4 * 5", None), ("nama_berkas_baru.pdf", None), ("a*b*c", None),
        ("*) catatan, **) lain", None), ("(***vit/kpuklt)", None), ("* butir", None),
        ("https://x.id/_a_/*b*", None), ("nama_a_@kpu.go.id", None), ("~~~", None), ("**", None),
    ],
)  # fmt: skip
def test_marks_of_messengers_and_what_only_looks_like_them(text, kept):
    assert tidy_paste(f"<p>{text}</p>") == f"<p>{kept or text}</p>"
    assert tidy(f"<p>{text}</p>") == f"<p>{text}</p>"  # what is typed stays what it is


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("â€œPlenoâ€\x9d", "“Pleno”"), ("â€œPlenoâ€", "“Pleno”"), ("Jumâ€™at", "Jum’at"),
        ("2019â€“2024", "2019–2024"), ("\x93Pleno\x94 \x96 \x85", "“Pleno” – …"),
        ("&#147;Pleno&#148;", "“Pleno”"), ("CafÃ©", "Café"), ("10Â MB", "10 MB"),
        ("a\xa0\xa0 \xa0b", "a b"), ("a&nbsp;b", "a b"), ("ko\u200bta\xad", "kota"),
        ("Ângela, naïve, façade, 5 €, £3", None), ("Â", ""), ("“Pleno” – it’s", None),
    ],
)  # fmt: skip
def test_letters_that_went_wrong_are_mended_and_others_stay(wrong, right):
    expected = wrong if right is None else right
    assert tidy(f"<p>{wrong}</p>") == (f"<p>{expected}</p>" if expected else "")


@pytest.mark.parametrize(
    ("given_html", "kept"),
    [
        ("<h1>A</h1><h5>B</h5>", "<h2>A</h2><h4>B</h4>"),
        ("<h2><b>A</b></h2>", "<h2>A</h2>"),
        ("<div>a</div><div><br></div><div>b</div>", "<p>a</p><p>b</p>"),
        ("<p>a</p><p>&nbsp;</p><p><span> </span></p><p>b</p>", "<p>a</p><p>b</p>"),
        ("<p>a<br><br></p>", "<p>a</p>"),
        ('<p><font color="red" face="Arial">a</font></p>', "<p>a</p>"),
        ('<p><span style="font-weight:bold;color:red">a</span></p>', "<p><strong>a</strong></p>"),
        ('<p style="color:red" class="x">a</p>', "<p>a</p>"),
        ("<p><b><b>a</b></b><b> </b><i></i></p>", "<p><strong>a</strong><strong> </strong></p>"),
        ('<p><a href="https://a.id"></a>x</p>', "<p>x</p>"),
        ("<figure><figcaption>Aula</figcaption></figure>", "<p>Aula</p>"),
        ("<table><caption>Data</caption><tr><td>1</td></tr></table>", "<table>Data"),
        ('<p class="MsoListParagraph">1. satu</p>', "<ol><li><p>satu</p></li></ol>"),
        ('<p class="MsoListParagraph">biasa</p>', "<p>biasa</p>"),
        ("<p>1. bukan daftar</p>", "<p>1. bukan daftar</p>"),
    ],
)
def test_shapes(given_html, kept):
    if kept.startswith("<table>"):
        assert "Data" in tidy(given_html) and "<td>1</td>" in tidy(given_html)
    else:
        assert tidy(given_html) == kept


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_what_is_clean_already_stays_as_it_is(path):
    body = clean(tomllib.loads(path.read_text("utf-8"))["body"])
    assert tidy(body) == body


PIECES = st.sampled_from(
    [
        "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>",
        "<span style='mso-list:Ignore'>", "</span>", "</p>", "</b>", "<h1>", "</h1>", "<div>",
        "<b style='font-weight:normal'>",
        "</div>", "*", "_", "~", "*a*", "\xa0", "â€œ", "Â", "\x93", "<br>", "<ul><li>",
        "</li></ul>", "<table><tr><td>", "1. ", "· ", "<figure><figcaption>", "kata",
        "[10:23, 5/11/2025] Nama: ",
    ]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES | st.text(max_size=3), max_size=20).map("".join) | MESSES)
def test_tidying_twice_changes_nothing_more_and_only_the_list_comes_out(mess):
    for tidied in (tidy(mess), tidy_paste(mess), tidy_text(mess)):
        assert tidied == clean(tidied)
        # Bare words get the paragraph that the editor would have put them in.
        stored = tidied if "<" in tidied else tidy(tidied)
        assert tidy(stored) == stored == clean(stored)
        assert foreign(tidied) == []


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text("abcde ", max_size=12), max_size=8))
def test_no_word_is_lost(lines):
    assert plain(tidy_text("\n".join(lines))).split() == " ".join(lines).split()


@pytest.mark.django_db
def test_the_form_keeps_clean_text(staff_client):
    sent = {
        "title": "Rapat", "slug": "rapat", "lead": "Teras.", "seen_version": 0,
        "body": fixture("word.html"),
    }  # fmt: skip
    assert staff_client.post("/admin/news/article/add/", sent).status_code == 302
    assert Article.objects.get().body == tidy(fixture("word.html"))


@pytest.mark.django_db
def test_a_paste_is_answered_clean_and_only_to_writers(staff_client, client):
    address = "/admin/news/article/tidy/"
    said = staff_client.post(address, {"html": fixture("docs.html"), "text": "x"}).json()
    assert said == {"html": tidy_paste(fixture("docs.html")), "note": ""}
    said = staff_client.post(address, {"html": "", "text": "*Rapat*\nbaru"}).json()
    assert said == {"html": "<p><strong>Rapat</strong><br>baru</p>", "note": ""}
    said = staff_client.post(address, {"html": fixture("word.html"), "text": "x"}).json()
    assert said["note"].startswith("1 gambar tidak ikut ditempel.")
    assert staff_client.post(address, {"text": "a" * 1_000_001}).status_code == 413
    assert staff_client.get(address).status_code == 405
    staff_client.logout()
    assert client.post(address, {"text": "x"}).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Hadir 10 < 20 & 3.\r\n\r\nBaris dua,\r\nlanjut.",
         "<p>Hadir 10 &lt; 20 &amp; 3.</p><p>Baris dua,<br>lanjut.</p>"),
        ("Satu kalimat.", "<p>Satu kalimat.</p>"),
        ("<p>Yang lama.</p>\r\n\r\nYang *baru*.\r\n- satu\r\n- dua",
         "<p>Yang lama.</p><p>Yang *baru*.</p><ul><li><p>satu</p></li><li><p>dua</p></li></ul>"),
        ("<p>Satu.</p>\n\n<p>Dua.</p>", "<p>Satu.</p>\n\n<p>Dua.</p>"),
    ],
)  # fmt: skip
def test_what_is_typed_without_the_editor_keeps_its_paragraphs(writer, draft, typed, meant):
    assert tidy(typed) == meant
    writer.post(page_of(draft), sent(draft, body=typed) | {"_save": "1"})
    draft.refresh_from_db()
    assert draft.body == meant
