"""Addresses of earlier sites lead to the article that they became, for ever and nowhere else."""

from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from news.models import OldAddress
from news.moving.addresses import candidates, normalise, slug_in

LONG = "a" * 10_000


# --- One form for all -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("address", "normal"),
    [
        ("/2019/03/12/rapat-pleno/", "/2019/03/12/rapat-pleno"),
        ("/index.php/2019/03/12/Rapat-Pleno", "/2019/03/12/rapat-pleno"),
        ("https://www.kpu.example:8080/rapat/?utm_source=wa&fbclid=x#isi", "/rapat"),
        ("rapat-pleno", "/rapat-pleno"),
        ("//2019///rapat//", "/2019/rapat"),
        ("/rapat%2Dpleno/", "/rapat-pleno"),
        ("/rapat%252Dpleno/", "/rapat-pleno"),
        ("/%e2%80%9crapat%e2%80%9d/", "/\u201crapat\u201d"),
        ("/\u201cRapat\u201d", "/\u201crapat\u201d"),
        ("/?p=123", "/?p=123"),
        ("https://kpu.example/index.php?p=123&utm_source=x", "/?p=123"),
        ("/a?id=2&View=Artikel", "/a?id=2&view=artikel"),
        ("/indexphp/a", "/indexphp/a"),
        *((none, "") for none in ["", "/", "https://kpu.example", "/index.php", "#x", "/?", LONG]),
        *((nasty, "") for nasty in ["/a\x00b", "/a%00b", "/a\ud800", "/a%3Fb", "/a%23b"]),
        ("/rapat%0a", "/rapat"),
        ("/" + "a" * 600, ""),
        ("/%ff", "/\ufffd"),
        ("/%zz", ""),
    ],
)  # fmt: skip
def test_addresses_have_one_form(address: str, normal: str) -> None:
    assert normalise(address) == normal


@given(st.text(max_size=60) | st.from_regex(r"/(index\.php/)?[\w%-]{0,20}/?(\?[\w=&%]{0,20})?"))
def test_normalising_twice_changes_nothing_and_what_comes_out_is_a_path(text: str) -> None:
    normal = normalise(text)
    assert normalise(normal) == normal
    assert not normal or normal.startswith("/")
    assert not normal.startswith("//")


def test_what_a_request_asks_for_is_looked_up_with_its_query_first() -> None:
    assert candidates("/a/", "p=1") == ["/a?p=1", "/a"]
    assert candidates("/a/", "utm_source=x") == ["/a"]
    assert candidates("/", "p=1") == ["/?p=1"]
    assert candidates("/a?b", "") == candidates("/a#b", "") == []


def test_the_shared_sites_carry_the_slug_in_their_address() -> None:
    assert slug_in("/blog/read/1471_rapat-pleno") == "rapat-pleno"
    assert slug_in("/blog/read/1471_rapat_pleno_") == "rapat-pleno"
    assert slug_in("/2019/03/12/rapat") == slug_in("/2019/03/rapat") == "rapat"
    assert slug_in("/2019/rapat") == slug_in("/2019/03/12/a/b") == slug_in("/19/03/rapat") == ""
    assert slug_in("/blog/read/rapat") == slug_in("/blog/read/1_a/b") == ""


# --- Redirects ------------------------------------------------------------------------------------
@pytest.fixture
def old(make_article) -> Any:
    """An article that came from elsewhere."""
    article = make_article("Rapat", slug="rapat-baru")
    for path in ["/2019/03/12/\u201crapat\u201d-pleno/", "/?p=123", "/blog/read/9_nama-lain"]:
        OldAddress.objects.create(path=path, article=article)
    return article


@pytest.mark.parametrize(
    "address",
    [
        "/2019/03/12/\u201crapat\u201d-pleno/", "/2019/03/12/%E2%80%9Crapat%E2%80%9D-pleno",
        "/index.php/2019/03/12/%e2%80%9crapat%e2%80%9d-pleno/?utm_source=wa", "/?p=123",
        "/index.php?p=123", "/blog/read/9_nama-lain", "/index.php/blog/read/9_nama-lain/",
        "/blog/read/1471_rapat-baru", "/index.php/blog/read/1471_rapat-baru",
        "/blog/read/1_RAPAT_baru", "/2018/01/02/Rapat-baru/", "/index.php/2018/01/rapat-baru?amp",
    ],
)  # fmt: skip
def test_an_old_address_leads_to_the_article(address: str, old: Any, client: Client) -> None:
    for method in (client.get, client.head):
        response = method(address)
        assert response.status_code == 301
        assert response["Location"] == "/berita/rapat-baru/"
        assert response["Cache-Control"].startswith("public, max-age=")
        assert response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "DENY"
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
    assert client.get(response["Location"]).status_code == 200
    assert client.post(address).status_code in {400, 403, 404, 405}


def test_a_slug_that_the_article_had_here_is_known_too(old: Any, client: Client) -> None:
    old.slug = "rapat-lebih-baru"
    old.save()
    assert client.get("/blog/read/1471_rapat-baru")["Location"] == "/berita/rapat-lebih-baru/"


def test_a_kept_address_counts_more_than_the_slug_in_it(
    old: Any, make_article, client: Client
) -> None:
    make_article("Lain", slug="nama-lain")
    assert client.get("/blog/read/9_nama-lain")["Location"] == "/berita/rapat-baru/"
    assert client.get("/blog/read/8_nama-lain")["Location"] == "/berita/nama-lain/"


@pytest.mark.parametrize(
    "hidden",
    [
        {"state": "draft"}, {"state": "withdrawn"},
        {"published_at": timezone.now() + timezone.timedelta(days=1)},  # type: ignore[attr-defined]  # Django has it from datetime
    ],
)  # fmt: skip
def test_what_readers_can_not_see_is_not_led_to(hidden: Any, old: Any, client: Client) -> None:
    type(old).objects.filter(pk=old.pk).update(**hidden)
    for address in [
        "/2019/03/12/\u201crapat\u201d-pleno/",
        "/blog/read/1471_rapat-baru",
        "/2018/01/rapat-baru",
    ]:
        assert client.get(address).status_code == 404
    assert client.get("/?p=123").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/tidak-ada/", "/tidak-ada", "/%00", "/a%00b", "/%ff", "/%ED%A0%80", "/" + LONG, "/%zz",
        "/%", "/blog/read/1_" + LONG, "/blog/read/1_%00", "/blog/read/1_", "/?p=" + LONG, "/?p=%00",
        "/x?" + "a=1&" * 500, "//evil.example/", "/https://evil.example/", "/%5Cevil.example",
        "/x?next=//evil.example", "/%0d%0aLocation:%20//evil.example",
    ],
)  # fmt: skip
def test_no_address_fails_or_leads_away(path: str, old: Any) -> None:
    sent, _, query = path.partition("?")
    raw = unquote_to_bytes(sent).decode("latin-1")  # as a server hands it on
    response = Client(raise_request_exception=False).get("/", PATH_INFO=raw, QUERY_STRING=query)
    assert response.status_code in {301, 400, 404}
    assert not response.get("Location", "").startswith(("//", "http"))


def test_only_a_missing_page_asks_and_only_once(
    old: Any, client: Client, django_assert_num_queries
) -> None:
    with django_assert_num_queries(1):
        assert client.get("/2019/tidak-ada/").status_code == 404
    with django_assert_num_queries(1):
        assert client.get("/blog/read/1471_tidak-ada").status_code == 404
    with django_assert_num_queries(1):
        assert client.get("/blog/read/9_nama-lain").status_code == 301
    for address in ["/media/x.jpg", "/static/x.css", "/robots.txt"]:
        OldAddress.objects.create(path=address, article=old)
    with django_assert_num_queries(0):
        assert client.get("/media/x.jpg").status_code == 404
        assert client.get("/static/x.css").status_code == 404
    assert client.get("/robots.txt").status_code == 200


def test_the_api_and_the_admin_stay_as_they_are(old: Any, client: Client) -> None:
    for path in ["/api/v1/tidak-ada/", "/admin/tidak-ada/"]:
        OldAddress.objects.create(path=path, article=old)
    assert client.get("/api/v1/tidak-ada/").status_code == 404
    assert client.get("/admin/tidak-ada/")["Location"].startswith("/admin/login/")


def test_a_slash_is_still_added_where_a_page_is_ours(old: Any, client: Client) -> None:
    assert client.get("/berita/rapat-baru")["Location"] == "/berita/rapat-baru/"
    OldAddress.objects.create(path="/berita/nama-dulu", article=old)
    assert client.get("/berita/nama-dulu")["Location"] == "/berita/rapat-baru/"


def test_an_address_that_can_be_none_is_refused(old: Any) -> None:
    for path in ["", "/", "/a\x00", LONG, "https://kpu.example/"]:
        with pytest.raises(ValidationError, match="situs lama"):
            OldAddress(path=path, article=old).full_clean()
    with pytest.raises(ValidationError):
        OldAddress(path="HTTPS://x/?P=123", article=old).full_clean()
