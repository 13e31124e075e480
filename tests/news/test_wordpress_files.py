"""Pictures and documents of the old site are found whatever they are called, or missed truly."""

import unicodedata
from pathlib import Path

import pytest

from news.models import Article, Document, Picture
from tests.news.wordpress_export import SITE, attachment, item
from tests.news.wordpress_runs import PDF, moved, photo

UP = f"{SITE}/wp-content/uploads/2019/03"


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        ("Foto-Besar.JPG", "foto-besar-300x200.jpg"), ("foto.jpg", "Foto-scaled.JPG"),
        (unicodedata.normalize("NFD", "café.jpg"), "caf%C3%A9.jpg"),
        (unicodedata.normalize("NFC", "café.jpg"), unicodedata.normalize("NFD", "CAFÉ.jpg")),
        ("foto-scaled.jpg", "foto.jpg"), ("foto-1024x683.jpg", "foto-300x200.jpg"),
        ("foto.jpg", "foto.jpg?resize=300%2C200&ssl=1"),
    ],
)  # fmt: skip
def test_a_file_is_found_under_a_name_that_is_written_otherwise(
    stored: str, asked: str, tmp_path: Path, media: Path, db: None
) -> None:
    photo(tmp_path / "uploads" / "2019" / "03" / stored)
    ((article,), said) = moved(
        tmp_path, item(1, content=f'a\n\n<img src="{UP}/{asked}">'),
        arguments=("--pictures", str(tmp_path)),
    )  # fmt: skip
    assert article.body.count("<img ") == 1
    assert "Perlu diperiksa" not in said


def test_each_picture_that_is_missing_is_called_what_it_is(
    tmp_path: Path, media: Path, db: None
) -> None:
    photo(tmp_path / "uploads" / "2019" / "03" / "foto.jpg")
    sources = [
        "data:image/png;base64,AAAA", "file:///C:/Users/humas/aula%20kpu.jpg",
        f"{SITE}/images/logo.png", "https://lain.example/wp-content/uploads/2019/03/foto.jpg",
    ]  # fmt: skip
    images = "".join(f'<img src="{source}">' for source in sources)
    ((article,), said) = moved(
        tmp_path, item(1, content=f'a\n\n{images}<img class="wp-image-77">[gallery ids="78"]',
                       meta={"_thumbnail_id": "79"}),
        arguments=("--pictures", str(tmp_path)),
    )  # fmt: skip
    assert "<img" not in article.body
    assert not Picture.objects.exists()
    for told in [
        "1 gambar tertempel di dalam teks, bukan sebagai berkas: data:image/png.",
        "1 gambar hanya ada di komputer penulisnya: aula kpu.jpg.",
        f"1 gambar situs lama berada di luar folder unggahan: {sources[2]}.",
        f"1 gambar dari situs lain tidak ditampilkan: {sources[3]}.",
        "2 gambar tidak tercatat dalam ekspor ini: nomor 77, nomor 78.",
        "Gambar utamanya tidak tercatat dalam ekspor ini: nomor 79.",
    ]:
        assert told in said


def test_a_file_under_an_earlier_name_of_the_site_is_ours_when_the_export_lists_it(
    tmp_path: Path, media: Path, db: None
) -> None:
    photo(tmp_path / "uploads" / "2019" / "03" / "foto.jpg")
    before = "http://kpud-contoh.example/wp-content/uploads/2019/03/foto-300x200.jpg"
    resized = f"https://i0.wp.com/{UP.removeprefix('https://')}/lain.jpg?w=300"
    photo(tmp_path / "uploads" / "2019" / "03" / "lain.jpg")  # which the export does not list
    ((article,), said) = moved(
        tmp_path, item(1, content=f'a\n\n<img src="{before}">\n\nb\n\n<img src="{resized}">'),
        attachment(9, "2019/03/foto.jpg"), arguments=("--pictures", str(tmp_path)),
    )  # fmt: skip
    assert article.body.count("<img ") == 2
    assert Picture.objects.count() == 2
    assert "Perlu diperiksa" not in said


@pytest.mark.parametrize("number", ["0", "-1", "", "x"])
def test_no_featured_image_is_no_problem(number: str, tmp_path: Path, db: None) -> None:
    ((article,), said) = moved(tmp_path, item(1, meta={"_thumbnail_id": number}))
    assert article.cover is None
    assert "Perlu diperiksa" not in said


def test_a_file_block_becomes_an_attachment_and_one_link(
    tmp_path: Path, media: Path, db: None, client
) -> None:
    folder = tmp_path / "uploads" / "2019" / "03"
    folder.mkdir(parents=True)
    (folder / "sk.pdf").write_bytes(PDF)
    block = (
        f'<!-- wp:file {{"id":9}} --><div class="wp-block-file"><object '
        f'class="wp-block-file__embed" '
        f'data="{UP}/sk.pdf"></object><a href="{UP}/sk.pdf">Pengumuman</a><a href="{UP}/sk.pdf" '
        f'class="wp-block-file__button" download>Unduh</a></div><!-- /wp:file -->'
    )
    ((article,), _) = moved(
        tmp_path, item(1, content=f"Teras.\n\n{block}"),
        attachment(9, "2019/03/sk.pdf", title="SK Pengumuman"),
        arguments=("--pictures", str(tmp_path)),
    )  # fmt: skip
    document = Document.objects.get()
    assert [each.pk for each in article.attachments.all()] == [document.pk]
    assert article.body == f'<p><a href="{document.url}" rel="noopener">Pengumuman</a></p>'
    page = client.get(article.get_absolute_url()).content.decode()
    assert "SK Pengumuman" in page
    assert "PengumumanUnduh" not in page


def test_files_outside_of_the_folder_are_never_taken(tmp_path: Path, media: Path, db: None) -> None:
    photo(tmp_path / "rahasia.jpg")
    (tmp_path / "rahasia.pdf").write_bytes(PDF)
    folder = tmp_path / "uploads"
    folder.mkdir()
    (folder / "tautan.jpg").symlink_to(tmp_path / "rahasia.jpg")
    (folder / "keluar").symlink_to(tmp_path)
    bad = ["../rahasia.jpg", "..%2Frahasia.jpg", "%00.jpg", "a/../../rahasia.jpg", "tautan.jpg",
           "TAUTAN.JPG", "keluar/rahasia.jpg", "Keluar/rahasia.jpg", "keluar/rahasia-300x200.jpg",
           "..%252Frahasia.jpg", "..\\rahasia.jpg",
           str(tmp_path / "rahasia.jpg"), "x" * 5000 + ".jpg"]  # fmt: skip
    up = f"{SITE}/wp-content/uploads"
    images = "".join(f'<img src="{up}/{name}">' for name in bad)
    moved(
        tmp_path, item(1, content=f'a\n\n{images}<a href="{up}/../rahasia.pdf">x</a>'
                       f'<a href="{up}/keluar/rahasia.pdf">x</a>', meta={"_thumbnail_id": "9"}),
        attachment(9, "../../etc/passwd"), attachment(10, "../rahasia.jpg"),
        arguments=("--pictures", str(folder)),
    )  # fmt: skip
    assert not Picture.objects.exists()
    assert not Document.objects.exists()
    assert Article.objects.filter(origin__endswith=":1", cover=None).exists()
