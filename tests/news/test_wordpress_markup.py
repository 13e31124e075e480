"""An old article's text becomes clean HTML, whatever wrote it, and loses no word."""

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kpuportal.html import clean, plain
from news.moving.wordpress.leads import parted
from news.moving.wordpress.markup import read
from news.moving.wordpress.shortcodes import expand
from tests.news.wordpress_texts import IMAGE, Elsewhere, html


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Satu.\n\nDua\ntiga.", "<p>Satu.</p>\n<p>Dua<br>tiga.</p>"),
        ("Satu.\r\n\r\n\r\nDua.", "<p>Satu.</p>\n<p>Dua.</p>"),
        ("Satu<br />\nDua<br><br>Tiga", "<p>Satu<br>Dua</p>\n<p>Tiga</p>"),
        ("Satu\n&nbsp;\nDua", "<p>Satu</p>\n<p>Dua</p>"),
        ("<b>te\n\nbal</b> x", "<p><strong>te</strong></p>\n<p><strong>bal</strong> x</p>"),
        ("<b>S</b>atu <i>a</i> <i>b</i>", "<p><strong>S</strong>atu <em>a b</em></p>"),
        ("<b><i>a</b>b</i>", "<p><strong><em>a</em></strong><em>b</em></p>"),
        ("<div>a</div>b<div><div>c</div></div>", "<p>a</p>\n<p>b</p>\n<p>c</p>"),
        ("<h1>Judul</h1>\nIsi", "<h2>Judul</h2>\n<p>Isi</p>"),
        ("<h2>a\nb</h2>", "<h2>a b</h2>"),
        ("<ul>\n<li>a</li>\n<li>b\n<ol><li>c</ol></ul>d",
         "<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>\n<p>d</p>"),
        ("<li>lepas</li> x", "<ul><li>lepas</li></ul>\n<p>x</p>"),
        ("<table><tr><td colspan=2 onclick=x>a\nb<td>c</table>z",
         '<table><tr><td colspan="2">a<br>b</td><td>c</td></tr></table>\n<p>z</p>'),
        ("<blockquote>a\n\nb</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("x<script>jahat()</script><style>p{}</style>y", "<p>xy</p>"),
        ("<![if !x]>a<![endif]><!--[if gte mso 9]><xml>z</xml><![endif]-->b", "<p>ab</p>"),
        ("<a href='javascript:x'>a</a> <a>b</a> <a href='/x'>c</a>",
         '<p>a b <a href="/x">c</a></p>'),
        ("a<hr/>b", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("teks <a href='/b.jpg'><img src='b.jpg'></a> lagi",
         f"<p>teks</p>\n<figure>{IMAGE}</figure>\n<p>lagi</p>"),
        ("<img src=hilang.jpg>", ""),
        ("<h2><img src=a></h2>", f"<figure>{IMAGE}</figure>"),
        ("<pre>a\nb</pre>", "<p>a<br>b</p>"),
    ],
)  # fmt: skip
def test_what_the_old_editor_wrote(content, expected):
    assert html(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<!-- wp:paragraph -->\n<p>Satu\ndua.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph "
         '{"align":"left"} -->\n<p>Tiga.</p>\n<!-- /wp:paragraph -->',
         "<p>Satu dua.</p>\n<p>Tiga.</p>"),
        ("<!-- wp:image --><figure class='wp-block-image'><img src='a'/><figcaption>Foto "
         "<em>a</em>bc</figcaption></figure><!-- /wp:image -->",
         f"<figure>{IMAGE}<figcaption>Foto abc</figcaption></figure>"),
        ("<!-- wp:image --><figure><img src='hilang'/><figcaption>Foto</figcaption></figure>",
         "<p>Foto</p>"),
        ("<!-- wp:table --><figure class='wp-block-table'><table><tbody><tr><td>1</td></tr></tbody>"
         "</table><figcaption>Tabel 1</figcaption></figure><!-- /wp:table -->",
         "<table><tbody><tr><td>1</td></tr></tbody></table>\n<p>Tabel 1</p>"),
        ("<!-- wp:embed --><figure class='wp-block-embed'><div class='wp-block-embed__wrapper'>\n"
         "https://youtu.be/abc\n</div></figure><!-- /wp:embed -->",
         '<p><a href="https://youtu.be/abc">https://youtu.be/abc</a></p>'),
        ("<!-- wp:freeform -->\na\n\nb\n<!-- /wp:freeform -->", "<p>a</p>\n<p>b</p>"),
        ("<!-- wp:separator --><hr class='x'/><!-- /wp:separator --><!-- wp:latest /-->a\n\nb",
         "<hr>\n<p>a</p>\n<p>b</p>"),
        ("<!-- wp:verse --><pre class='wp-block-verse'>Satu\ndua</pre><!-- /wp:verse -->\n<!-- "
         "wp:code "
         "--><pre><code>a\nb</code></pre><!-- /wp:code --><!-- wp:paragraph --><p>c\nd</p>",
         "<p>Satu<br>dua</p>\n<p>a<br>b</p>\n<p>c d</p>"),
        ("<!-- wp:social-links --><ul><!-- wp:social-link {} /--></ul><!-- /wp:social-links -->a"
         "<ul><li><b></b></li></ul><table><tr></tr></table>", "<p>a</p>"),
        ("<!-- wp:pullquote "
         "--><figure><blockquote><p>Kutip.</p><cite>Ketua</cite></blockquote></figure>"
         "<!-- /wp:pullquote --><!-- wp:cover --><div><span></span><img src='a'><div><!-- "
         "wp:paragraph "
         "--><p>Di sampul</p><!-- /wp:paragraph --></div></div><!-- /wp:cover -->",
         f"<blockquote><p>Kutip.</p><p>Ketua</p></blockquote>\n<figure>{IMAGE}</figure>\n"
         "<p>Di sampul</p>"),
        ("<!-- wp:columns --><div><!-- wp:column --><div><!-- wp:list --><ul><!-- wp:list-item -->"
         "<li>a<!-- wp:list --><ul><li>b</li></ul><!-- /wp:list --></li><!-- /wp:list-item --></ul>"
         "<!-- /wp:list --></div><!-- /wp:column --></div><!-- wp:buttons --><div><div><a "
         "href='/d'>"
         "Daftar</a></div></div><!-- /wp:buttons -->",
         '<ul><li>a<ul><li>b</li></ul></li></ul>\n<p><a href="/d">Daftar</a></p>'),
    ],
)  # fmt: skip
def test_what_the_block_editor_wrote(content, expected):
    assert html(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('[caption id="attachment_1" align="center" width="300"]<a href="/x"><img src="a" /></a> '
         "Foto: KPU[/caption]", f"<figure>{IMAGE}<figcaption>Foto: KPU</figcaption></figure>"),
        ('a [caption width="3" caption="Foto [1]"]<img src="a" />[/caption] b',
         f"<p>a</p>\n<figure>{IMAGE}<figcaption>Foto [1]</figcaption></figure>\n<p>b</p>"),
        ('[vc_row][vc_column width="1/2"][kotak]dalam [caption]<img src="a"> ket[/caption][/kotak]'
         "[/vc_column][/vc_row]",
         f"<p>dalam</p>\n<figure>{IMAGE}<figcaption>ket</figcaption></figure>"),
        ("[embed width=3]https://a.example/v[/embed]",
         '<p><a href="https://a.example/v">https://a.example/v</a></p>'),
        ("[youtube abcde12345]", '<p><a href="https://www.youtube.com/watch?v=abcde12345">'
         "https://www.youtube.com/watch?v=abcde12345</a></p>"),
        ("Lihat:\n\nhttps://a.example/v?a=1&b=2\n\nSekian",
         '<p>Lihat:</p>\n<p><a href="https://a.example/v?a=1&amp;b=2">https://a.example/v?a=1&amp;'
         "b=2</a></p>\n<p>Sekian</p>"),
        ("lihat https://a.example/ ini", "<p>lihat https://a.example/ ini</p>"),
        ('<iframe src="//www.youtube.com/embed/abc?rel=0"></iframe>',
         '<p><a href="https://www.youtube.com/watch?v=abc">https://www.youtube.com/watch?v=abc</a></p>'),
        ("[[gallery]] dan [[kotak x=1]isi[/kotak]]", "<p>[gallery] dan [kotak x=1]isi[/kotak]</p>"),
        ("ayat [1], [sic], [KPU]", "<p>ayat [1], [sic], [KPU]</p>"),
        ('[tombol warna="merah"]Unduh[/tombol] [contact-form-7 id="1" title="x"]', "<p>Unduh</p>"),
        ("[/yatim] [buka", "<p>[/yatim] [buka</p>"),
        ('[button link="https://a.example/d"]Unduh[/button]',
         '<p><a href="https://a.example/d">Unduh</a></p>'),
        ('[pdf-embedder url="https://a.example/sk.pdf"]',
         '<p><a href="https://a.example/sk.pdf">https://a.example/sk.pdf</a></p>'),
    ],
)  # fmt: skip
def test_shortcodes(content, expected):
    assert html(content) == expected


def test_galleries_go_below_the_article():
    text = read('a\n[gallery columns="2" ids="3, 4"]\n[gallery]', Elsewhere())
    assert [shown.key for shown in text.gallery] == ["3", "4"]
    block = (
        "<figure class='wp-block-gallery'><ul class='blocks-gallery-grid'><li><figure><img src=5>"
        "<figcaption>Satu</figcaption></figure></li></ul><figcaption>Semua</figcaption></figure>b"
    )
    text = read(block, Elsewhere())
    assert [shown.key for shown in text.gallery] == ["5"]
    assert [found.words for found in text.blocks] == ["Satu", "Semua", "b"]


@pytest.mark.parametrize(
    ("content", "excerpt", "lead", "body"),
    [
        ("Satu.\n\nDua.<!--more-->\n\nTiga.", "Kutipan", "Satu. Dua.", "<p>Tiga.</p>"),
        ("Satu.<!--more Baca terus-->Dua.", "", "Satu.", "<p>Dua.</p>"),
        ("<!-- wp:paragraph --><p>Satu.</p><!-- /wp:paragraph --><!-- wp:more --><!--more-->"
         "<!-- /wp:more -->Dua.", "", "Satu.", "<p>Dua.</p>"),
        ('<a href="/x">Satu</a>.<!--more-->Dua.', "", "Satu.",
         '<p>Tautan: <a href="/x">Satu</a></p>\n<p>Dua.</p>'),
        ('KPU <a href="/x">Satu</a> dan <a href="/y"><b>dua</b></a> rapat.\n\nTiga.', "",
         "KPU Satu dan dua rapat.",
         '<p>Tautan: <a href="/x">Satu</a>, <a '
         'href="/y"><strong>dua</strong></a></p>\n<p>Tiga.</p>'),
        ("Satu &amp; <i>dua</i>.\n\nTiga.", "Satu & dua.", "Satu & dua.", "<p>Tiga.</p>"),
        ('<img src=a>\n\n<a href="/x">Foto lain</a>\n\nSatu.\n\nDua.', "", "Satu.",
         f'<figure>{IMAGE}</figure>\n<p><a href="/x">Foto lain</a></p>\n<p>Dua.</p>'),
        ('<a href="/x">Satu</a>', "", "Satu", '<p>Tautan: <a href="/x">Satu</a></p>'),
        ("<ul><li>Satu</li></ul>Dua.", "", "Satu", "<ul><li>Satu</li></ul>\n<p>Dua.</p>"),
        ("<b>KLATEN</b> – Satu.<!--more-->Dua.", "", "KLATEN – Satu.", "<p>Dua.</p>"),
        ('Satu.[caption id="1"]<img src=a> Foto[/caption]<!--more-->Satu.', "", "Satu.",
         f"<figure>{IMAGE}<figcaption>Foto</figcaption></figure>\n<p>Satu.</p>"),
        ("Satu.\n\nDua.", "Kutipan.", "Kutipan.", "<p>Satu.</p>\n<p>Dua.</p>"),
        ("Satu.\n\nDua.", "", "Satu.", "<p>Dua.</p>"),
        ("<h2>Judul</h2>Satu.\n\nDua.", "", "Satu.", "<h2>Judul</h2>\n<p>Satu.</p>\n<p>Dua.</p>"),
        ("<h2>Judul</h2><img src=a>", "", "Judul", f"<h2>Judul</h2>\n<figure>{IMAGE}</figure>"),
        ("<!--more-->Satu.", "", "Satu.", ""),
        ("https://youtu.be/a", "", "Judul berita",
         '<p><a href="https://youtu.be/a">https://youtu.be/a</a></p>'),
        ("<img src=a>", "", "Judul berita", f"<figure>{IMAGE}</figure>"),
    ],
)  # fmt: skip
def test_the_lead_is_what_stood_before_read_more_or_the_excerpt_or_the_beginning(
    content, excerpt, lead, body
):
    assert parted(read(content, Elsewhere()), excerpt, "Judul berita", []) == (lead, body)


def test_a_long_beginning_gives_whole_sentences():
    sentence = "KPU Kabupaten Contoh menggelar rapat pleno terbuka di aula. "
    text = read(sentence * 30, Elsewhere())
    lead, body = parted(text, "", "Judul", [])
    assert lead == (sentence * 10).strip()
    assert body.count("rapat pleno") == 30
    lead, _ = parted(read("kata " * 400, Elsewhere()), "", "Judul", [])
    assert lead.endswith("kata…")
    assert len(lead) <= 600
    notes: list[str] = []
    lead, _ = parted(read("a", Elsewhere()), "kata " * 400, "Judul", notes)
    assert len(lead) <= 600
    assert notes


# --- Whatever is written --------------------------------------------------------------------------
WORD = st.from_regex(r"kata[0-9]{1,4}", fullmatch=True)
TAGS = [
    "p", "div", "b", "strong", "i", "em", "u", "a", "span", "h1", "h3", "ul", "ol", "li", "table",
    "tr", "td", "th", "tbody", "blockquote", "figure", "figcaption", "pre", "center", "font", "del",
]  # fmt: skip
PIECES = st.one_of(
    WORD.map(lambda word: f" {word} "),
    st.sampled_from(["\n", "\n\n", " ", "&nbsp;", "<br>", "<br/>", "<hr>", "<!--more-->", "&amp;"]),
    st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
    st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
    st.sampled_from([
        '<a href="/x">', "<img src=a>", "<img src=hilang>", '[caption id="1"]', "[/caption]",
        "[gallery ids=1]", "[kotak]", '[kotak w="1"]', "[/kotak]", "[[kotak]]", "[vc_row]",
        "<!-- wp:paragraph -->", "<!-- /wp:paragraph -->", "<figure class='wp-block-gallery'>",
        "\nhttps://a.example/v\n", "<![if !x]>", "<td colspan=2>", "< ", "<3", '"', "'", "[", "]",
    ]),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
@example("<figure> kata00 <h1> kata0 ")
@example("<figure><img src=a> kata1 <table><tr><td>kata2</table><figcaption>kata3</figure>")
def test_no_word_is_lost_and_what_comes_out_is_clean(content):
    text = read(content, Elsewhere())
    written = "\n".join(block.html for block in text.blocks)
    assert re.findall(r"kata\d+", plain(written)) == re.findall(r"kata\d+", content)
    cleaned = clean(written)
    assert plain(cleaned) == plain(written)
    assert clean(cleaned) == cleaned
    lead, body = parted(text, "", "Judul", [])
    assert lead
    assert len(lead) <= 600
    if text.more is None and len(content) < 500:
        assert set(re.findall(r"kata\d+", content)) <= set(re.findall(r"kata\d+", lead + body))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_no_text_makes_it_fail(content):
    written = "\n".join(block.html for block in read(content, Elsewhere()).blocks)
    assert clean(clean(written)) == clean(written)


@given(st.text(max_size=200))
def test_text_without_brackets_has_no_shortcodes(text):
    bare = text.replace("[", "(")
    assert expand(bare) == bare


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", "<!--", "<?", "</", "<a x='", "<b>x\n\n", "<ul><li>", "<td>", "<figure>",
     "<![x[", "[a ", "[a x='", "[", "[gallery]", "[b]", "[/b]", "<blockquote>", "&#", "\n\n",
     "<!-- wp:x -->", "[button]", "<pre>\n"],
)  # fmt: skip
def test_no_text_takes_long(piece):
    began = time.process_time()
    read(piece * (100_000 // len(piece)), Elsewhere())
    assert time.process_time() - began < 3
