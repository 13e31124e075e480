"""Moving in from WordPress: 500 posts at once, and once only."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from news.models import Article, Picture
from tests.news.wordpress_export import SITE, attachment, export, item, written
from tests.news.wordpress_runs import dump, files, moved, photo, run

POSTS = 500


def words(number: int) -> str:
    return f"KPU Kabupaten Contoh menggelar kegiatan nomor {number}, dihadiri anggota dan saksi."


def content(number: int) -> str:
    """One of eight ways in which people wrote."""
    other = f'<a href="{SITE}/2019/03/12/tulisan-{(number * 7) % POSTS + 1}/">berita lain</a>'
    file = "wp-content/uploads/2019/03/foto"
    return [
        f"{words(number)}\n\nBaca {other}.\nSekian.",
        f"{words(number)}<!--more-->\n\nBaca {other}.",
        f"<!-- wp:paragraph -->\n<p>{words(number)}</p>\n<!-- /wp:paragraph -->\n<!-- wp:paragraph "
        f"-->\n<p>Baca {other}.</p>\n<!-- /wp:paragraph -->",
        f'[vc_row][vc_column width="1/2"][kotak]{words(number)}[/kotak][/vc_column][/vc_row]\n\n'
        f'[caption id="attachment_9001" align="center" width="300"]<a href="/{file}.jpg"><img '
        f'class="wp-image-9001" src="{SITE}/{file}-300x200.jpg"></a> Foto[/caption]',
        f"<div><span style='color:red'>{words(number)}</span></div><ul><li>satu</li></ul>{other}",
        f"{words(number)}\n\nCDATA ]]> di tengah, &amp; entitas.\n\n[gallery ids=\"9001\"]",
        f"{words(number)}\n\nhttps://youtu.be/abc\n\n[[gallery]]",
        f"\u00e2\u20ac\u0153{words(number)}\u00e2\u20ac\u009d\n\n\u0093Kutip\u0094 \u0096 habis.",
    ][number % 8]  # fmt: skip


def posts() -> list[str]:
    """Published, scheduled, drafts, doubles; by people who are listed and who are not."""
    made = []
    for number in range(1, POSTS + 1):
        link = f"{SITE}/2019/03/12/tulisan-{number}/"
        fields: dict[str, Any] = {
            "link": link,
            "content": content(number),
            "tags": ["Pilkada", f"T{number % 9}"],
        }
        if number % 50 == 0:
            fields |= {"slug": "rapat-pleno"}
        if number % 40 == 0:
            fields |= {"creator": "sudah-pindah"}
        if number % 100 == 1:
            fields |= {
                "status": "future",
                "date": "2090-01-01 08:00:00",
                "gmt": "2090-01-01 01:00:00",
            }
        if number % 100 == 2:
            fields |= {
                "status": "draft",
                "gmt": "0000-00-00 00:00:00",
                "slug": "",
                "link": f"{SITE}/?p={number}",
            }
        made.append(item(number, **fields))
    return made


OTHERS = [
    attachment(9001, "2019/03/foto.jpg", alt="Rapat di aula", excerpt="Suasana rapat"),
    item(9100, kind="page", title="Profil"), item(9101, kind="nav_menu_item"),
    item(9102, kind="revision", status="inherit"), item(9103, status="trash", comments=3),
    item(9104, status="auto-draft"),
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 500 posts; with Windows-1252 bytes in one of them."""
    folder = tmp_path_factory.mktemp("situs")
    everything = posts()
    everything[100:100] = OTHERS
    raw = export(everything).encode().replace(b"Tulisan 7]]>", b"Tulisan \x93tujuh\x94]]>")
    photo(folder / "uploads" / "2019" / "03" / "foto.jpg")
    return written(folder / "ekspor.xml", raw)


def test_500_posts_come_once_and_a_dry_run_only_tells(site: Path, media: Path, db: None) -> None:
    before = dump()
    told = run(site, "--dry-run", "--pictures", str(site.parent))
    assert dump() == before
    assert files(media) == []
    assert "tidak ada yang ditulis" in told

    said = run(site, "--pictures", str(site.parent))
    moved = Article.objects.filter(origin__startswith="wp:kab-contoh.kpu.example:")
    assert Counter(article.standing for article in moved) == {
        "Terbit": 490, "Terjadwal": 5, "Draf": 5
    }  # fmt: skip
    assert said.partition("Tulisan dipindahkan")[2] == (
        told.partition("Tulisan akan dipindahkan")[2].replace(
            "Percobaan: tidak ada yang ditulis.\n", ""
        )
    )
    assert "500 (5 draf, 490 terbit, 5 terjadwal)" in said
    assert "Komentar tidak dipindahkan: 3." in said
    check_report(said, site)
    assert Picture.objects.filter(origin__endswith=":2019/03/foto.jpg").count() == 1
    assert not any(article.was_updated for article in moved)
    assert Article.objects.get(origin__endswith=":7").title == "Tulisan \u201ctujuh\u201d"
    for article in moved:
        assert words(int(str(article.origin).rpartition(":")[2])) in article.lead
        assert "vc_" not in article.body
        assert SITE not in article.body
    slugs = {article.slug for article in moved}
    assert {"rapat-pleno", *(f"rapat-pleno-{number}" for number in range(2, 11))} <= slugs

    whole, kept = dump(), files(media)
    again = run(site, "--pictures", str(site.parent))
    assert dump() == whole
    assert files(media) == kept
    assert "Sudah ada di sini: 500." in again
    assert "Tulisan dipindahkan: 0." in again


def check_report(said: str, site: Path) -> None:
    """Each problem names post, line and what to do; what is left out has its reason."""
    raw = site.read_bytes().decode("latin-1").splitlines()
    line = next(n for n, text in enumerate(raw) if "<wp:post_id>80<" in text)
    begins = max(n for n in range(line) if raw[n].strip() == "<item>") + 1
    assert f"Baris {begins}, tulisan 80 “Tulisan 80”: Penulis “sudah-pindah”" in said
    numbered = "Alamat “rapat-pleno” sudah dipakai; menjadi “rapat-pleno-2”"
    assert f"tulisan 100 “Tulisan 100”: {numbered}" in said
    for reason in ["halaman statis", "isi menu", "riwayat lama", "ada di tong", "draf otomatis"]:
        assert f"Dilewati, {reason}" in said


def test_a_newer_export_brings_only_what_is_new(tmp_path: Path, db: None) -> None:
    moved(tmp_path, item(1), item(2))
    link = '<a href="/2019/03/12/tulisan-1/">satu</a>'
    found, said = moved(tmp_path, item(1), item(2), item(3, content=f"A\n\n{link}"), item(3))
    assert [article.title for article in found] == ["Tulisan 1", "Tulisan 2", "Tulisan 3"]
    assert 'href="/berita/tulisan-1/"' in found[-1].body
    assert "sudah muncul sebelumnya" in said
