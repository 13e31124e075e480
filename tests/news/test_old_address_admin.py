"""Staff enter addresses of the old site: one at a time, or many pasted at once."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from news.models import Article, OldAddress

ADD = "/admin/news/oldaddress/add/"
PASTE = "/admin/news/oldaddress/daftar/"
LIST = "/admin/news/oldaddress/"


@pytest.fixture
def articles(make_article) -> list[Article]:
    return [make_article("Rapat", slug="rapat"), make_article("Bimtek", slug="bimtek")]


def kept() -> dict[str, str]:
    return dict(OldAddress.objects.values_list("path", "article__slug"))


def test_one_address_is_entered_as_it_is_copied(staff_client: Client, articles: Any) -> None:
    sent = {"path": "https://lama.example/index.php/2019/Rapat/", "article": articles[0].pk}
    assert staff_client.post(ADD, sent).status_code == 302
    assert kept() == {"/2019/rapat": "rapat"}
    assert Client().get("/2019/Rapat/")["Location"] == "/berita/rapat/"
    again = staff_client.post(ADD, sent | {"article": articles[1].pk})
    assert "sudah ada" in again.content.decode()
    page = staff_client.get(f"{LIST}?q=rapat").content.decode()
    assert "/2019/rapat" in page
    assert "Terbit" in page


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/", "tidak dapat dipakai"), ("/a\x01", "tidak dapat dipakai"),
        ("/berita/", "halaman situs ini"), ("https://x.example/ipp", "halaman situs ini"),
        ("/admin/apa-saja", "halaman situs ini"),
    ],
)  # fmt: skip
def test_an_address_that_would_never_lead_anywhere_is_refused(
    path: str, told: str, staff_client: Client, articles: Any
) -> None:
    response = staff_client.post(ADD, {"path": path, "article": articles[0].pk})
    assert response.status_code == 200
    assert told in response.content.decode()
    assert kept() == {}


def test_a_list_is_pasted_whole(staff_client: Client, articles: Any) -> None:
    OldAddress.objects.create(path="/lama", article=articles[0])
    articles[1].slug = "bimtek-baru"
    articles[1].save()
    text = (
        "/2019/rapat/, /berita/rapat/\r\n\r\nhttps://lama.example/?p=3; bimtek-baru\n"
        "/x\tbimtek\n/X/, https://kpu.example/berita/bimtek\n/lama/,rapat"
    )
    assert staff_client.get(PASTE).status_code == 200
    response = staff_client.post(PASTE, {"text": text}, follow=True)
    assert "3 alamat lama disimpan; 2 sudah ada." in response.content.decode()
    assert kept() == {
        "/lama": "rapat", "/2019/rapat": "rapat", "/?p=3": "bimtek-baru", "/x": "bimtek-baru"
    }  # fmt: skip


def test_one_wrong_line_and_nothing_is_stored(staff_client: Client, articles: Any) -> None:
    OldAddress.objects.create(path="/lama", article=articles[0])
    text = "/a, rapat\n/b\n/, rapat\n/c, tidak-ada\n/a, bimtek\n/lama, bimtek\n/d, /x/<b>/"
    page = staff_client.post(PASTE, {"text": text}).content.decode()
    assert kept() == {"/lama": "rapat"}
    assert "6 baris salah. Tidak ada yang disimpan." in page
    for told in [
        "Baris 2: tulis alamat lama, koma, lalu alamat baru", "Baris 3: “/” bukan alamat",
        "Baris 4: tidak ada berita beralamat “tidak-ada”",
        "Baris 5: “/a” sudah ditulis di baris 1",
        "Baris 6: “/lama” sudah mengarah ke “Rapat”",
        "Baris 7: tidak ada berita beralamat “/x/&lt;b&gt;/”",
    ]:  # fmt: skip
        assert told in page
    assert text.splitlines()[3] in page  # what was typed is still there
    for text, told in [("", "sedikitnya"), (" \n", "sedikitnya"), ("/a, rapat\n" * 5001, "5000")]:
        assert told in staff_client.post(PASTE, {"text": text}).content.decode()
    assert kept() == {"/lama": "rapat"}


@pytest.mark.parametrize(
    ("role", "may"), [("Penulis", False), ("Penyunting", False), ("Penerbit", True)]
)
def test_only_publishers_say_where_readers_are_led(
    role: str, may: bool, articles: Any, client: Client
) -> None:
    user = User.objects.create(username="petugas", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    assert (client.get(LIST).status_code == 200) is may
    client.post(PASTE, {"text": "/a, rapat"})
    client.post(ADD, {"path": "/b", "article": articles[0].pk})
    assert (len(kept()) == 2) is may
