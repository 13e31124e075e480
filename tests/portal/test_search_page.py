"""Searching the whole site: news and regions on one page, and the names that it suggests."""

import gzip
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from news.models import Article
from participation.models import Edition, Region
from tests.participation.editions import withdraw


def text_of(client: Client, query: str) -> str:
    answer = client.get("/cari/", {"q": query} if query else {})
    assert answer.status_code == 200
    main = answer.content.decode().split("<main")[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]*>", " ", main).split())


def articles(number: int) -> None:
    Article.objects.bulk_create(
        Article(
            title=f"Logistik {n}", slug=f"logistik-{n}", lead="Teras.", state="published",
            published_at=timezone.now() - timedelta(minutes=n + 1),
        )
        for n in range(number)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        (
            "jawa tengah",
            "Jawa Tengah Skor 79,10 Participatory peringkat nasional 2 dari 4 yang skornya "
            "diketahui",
        ),
        ("33.10", "Kabupaten Klaten , Jawa Tengah Engagement skor belum dipublikasikan"),
        ("aceh barat", "Kabupaten Aceh Barat , Aceh Belum dipublikasikan"),
        ("kepulauan seribu", "Tidak berlaku: "),
    ],
)
def test_a_region_shows_its_result_in_one_line(
    typed: str, line: str, client: Client, real: Edition
) -> None:
    assert line in text_of(client, typed)


def test_a_region_leads_to_its_page_and_without_an_edition_to_its_news(
    client: Client, real: Edition
) -> None:
    page = "/ipp/ipp-pilkada-2024/wilayah/33.10-kabupaten-klaten/"
    assert f'href="{page}"' in client.get("/cari/?q=klaten").content.decode()
    withdraw(real.slug)
    assert 'href="/berita/?wilayah=33.10"' in client.get("/cari/?q=klaten").content.decode()
    assert "Peringkat" not in text_of(client, "klaten")


def test_nothing_typed_shows_what_one_can_look_for(client: Client, real: Edition) -> None:
    articles(6)
    text = text_of(client, "")
    assert "Yang dapat Anda cari" in text
    assert "misalnya Kabupaten Klaten atau Jawa Tengah" in text
    assert len(re.findall(r"Logistik \d", text)) == 4


def test_nothing_found_says_so_and_suggests(client: Client, real: Edition) -> None:
    articles(1)
    text = text_of(client, "zzzzqqq <b>")
    assert "Tidak ada yang cocok dengan “zzzzqqq &lt;b&gt;”" in text
    assert "Periksa ejaannya" in text
    assert "Logistik 0" in text
    for link in re.findall(
        r'<a href="(/cari/[^"]+)"', client.get("/cari/?q=zzzz").content.decode()
    ):
        assert client.get(link).status_code == 200


@pytest.mark.parametrize(("number", "shown", "more"), [(20, 20, False), (21, 20, True)])
def test_of_many_articles_the_best_are_shown_with_a_way_to_all(
    number: int, shown: int, more: bool, client: Client, real: Edition
) -> None:
    articles(number)
    page = client.get("/cari/?q=logistik").content.decode()
    assert page.count("<article") == shown
    assert ('href="/berita/?q=logistik"' in page) is more
    assert client.get("/berita/?q=logistik").context["page"].paginator.count == number


def test_the_names_that_are_suggested_are_all_there_and_lead_somewhere(
    client: Client, real: Edition
) -> None:
    answer = client.get("/cari/wilayah.json")
    rows = {code: (name, also, address) for code, name, also, address in answer.json()}
    assert len(rows) == Region.objects.count() == 552
    assert rows["33.72"][:2] == ("Kota Surakarta", "solo")
    assert rows["33"][:2] == ("Jawa Tengah", "jateng")
    assert rows["11.09"][:2] == ("Kabupaten Simeulue", "1101")
    assert client.get(rows["33.72"][2]).status_code == 200
    assert answer["Cache-Control"].startswith("public")
    assert answer["X-Robots-Tag"] == "noindex"
    withdraw(real.slug)
    rows = {row[0]: row[3] for row in client.get("/cari/wilayah.json").json()}
    assert rows["33.72"] == "/berita/?wilayah=33.72"


def test_the_names_are_a_small_file(client: Client, real: Edition) -> None:
    assert len(gzip.compress(client.get("/cari/wilayah.json").content)) < 10_000


def test_the_commonest_words_find_regions_though_articles_use_them(
    client: Client, real: Edition
) -> None:
    Article.objects.create(
        title="Sulawesi, Jawa, Papua", slug="pulau", lead="Kalimantan dan Aceh.",
        state="published", published_at=timezone.now(),
    )  # fmt: skip
    for typed, codes in {
        "sulawesi": ["71", "72", "73", "74", "76"],
        "jawa": ["32", "33", "35"],
        "kalimantan": ["61", "62", "63", "64", "65"],
        "papua": ["91", "92", "93", "94", "95", "96"],
    }.items():
        found = client.get("/cari/", {"q": typed}).context["regions"]
        assert [row.region.code for row in found] == codes
        assert "Sulawesi, Jawa, Papua" in text_of(client, typed)
    assert text_of(client, "aceh").index("Aceh Belum") < text_of(client, "aceh").index("Selatan")


def test_of_many_regions_the_first_are_shown_with_a_way_to_all(
    client: Client, real: Edition
) -> None:
    page = client.get("/cari/?q=kota")
    assert len(page.context["regions"]) == 12
    link = re.search(
        r'href="([^"]*)">Semua (\d+) kabupaten/kota dengan “kota”', page.content.decode()
    )
    assert link
    ranking = client.get(link[1].replace("&amp;", "&"))
    assert ranking.context["page"].paginator.count == int(link[2]) == 102
    assert "Semua" not in text_of(client, "halmahera")


def test_where_the_ranking_does_not_know_the_words_it_says_how_many_there_are(
    client: Client, real: Edition
) -> None:
    said = "12 dari 416 wilayah yang cocok ditampilkan. Tambahkan kata"
    assert said not in text_of(client, "kabupaten")
    assert said in text_of(client, "Kab.")
    withdraw(real.slug)
    assert said in text_of(client, "kabupaten")


def test_what_was_typed_cannot_turn_the_page_around_or_flood_its_title(
    client: Client, real: Edition
) -> None:
    page = client.get("/cari/", {"q": "\u202ezzq\u0316\u0317\u0318" + " zz" * 50}).content.decode()
    assert "\u202e" not in page
    assert "\u0317" not in page
    title = page.split("<title>")[1].split("</title>")[0]
    assert title.startswith("Hasil pencarian “zzq")
    assert len(title) < 110
    assert "Tidak ada yang cocok" in page


def test_it_asks_few_questions_however_much_there_is(
    client: Client, real: Edition, django_assert_max_num_queries: object
) -> None:
    articles(40)
    for address, most in [
        ("/cari/", 4), ("/cari/?q=logistik", 6), ("/cari/?q=semarang", 7),
        ("/cari/?q=sulawesi", 7), ("/cari/?q=kota", 9), ("/cari/?q=zzzz", 7),
        ("/cari/wilayah.json", 2),
    ]:  # fmt: skip
        with django_assert_max_num_queries(most):  # type: ignore[operator]  # pytest-django's
            client.get(address)
