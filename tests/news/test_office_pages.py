"""The office's standing pages, from admin to reader."""

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, connections, transaction
from django.test import Client

from news.models import Page, PageVersion
from news.page_actions import save_page
from news.page_search import search_pages
from tests.news.conftest import user_of

ADD = "/admin/news/page/add/"
CONTACT = {
    "title": "Kontak", "slug": "kontak", "position": "1", "is_public": "on",
    "body": "<p>Jalan Pemuda 1, <strong>Klaten</strong>. Buka hari kerja.</p>",
}  # fmt: skip

pytestmark = pytest.mark.django_db


def _change(page: Page) -> str:
    return f"/admin/news/page/{page.pk}/change/"


def _client_of(role: str, name: str = "eko") -> Client:
    client = Client()
    client.force_login(user_of(role, name))
    return client


def _save_as_another(page: Page, **changed: str) -> None:
    sent = CONTACT | {"seen_version": str(page.version)} | changed
    sent = {name: value for name, value in sent.items() if value}
    assert _client_of("Penerbit").post(_change(page), sent).status_code == 302


@pytest.fixture
def contact(staff_client: Client) -> Page:
    answer = staff_client.post(ADD, CONTACT | {"seen_version": "0"})
    assert answer.status_code == 302, answer.context["errors"]
    return Page.objects.get()


def test_a_page_written_in_admin_is_read_under_tentang(client: Client, contact: Page) -> None:
    text = client.get("/tentang/kontak/").content.decode()
    assert "<h1>Kontak</h1>" in text
    assert "Jalan Pemuda 1, <strong>Klaten</strong>" in text
    assert 'content="Jalan Pemuda 1, Klaten. Buka hari kerja."' in text
    assert 'href="/tentang/kontak/"' in client.get("/tentang/").content.decode()
    assert "/tentang/kontak/" in client.get("/sitemap-kantor.xml").content.decode()


def test_what_is_not_for_the_public_is_nowhere(
    staff_client: Client, client: Client, contact: Page
) -> None:
    hidden = {name: value for name, value in CONTACT.items() if name != "is_public"}
    staff_client.post(_change(contact), hidden | {"seen_version": "1"})
    reader = Client()
    assert reader.get("/tentang/kontak/").status_code == 404
    assert "Kontak</a>" not in reader.get("/tentang/").content.decode()
    assert "kontak" not in reader.get("/sitemap-kantor.xml").content.decode()


def test_nothing_harmful_is_kept_or_shown(staff_client: Client, client: Client) -> None:
    body = '<p onclick="x()">Teks<script>alert(1)</script></p>'
    staff_client.post(ADD, CONTACT | {"seen_version": "0", "body": body})
    assert Page.objects.get().body == "<p>Teks</p>"
    with connection.cursor() as cursor:  # past every check of ours
        cursor.execute("update news_page set body = %s", [body])
    assert "alert(1)" not in client.get("/tentang/kontak/").content.decode()


def test_the_second_to_save_sees_both_texts_and_chooses(
    staff_client: Client, contact: Page
) -> None:
    _save_as_another(contact, body="<p>Alamat dari Eko.</p>", is_public="")
    mine = CONTACT | {"seen_version": "1", "body": "<p>Alamat dari saya.</p>"}
    text = staff_client.post(_change(contact), mine).content.decode()
    assert "Dua orang mengubah halaman ini" in text
    assert "eko menyimpan versi lain pada" in text
    assert "Alamat dari <del>Eko.</del> <ins>saya.</ins>" in text
    assert "<del>tidak</del> <ins>ya</ins>" in text.replace("</del><ins>", "</del> <ins>")
    [seen] = re.findall(r'name="seen_version" value="(\d+)"', text)
    asked = re.findall(r'name="asked" value="(\w+)"', text)
    again = mine | {"seen_version": seen, "asked": asked}
    told = staff_client.post(_change(contact), again)  # nothing chosen
    assert "Pilih dahulu untuk tiap bagian" in str(told.context["errors"])
    contact.refresh_from_db()
    assert contact.body == "<p>Alamat dari Eko.</p>"
    chosen = {"choice-body": "mine", "choice-is_public": "theirs"}
    assert staff_client.post(_change(contact), again | chosen).status_code == 302
    contact.refresh_from_db()
    assert (contact.body, contact.is_public) == ("<p>Alamat dari saya.</p>", False)
    assert contact.versions.count() == 3


def test_who_saves_in_two_tabs_and_who_clicks_twice(staff_client: Client, contact: Page) -> None:
    first = CONTACT | {"seen_version": "1", "body": "<p>Tab pertama.</p>"}
    for _ in range(2):
        assert staff_client.post(_change(contact), first).status_code == 302
    contact.refresh_from_db()
    assert contact.version == contact.versions.count() == 2
    late = staff_client.post(_change(contact), first | {"body": "<p>Tab kedua.</p>"})
    assert "Anda menyimpan versi lain di tab lain" in late.content.decode()


def test_an_earlier_version_is_compared_and_restored(staff_client: Client, contact: Page) -> None:
    changed = CONTACT | {"seen_version": "1", "body": "<p>Jalan Pemuda 9, Klaten.</p>"}
    staff_client.post(_change(contact), changed)
    assert (
        f"/admin/news/page/{contact.pk}/versi/1/"
        in staff_client.get(_change(contact)).content.decode()
    )
    address = f"/admin/news/page/{contact.pk}/versi/1/"
    assert "Pulihkan versi 1" in staff_client.get(address).content.decode()
    newest = staff_client.get(address.replace("/1/", "/2/")).content.decode()
    assert "sama dengan yang tersimpan sekarang" in newest
    assert "Jalan Pemuda 9, Klaten." in newest
    for seen in ("1", "", "satu", "9" * 5000):  # saved since, or sent by hand
        answer = staff_client.post(address, {"seen": seen}, follow=True)
        assert answer.redirect_chain == [(address, 302)]
        assert "Versi 1 tidak dipulihkan: petugas menyimpan halaman ini pada" in (
            answer.content.decode()
        )
        assert "Tulisan Anda" not in answer.content.decode()
    contact.refresh_from_db()
    assert "Pemuda 9" in contact.body
    staff_client.post(address, {"seen": "2"})
    contact.refresh_from_db()
    assert "Pemuda 1" in contact.body
    assert contact.version == 3
    assert staff_client.get(f"/admin/news/page/{contact.pk}/versi/7/").status_code == 404


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"slug": "hitungan-baca"}, "Alamat ini dipakai oleh halaman bawaan portal."),
        ({"slug": "Kontak Kami"}, "Alamat hanya berisi huruf kecil"),
        ({"title": "  "}, "Tulis judul halaman."),
        ({"body": "<p></p>"}, "Tulis isi halaman."),
    ],
)
def test_bad_input_is_told(staff_client: Client, changed: dict[str, Any], sentence: str) -> None:
    answer = staff_client.post(ADD, CONTACT | {"seen_version": "0"} | changed)
    assert sentence in str(answer.context["errors"])
    assert not Page.objects.exists()


def test_an_address_is_one_pages_alone(staff_client: Client, contact: Page) -> None:
    answer = staff_client.post(ADD, CONTACT | {"seen_version": "0"})
    assert "Alamat ini sudah dipakai halaman lain." in answer.content.decode()
    with pytest.raises(IntegrityError, match="address_of_its_own"), transaction.atomic():
        Page.objects.create(title="X", slug="hitungan-baca", body="<p>x</p>")


def test_publishers_write_them_and_writers_do_not() -> None:
    for role, status in [("Penerbit", 200), ("Penyunting", 403), ("Penulis", 403)]:
        assert _client_of(role, role.lower()).get(ADD).status_code == status, role


def test_an_address_that_is_left_leads_on(staff_client: Client, contact: Page) -> None:
    reader = Client()
    for seen, slug in [("1", "hubungi-kami"), ("2", "alamat")]:
        staff_client.post(_change(contact), CONTACT | {"seen_version": seen, "slug": slug})
    for left in ("kontak", "hubungi-kami"):
        answer = reader.get(f"/tentang/{left}/")
        assert (answer.status_code, answer["Location"]) == (301, "/tentang/alamat/")
    assert reader.get("/tentang/alamat/").status_code == 200
    another = Page(title="Kontak baru", slug="kontak", body="<p>x</p>", is_public=True)
    save_page(another, by=None, seen=0)
    assert "<h1>Kontak baru</h1>" in reader.get("/tentang/kontak/").content.decode()
    Page.objects.update(is_public=False)  # what is hidden is not told by its old addresses
    assert reader.get("/tentang/hubungi-kami/").status_code == 404


def test_colleagues_look_at_a_page_before_readers_do(staff_client: Client, contact: Page) -> None:
    preview = f"/admin/news/page/{contact.pk}/pratinjau/"
    assert staff_client.get(preview)["Location"] == "/tentang/kontak/"
    assert preview not in staff_client.get(_change(contact)).content.decode()
    Page.objects.update(is_public=False)
    assert preview in staff_client.get(_change(contact)).content.decode()
    answer = _client_of("Penulis").get(preview)
    text = answer.content.decode()
    assert "Jalan Pemuda 1, <strong>Klaten</strong>" in text
    assert "Halaman ini belum dapat dilihat pembaca." in text
    assert 'name="robots" content="noindex' in text
    assert not re.search("canonical|og:|kolofon|colophon", text)
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert "/login/" in Client().get(preview)["Location"]
    assert staff_client.post(preview).status_code == 405
    assert staff_client.get("/admin/news/page/999/pratinjau/").status_code == 404


def test_a_page_and_its_versions_are_not_for_every_publisher_to_delete(
    staff_client: Client, contact: Page
) -> None:
    delete, rows = f"/admin/news/page/{contact.pk}/delete/", "/admin/news/page/"
    bulk = {"action": "delete_selected", "_selected_action": [contact.pk], "post": "yes"}
    publisher = _client_of("Penerbit")
    assert delete not in publisher.get(_change(contact)).content.decode()
    assert publisher.post(delete, {"post": "yes"}).status_code == 403
    for client in (publisher, staff_client):
        assert "delete_selected" not in client.get(rows).content.decode()
        client.post(rows, bulk)
    assert PageVersion.objects.count() == 1
    told = staff_client.get(delete).content.decode()
    assert "semua versinya (1)" in told
    assert "hapus centang “Tampil untuk umum”" in told
    assert "Hapus halaman kantor “Kontak” selamanya?" in told
    assert staff_client.post(delete, {"post": "yes"}).status_code == 302
    assert not Page.objects.exists()


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("kontak", ["Kontak", "Layanan"]),
        ("kontaknya", ["Kontak", "Layanan"]),  # in all its forms
        ('"jalan pemuda"', ["Kontak"]),
        ("klaten -kontak", []),
        ("strong", []),  # a tag is no word
        ("\x00", []),
        ("rahasia", []),
    ],
)
def test_public_pages_are_found_by_their_words(
    contact: Page, words: str, titles: list[str]
) -> None:
    for title, body, public in [
        ("Layanan", "<p>Lihat juga kontak kami.</p>", True),
        ("Rahasia", "<p>Kontak yang belum diumumkan.</p>", False),
    ]:
        page = Page(title=title, slug=title.lower(), body=body, is_public=public, position=0)
        save_page(page, by=None, seen=0)
    assert [each.title for each in search_pages(words, limit=5)] == titles
    assert len(search_pages(words, limit=1)) == min(1, len(titles))


def test_the_search_page_has_a_group_of_them(client: Client, contact: Page) -> None:
    text = client.get("/cari/", {"q": "hari kerja"}).content.decode()
    assert "Halaman kantor</h2>" in text
    assert '<a href="/tentang/kontak/">Kontak</a>' in text
    assert "Jalan Pemuda 1, Klaten. Buka hari kerja." in text
    assert "Tidak ada yang cocok" not in text
    assert "Halaman kantor</h2>" not in client.get("/cari/", {"q": "astronomi"}).content.decode()


def _six_at_once(address: str, sent: dict[str, str]) -> list[Any]:
    user = User.objects.create_superuser("redaktur", password="sandi-panjang-sekali")

    def send(number: int) -> Any:
        try:
            client = Client(raise_request_exception=False)
            client.force_login(user)
            return client.post(address, sent)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        return list(pool.map(send, range(6)))


@pytest.mark.django_db(transaction=True)
def test_of_six_adds_at_once_one_is_stored_and_five_are_told() -> None:
    answers = _six_at_once(ADD, CONTACT | {"seen_version": "0"})
    assert sorted(each.status_code for each in answers) == [200] * 5 + [302]
    for answer in answers:
        if answer.status_code == 200:
            assert "Alamat ini sudah dipakai halaman lain." in answer.content.decode()
    assert PageVersion.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_six_restores_at_once_one_is_done() -> None:
    page = Page(title="Kontak", slug="kontak", body="<p>Lama.</p>")
    save_page(page, by=None, seen=0)
    page.body = "<p>Baru.</p>"
    save_page(page, by=None, seen=1)
    answers = _six_at_once(f"/admin/news/page/{page.pk}/versi/1/", {"seen": "2"})
    led = sorted(each["Location"].rpartition(f"{page.pk}/")[2] for each in answers)
    assert led == ["change/", *["versi/1/"] * 5]
    page.refresh_from_db()
    assert (page.body, page.versions.count()) == ("<p>Lama.</p>", 3)
