"""What search engines and messengers are told of an article, and the picture drawn for it."""

import io
import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kpuportal.caching import PUBLIC
from kpuportal.cards import office_card
from kpuportal.lettering import drawable
from kpuportal.office import office
from news.models import Correction, OldSlug, Tag
from news.title_card import title_card
from participation.directory import entries

pytestmark = pytest.mark.django_db

SITE = "https://kpu.example"
EVIL = "</script><script>alert(1)</script> & <!-- \u2028 'x' \"y\""


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


def json_ld(answer):
    html = answer.content.decode()
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])


def meta(answer):
    pairs = re.findall(
        r'<meta (?:name="description" )?(?:property|name)="([^"]+)" content="([^"]*)">',
        answer.content.decode(),
    )
    found = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def test_json_ld_has_all_that_google_asks_for(client, make_article, regions, picture):
    day = timezone.now().replace(microsecond=0) - timedelta(days=2)
    article = make_article(
        "Judul " + "panjang " * 24, slug="rapat", lead="Teras.", body="<p>satu <b>dua</b></p>",
        cover=picture, cover_alt="Meja", tags=[Tag.objects.spelled("Pemilu")],
        regions=[regions["33.10"]], published_at=day,
    )  # fmt: skip
    Correction.objects.create(article=article, text="Bukan 10.", at=day + timedelta(days=1))
    news, way = json_ld(client.get("/berita/rapat/"))
    local = timezone.localtime(day)
    office = news["publisher"]
    assert office == office | {"@type": "Organization", "url": f"{SITE}/"}
    assert office["name"].startswith("KPU ")
    assert office["logo"]["url"].startswith(f"{SITE}/static/img/logo")
    headline = news.pop("headline")
    assert len(headline) <= 110
    assert headline.startswith("Judul panjang")
    assert news == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": f"{SITE}/berita/rapat/"},
        "url": f"{SITE}/berita/rapat/",
        "description": "Teras.",
        "image": [SITE + picture.share_url, SITE + picture.url],
        "datePublished": local.isoformat(),
        "dateModified": (local + timedelta(days=1)).isoformat(),
        "author": {"@type": "Organization", "name": office["name"], "url": f"{SITE}/"},
        "publisher": office,
        "articleSection": "Berita",
        "keywords": ["Pemilu"],
        "wordCount": 3,
        "inLanguage": "id",
        "isAccessibleForFree": True,
        "contentLocation": [{"@type": "Place", "name": "Kabupaten Klaten"}],
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": "Bukan 10.",
                "datePublished": (local + timedelta(days=1)).isoformat(),
            }
        ],
    }
    assert [each["item"] for each in way["itemListElement"]] == [
        f"{SITE}/", f"{SITE}/berita/", f"{SITE}/berita/rapat/",
    ]  # fmt: skip
    assert [each["position"] for each in way["itemListElement"]] == [1, 2, 3]


def test_no_text_ends_the_json(client, make_article):
    article = make_article(EVIL, slug="jahat", lead=EVIL, tags=[Tag.objects.spelled("Pemilu")])
    answer = client.get("/berita/jahat/")
    assert json_ld(answer)[0]["headline"] == article.title
    assert "<script>alert" not in answer.content.decode()


def test_the_home_page_introduces_site_and_office(client):
    website, office = json_ld(client.get("/"))
    assert (website["@type"], office["@type"]) == ("WebSite", "Organization")
    assert website["publisher"]["@id"] == office["@id"]
    search = website["potentialAction"]
    assert search["target"]["urlTemplate"] == f"{SITE}/cari/?q={{search_term_string}}"
    assert search["query-input"] == "required name=search_term_string"
    assert client.get("/cari/?q=rapat").status_code == 200


def test_a_shared_link_tells_everything(client, make_article, picture):
    make_article(
        'A & "B"', slug="rapat", lead="Teras & <teras>.", cover=picture, cover_alt="Meja",
        tags=[Tag.objects.spelled(name) for name in ("Data", "Pemilu")],
    )  # fmt: skip
    told = meta(client.get("/berita/rapat/"))
    assert told["og:title"] == told["twitter:title"] == ["A &amp; &quot;B&quot;"]
    assert told["og:description"] == ["Teras &amp; &lt;teras&gt;."]
    assert told["og:url"] == [f"{SITE}/berita/rapat/"]
    assert told["og:image"] == told["twitter:image"] == [SITE + picture.share_url]
    assert told["og:image:type"] == ["image/jpeg"]
    assert told["og:image:alt"] == told["twitter:image:alt"] == ["Meja"]
    assert (told["og:image:width"], told["og:image:height"]) == (["1200"], ["630"])
    assert told["og:type"] == ["article"]
    assert told["article:section"] == ["Berita"]
    assert told["article:tag"] == ["Data", "Pemilu"]
    assert told["article:modified_time"] >= told["article:published_time"]
    assert told["twitter:card"] == ["summary_large_image"]


def test_without_a_cover_a_picture_is_drawn(client, make_article):
    article = make_article("Rapat", slug="rapat")
    OldSlug.objects.create(slug="lama", article=article)
    told = meta(client.get("/berita/rapat/"))
    [address] = told["og:image"]
    assert re.fullmatch(rf"{SITE}/berita/rapat/kartu\.png\?v=[0-9a-f]{{8}}", address)
    assert (told["og:image:type"], told["og:image:alt"]) == (["image/png"], ["Rapat"])
    card = client.get("/berita/rapat/kartu.png")
    assert (card.status_code, card["Content-Type"]) == (200, "image/png")
    assert card["Cache-Control"].startswith("public")
    assert Image.open(io.BytesIO(card.content)).size == (1200, 630)
    told = client.get(address.removeprefix(SITE))
    assert (told.content, told["Cache-Control"]) == (card.content, PUBLIC)
    assert (
        client.get("/berita/rapat/kartu.png", headers={"If-None-Match": card["ETag"]}).status_code
        == 304
    )
    moved = client.get("/berita/lama/kartu.png")
    assert (moved.status_code, moved["Location"]) == (301, "/berita/rapat/kartu.png")
    article.title = "Rapat pleno"
    article.save()
    [another] = meta(client.get("/berita/rapat/"))["og:image"]
    assert another != address
    assert client.get(address.removeprefix(SITE))["Location"] == another.removeprefix(SITE)
    article.state = "withdrawn"
    article.save()
    assert client.get(another.removeprefix(SITE)).status_code == 404


def checked(title):
    card = title_card(title, "Sabtu, 18 Oktober 2025").as_png()
    assert len(card) < 300_000
    assert Image.open(io.BytesIO(card)).size == (1200, 630)
    return card


def test_any_office_has_room_on_its_cards(settings):
    for entry in entries().values():
        settings.KPU_OFFICE_REGION = entry.code
        for card in [title_card("Rapat", "Sabtu, 18 Oktober 2025"), office_card(office().name)]:
            assert office().name in " ".join(card.texts)


@pytest.mark.parametrize(
    "title",
    ["W" * 200, "kata " * 40, "", "\U0001f5f3\ufe0f", "\u202e\u0000\ud800", "漢字" * 100, "é—ﬁ"],
)
def test_any_title_gives_a_card(title):
    checked(title)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_really_any(title):
    checked(title)


def test_cards_say_different_things():
    assert checked("Rapat") != checked("Debat")
    assert title_card("Café", "").texts == title_card("Cafe", "").texts


@pytest.mark.parametrize(
    ("title", "drawn"),
    [
        ("Naik 1½ kali, ¾ pemilih, 2⅓ lagi", "Naik 1 1/2 kali, 3/4 pemilih, 2 1/3 lagi"),
        ("Hibah €5 juta, £7 dan 9€", "Hibah EUR 5 juta, GBP 7 dan 9 EUR"),
        ("10² desa, 5 m², 10²³, H₂O", "10^2 desa, 5 m2, 10^23, H2O"),
        ("Suhu −5 °C, 3×4, ≥60 ≠ ≤60", "Suhu -5 °C, 3 x 4, >=60 tidak sama dengan <=60"),
        ("Tahap ①2, 5㎏, №1", "Tahap 1 2, 5 kg, No 1"),
        ("١٢ dan １２", "12 dan 12"),
        ("Cafe\u0301s pe\u00admilih — é–ú", "Cafes pemilih - e-u"),
        ("Pilih 🗳\ufe0f5 calon", "Pilih 5 calon"),
    ],
)
def test_what_is_drawn_says_what_was_said(title, drawn):
    assert drawable(title) == drawn
    assert drawable(drawn) == drawn
    assert " ".join(title_card(title, "").texts).endswith(drawn)


@pytest.mark.parametrize("title", ["🗳🎉", "الانتخابات ٢٠٢٤", "ꦥꦼꦩꦶꦭꦸ", "🎉!!! 🎉"])
def test_a_title_without_a_letter_that_can_be_drawn_shows_whose_news_it_is(title):
    card, whole = title_card(title, "Sabtu, 18 Oktober 2025"), office_card(office().name)
    assert (card.texts, card.alt) == (whole.texts, title)
    assert "2024" in title_card("2024", "").texts
