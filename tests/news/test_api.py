"""Machines read the same articles, by the same filters, as people."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.models import Correction, Tag

pytestmark = pytest.mark.django_db


def test_an_article(client, make_article, regions, settings, picture):
    settings.SITE_URL = "https://kpu.example"
    article = make_article(
        "Rapat", slug="rapat", tags=[Tag.objects.spelled("Pemilu")], regions=[regions["33.10"]],
        cover=picture, cover_alt="Meja", body=f"<p>{'kata ' * 500}</p>", dateline="Klaten",
        byline="vit/kpuklt",
    )  # fmt: skip
    Correction.objects.create(article=article, text="Jumlah yang benar 20.", by_name="Rahasia")
    answer = client.get("/api/v1/articles/rapat/")
    assert answer["X-Robots-Tag"] == "noindex"
    found = answer.json()
    more = {name: found.pop(name) for name in list(found)[8:]}
    assert list(found) == [
        "slug", "title", "lead", "url", "published_at", "updated_at", "tags", "regions",
    ]  # fmt: skip
    assert more["body"].startswith("<p>kata kata")
    assert (more["dateline"], more["byline"]) == ("Klaten", "vit/kpuklt")
    assert more["reading_minutes"] == 3
    assert more["cover"] == {
        "url": f"https://kpu.example{picture.url}", "width": 1600, "height": 900,
        "alt": "Meja", "caption": "", "credit": "",
    }  # fmt: skip
    assert [note["text"] for note in more["corrections"]] == ["Jumlah yang benar 20."]
    assert "Rahasia" not in answer.content.decode()
    assert found["url"] == "https://kpu.example/berita/rapat/"
    assert found["tags"] == [{"slug": "pemilu", "name": "Pemilu"}]
    assert found["regions"] == [{"code": "33.10", "name": "Kabupaten Klaten"}]
    listed = client.get("/api/v1/articles/").json()
    assert (listed["count"], listed["results"]) == (1, [found])


@pytest.mark.parametrize("query", ["q=kampanye", "tag=data", "wilayah=33", "tahun=2025", ""])
def test_the_list_and_the_api_agree(client, make_article, regions, query):
    make_article("Kampanye", regions=[regions["33.10"]])
    make_article("Logistik", tags=[Tag.objects.spelled("Data")])
    page = client.get(f"/berita/?{query}").context["page"]
    results = client.get(f"/api/v1/articles/?{query}").json()["results"]
    assert [row["slug"] for row in results] == [article.slug for article in page]


@pytest.mark.parametrize("query", ["tagar=x", "tahun=x", "wilayah=99", "tag=%23A"])
def test_wrong_questions_are_refused(client, make_article, query):
    make_article("Kampanye")
    answer = client.get(f"/api/v1/articles/?{query}")
    assert answer.status_code == 400
    assert "Kampanye" not in answer.content.decode()


def test_only_reading(client, make_article):
    make_article(slug="rapat")
    for path in ("/api/v1/articles/", "/api/v1/articles/rapat/"):
        for method in ("post", "put", "patch", "delete"):
            assert getattr(client, method)(path).status_code in {403, 405}


def test_a_page_of_many_costs_as_little_as_one_of_few(client, make_article):
    counted = []
    for number in range(12):
        make_article(f"Berita {number}", tags=[Tag.objects.spelled(f"Tag {number}")])
        with CaptureQueriesContext(connection) as queries:
            client.get("/api/v1/articles/")
        counted.append(len(queries))
    assert set(counted) == {3}
