"""The library of pictures and documents: taking in, finding again, keeping what is in use."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from PIL import Image

from news.library.gallery import set_attachments, set_gallery
from news.models import Document, Picture
from tests.news.conftest import encoded, pdf

pytestmark = pytest.mark.django_db

UPLOAD, LIBRARY = "/admin/news/picture/upload/", "/admin/news/picture/library/"
PDF = pdf()


def sent(client, content, name="IMG_2034-rapat_pleno.jpg", address=UPLOAD, **fields):
    return client.post(address, {"upload": SimpleUploadedFile(name, content), **fields})


def with_rights(*names):
    user = get_user_model().objects.create_user("penulis", password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def document(media):
    """A stored PDF."""
    return Document.from_upload(ContentFile(PDF, name="a.pdf"), "Berita Acara: Rapat/Pleno")


# --- Taking in ------------------------------------------------------------------------------------


def test_a_dropped_file_becomes_a_picture_named_after_it(staff_client, media, png):
    answer = sent(staff_client, png)
    picture = Picture.objects.get()
    assert answer.status_code == 201
    assert answer.json()["id"] == picture.pk
    assert (picture.title, answer.json()["alt"]) == ("IMG 2034 rapat pleno", "")
    assert answer.json()["thumb"] == picture.smallest_url
    assert all(default_storage.exists(name) for name in picture.files)
    assert f"/admin/news/picture/{picture.pk}/change/" == answer.json()["page"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<svg/>", "SVG tidak diterima"),
        (b"", "kosong"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "Paling Kompatibel"),
        (encoded(Image.effect_noise((300, 200), 50), "PNG")[:2000], "rusak atau terpotong"),
    ],
    ids=["svg", "empty", "heic", "broken"],
)
def test_what_is_wrong_with_a_file_is_answered_in_a_sentence(
    staff_client, media, content, sentence
):
    answer = sent(staff_client, content)
    assert answer.status_code == 400
    assert sentence in answer.json()["error"]
    assert not Picture.objects.exists()
    assert not list(media.rglob("*.*"))


def test_a_full_disk_is_answered_in_a_sentence(staff_client, media, png, monkeypatch):
    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(default_storage, "save", full)
    answer = sent(staff_client, png)
    assert answer.status_code == 503
    assert "mungkin penuh" in answer.json()["error"]
    assert not Picture.objects.exists()


def test_only_who_may_add_uploads_and_only_by_a_form_of_ours(media, png):
    client = with_rights("view_picture")
    assert sent(client, png).status_code == 403
    assert sent(Client(), png).status_code == 302
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(get_user_model().objects.get(username="penulis"))
    assert sent(strict, png).status_code == 403
    assert client.get(UPLOAD).status_code == 405
    assert not Picture.objects.exists()


def test_no_file_is_a_sentence(staff_client, media):
    answer = staff_client.post(UPLOAD, {"title": "x"})
    assert (answer.status_code, "Pilih berkasnya" in answer.json()["error"]) == (400, True)


# --- Finding again --------------------------------------------------------------------------------


def make_pictures(count):
    Picture.objects.bulk_create(
        Picture(
            title=f"Gambar {number}", folder=f"pictures/{number:016x}", width=400, height=300,
            kept_widths=[400], kept_formats=["jpg"], caption="Aula" if number == 7 else "",
        )
        for number in range(count)
    )  # fmt: skip


def test_the_library_answers_page_by_page_and_looks_into_all_words(staff_client):
    make_pictures(30)
    first = staff_client.get(LIBRARY).json()
    assert (first["count"], first["pages"], len(first["results"])) == (30, 2, 24)
    second = staff_client.get(LIBRARY, {"page": 2}).json()
    assert len({row["id"] for row in first["results"] + second["results"]}) == 30
    found = staff_client.get(LIBRARY, {"q": "aula"}).json()
    assert [row["title"] for row in found["results"]] == ["Gambar 7"]


@pytest.mark.parametrize("number", ["0", "3", "x", "-1", "²", "9" * 30])
def test_a_page_that_is_not_there_is_a_sentence(staff_client, number):
    answer = staff_client.get(LIBRARY, {"page": number})
    assert (answer.status_code, answer.json()["error"]) == (400, "Halaman pustaka ini tidak ada.")


def test_only_who_may_view_looks(media):
    assert with_rights("view_picture").get(LIBRARY).status_code == 200
    get_user_model().objects.all().delete()
    assert with_rights("view_tag").get(LIBRARY).status_code == 403


def test_the_list_warns_of_missing_words_and_filters(staff_client, picture, make_article, media):
    other = Picture(title="Lain", alt="Aula kosong").keep(Image.new("RGB", (300, 200)))
    make_article(body=f'<p><img src="/media/{picture.folder}/320.jpg"></p>')
    page = staff_client.get("/admin/news/picture/").content.decode()
    assert page.count("Teks pengganti belum ada") == 1
    assert 'href="?alt=kosong">1 gambar belum punya teks pengganti' in page

    def listed(query):
        answer = staff_client.get(f"/admin/news/picture/?{query}")
        return set(answer.context["cl"].result_list)

    assert listed("dipakai=tidak") == {other}
    assert listed("dipakai=ya") == {picture}
    assert listed("alt=kosong") == {picture}
    assert listed("alt=terisi") == {other}
    assert listed("q=aula") == {other}


def test_the_list_asks_few_questions_however_many_pictures(
    staff_client, django_assert_max_num_queries
):
    make_pictures(60)
    with django_assert_max_num_queries(8):
        staff_client.get("/admin/news/picture/")


# --- Where it is used -----------------------------------------------------------------------------


def test_a_picture_tells_where_it_is_used(staff_client, picture, make_article):
    make_article("Sampul", cover=picture, cover_alt="x")
    set_gallery(make_article("Galeri"), [picture])
    make_article(
        "Isi", body=f'<p>a</p><figure><img src="/media/{picture.folder}/1024.jpg"></figure>'
    )
    make_article("Tanpa", body='<img src="/media/pictures/0123456789abcdef/1.jpg">')
    page = staff_client.get(f"/admin/news/picture/{picture.pk}/change/").content.decode()
    for where in ("Sampul</a> (gambar utama)", "Galeri</a> (galeri)", "Isi</a> (isi)"):
        assert where in page
    assert "Tanpa" not in page


@pytest.mark.parametrize("use", ["cover", "gallery", "body"])
def test_what_is_used_stays_and_the_refusal_names_the_articles(
    staff_client, picture, make_article, use
):
    article = make_article("Rapat di aula")
    if use == "cover":
        article.cover, article.cover_alt = picture, "x"
    if use == "body":
        article.body = f'<img src="/media/{picture.folder}/1024.jpg">'
    article.save()
    if use == "gallery":
        set_gallery(article, [picture])
    path = f"/admin/news/picture/{picture.pk}/delete/"
    page = staff_client.post(path, {"post": "yes"}, follow=True).content.decode()
    assert "tidak dapat dihapus karena dipakai oleh “Rapat di aula”" in page
    chosen = {"action": "delete_selected", "_selected_action": [picture.pk], "post": "yes"}
    answer = staff_client.post("/admin/news/picture/", chosen)
    assert "Rapat di aula" in answer.content.decode()
    assert Picture.objects.filter(pk=picture.pk).exists()


def test_the_refusal_names_no_article_that_the_user_may_not_see(picture, make_article):
    make_article("Draf rahasia", state="draft", published_at=None, cover=picture, cover_alt="x")
    client = with_rights("view_picture", "change_picture", "delete_picture", "view_article")
    page = client.post(
        f"/admin/news/picture/{picture.pk}/delete/", {"post": "yes"}, follow=True
    ).content.decode()
    assert "1 berita yang tidak dapat Anda lihat" in page
    assert "rahasia" not in page
    assert Picture.objects.exists()


def test_what_is_not_used_goes_with_its_files(
    staff_client, picture, media, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        staff_client.post(f"/admin/news/picture/{picture.pk}/delete/", {"post": "yes"})
    assert not Picture.objects.exists()
    assert not list(media.rglob("*.*"))


# --- The focal point ------------------------------------------------------------------------------


def test_another_focal_point_is_another_share_card_and_the_old_one_goes_last(
    staff_client, picture, media, django_capture_on_commit_callbacks
):
    old = picture.share_file
    words = {"title": "Rapat", "alt": "Orang", "focal_x": 10, "focal_y": 90}
    path = f"/admin/news/picture/{picture.pk}/change/"
    with django_capture_on_commit_callbacks(execute=True):
        assert staff_client.post(path, words).status_code == 302
        assert default_storage.exists(old)
    picture.refresh_from_db()
    assert (picture.focal_x, picture.alt) == (10, "Orang")
    assert picture.share_url.endswith("/share-10-90.jpg")
    assert not default_storage.exists(old)
    card = Image.open(default_storage.open(picture.share_file))
    assert card.size == (1200, 630)
    assert default_storage.size(picture.share_file) < 300_000
    assert picture.focal_classes == "focal-x-10 focal-y-90"


def test_words_alone_leave_the_files(staff_client, picture, media):
    before = {path: path.stat().st_mtime_ns for path in media.rglob("*.*")}
    words = {"title": "Lain", "focal_x": 50, "focal_y": 50}
    staff_client.post(f"/admin/news/picture/{picture.pk}/change/", words)
    assert {path: path.stat().st_mtime_ns for path in media.rglob("*.*")} == before


@pytest.mark.parametrize("focal", ["101", "-1", "x", ""])
def test_a_focal_point_outside_is_an_error_at_its_field(staff_client, picture, focal):
    words = {"title": "Lain", "focal_x": focal, "focal_y": 50}
    answer = staff_client.post(f"/admin/news/picture/{picture.pk}/change/", words)
    assert "focal_x" in answer.context["adminform"].form.errors


def test_old_pictures_offer_only_the_files_that_they_have(picture, client, make_article):
    Picture.objects.filter(pk=picture.pk).update(
        kept_widths=[480, 960, 1600], kept_formats=["jpg", "webp"]
    )
    article = make_article(cover=picture, cover_alt="Rapat")
    page = client.get(article.get_absolute_url()).content.decode()
    assert f"/media/{picture.folder}/960.webp 960w" in page
    assert f"/media/{picture.folder}/480.jpg 480w" in page
    assert "avif" not in page
    assert 'width="1600" height="900"' in page
    picture.refresh_from_db()
    assert picture.middle_url.endswith("/960.jpg")


# --- Documents ------------------------------------------------------------------------------------


def test_a_pdf_is_kept_as_it_is_and_sent_as_a_download(staff_client, client, document, media):
    assert default_storage.open(document.file).read() == PDF
    assert (document.size, len(document.sha256)) == (len(PDF), 64)
    answer = client.get(document.url)
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="berita-acara-rapatpleno.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    page = staff_client.get("/admin/news/document/").content.decode()
    assert "1 KB" in page
    assert "Belum dipakai" in page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"<html>%PDF-1.7", "bukan PDF"), (b"PK\x03\x04", "Simpan Sebagai &gt; PDF"), (b"", "kosong")],
    ids=["html", "docx", "empty"],
)
def test_what_is_no_pdf_is_refused(staff_client, media, content, sentence):
    file = SimpleUploadedFile("a.pdf", content, "application/pdf")
    answer = staff_client.post("/admin/news/document/add/", {"title": "A", "upload": file})
    assert sentence in answer.content.decode()
    assert not Document.objects.exists()
    assert not list(media.rglob("*.*"))


def test_a_heavy_pdf_is_refused(staff_client, media):
    content = PDF + bytes(20 * 1024 * 1024)
    answer = sent(staff_client, content, "a.pdf", "/admin/news/document/upload/")
    assert "lebih dari 20 MB" in answer.json()["error"]
    assert not list(media.rglob("*.*"))


def test_a_dropped_pdf_becomes_a_document(staff_client, media):
    answer = sent(staff_client, PDF, "SK_Penetapan.pdf", "/admin/news/document/upload/")
    assert (answer.status_code, answer.json()["title"]) == (201, "SK Penetapan")
    assert answer.json()["facts"] == "PDF, 1 KB"
    found = staff_client.get("/admin/news/document/library/", {"q": "penetapan"}).json()
    assert found["count"] == 1


def test_a_document_in_use_stays(staff_client, document, make_article):
    set_attachments(make_article("Rapat pleno"), [document])
    path = f"/admin/news/document/{document.pk}/delete/"
    page = staff_client.post(path, {"post": "yes"}, follow=True).content.decode()
    assert "dipakai oleh “Rapat pleno”" in page
    assert Document.objects.exists()


def test_no_file_of_a_document_without_its_row(media):
    with pytest.raises(IntegrityError, match="document_has_a_title"), transaction.atomic():
        Document.from_upload(ContentFile(PDF, name="a.pdf"), " ")
    assert not list(media.rglob("*.pdf"))


def test_a_deleted_document_takes_its_file_along(
    document, media, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        document.delete()
        assert default_storage.exists(document.file)
    assert not list(media.rglob("*.pdf"))
    assert not (media / document.file).parent.exists()
