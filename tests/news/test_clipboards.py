"""Whole clipboards, as programmes fill them, and what becomes of each."""

from pathlib import Path

import pytest

from news.pasting import left_out, tidy, tidy_paste, tidy_text
from news.pasting.links import meant
from tests.news.test_pasting import flat
from tests.portal.test_html import foreign

FIXTURES = Path(__file__).parent / "pasted"

# Headings, lists, links and tables as they were meant; nothing else of where they come from.
MEANT = {
    # Bullets, then numbers; two kinds on one level; a list that goes on; one that begins anew.
    "word_lists.html": (
        "<h2>I. Persiapan</h2>"
        "<ul><li><p>Meja</p></li><li><p>A. Yani sebagai saksi</p></li></ul>"
        "<ol><li><p>Pembukaan</p><ol><li><p>Lagu</p></li></ol><ul><li><p>Doa</p></li></ul></li>"
        "<li><p>Paparan</p></li></ol><p>Rehat sejenak.</p>"
        '<ol start="3"><li><p>Penutup</p></li></ol><ol><li><p>Lampiran pertama</p></li></ol>'
    ),
    # Deletions and comments go, insertions and notes stay; a table's head has header cells.
    "word_review.html": (
        "<p>Hasil 2</p><h2>Hasil</h2>"
        "<p>Dihadiri 120 <s>tamu</s> orang[1], menurut panitia<sup>2</sup>.</p>"
        '<table><thead><tr><th><p><strong>Kecamatan</strong></p></th><th colspan="2"><p>TPS</p>'
        '</th></tr></thead><tbody><tr><td rowspan="2"><p>Prambanan</p></td><td><p>1</p></td>'
        "<td><p>2</p></td></tr><tr><td><p>3</p></td><td></td></tr></tbody></table>"
        "<hr><p>[1] Daftar hadir.</p>"
    ),
    "word_online.html": (
        "<h2>Rapat pleno</h2><p>KPU menggelar <strong>rapat pleno</strong></p>"
        "<ul><li><p>Pembukaan</p><ul><li><p>Lagu</p></li></ul></li><li><p>Penutup</p></li></ul>"
        "<ol><li><p>Satu</p></li><li><p>Dua</p></li></ol>"
    ),
    "libreoffice.html": (
        "<h2>Pleno terbuka</h2><p>Rapat <strong>dibuka</strong> ketua<sup>1</sup>.</p>"
        '<ol start="3"><li><p>Tiga</p></li><li><p>Empat</p></li></ol>'
        "<table><thead><tr><th><p>Jam</p></th><th><p>Acara</p></th></tr></thead>"
        '<tbody><tr><td colspan="2"><p>Istirahat</p></td></tr></tbody></table>'
        "<p>1 Menurut undangan.</p>"
    ),
    "docs_nested.html": (
        "<h3>Jadwal</h3><ul><li><p>Senin</p><ul><li><p>Pagi</p></li><li><p>Siang</p></li></ul></li>"
        '<li><p>Selasa</p></li></ul><ol start="4"><li><p>Empat</p></li></ol>'
        '<p>Rumus 10 * 20 * 30, <a href="https://www.kpu.go.id/berita?id=7" rel="noopener">'
        'laman KPU</a>,</p><table><tbody><tr><td colspan="2"><p><strong>Rekap</strong></p></td>'
        "</tr><tr><td></td><td><p>508</p></td></tr></tbody></table>"
    ),
    "gmail.html": (
        "<p>Yth. redaksi,</p><p>Berikut rilis hari ini. "
        '<a href="https://jdih.kpu.go.id/klaten" rel="noopener">JDIH</a> dan '
        '<a href="https://www.facebook.com/kpuklaten" rel="noopener">Facebook</a></p>'
        "<p>🙏 Terima kasih</p><ul><li>satu</li><li>dua</li></ul>"
    ),
    "whatsapp_web.html": (
        "<p>KPU Klaten menggelar <strong>pleno</strong><br>Pukul 09.00 WIB 🗳️</p><p>Daftar: "
        '<a href="https://kpu.go.id/daftar" rel="noopener">https://kpu.go.id/daftar</a></p>'
    ),
    "excel.html": (
        '<table><tbody><tr><td>Kecamatan</td><td colspan="2">Pemilih</td></tr>'
        "<tr><td>Prambanan</td><td>38.214</td><td></td></tr></tbody></table>"
    ),
    "cms.html": (
        "<h2>KPU Luncurkan Maskot</h2><p><strong>Jakarta</strong>, kpu.go.id – Ketua KPU menyebut "
        '"pemilih cerdas" itu penting.</p><p>Kata dia, “Siap!” dan “mari”.</p><h4>Catatan</h4>'
        "<p>Tahap</p><p>Pencalonan</p><p>Bagikan Ke atas</p>"
    ),
    "pdf.txt": (
        "<p>Komisi Pemilihan Umum Kabupaten Klaten menggelar rapat pleno terbuka rekapitulasi "
        "daftar pemilih berkelanjutan di aula kantor, dihadiri wakil partai politik dan Bawaslu. "
        "Ketua KPU menyampaikan bahwa jumlah pemilih bertambah sesuai undang-undang yang berlaku."
        "</p><p>Pada kesempatan itu disampaikan pula tanggapan masyarakat atas daftar pemilih, "
        "yang akan ditindaklanjuti bersama-sama dengan dinas terkait.</p>"
    ),
    "phone.txt": (
        "<p><strong>RILIS</strong> 🎉<br>KPU Klaten menggelar pleno 👨‍👩‍👧<br>"
        "#temanpemilih 5*3*2 snake_case_name 10 * 20 * 30</p>"
        "<ul><li><p>Satu</p></li><li><p><em>Dua</em></p></li></ul>"
        "<ol><li><p>Pertama</p></li><li><p>Kedua</p></li></ol><p>keterangan</p>"
        '<ol start="3"><li><p>Ketiga</p></li></ol><ol start="7"><li><p>Ketujuh</p></li></ol>'
        "<p>&gt; kutipan `kode`<br>Sumber: https://kpu.go.id/a_b_c</p>"
    ),
}


def pasted(name: str) -> str:
    """What the editor gets of a clipboard that holds this file."""
    text = (FIXTURES / name).read_text("utf-8")
    return tidy_text(text) if name.endswith(".txt") else tidy_paste(text)


@pytest.mark.parametrize("name", MEANT)
def test_a_clipboard_becomes_what_was_meant_and_stays_so(name: str) -> None:
    clean = pasted(name)
    assert flat(clean) == MEANT[name]
    assert tidy(clean) == tidy_paste(clean) == clean
    assert foreign(clean) == []


@pytest.mark.parametrize(
    ("name", "count"),
    [("word_review.html", 1), ("docs_nested.html", 1), ("cms.html", 1), ("gmail.html", 0)],
)
def test_pictures_that_do_not_come_along_are_counted(name: str, count: int) -> None:
    assert left_out((FIXTURES / name).read_text("utf-8")) == count


def test_a_picture_of_the_library_stays() -> None:
    html = '<figure><img src="/media/a.jpg" alt="Rapat"></figure>'
    assert left_out(html) == 0
    assert 'src="/media/a.jpg"' in tidy_paste(html)


@pytest.mark.parametrize(
    ("address", "led_to"),
    [
        ("https://www.google.com/url?q=https://a.id/x%3Fy%3D1&sa=D", "https://a.id/x?y=1"),
        ("https://www.google.co.id/url?sa=t&url=https%3A%2F%2Fa.id%2F", "https://a.id/"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.id%2F%3Ffbclid%3Dx&h=1", "https://a.id/"),
        ("https://l.instagram.com/?u=https%3A%2F%2Fa.id%2F", "https://a.id/"),
        ("https://x01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.id&data=1", "https://a.id"),
        ("https://a.id/?id=7&utm_source=wa&b=c%20d#isi", "https://a.id/?id=7&b=c%20d#isi"),
        ("https://www.google.com/url?q=javascript:alert(1)", ""),
        ("https://www.google.com/url?q=data:text/html,x", ""),
        ("https://www.google.com/search?q=kpu", None),
        ("https://www.google.com/url", None),
        ("https://google.com.jahat.id/url?q=https://a.id", None),
        ("mailto:humas@kpu.go.id?subject=a&utm_x=1", None),
        ("/berita/x/?a=&b", None), ("https://[x", ""),
    ],
)  # fmt: skip
def test_links_lead_where_they_were_meant_to(address: str, led_to: str | None) -> None:
    assert meant(address) == (address if led_to is None else led_to)


def test_a_wrapped_wrapper_is_opened_and_what_runs_is_only_words() -> None:
    inner = "https%253A%252F%252Fa.id%252F"
    wrapped = f"https://www.google.com/url?q=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3D{inner}"
    assert tidy(f'<p><a href="{wrapped}">x</a></p>') == (
        '<p><a href="https://a.id/" rel="noopener">x</a></p>'
    )
    runs = '<p><a href="https://www.google.com/url?q=javascript:alert(1)">x</a></p>'
    assert tidy(runs) == "<p>x</p>"


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ('<a href="#_Toc1">Bab</a>', "Bab"), ('<a name="_Hlk1">kata</a>', "kata"),
        ('<a href="file:///C:/x.docx">berkas</a>', "berkas"), ("<del>lama</del>", "<s>lama</s>"),
        ('x<del datetime="2025-11-05">lama</del>', "x"), ("<ins>baru</ins>", "baru"),
        ("““Pleno””", "“Pleno”"), ('""Pleno""', '"Pleno"'), ('"“Pleno”"', "“Pleno”"),
        ("``Pleno''", '"Pleno"'), ("kata ”Pleno” itu", "kata “Pleno” itu"),
        ("kata “Pleno“.", "kata “Pleno”."), ("“Kata “dia””", None), ('tinggi 5" dan 6"', None),
    ],
)  # fmt: skip
def test_leftovers(html: str, kept: str | None) -> None:
    assert tidy(f"<p>{html}</p>") == f"<p>{html if kept is None else kept}</p>"


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>a<br><br>b<br>c</p>", "<p>a</p><p>b<br>c</p>"),
        ("<div>Yth.<br>Bapak<div>isi</div></div>", "<p>Yth.<br>Bapak</p><p>isi</p>"),
        ("sebaris <b>saja</b>", "sebaris <strong>saja</strong>"),
        ("<section>a</section><section>b</section>", "<p>a</p><p>b</p>"),
        ("<pre>a\nb</pre>", "<p>a<br>b</p>"),
        ("<table><caption>Data</caption><tr><td>1</td></tr></table>",
         "<p>Data</p><table><tbody><tr><td>1</td></tr></tbody></table>"),
        ("<title>x</title><p> a </p>", "<p>a</p>"),
        ('<p style="mso-list:l0 level1"><span style="mso-list:Ignore">Pasal 3 </span>2. Isi</p>',
         '<ol start="3"><li><p>2. Isi</p></li></ol>'),
        ("<ol><li>a</li></ol><ol><li>b</li></ol>", None),
        ("<ul><ul><li>a</li></ul></ul>", "<ul><li>a</li></ul>"),
    ],
)  # fmt: skip
def test_blocks(html: str, kept: str | None) -> None:
    assert tidy(html) == (html if kept is None else kept)


@pytest.mark.parametrize(
    "text",
    [
        "Yth. rekan media\nbesok ada pleno\ndi aula KPU",
        "KPU Kabupaten Klaten membuka rapat pleno terbuka pagi ini.\n"
        "Ketua KPU menyampaikan sambutan di depan para undangan.\n"
        "Acara ditutup dengan doa bersama seluruh peserta rapat.",
    ],
)
def test_lines_that_somebody_broke_stay_lines(text: str) -> None:
    assert tidy_text(text) == f"<p>{text.replace(chr(10), '<br>')}</p>"


def test_breaks_of_word_and_old_systems_are_breaks() -> None:
    assert tidy_text("a\x0bb\u2028c\rd") == "<p>a<br>b<br>c<br>d</p>"
