"""What goes with every answer: policies, cookies, and how long it may be kept."""

import base64
import gzip
import hashlib
import re
from typing import Any

import pytest
import time_machine
from django.conf import settings as portal
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from kpuportal import views
from kpuportal.prefetching import POLICY_SOURCE
from news.models import Article
from tests.portal.routes import KNOWN, PUBLIC

RULES_BEGIN = '<script type="speculationrules">'
CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'", POLICY_SOURCE],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "worker-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
# Photographs that are too large are opened, by the browser alone, to be made smaller.
SHOWS_OWN_FILES = CSP | {"img-src": [*CSP["img-src"], "blob:"]}
SHRINKS_PICTURES = {
    "/admin/news/article/add/", "/admin/news/picture/", "/admin/news/picture/add/",
}  # fmt: skip
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PAGES = [
    "/", "/berita/", "/berita/?q=rapat", "/berita/rapat-pleno/", "/berita/tag/pilkada2024/",
    "/cari/", "/cari/?q=rapat", "/ipp/", "/ipp/ipp-pilkada-2024/peringkat/",
    "/ipp/ipp-pilkada-2024/wilayah/33.10-kabupaten-klaten/", "/ipp/ipp-pilkada-2024/metode/",
    "/ipp/ipp-contoh/peringkat/", "/ipp/ipp-contoh/grafik/", "/penghargaan/", "/api/docs/",
    "/ipp/ipp-contoh/bandingkan/?wilayah=33.10&wilayah=33.09",
]  # fmt: skip
FRAMES = [
    "/sematan/ipp-pilkada-2024/wilayah/33.10/", "/sematan/ipp-contoh/wilayah/33.10/",
    "/sematan/ipp-pilkada-2024/peringkat/", "/sematan/ipp-contoh/peringkat/?provinsi=33",
]  # fmt: skip
OEMBED = "/oembed/?url=http%3A%2F%2F127.0.0.1%3A8000%2Fipp%2Fipp-pilkada-2024%2Fperingkat%2F"
FILES = [
    "/berita/rss/", "/berita/atom/", "/ipp/ipp-pilkada-2024/unduh.csv",
    "/ipp/ipp-contoh/grafik/peta.svg", "/ipp/ipp-contoh/grafik/peta.png",
    "/ipp/ipp-pilkada-2024/unduh-excel.csv", "/ipp/ipp-pilkada-2024/unduh.xlsx",
    "/ipp/ipp-pilkada-2024/unduh.json", "/ipp/ipp-pilkada-2024/paket.zip",
    "/api/v1/regions/", "/api/v1/editions/", "/api/v1/results/", "/api/v1/awards/",
    "/api/v1/articles/", "/api/v1/articles/rapat-pleno/", "/api/v1/schema/",
    "/sitemap.xml", "/sitemap-berita.xml", "/robots.txt", "/.well-known/security.txt", OEMBED,
]  # fmt: skip
REFUSALS = {
    "/tidak-ada/": 404,
    "/berita/?x=1": 400,
    "/berita/?halaman=99": 404,
    "/cari/?q=%00": 400,
}
ADMIN = [
    "/admin/login/", "/admin/", "/admin/news/article/", "/admin/news/document/",
    *sorted(SHRINKS_PICTURES),
]  # fmt: skip
LOGIN = "/admin/login/"
PASSWORD = "sandi-panjang-sekali"


@pytest.fixture
def article(real: Any) -> Article:
    found = Article.objects.create(
        title="Rapat pleno", lead="Teras.", body="<p>Isi.</p>", slug="rapat-pleno",
        state="published", published_at=timezone.now(),
    )  # fmt: skip
    found.tags.create(name="Pilkada2024")
    return found


def policy(response: Any) -> dict[str, list[str]]:
    parts = [part.split() for part in response["Content-Security-Policy"].split(";")]
    return {name: values for name, *values in parts}


# --- On every page --------------------------------------------------------------------------------
@pytest.mark.parametrize("address", [*PAGES, *FILES, *REFUSALS])
def test_public_answers_carry_every_policy(address: str, client: Client, article: Article) -> None:
    response = client.get(address)
    assert response.status_code == REFUSALS.get(address, 200)
    assert policy(response) == CSP
    assert {name: response[name] for name in FIXED} == FIXED
    permissions = response["Permissions-Policy"].split(", ")
    for feature in ["camera", "geolocation", "microphone", "payment", "usb"]:
        assert f"{feature}=()" in permissions


@pytest.mark.parametrize("address", [*FRAMES, f"{FRAMES[0]}?x=1"])
def test_frames_may_stand_on_other_sites_and_differ_in_nothing_else(
    address: str, client: Client, real: Any
) -> None:
    response = client.get(address)
    assert response.status_code == (400 if "x=1" in address else 200)
    assert policy(response) == CSP | {"frame-ancestors": ["*"]}
    rest = {name: value for name, value in FIXED.items() if name != "X-Frame-Options"}
    assert {name: response[name] for name in rest} == rest
    assert "X-Frame-Options" not in response
    assert not response.cookies


def test_nothing_but_frames_may_stand_on_other_sites(client: Client, article: Article) -> None:
    for route in PUBLIC:
        response = client.get(route.address(KNOWN[route.name][0]))
        framed = "*" in policy(response)["frame-ancestors"] if "media" not in route.name else False
        assert framed == route.template.startswith("sematan/"), route.name
        assert ("X-Frame-Options" not in response) == framed, route.name


@pytest.mark.parametrize("address", [*PAGES, *FRAMES, *REFUSALS])
def test_pages_need_nothing_that_the_policy_forbids(
    address: str, client: Client, article: Article
) -> None:
    page = client.get(address).content.decode()
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", page)
    # What no browser runs: data, and rules whose hash the policy knows.
    assert set(inline) <= {'<script type="application/ld+json">', RULES_BEGIN}
    rules = re.findall(rf"{re.escape(RULES_BEGIN)}(.*?)</script>", page)
    assert [_hash_of(each) for each in rules] == [POLICY_SOURCE] * len(rules)
    assert re.findall(r"<style\b|\sstyle=|\son[a-z]+\s*=|javascript:", page, re.IGNORECASE) == []
    loaded = re.findall(
        r"<(?:script|img|link|source|iframe)\b[^>]*?\b(?:src|srcset)=\"([^\"]*)", page
    )
    loaded += re.findall(r"<link[^>]*rel=\"(?:stylesheet|icon|preload)\"[^>]*href=\"([^\"]*)", page)
    assert loaded
    assert [url for url in loaded if not url.startswith("/") or url.startswith("//")] == []


def _hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("address", ADMIN)
def test_admin_carries_them_too(address: str, staff_client: Client) -> None:
    response = (Client() if address == LOGIN else staff_client).get(address)
    assert response.status_code == 200
    allowed = {name: _without_nonce(values) for name, values in policy(response).items()}
    assert allowed == (SHOWS_OWN_FILES if address in SHRINKS_PICTURES else CSP)
    assert {name: response[name] for name in FIXED} == FIXED


def _without_nonce(values: list[str]) -> list[str]:
    return [value for value in values if not value.startswith("'nonce-")]


def test_only_the_form_with_the_editor_has_a_nonce_and_it_is_never_the_same(
    staff_client: Client, article: Article
) -> None:
    for address in [*PAGES, "/admin/", "/admin/news/article/", "/admin/participation/edition/add/"]:
        assert "nonce-" not in staff_client.get(address)["Content-Security-Policy"]
    forms = ["/admin/news/article/add/", f"/admin/news/article/{article.pk}/change/"] * 2
    nonces = []
    for address in forms:
        response = staff_client.get(address)
        (nonce,) = set(re.findall(r"'nonce-([^']+)'", response["Content-Security-Policy"]))
        page = response.content.decode()
        inline = re.findall(r"<(?:script(?![^>]*\bsrc=)|style)\b[^>]*>", page)
        assert inline
        assert all(f'nonce="{nonce}"' in tag for tag in inline)
        nonces.append(nonce)
    assert len(set(nonces)) == len(forms)


# --- Cookies and caches ---------------------------------------------------------------------------
def test_public_answers_set_no_cookie_and_may_be_kept_by_anybody(
    staff_client: Client, article: Article
) -> None:
    for address in [*PAGES, *FRAMES, *FILES]:
        anonymous, staff = Client().get(address), staff_client.get(address)
        assert not anonymous.cookies, address
        assert "Cookie" not in anonymous.get("Vary", ""), address
        assert anonymous["Cache-Control"].startswith("public, max-age="), address
        assert "stale-if-error" in anonymous["Cache-Control"], address
        assert not staff.cookies, address
        assert staff["Cache-Control"] == anonymous["Cache-Control"], address
        assert staff.content == anonymous.content, address


@pytest.mark.parametrize("address", [*PAGES, *FRAMES, *FILES])
def test_what_has_not_changed_is_not_sent_again(
    address: str, client: Client, article: Article
) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
        other = client.get(address, headers={"If-None-Match": '"lain"'})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert (other.status_code, other.content) == (200, first.content)


def test_a_compressed_page_is_the_same_page_and_knows_when_it_has_not_changed(
    client: Client, article: Article
) -> None:
    headers = {"Accept-Encoding": "gzip"}
    packed = client.get("/ipp/", headers=headers)
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == client.get("/ipp/").content
    assert len(packed.content) < 12_000
    again = client.get("/ipp/", headers=headers | {"If-None-Match": packed["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_changed_article_is_another_page(client: Client, article: Article) -> None:
    before = client.get("/berita/rapat-pleno/")["ETag"]
    article.title = "Rapat pleno terbuka"
    article.save()
    response = client.get("/berita/rapat-pleno/", headers={"If-None-Match": before})
    assert response.status_code == 200
    assert response["ETag"] != before


@pytest.mark.parametrize("address", [*ADMIN, "/admin/news/", "/admin/jsi18n/", "/admin/logout/"])
def test_nothing_of_admin_is_kept(address: str, staff_client: Client) -> None:
    for client in [staff_client, Client()]:
        response = client.get(address)
        assert "no-store" in response["Cache-Control"]
        assert "public" not in response["Cache-Control"]


@pytest.mark.parametrize("address", [address for address, code in REFUSALS.items() if code == 400])
def test_a_refusal_is_not_kept(address: str, client: Client, real: Any) -> None:
    assert client.get(address)["Cache-Control"] == "no-store"


def test_counting_a_read_is_not_kept(client: Client, article: Article) -> None:
    response = client.post(
        "/berita/rapat-pleno/dilihat/", headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


def test_health_is_asked_anew_each_time(client: Client, db: None) -> None:
    for address in ["/healthz", "/readyz"]:
        assert client.get(address).status_code == 200
        assert "no-store" in client.get(address)["Cache-Control"]


def test_a_form_without_its_token_is_refused_in_indonesian(db: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(LOGIN, {"username": "petugas", "password": PASSWORD})
    assert response.status_code == 403
    assert '<html lang="id">' in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_cookies_of_admin_are_out_of_reach_for_scripts(db: None) -> None:
    get_user_model().objects.create_superuser("petugas", password=PASSWORD)
    client = Client()
    client.get(LOGIN)
    client.post(LOGIN, {"username": "petugas", "password": PASSWORD})
    assert set(client.cookies) == {"csrftoken", "sessionid"}
    for cookie in client.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert not cookie["domain"]
    assert 0 < client.cookies["sessionid"]["max-age"] <= 12 * 60 * 60


# --- Failures -------------------------------------------------------------------------------------
def test_a_failure_tells_the_reader_nothing_but_that_it_is_ours(
    monkeypatch: pytest.MonkeyPatch, real: Any
) -> None:
    def fail() -> None:
        told = "postgresql://portal:sandi-basis-data@db/"
        raise RuntimeError(told, portal.SECRET_KEY)

    monkeypatch.setattr(views, "most_read", fail)
    response = Client(raise_request_exception=False).get("/", headers={"Cookie": "sessionid=abc"})
    page = response.content.decode()
    assert response.status_code == 500
    assert "Terjadi gangguan di pihak kami" in page
    for secret in [
        portal.SECRET_KEY, "sandi-basis-data", "RuntimeError", "Traceback", "most_read",
        "site-packages", "abc", str(portal.BASE_DIR),
    ]:  # fmt: skip
        assert secret not in page
    assert response["Cache-Control"] == "no-store"
    assert policy(response) == CSP
