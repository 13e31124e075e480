"""What blocks, page builders and plugins left in old texts is kept, or told where it can not be."""

import pytest

from news.moving.wordpress.markup import read
from tests.news.wordpress_texts import IMAGE, Elsewhere, html

FILE = (
    '<!-- wp:file {"id":1} -->\n<div class="wp-block-file"><object class="wp-block-file__embed" '
    'data="/sk.pdf" type="application/pdf"></object><a id="m" href="/sk.pdf">Pengumuman</a>'
    '<a href="/sk.pdf" class="wp-block-file__button wp-element-button" download>Unduh</a></div>\n'
    "<!-- /wp:file -->"
)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (FILE, '<p><a href="/sk.pdf">Pengumuman</a></p>'),
        (FILE.replace('<a id="m" href="/sk.pdf">Pengumuman</a>', ""),
         '<p><a href="/sk.pdf">Unduh</a></p>'),
        (FILE.replace("Unduh</a></div>", "Unduh</div><p>Isi lain.</p>"),
         '<p><a href="/sk.pdf">Pengumuman</a></p>\n<p>Isi lain.</p>'),
        (FILE + FILE.replace("/sk", "/ba"),
         '<p><a href="/sk.pdf">Pengumuman</a></p>\n<p><a href="/ba.pdf">Pengumuman</a></p>'),
    ],
)  # fmt: skip
def test_a_file_is_one_link_and_its_button_goes(content, expected):
    assert html(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('[vc_custom_heading text="Judul ``A``"][vc_single_image image="12"][vc_btn '
         'title="Unduh SK" '
         'link="url:https%3A%2F%2Fa.example%2Fsk.pdf||target:%20_blank"]',
         f'<h3>Judul ``A``</h3>\n<figure>{IMAGE}</figure>\n'
         '<p><a href="https://a.example/sk.pdf">Unduh SK</a></p>'),
        ('[vc_row][vc_raw_html]JTNDaWZyYW1lJTIw[/vc_raw_html][vc_video link="https://youtu.be/a"]'
         "[vc_toggle title='Syarat']KTP[/vc_toggle][/vc_row]",
         '<p><a href="https://youtu.be/a">https://youtu.be/a</a></p>\n<h3>Syarat</h3>\n<p>KTP</p>'),
        ('[et_pb_section fb_built="1"][et_pb_text '
         'admin_label="x"]<p>Isi</p>[/et_pb_text][et_pb_image '
         'src="/d.jpg" alt="" /][et_pb_button button_text="Baca" button_url="/b" '
         '/][/et_pb_section]',
         f'<p>Isi</p>\n<figure>{IMAGE}</figure>\n<p><a href="/b">Baca</a></p>'),
    ],
)  # fmt: skip
def test_page_builders_keep_what_they_show_in_attributes(content, expected):
    assert html(content) == expected


def test_a_shortcode_in_an_attribute_breaks_nothing():
    here = Elsewhere()
    (block,) = read('<a href="[site_url]/x">y</a> dan [tahun x="1"] itu', here).blocks
    assert block.html == '<p><a href="/x">y</a> dan itu</p>'
    assert here.lost == ["[site_url]", "[tahun]"]


def test_quotes_within_a_caption_are_its_words():
    caption = '[caption width="3" caption="Foto &quot;A&quot; [1]"]<img src="a">[/caption]'
    assert html(caption) == f'<figure>{IMAGE}<figcaption>Foto "A" [1]</figcaption></figure>'
    assert html("[youtube v=&quot;abcde12345&quot;]") == ""
    assert "a.example/v" in html("[video src=&quot;https://a.example/v&quot;]")


@pytest.mark.parametrize(
    "viewer",
    [
        "https://docs.google.com/gview?url={}&embedded=true", "https://docs.google.com/viewer?a=v&url={}",
        "https://view.officeapps.live.com/op/embed.aspx?src={}",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "address", ["https://a.example/sk.pdf", "https%3A%2F%2Fa.example%2Fsk.pdf"]
)
def test_a_document_in_a_viewer_is_a_link_to_it(viewer, address):
    link = '<p><a href="https://a.example/sk.pdf">https://a.example/sk.pdf</a></p>'
    assert html(f'<iframe src="{viewer.format(address)}"></iframe>') == link


def test_a_viewer_of_nothing_stays_as_it_is():
    address = "https://docs.google.com/gview?url=%00"
    assert f'href="{address}"' in html(f'<iframe src="{address}"></iframe>')


def test_what_only_wordpress_could_show_is_told():
    here = Elsewhere()
    shortcodes = (
        '[table id=3 /] [vc_row][kotak w="1"]a[/kotak][/vc_row] [divider] [playlist ids="1"] '
        "[vc_raw_js]JTND[/vc_raw_js]"
    )
    blocks = '<!-- wp:block {"ref":12} /--><!-- wp:spacer /--><!-- wp:plug/tabel {} /-->'
    read(shortcodes + blocks, here)
    assert here.lost == ["[table]", "[playlist]", "[vc_raw_js]", "wp:block", "wp:plug/tabel"]


@pytest.mark.parametrize(
    ("content", "keys"),
    [
        ('<img src="data:image/gif;base64,R0" data-src="/asli.jpg"><noscript><img src="/asli.jpg">'
         "</noscript>", ["/asli.jpg"]),
        ('<img srcset="/kecil.jpg 300w, /besar.jpg 900w">', ["/kecil.jpg"]),
        ('<img src="/a.jpg" data-orig-file="/b.jpg">', ["/a.jpg"]),
    ],
)  # fmt: skip
def test_a_picture_that_scripts_show_late_is_shown_once(content, keys):
    asked = []

    class Asked(Elsewhere):
        def picture(self, source, number, alt):
            asked.append(source)
            return super().picture(source, number, alt)

    assert len(read(content, Asked()).blocks) == 1
    assert list(dict.fromkeys(asked)) == keys
