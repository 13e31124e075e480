"""A WXR file is read as it was meant, or refused with the place and what to do."""

import tempfile
import time
import tracemalloc
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.moving.wordpress.posts import read_post, why_skipped
from news.moving.wordpress.reading import Item, Site, items
from news.moving.wordpress.refusals import BadExport
from news.moving.wordpress.repairing import mended
from news.moving.wordpress.survey import survey
from tests.news.wordpress_export import NEVER, SITE, attachment, export, item, written


def read(tmp_path: Path, text: str | bytes) -> list[Item]:
    return list(items(written(tmp_path / "ekspor.xml", text)))


def refusal(tmp_path: Path, text: str | bytes) -> str:
    with pytest.raises(BadExport) as error:
        read(tmp_path, text)
    return str(error.value)


def test_an_item_comes_with_everything_that_it_says(tmp_path):
    text = export([
        item(7, title="A &amp; B", content="satu ]]> dua", tags=["Pilkada"], categories=["Berita"],
             comments=2, meta={"_thumbnail_id": "9", "_elementor_data": "x" * 90_000}),
        attachment(9, "2019/03/foto.jpg", alt="Rapat"),
    ])  # fmt: skip
    site = Site()
    post, medium = items(written(tmp_path / "ekspor.xml", text), site)
    assert post.text("content:encoded") == "satu ]]> dua"
    assert [(label.domain, label.name) for label in post.labels] == [
        ("category", "Berita"), ("post_tag", "Pilkada")
    ]  # fmt: skip
    assert post.meta == [("_thumbnail_id", "9")]
    assert post.comments == 2
    assert text.splitlines()[post.line - 1].strip() == "<item>"
    assert medium.metas("_wp_attachment_image_alt") == ["Rapat"]
    assert site.authors == {"humas": "Humas &amp; Data", "vita": "Vita"}
    assert set(site.addresses) == {SITE}


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_each_version_of_the_format_is_read(version, tmp_path):
    text = export([item(1)]).replace("export/1.2/", f"export/{version}/")
    assert read(tmp_path, text)[0].text("wp:post_id") == "1"


def test_a_version_to_come_is_refused(tmp_path):
    assert "2.x" in refusal(tmp_path, export([item(1)]).replace("export/1.2/", "export/2.0/"))
    later = export([item(1)]).replace("<wp:wxr_version>1.2", "<wp:wxr_version>2.0")
    assert "2.0" in refusal(tmp_path, later)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "terpotong"),
        ("<html><body></body></html>", "bukan ekspor WordPress"),
        ("<rss version='2.0'><channel><item><title>x</title></item></channel></rss>", "umpan RSS"),
        ("PK\x03\x04", "Baris 1"),
        ('<?xml version="1.0" encoding="UTF-7"?><rss/>', "UTF-8"),
        ('<?xml version="1.0" encoding="tidak-ada"?><rss/>', "UTF-8"),
        ("<rss><channel>" + "<a>" * 50 + "</a>" * 50 + "</channel></rss>", "terlalu dalam"),
        ("<rss " + "a" * 2_000_000, "rusak"),
    ],
)
def test_what_is_no_export_is_refused_with_what_to_do(text, told, tmp_path):
    said = refusal(tmp_path, text)
    assert told in said
    assert said.endswith(".")


def test_a_broken_file_says_where(tmp_path):
    text = export([item(1), item(2), item(3)])
    broken = text.replace("<wp:post_id>2</wp:post_id>", "<wp:post_id>2</wp:salah>")
    line = 1 + broken[: broken.index("</wp:salah>")].count("\n")
    said = refusal(tmp_path, broken)
    assert f"Baris {line}, kolom " in said
    assert "Ekspor" in said
    assert "terpotong" in refusal(tmp_path, text[: len(text) // 2])


BOMB = '<!DOCTYPE rss [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(12)
) + "]>"  # fmt: skip


@pytest.mark.parametrize(
    "doctype",
    [
        BOMB,
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_entities_are_refused_before_they_are_defined(doctype, tmp_path):
    body = (
        export([item(1, title="&m;&a;")]).partition("?>")[2].replace("<![CDATA[&m;&a;]]>", "&m;&a;")
    )
    began = time.process_time()
    said = refusal(tmp_path, f'<?xml version="1.0"?>{doctype}{body}')
    assert "DOCTYPE" in said
    assert "root:" not in said
    assert time.process_time() - began < 1


def test_an_undefined_entity_is_told_with_its_place(tmp_path):
    text = export([item(1)]).replace(
        "<description></description>", "<description>&hai;</description>"
    )
    assert "Baris " in refusal(tmp_path, text)


def test_windows_1252_among_utf_8_is_repaired(tmp_path):
    text = export([item(1, title="MULAI", content="Dia berkata: \u201chalo\u201d")])
    raw = text.encode().replace(b"MULAI", b"\x93Rapat\x94 \x96 \x80 5\x92an \x0b\x1fselesai")
    title = read_post(read(tmp_path, raw)[0], Site(), zone=None).title  # type: ignore[arg-type]  # no zone is asked
    assert title == "\u201cRapat\u201d \u2013 \u20ac 5\u2019an selesai"
    declared = text.replace("UTF-8", "ISO-8859-1").encode("cp1252", "xmlcharrefreplace")
    assert "\u201chalo\u201d" in read(tmp_path, declared)[0].text("content:encoded")
    assert "\u201chalo\u201d" in read(tmp_path, text.encode("utf-16"))[0].text("content:encoded")
    assert read(tmp_path, b"\xef\xbb\xbf" + text.encode())


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("UTF-8", "utf-16-le"), ("UTF-8", "utf-16-be"), ("UTF-16", "utf-16"), ("UTF-16", "utf-8"),
        ("utf-16le", "utf-16-le"), ("windows-1252", "cp1252"), ("ASCII", "utf-8"),
    ],
)  # fmt: skip
def test_the_encoding_is_seen_whatever_is_declared(declared, encoding, tmp_path):
    text = export([item(1, content="Dia berkata: \u201chalo\u201d")]).replace("UTF-8", declared, 1)
    (found,) = read(tmp_path, text.encode(encoding))
    assert found.text("content:encoded") == "Dia berkata: \u201chalo\u201d"


@pytest.mark.parametrize(
    ("stored", "meant"),
    [
        ("\u00e2\u20ac\u0153Rapat\u00e2\u20ac\u009d", "\u201cRapat\u201d"),
        ("\u00e2\u20ac\u0153Rapat\u00e2\u20ac", "\u201cRapat\u201d"),
        ("KPU \u00e2\u20ac\u201c Klaten", "KPU \u2013 Klaten"),
        ("Jum\u00e2\u20ac\u2122at", "Jum\u2019at"),
        ("caf\u00c3\u00a9", "caf\u00e9"),
        ("\x93Rapat\x94 \x96 \x85", "\u201cRapat\u201d \u2013 \u2026"),
        ("\u00f0\u0178\u02dc\u20ac", "\U0001f600"),
        ("10\u00c2 km", "10\u00c2 km"),
        ("\u00e2pre, na\u00efve, \u201cbaik\u201d", "\u00e2pre, na\u00efve, \u201cbaik\u201d"),
    ],
)
def test_letters_from_the_wrong_alphabet_are_repaired(stored, meant):
    assert mended(stored) == meant


@given(st.text())
def test_mending_twice_changes_nothing_more(text):
    assert mended(mended(text)) == mended(text)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_text_is_left_alone(text):
    assert mended(text) == text


WHOLE = export([item(1, tags=["A"]), attachment(2, "a.jpg", alt="A")]).encode()


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(WHOLE)), st.integers(0, 40), st.binary(max_size=12))
def test_no_damage_makes_it_fail_otherwise(place, length, instead):
    with tempfile.NamedTemporaryFile() as file:
        file.write(WHOLE[:place] + instead + WHOLE[place + length :])
        file.flush()
        try:
            for found in items(Path(file.name)):
                if not why_skipped(found):
                    read_post(found, Site(), ZoneInfo("Asia/Jakarta"))
        except BadExport as error:
            assert str(error).endswith(".")


# --- What an item means ---------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"kind": "page"}, "halaman statis"), ({"kind": "revision"}, "riwayat"),
        ({"kind": "nav_menu_item"}, "menu"), ({"kind": "wpcf7_contact_form"}, "wpcf7_contact_form"),
        ({"kind": "attachment", "status": "inherit"}, "--pictures"),
        ({"status": "trash"}, "tong sampah"), ({"status": "auto-draft"}, "draf otomatis"),
        ({"status": "inherit"}, "bagian"), ({"status": "aneh"}, "aneh"),
    ],
)  # fmt: skip
def test_what_becomes_no_article_has_a_reason(fields, told, tmp_path):
    assert told in why_skipped(read(tmp_path, export([item(1, **fields)]))[0])


@pytest.mark.parametrize("number", ["", "0", "-1", "abc", "1e3", "\u0661", "9" * 30])
def test_a_post_without_a_number_is_skipped(number, tmp_path):
    text = export([item(1)]).replace("<wp:post_id>1<", f"<wp:post_id>{number}<")
    assert "nomor" in why_skipped(read(tmp_path, text)[0])


def post_of(tmp_path: Path, zone: str = "Asia/Jakarta", **fields):
    path = written(tmp_path / "ekspor.xml", export([item(7, **fields)]))
    site = Site()
    (found,) = items(path, site)
    assert why_skipped(found) == ""
    return read_post(found, site, ZoneInfo(zone))


@pytest.mark.parametrize(
    ("date", "gmt", "zone", "moment"),
    [
        ("2019-03-12 14:05:00", "2019-03-12 07:05:00", "Asia/Jakarta", "2019-03-12T07:05:00+00:00"),
        ("2019-03-12 14:05:00", NEVER, "Asia/Jakarta", "2019-03-12T07:05:00+00:00"),
        ("2019-03-12 14:05:00", NEVER, "Asia/Jayapura", "2019-03-12T05:05:00+00:00"),
        ("kapan-kapan", "2019-13-45 99:00:00", "Asia/Jakarta", "2019-03-12T07:05:00+00:00"),
    ],
)
def test_dates_are_world_time_or_the_office_s_clock(date, gmt, zone, moment, tmp_path):
    post = post_of(tmp_path, zone, date=date, gmt=gmt)
    assert post.published_at is not None
    assert post.published_at.isoformat() == moment
    assert post.state == "published"


def test_a_post_without_any_date_becomes_a_draft(tmp_path):
    post = post_of(tmp_path, date=NEVER, gmt=NEVER, pub_date="Mon, 30 Nov -0001 00:00:00 +0000")
    assert (post.state, post.published_at) == ("draft", None)
    assert post.created_at.isoformat() == "2025-10-20T03:00:00+00:00"  # when it was exported
    assert "Tanggal" in post.notes[0]


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"status": "publish"}, "published"), ({"status": "future"}, "published"),
        ({"status": "draft"}, "draft"), ({"status": "pending"}, "draft"),
        ({"status": "private"}, "draft"), ({"password": "rahasia"}, "draft"),
    ],
)  # fmt: skip
def test_what_was_closed_there_is_not_opened_here(fields, state, tmp_path):
    assert post_of(tmp_path, **fields).state == state


def test_names_and_titles_are_plain_text(tmp_path):
    post = post_of(
        tmp_path, title="KPU &amp; <em>Bawaslu</em>\n bersama <![if x]>", creator="humas",
        categories=["Uncategorized", "Tak Berkategori", "Data &amp; Info"],
        tags=["Pilkada", "Pilkada"],
    )  # fmt: skip
    assert post.title == "KPU & Bawaslu bersama"
    assert post.byline == "Humas & Data"
    assert post.tags == ["Data & Info", "Pilkada"]
    assert post.notes == []


def test_an_author_who_is_missing_keeps_their_login(tmp_path):
    post = post_of(tmp_path, creator="sudah-pindah")
    assert post.byline == "sudah-pindah"
    assert "sudah-pindah" in post.notes[0]
    assert post_of(tmp_path, creator="").byline == ""


def test_a_title_that_is_missing_or_too_long_is_mended_and_told(tmp_path):
    post = post_of(tmp_path, title="", content="[caption]<img src='a'>[/caption] KPU Contoh rapat.")
    assert post.title == "KPU Contoh rapat."
    assert "kosong" in post.notes[0]
    long = post_of(tmp_path, title="Rekapitulasi " * 30)
    assert len(long.title) <= 200
    assert long.title.endswith("Rekapitulasi…")
    assert "dipotong" in long.notes[0]


def test_every_address_that_led_to_a_post_is_known(tmp_path):
    post = post_of(tmp_path, slug="rapat", meta={"_wp_old_slug": "rapat-lama"})
    assert post.addresses == [
        f"{SITE}/2019/03/12/rapat/", f"{SITE}/?p=7", "/?p=7", f"{SITE}/2019/03/12/rapat-lama/",
    ]  # fmt: skip
    assert post_of(tmp_path, slug="rapat%e2%80%93pleno__trashed").slug == "rapat\u2013pleno"


def test_a_long_file_takes_no_more_memory_than_a_short_one(tmp_path):
    path = tmp_path / "ekspor.xml"
    whole = export([item(1, content="kata " * 20_000)])
    head, tail = whole[: whole.index("\t<item>")], "</channel>\n</rss>\n"
    body = whole[len(head) : -len(tail)]
    with path.open("w", encoding="utf-8") as file:
        file.write(head)
        for _ in range(200):
            file.write(body)
        file.write(tail)
    assert path.stat().st_size > 20_000_000
    tracemalloc.start()
    assert sum(1 for _ in items(path)) == 200
    assert survey([path]).total == 200
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


@pytest.mark.parametrize("before", ["\n\n", "\ufeff\n", " \r\n"])
def test_blank_lines_before_the_export_do_no_harm(before: str, tmp_path: Path) -> None:
    found = read(tmp_path, before + export([item(7)]))
    assert [entry.text("wp:post_id") for entry in found] == ["7"]
