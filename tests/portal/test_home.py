"""The front page has something to say in every state of the site."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from news.models import Article, DailyReads
from participation.models import Edition
from tests.participation.editions import published_may_change, withdraw

LONG = "Rapat Pleno Terbuka Rekapitulasi " * 4


def article(title: str, age: int = 1, **fields: Any) -> Article:
    return Article.objects.create(
        title=title, state="published", published_at=timezone.now() - timedelta(hours=age),
        **{"lead": "Teras."} | fields,
    )  # fmt: skip


def shown(client: Client, address: str = "/") -> str:
    """The page's text; spaces as a reader sees them."""
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]*>", " ", answer.content.decode()).split())


def test_one_can_search_at_once_without_scripts(client: Client, real: Edition) -> None:
    form = client.get("/").content.decode().split("<main")[0]
    assert re.search(r'<form [^>]*role="search" action="/cari/">', form)
    assert '<label for="kata-cari">Cari berita atau nama wilayah</label>' in form
    assert 'type="search" name="q"' in form


def test_without_news_it_leads_to_the_index(client: Client, real: Edition) -> None:
    text = shown(client)
    assert "Belum ada berita" in text
    assert "Berita terbaru" not in text
    assert "Paling banyak dibaca" not in text
    assert "Hasil nasional IPP Pilkada 2024" in text


def test_one_article_leads_and_no_heading_stands_above_nothing(
    client: Client, real: Edition
) -> None:
    only = article("Satu-satunya berita")
    DailyReads.objects.create(article=only, day=timezone.localdate(), shard=0, count=3)
    text = shown(client)
    assert "Belum ada berita" not in text
    assert "Berita terbaru" not in text
    assert "Paling banyak dibaca dalam sepekan Satu-satunya berita 3 kali" in text


def test_long_titles_without_pictures_stand_whole(client: Client, real: Edition) -> None:
    for age in range(3):
        article(f"{LONG}{age}", age=age + 1)
    text = shown(client)
    assert all(f"{LONG}{age}" in text for age in range(3))
    assert "<picture>" not in client.get("/").content.decode()


BODY = "<h2>Anak judul</h2><p>Petugas <em>&amp;</em> pemilih bertemu.</p><p>Besok lagi.</p>"


def test_a_story_without_a_picture_begins_there(client: Client, real: Edition) -> None:
    article("Terbaru", body=BODY)
    article("Kedua", age=2, body="<p>Awal berita kedua.</p>")
    page = client.get("/").content.decode()
    assert '<p class="opening">Petugas &amp; pemilih bertemu.</p>' in page
    assert "Besok lagi." not in page
    assert "Awal berita kedua." not in page


@pytest.mark.parametrize(
    "fields",
    [
        {"lead": "Petugas & pemilih bertemu.", "body": BODY},
        {"body": "<ul><li>Tanpa paragraf</li></ul>"},
        {"body": ""},
    ],
)
def test_nothing_is_said_twice_and_nothing_stands_for_nothing(
    client: Client, real: Edition, fields: dict[str, str]
) -> None:
    article("Terbaru", **fields)
    assert 'class="opening"' not in client.get("/").content.decode()


def test_long_openings_end_after_some_eighty_words(client: Client, real: Edition) -> None:
    article("Terbaru", body=f"<p>{'kata ' * 300}</p>")
    assert client.get("/").content.decode().count("kata ") in range(70, 90)


def test_our_region_without_a_score_says_what_is_missing(client: Client, real: Edition) -> None:
    assert "Kabupaten Klaten Engagement" in shown(client)
    assert "Skor dan peringkat belum dipublikasikan." in shown(client)


def test_our_region_shows_its_score_and_places(
    client: Client, real: Edition, sample: Edition
) -> None:
    theirs = sample.results.get(region="33.10")
    values = ["score", "band", "absence", "rank_national", "rank_in_province"]
    with published_may_change():
        ours = {name: getattr(theirs, name) for name in values}
        ours["band"] = real.bands.get(position=ours["band"].position)
        real.results.filter(region="33.10").update(**ours)
    alone = "dari 1 yang skornya diketahui"
    for text in (shown(client), shown(client, "/ipp/")):
        assert f"Peringkat nasional {theirs.rank_national} {alone}" in text
        assert f"Peringkat di provinsi {theirs.rank_in_province} {alone}" in text


def test_a_province_has_a_place_among_provinces_alone(
    client: Client, real: Edition, settings: Any
) -> None:
    settings.KPU_OFFICE_REGION = "33"
    text = shown(client)
    assert "KPU Provinsi Jawa Tengah" in text
    assert "Jawa Tengah Skor 79,10" in text
    assert "Peringkat nasional 2 dari 4 yang skornya diketahui" in text
    assert "Peringkat di provinsi" not in text


@pytest.mark.parametrize("code", ["33", "33.10"])
def test_without_an_edition_it_says_so(
    code: str, client: Client, real: Edition, settings: Any
) -> None:
    settings.KPU_OFFICE_REGION = code
    withdraw(real.slug)
    text = shown(client)
    assert "Indeks Partisipasi belum dipublikasikan." in text
    assert "Hasil nasional" not in text
