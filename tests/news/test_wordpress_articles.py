"""What a post becomes: an article with pictures, documents, names and dates."""

from pathlib import Path

from django.contrib.auth.models import User
from django.utils import timezone

from news.models import Picture, Tag, TagSynonym, Version
from tests.news.wordpress_export import SITE, attachment, item
from tests.news.wordpress_runs import PDF, moved, photo


def test_a_post_becomes_an_article_with_all_that_it_had(
    tmp_path: Path, media: Path, db: None
) -> None:
    uploads = tmp_path / "uploads" / "2019" / "03"
    for name in ("foto-scaled.jpg", "kecil-300x200.jpg", "besar.jpg"):
        photo(uploads / name)
    (uploads / "keputusan.pdf").write_bytes(PDF)
    (uploads / "rusak.jpg").write_bytes(b"bukan gambar")
    up = f"{SITE}/wp-content/uploads/2019/03"
    user = User.objects.create(username="petugas", first_name="Vita")
    (article, later), said = moved(
        tmp_path,
        item(7, title="Rapat &amp; Pleno", slug="rapat", tags=["Pilkada"], categories=["Berita"],
             meta={"_thumbnail_id": "11"}, modified="2020-01-01 00:00:00", modified_gmt="",
             content=f'Teras.\n\n<img src="{up}/foto-300x200.jpg" alt="Aula" onerror=x>\n\n'
             f'<img src="{up}/kecil.jpg"> <img src="https://lain.example/x.jpg">'
             f'<img src="{up}/hilang.jpg"><img src="{up}/rusak.jpg">\n\n'
             f'<a href="{up}/keputusan.pdf">SK</a> <a href="{up}/data.xlsx">data</a> '
             f'<a href="/2019/03/12/nanti/#isi">nanti</a> '
            f'<a href="/index.php/2019/03/12/nanti">x</a>'
             f'<a href="/?p=8">y</a> <a href="http://www.kab-contoh.kpu.example/profil/">profil</a>'
             f' <a href="/">depan</a> <a href="mailto:a@kpu.example">surel</a>[gallery]'),
        item(8, slug="nanti", content="Nanti."),
        attachment(11, "2019/03/besar.jpg", title="IMG_1", excerpt="Suasana &amp; saksi", parent=7),
        attachment(12, "2019/03/foto-scaled.jpg", title="Foto aula", excerpt="Di aula"),
        arguments=("--pictures", str(tmp_path), "--by", "petugas"),
    )  # fmt: skip
    assert (article.title, article.slug, article.lead) == ("Rapat & Pleno", "rapat", "Teras.")
    assert article.byline == "Humas & Data"
    assert article.author == user
    assert sorted(tag.name for tag in article.tags.all()) == ["Berita", "Pilkada"]
    assert article.cover is not None
    assert (article.cover.title, article.cover_alt) == ("IMG_1", "Suasana & saksi")
    assert article.cover_caption == "Suasana & saksi"
    assert [picture.pk for picture in article.gallery.all()] == [article.cover.pk]
    assert article.body.count("<img ") == 2
    assert Picture.objects.get(title="Foto aula").caption == "Di aula"
    assert 'alt="Aula"' in article.body
    assert 'width="600" height="400"' in article.body
    (document,) = article.attachments.all()
    assert f'<a href="{document.url}" rel="noopener">SK</a>' in article.body
    assert (document.title, document.size) == ("keputusan", len(PDF))
    assert '<a href="/berita/nanti/#isi" rel="noopener">nanti</a>' in article.body
    assert '<a href="/berita/nanti/" rel="noopener">xy</a>' in article.body
    assert 'href="http://www.kab-contoh.kpu.example/profil/"' in article.body
    assert '<a href="/" rel="noopener">depan</a>' in article.body
    assert "mailto:a@kpu.example" in article.body
    assert "onerror" not in article.body
    assert (article.created_at, article.updated_at) == (article.published_at,) * 2
    assert Version.objects.get(article=article).by == user
    assert later.version == article.version == 1
    for told in [
        "1 gambar tidak ada di folder --pictures: 2019/03/hilang.jpg",
        "2019/03/rusak.jpg tidak dapat",
        "1 gambar dari situs lain tidak ditampilkan: https://lain.example/x.jpg",
        "1 berkas bukan PDF tidak dipindahkan", "1 tautan masih menuju halaman situs lama",
        "Gambar baru: 3. Dokumen baru: 1.",
    ]:  # fmt: skip
        assert told in said
    article.full_clean()
    assert later.get_absolute_url() == "/berita/nanti/"


def test_a_post_without_one_legible_letter_still_comes(tmp_path: Path, db: None) -> None:
    ((article,), said) = moved(tmp_path, item(1, content="\ufdd0&nbsp;\ufdd0\x00", title="\ufdd0"))
    assert (article.title, article.lead, article.body) == ("Tanpa judul", "Tanpa judul", "")
    assert "Tulis terasnya di admin" in said


def test_everything_may_come_as_drafts_that_keep_their_dates(tmp_path: Path, db: None) -> None:
    ((article,), said) = moved(tmp_path, item(1), arguments=("--state", "draft"))
    assert article.state == "draft"
    assert article.published_at is not None
    assert article.published_at.year == 2019
    assert article.created_at < timezone.now()
    assert "1 (1 draf)" in said


def test_a_list_of_tags_is_made_one_that_the_form_takes(
    tmp_path: Path, db: None, staff_client
) -> None:
    kept = Tag.objects.spelled("Pemilu Raya")
    TagSynonym.objects.create(tag=kept, name="Pemilihan Raya")
    many = [f"Topik {number}" for number in range(30)]
    ((article,), said) = moved(
        tmp_path, item(1, tags=["Pilkada", "pilkada", "#PILKADA", "\U0001f600", "pemilihan "
        "raya", *many],
                       categories=["Tak Berkategori", "Berita"]),
    )  # fmt: skip
    assert article.tags.count() == 20
    assert {"Berita", "Pilkada", "Pemilu Raya", "Topik 16"} <= {
        str(tag) for tag in article.tags.all()
    }
    assert "Tagarnya 33; 20 yang pertama dipakai, tidak dipakai: Topik 17, Topik 18" in said
    assert "Tagar “\U0001f600” tidak punya huruf" in said
    page = staff_client.get(f"/admin/news/article/{article.pk}/change/").content.decode()
    assert "Topik 16" in page
    assert "Topik 17" not in page
