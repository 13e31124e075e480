"""Searching the whole site: news and regions on one page, and the names that it suggests."""

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
        ("jawa tengah", "Jawa Tengah Skor 79,10 Participatory peringkat nasional 2"),
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
    rows = {name: (province, also, address) for name, province, also, address in answer.json()}
    assert len(rows) == Region.objects.count() == 552
    assert rows["Kota Surakarta"][:2] == ("Jawa Tengah", "solo")
    assert rows["Jawa Tengah"][:2] == ("", "jateng")
    assert client.get(rows["Kota Surakarta"][2]).status_code == 200
    assert answer["Cache-Control"].startswith("public")
    assert answer["X-Robots-Tag"] == "noindex"
    withdraw(real.slug)
    rows = {row[0]: row[3] for row in client.get("/cari/wilayah.json").json()}
    assert rows["Kota Surakarta"] == "/berita/?wilayah=33.72"


def test_it_asks_few_questions_however_much_there_is(
    client: Client, real: Edition, django_assert_max_num_queries: object
) -> None:
    articles(40)
    for address, most in [
        ("/cari/", 4), ("/cari/?q=logistik", 6), ("/cari/?q=semarang", 7), ("/cari/?q=zzzz", 7),
        ("/cari/wilayah.json", 2),
    ]:  # fmt: skip
        with django_assert_max_num_queries(most):  # type: ignore[operator]  # pytest-django's
            client.get(address)
