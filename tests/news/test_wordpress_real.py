"""An export with everything that WordPress 6 and 7 write beside the posts, and a report to "
"act on."""

import random
from pathlib import Path

import pytest

from news.models import Article, Tag
from tests.news.wordpress_export import NEVER, SITE, attachment, cdata, export, item, written
from tests.news.wordpress_runs import dump, photo, run

TERMS = """	<wp:category>
		<wp:term_id>5</wp:term_id>
		<wp:category_nicename><![CDATA[kegiatan]]></wp:category_nicename>
		<wp:category_parent><![CDATA[berita]]></wp:category_parent>
		<wp:cat_name><![CDATA[Kegiatan]]></wp:cat_name>
		<wp:category_description><![CDATA[<b>Semua</b> & segala]]></wp:category_description>
		<wp:termmeta><wp:meta_key><![CDATA[_thumbnail_id]]></wp:meta_key><wp:meta_value><![CDATA[7]]>\
</wp:meta_value></wp:termmeta>
	</wp:category>
	<wp:tag><wp:term_id>6</wp:term_id><wp:tag_slug><![CDATA[pilkada]]></wp:tag_slug><wp:tag_name>\
<![CDATA[Pilkada]]></wp:tag_name></wp:tag>
	<wp:term><wp:term_id>8</wp:term_id><wp:term_taxonomy>nav_menu</wp:term_taxonomy><wp:term_slug>\
<![CDATA[menu]]></wp:term_slug><wp:term_parent></wp:term_parent><wp:term_name><![CDATA[Menu]]>\
</wp:term_name></wp:term>
	<image><url>https://lain.example/logo.png</url><title>Logo</title>
	<link>https://lain.example</link><width>32</width></image>
"""
SETTINGS = [
    "wp_template", "wp_global_styles", "wp_navigation", "custom_css", "oembed_cache",
]  # fmt: skip
LATER = {"date": "2090-01-01 08:00:00", "gmt": "2090-01-01 01:00:00"}


def everything() -> str:
    """One of each kind and status."""
    posts = [
        item(1, tags=["Pilkada"], categories=["Kegiatan"], comments=2, excerpt="Kutipan."),
        item(2, status="future", **LATER), item(3, status="pending", gmt=NEVER),
        item(4, status="private"), item(5, password="x"), item(6, status="trash"),
        item(7, status="draft", date=NEVER, gmt=NEVER, slug="", link=f"{SITE}/?p=7",
             pub_date="Mon, 30 Nov -0001 00:00:00 +0000"),
        item(8, status="auto-draft"), item(9, title="Acara \U0001f389 \U0001f468\u200d\U0001f469"),
    ]  # fmt: skip
    others = [
        item(20, kind="page", title="Profil"),
        attachment(21, "2019/03/foto.jpg"),
        item(22, kind="nav_menu_item"),
        item(23, kind="revision", status="inherit"),
        item(24, kind="wp_block", title="Kaki"),
        item(25, kind="pengumuman", title="Lelang"),
        *(item(30 + place, kind=kind) for place, kind in enumerate(SETTINGS)),
    ]
    text = export([*others, *posts]).replace("\t<generator>", TERMS + "\t<generator>")
    form = cdata("Form\x08ulir \x1b[0m").replace("]]>", "\x00]]>")
    return text.replace(cdata("Profil"), form).replace(
        "<wp:is_sticky>0", "<wp:is_sticky>1"
    )  # fmt: skip


def test_everything_that_an_export_holds_is_taken_or_accounted_for(
    tmp_path: Path, db: None
) -> None:
    path = written(tmp_path / "ekspor.xml", everything())
    said = run(path)
    found = Article.objects.exclude(origin=None)
    assert {str(article.origin).rpartition(":")[2]: article.standing for article in found} == {
        "1": "Terbit", "2": "Terjadwal", "3": "Draf", "4": "Draf", "5": "Draf", "7": "Draf",
        "9": "Terbit",
    }  # fmt: skip
    first = found.get(origin__endswith=":1")
    assert str(first.origin) == "wp:kab-contoh.kpu.example:1"  # and not the logo's site
    assert first.lead == "Kutipan."
    assert {str(tag) for tag in first.tags.all()} == {"Pilkada", "Kegiatan"}
    assert found.get(origin__endswith=":9").title == "Acara \U0001f389 \U0001f468\u200d\U0001f469"
    lines = said.splitlines()
    assert "Tulisan dipindahkan: 7 (4 draf, 2 terbit, 1 terjadwal)." in lines
    assert "Dilewati: 13. Gagal: 0." in lines
    assert "Komentar tidak dipindahkan: 2." in lines
    for reason, count in [
        ("halaman statis; buat halamannya sendiri bila masih perlu", 1),
        ("berkas media; dipakai oleh berita yang memuatnya, lewat --pictures", 1),
        ("pola blok yang dipakai bersama; salin isinya bila masih perlu", 1),
        ("pengaturan tampilan situs lama", 5), ("isi menu situs lama", 1),
        ("riwayat lama sebuah tulisan", 1), ('jenis isi “pengumuman”, bukan tulisan', 1),
        ("ada di tong sampah WordPress", 1), ("draf otomatis yang tidak pernah disimpan", 1),
    ]:  # fmt: skip
        assert f"Dilewati, {reason}: {count}." in lines
    assert any("tulisan 20 “Formulir [0m”" in line for line in lines)
    assert any("tulisan 25 “Lelang”" in line for line in lines)
    assert not any("foto.jpg" in line or "tulisan 3" in line for line in lines)  # only counted


def test_a_second_run_respects_what_the_desk_did_meanwhile(tmp_path: Path, db: None) -> None:
    path = written(tmp_path / "ekspor.xml", everything())
    run(path)
    edited, deleted, withdrawn = (
        Article.objects.get(origin__endswith=f":{number}") for number in (1, 9, 4)
    )
    edited.lead = "Teras kantor."
    edited.save()
    Tag.objects.get(name="Pilkada").delete()
    withdrawn.state = Article.State.WITHDRAWN
    withdrawn.save()
    deleted.delete()
    before = {row["id"]: row for row in dump()["Article"]}
    said = run(path)
    after = {row["id"]: row for row in dump()["Article"]}
    assert {pk: row for pk, row in after.items() if pk in before} == before
    (again,) = Article.objects.exclude(pk__in=before)
    assert str(again.origin).endswith(":9")  # what was deleted comes again, and is told
    assert "Tulisan dipindahkan: 1 (1 terbit)." in said
    assert "Sudah ada di sini: 6." in said
    assert not Tag.objects.filter(name="Pilkada").exists()
    assert not edited.tags.filter(name="Pilkada").exists()
    told = said.partition("Sudah disunting di situs ini, dibiarkan:\n")[2]
    assert "tulisan 1 “Tulisan 1”" in told
    assert "tulisan 4 “Tulisan 4”" in told


PIECES = [
    "\n", "\n\n", "<p>", "</p>", "<b>", "kata ", "KPU & Bawaslu ", "&nbsp;", "&#0;", "\x00", "\x1b",
    "\ufdd0", "\u202e", "\U0001f600", "\u0130", "e\u0301", "\\", "%s", "{x}", "'", '"', "<script>",
    "<img src='http://['>", "<a href='http://[::1'>", "<a href='http://\u2100.example/'>", "<li>",
    f"<img src='{SITE}/wp-content/uploads/2019/03/foto.jpg'>", "<a href='/2019/03/12/t-3/'>",
    "<table>", "</a>", "[gallery ids='9,99999999999999999999']", "[caption id=1]", '[vc_row a="',
    "]", "<!--more-->", "<!-- wp:file -->", "<a class='wp-block-file__button' href='x'>", "<h2>",
    "<figure>", "<iframe src='https://docs.google.com/gview?url=%00'>", "[[x]]", "<!--", "-->",
    "x" * 700,
]  # fmt: skip
SLUGS = [
    "", "t-3", "a" * 300, "%d8%b9", "tag", "../x", "A B", "%00", "%ff", "a/b", "_", "x__trashed",
]  # fmt: skip
DATES = ["2019-03-12 14:05:00", NEVER, "9999-99-99 99:99:99", "1969-01-01 00:00:00", ""]


@pytest.mark.parametrize("seed", range(3))
def test_whatever_stands_in_a_post_it_comes_whole_and_once(
    seed: int, tmp_path: Path, media: Path, db: None
) -> None:
    photo(tmp_path / "uploads" / "2019" / "03" / "foto.jpg")
    chance = random.Random(seed)

    def text(most: int) -> str:
        return "".join(chance.choices(PIECES, k=chance.randint(0, most)))

    posts = [
        item(number, title=text(6), content=text(40), excerpt=text(2), slug=chance.choice(SLUGS),
             date=chance.choice(DATES), gmt=chance.choice(DATES), creator=text(2), guid=text(2),
             tags=[text(3), text(3)], categories=[text(2)],
             link=chance.choice([f"{SITE}/t-{number}/", "http://[", "", f"/{text(3)}"]),
             meta={"_thumbnail_id": chance.choice(["9", text(1)]), "_wp_old_slug": text(2)})
        for number in range(1, 31)
    ]  # fmt: skip
    words = {"title": text(3), "alt": text(3), "excerpt": text(3)}
    posts.append(attachment(9, "2019/03/foto.jpg", parent=1, **words))
    path = written(tmp_path / "ekspor.xml", export(posts).encode("utf-8", "surrogatepass"))
    run(path, "--pictures", str(tmp_path))
    moved_in = Article.objects.exclude(origin=None)
    assert moved_in.count() == 30
    for article in moved_in:
        article.full_clean()
    before = dump()
    run(path, "--pictures", str(tmp_path))
    assert dump() == before
