"""Lists narrow down exactly as asked, wrong questions are refused, and pages stay cheap."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.models import Article, Tag
from news.search import Search

pytestmark = pytest.mark.django_db


def titles(answer):
    return [article.title for article in answer.context["page"]]


@pytest.fixture
def some_articles(make_article, regions):
    pemilu, data = Tag.objects.spelled("Pemilu"), Tag.objects.spelled("Data")
    year_ago = timezone.make_aware(timezone.datetime(2024, 12, 31, 23, 30))
    later = timezone.make_aware(timezone.datetime(2025, 1, 1, 0, 30))
    make_article("Kampanye Klaten", tags=[pemilu], regions=[regions["33.10"]], published_at=later)
    make_article("Kampanye Solo", tags=[pemilu, data], published_at=year_ago)
    make_article("Logistik", tags=[data], regions=[regions["33"]], published_at=later)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Logistik", "Kampanye Klaten", "Kampanye Solo"]),
        ("q=kampanye", ["Kampanye Klaten", "Kampanye Solo"]),
        ("tag=pemilu", ["Kampanye Klaten", "Kampanye Solo"]),
        ("tag=pemilu&tahun=2024", ["Kampanye Solo"]),
        ("tahun=2025", ["Logistik", "Kampanye Klaten"]),
        ("wilayah=33.10", ["Kampanye Klaten"]),
        ("wilayah=33", ["Logistik", "Kampanye Klaten"]),
        ("wilayah=33.09", []),
        ("q=kampanye&tag=data&tahun=2024", ["Kampanye Solo"]),
        ("q=kampanye&tag=data&tahun=2025", []),
        ("q=&tag=&wilayah=&tahun=", ["Logistik", "Kampanye Klaten", "Kampanye Solo"]),
        ("utm_source=wa&fbclid=x", ["Logistik", "Kampanye Klaten", "Kampanye Solo"]),
        ("halaman=1", ["Logistik", "Kampanye Klaten", "Kampanye Solo"]),
    ],
)
def test_filters_combine(client, some_articles, query, expected):
    answer = client.get(f"/berita/?{query}")
    assert answer.status_code == 200
    assert titles(answer) == expected


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ("tagar=pemilu", 400, "Parameter “tagar” tidak dikenal"),
        ("urut=judul", 400, "Parameter “urut” tidak dikenal"),
        ("tahun=dua", 400, "Tahun “dua” tidak dikenal"),
        ("tahun=0", 400, "Tahun “0” tidak dikenal"),
        ("tahun=20255", 400, "Tahun “20255” tidak dikenal"),
        ("tahun=2025%0a", 200, ""),
        ("wilayah=99.99", 400, "Kode wilayah “99.99” tidak dikenal"),
        ("wilayah=Klaten", 400, "Kode wilayah “Klaten” tidak dikenal"),
        ("tag=%23Pemilu", 400, "Tagar “#Pemilu” tidak dikenal"),
        ("tag=tiada", 404, "Tidak ada berita dengan tagar “tiada”"),
        ("tag=pemilu&tag=data", 400, "lebih dari sekali"),
        ("q=" + "a" * 201, 400, "terlalu panjang"),
        ("halaman=0", 404, "bukan nomor halaman"),
        ("halaman=-1", 404, "bukan nomor halaman"),
        ("halaman=dua", 404, "bukan nomor halaman"),
        ("halaman=2", 404, "hanya sampai halaman 1"),
        ("halaman=1000000000", 404, "halaman"),
    ],
)
def test_a_wrong_question_is_refused_with_a_sentence(
    client, some_articles, query, status, sentence
):
    answer = client.get(f"/berita/?{query}")
    assert answer.status_code == status
    if status != 200:
        text = answer.content.decode()
        assert "Logistik" not in text, "a misspelt filter must not show everything"
        assert any(sentence in given for given in answer.context["sentences"])
        assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/berita/tag/pemilu/", 200),
        ("/berita/tag/pemilu/?halaman=1", 200),
        ("/berita/tag/pemilu/?halaman=2", 404),
        ("/berita/tag/pemilu/?tahun=2024", 400),
        ("/berita/tag/tiada/", 404),
        ("/berita/tag/Pemilu/", 301),
    ],
)
def test_a_tags_page(client, some_articles, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    if status == 200:
        assert answer.context["tag"].name == "Pemilu"
        assert titles(answer) == ["Kampanye Klaten", "Kampanye Solo"]
        assert answer.context["active"] == []


def test_active_filters_can_be_taken_off(client, some_articles):
    answer = client.get("/berita/?q=kampanye&tag=pemilu&wilayah=33.10&tahun=2025&halaman=1")
    active = {each["label"]: each["remove_url"] for each in answer.context["active"]}
    assert list(active) == [
        "Kata kunci: kampanye", "Tagar: #Pemilu", "Wilayah: Kabupaten Klaten", "Tahun: 2025",
    ]  # fmt: skip
    assert active["Tagar: #Pemilu"] == "?q=kampanye&wilayah=33.10&tahun=2025"


def test_the_form_offers_the_years_and_keeps_tag_and_region_unseen(client, some_articles):
    form = client.get("/berita/?tag=pemilu").context["filter_form"]
    assert [value for value, _ in form.fields["tahun"].widget.choices] == ["", 2025, 2024]
    assert [field.name for field in form if field.is_hidden] == ["tag", "wilayah"]


def test_a_misspelt_place_is_suggested(client, some_articles):
    answer = client.get("/berita/?q=Klatn")
    assert titles(answer) == ["Kampanye Klaten"]
    assert [region.code for region in answer.context["suggestion_regions"]] == ["33.10"]


def test_found_words_are_marked(client, some_articles):
    article = client.get("/berita/?q=rapat").context["page"][0]
    assert "<mark>rapat</mark>" in article.snippet


def test_an_article_page_tells_all(client, make_article, regions):
    tags = [Tag.objects.spelled("Pemilu")]
    others = [make_article(f"Lain {number}") for number in range(6)]
    article = make_article("Rapat", tags=tags, regions=[regions["33.10"]])
    context = client.get(article.get_absolute_url()).context
    assert context["article"] == article
    assert [(tag.name, tag.get_absolute_url()) for tag in context["tags"]] == [
        ("Pemilu", "/berita/tag/pemilu/")
    ]
    assert [region.slug for region in context["regions"]] == ["33.10-kabupaten-klaten"]
    assert context["related"] == others[:1:-1]
    assert context["related_heading"] == "Berita lain"
    assert (context["reads"], context["reads_sentence"]) == (0, "Telah dilihat 0 kali")


def fill(count):
    """Articles with tags, as many as an office has after a year or after ten."""
    tag = Tag.objects.spelled("Pemilu")
    now = timezone.now()
    made = Article.objects.bulk_create(
        Article(
            title=f"Rapat {number}",
            slug=f"rapat-{number}",
            lead="Rapat pleno di Klaten.",
            state="published",
            published_at=now - timedelta(minutes=number),
        )
        for number in range(count)
    )
    Article.tags.through.objects.bulk_create(
        Article.tags.through(article=article, tag=tag) for article in made
    )
    Article.regions.through.objects.bulk_create(
        Article.regions.through(article=article, region_id="33.10") for article in made
    )
    # What autovacuum does on a real site a minute later.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE news_article, news_article_tags, news_article_regions")


ADDRESSES = {
    "/berita/rapat-3/": 3,
    "/berita/": 4,
    "/berita/tag/pemilu/": 4,
    "/berita/?tag=pemilu": 4,
    "/berita/?q=rapat": 4,
    "/berita/?q=klatn": 4,
    "/berita/?wilayah=33.10": 4,
    "/berita/?q=rapat&tag=pemilu&wilayah=33&tahun=2025": 4,
    "/berita/rss/": 1,
    "/berita/atom/": 1,
    "/berita/tag/pemilu/rss/": 2,
    "/berita/tag/pemilu/atom/": 2,
    "/sitemap-berita.xml": 2,
    "/sitemap-news.xml": 1,
    "/sitemap-tag.xml": 2,
    "/api/v1/articles/": 4,
    "/api/v1/articles/rapat-3/": 1,
    "/berita/rapat-3/kartu.png": 1,
}


def asked(client, path):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200, path
    return len(queries)


def test_pages_ask_as_few_questions_at_10_as_at_10_000_articles(client, regions):
    fill(10)
    for path in ADDRESSES:
        client.get(path)
    few = {path: asked(client, path) for path in ADDRESSES}
    Article.objects.all().delete()
    fill(10_000)
    assert {path: asked(client, path) for path in ADDRESSES} == few
    assert {path: count for path, count in few.items() if count > ADDRESSES[path]} == {}


def test_words_are_looked_up_in_their_index(regions):
    fill(10_000)
    Article.objects.filter(slug="rapat-7").update(lead="Zamrud")
    with connection.cursor() as cursor:  # autovacuum again
        cursor.execute("SELECT gin_clean_pending_list('article_search'); ANALYZE news_article")
    plan = Search("zamrud").among(Article.objects.published()).explain()
    assert "article_search" in plan


def test_a_page_of_news_knows_nobody(client, staff_client, make_article):
    article = make_article()
    for path in ("/berita/", article.get_absolute_url(), "/berita/rss/"):
        for reader in (client, staff_client):
            with CaptureQueriesContext(connection) as queries:
                answer = reader.get(path)
            asked = " ".join(query["sql"] for query in queries)
            assert "django_session" not in asked
            assert "auth_user" not in asked
            assert not answer.cookies
            assert "Cookie" not in answer.headers.get("Vary", "")
            assert answer["Cache-Control"].startswith("public")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("/berita/Rapat-Pleno/", "/berita/rapat-pleno/"),
        ("/berita/Rapat-Lama/", "/berita/rapat-pleno/"),
        ("/berita/tag/PEMILU/", "/berita/tag/pemilu/"),
        ("/berita/tag/Pemilihan/", "/berita/tag/pemilu/"),
    ],
)
def test_capitals_in_an_address_lead_to_it(client, make_article, typed, address):
    article = make_article("Rapat", slug="rapat-lama", tags=[Tag.objects.spelled("Pemilu")])
    article.slug = "rapat-pleno"
    article.save()
    Tag.objects.get(slug="pemilu").synonyms.create(name="Pemilihan")
    answer = client.get(typed)
    assert (answer.status_code, answer.headers.get("Location")) == (301, address)


@pytest.mark.parametrize("typed", ["/berita/Tidak-Ada/", "/berita/tag/Tidak/", "/?p=9", "/?cat=3"])
def test_where_nothing_is_a_page_says_so(client, db, typed):
    answer = client.get(typed)
    assert answer.status_code == 404
    assert "Halaman tidak ditemukan" in answer.content.decode()


SECRET = "zebrakuning"


def hidden_articles(make_article):
    """A word that stands in everything a draft, a scheduled or a withdrawn article has."""
    tag = Tag.objects.spelled(SECRET)
    fields = {
        "lead": SECRET, "body": f"<p>{SECRET}</p>", "byline": SECRET, "dateline": SECRET,
        "cover_alt": SECRET, "tags": [tag],
    }  # fmt: skip
    soon = timezone.now() + timedelta(minutes=1)
    make_article(SECRET, slug=f"{SECRET}-draf", published_at=None, **fields)
    make_article(SECRET, slug=f"{SECRET}-nanti", published_at=soon, **fields)
    make_article(SECRET, slug=f"{SECRET}-ditarik", state="draft", **fields)


DOORS = [
    "/", "/berita/", "/berita/?tahun=2026", "/berita/?wilayah=33", "/berita/rss/", "/berita/atom/",
    "/sitemap.xml", "/sitemap-berita.xml", "/sitemap-tag.xml", "/api/v1/articles/",
    "/berita/terbit/",
]  # fmt: skip
SHUT = [
    f"/berita/{SECRET}-draf/", f"/berita/{SECRET}-nanti/", f"/berita/{SECRET}-ditarik/",
    f"/berita/tag/{SECRET}/", f"/berita/?tag={SECRET}", f"/api/v1/articles/{SECRET}-draf/",
    f"/api/v1/articles/{SECRET}-nanti/",
]  # fmt: skip


@pytest.mark.parametrize("path", DOORS)
def test_what_is_not_public_is_behind_no_door(client, make_article, path):
    hidden_articles(make_article)
    make_article("Terbit", slug="terbit")
    answer = client.get(path)
    assert answer.status_code == 200
    assert SECRET not in answer.content.decode()


@pytest.mark.parametrize("path", SHUT)
def test_its_own_doors_are_shut(client, make_article, path):
    hidden_articles(make_article)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/berita/?q={}", "/cari/?q={}", "/api/v1/articles/?q={}"])
def test_searching_for_it_finds_and_counts_nothing(client, make_article, path):
    hidden_articles(make_article)
    found = client.get(path.format(SECRET))
    unknown = client.get(path.format("zebramerahh"))
    assert found.status_code == 200
    assert found.content.decode().replace(SECRET, "") == unknown.content.decode().replace(
        "zebramerahh", ""
    )


@pytest.mark.parametrize("path", DOORS[1:2] + SHUT[:1])
def test_the_word_would_be_found_if_it_were_public(client, make_article, path):
    hidden_articles(make_article)
    Article.objects.update(state="published", published_at=timezone.now() - timedelta(hours=1))
    assert SECRET in client.get(path).content.decode()
