"""The office's standing pages, from admin to reader."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import IntegrityError, connection, transaction
from django.test import Client

from news.models import Page

ADD = "/admin/news/page/add/"
CONTACT = {
    "title": "Kontak", "slug": "kontak", "position": "1", "is_public": "on",
    "body": "<p>Jalan Pemuda 1, <strong>Klaten</strong>. Buka hari kerja.</p>",
}  # fmt: skip

pytestmark = pytest.mark.django_db


def _change(page: Page) -> str:
    return f"/admin/news/page/{page.pk}/change/"


@pytest.fixture
def contact(staff_client: Client) -> Page:
    answer = staff_client.post(ADD, CONTACT | {"seen": "0"})
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
    staff_client.post(_change(contact), hidden | {"seen": "1"})
    reader = Client()
    assert reader.get("/tentang/kontak/").status_code == 404
    assert "Kontak</a>" not in reader.get("/tentang/").content.decode()
    assert "kontak" not in reader.get("/sitemap-kantor.xml").content.decode()


def test_nothing_harmful_is_kept_or_shown(staff_client: Client, client: Client) -> None:
    body = '<p onclick="x()">Teks<script>alert(1)</script></p>'
    staff_client.post(ADD, CONTACT | {"seen": "0", "body": body})
    assert Page.objects.get().body == "<p>Teks</p>"
    with connection.cursor() as cursor:  # past every check of ours
        cursor.execute("update news_page set body = %s", [body])
    assert "alert(1)" not in client.get("/tentang/kontak/").content.decode()


def test_the_second_to_save_is_told_and_loses_nothing(staff_client: Client, contact: Page) -> None:
    mine = CONTACT | {"seen": "1", "body": "<p>Alamat dari saya.</p>"}
    staff_client.post(_change(contact), CONTACT | {"seen": "1", "body": "<p>Alamat lain.</p>"})
    answer = staff_client.post(_change(contact), mine)
    text = answer.content.decode()
    assert "petugas menyimpan halaman ini pada" in text
    assert "Alamat dari saya." in text
    contact.refresh_from_db()
    assert contact.body == "<p>Alamat lain.</p>"
    [seen] = re.findall(r'name="seen" value="(\d+)"', text)
    assert staff_client.post(_change(contact), mine | {"seen": seen}).status_code == 302
    contact.refresh_from_db()
    assert contact.body == "<p>Alamat dari saya.</p>"
    assert contact.versions.count() == 3


def test_an_earlier_version_is_compared_and_restored(staff_client: Client, contact: Page) -> None:
    changed = CONTACT | {"seen": "1", "body": "<p>Jalan Pemuda 9, Klaten.</p>"}
    staff_client.post(_change(contact), changed)
    assert (
        f"/admin/news/page/{contact.pk}/versi/1/"
        in staff_client.get(_change(contact)).content.decode()
    )
    address = f"/admin/news/page/{contact.pk}/versi/1/"
    assert "Pulihkan versi 1" in staff_client.get(address).content.decode()
    for seen in ("1", "", "satu", "9" * 5000):  # saved since, or sent by hand
        assert staff_client.post(address, {"seen": seen}).status_code == 302
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
    answer = staff_client.post(ADD, CONTACT | {"seen": "0"} | changed)
    assert sentence in str(answer.context["errors"])
    assert not Page.objects.exists()


def test_an_address_is_one_pages_alone(staff_client: Client, contact: Page) -> None:
    answer = staff_client.post(ADD, CONTACT | {"seen": "0"})
    assert "Alamat ini sudah dipakai halaman lain." in answer.content.decode()
    with pytest.raises(IntegrityError, match="address_of_its_own"), transaction.atomic():
        Page.objects.create(title="X", slug="hitungan-baca", body="<p>x</p>")


def test_publishers_write_them_and_writers_do_not() -> None:
    for role, status in [("Penerbit", 200), ("Penyunting", 403), ("Penulis", 403)]:
        user = User.objects.create_user(role.lower(), is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        client = Client()
        client.force_login(user)
        assert client.get(ADD).status_code == status, role
