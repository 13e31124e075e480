"""Readers find articles by any form of a word, and places in spite of a wrong letter."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.models import Article, Tag
from news.places import regions_like
from news.search import LONGEST_TEXT, Search, search, search_articles, tidied
from news.snippets import MOST_BEFORE, marked

pytestmark = pytest.mark.django_db

ELECTION_WORDS = [
    "kampanye", "suara", "surat", "kotak", "anggaran", "hitung", "baru", "angka", "pada", "rapat",
    "pleno", "calon", "debat", "saksi", "partai", "logistik", "tahapan", "jadwal", "bupati",
]  # fmt: skip


def titles(text):
    return [article.title for article in search(Article.objects.published(), text)]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("mendokumentasikan", "Penghargaan dokumentasi pembelajaran"),
        ("dokumentasi", "Petugas mendokumentasikan rapat"),
        ("pembelajaran", "Belajar dari pemilihan"),
        ("pemilihan", "Warga memilih di TPS"),
        ("PENGUMUMAN", "KPU mengumumkan hasil"),
    ],
)
def test_a_word_finds_its_other_forms(make_article, typed, written):
    make_article("Berita lain", lead="Tidak berhubungan.")
    make_article(written)
    assert titles(typed) == [written]


def test_a_title_counts_more_than_the_text(make_article):
    make_article("Lain", body="<p>Tentang logistik.</p>")
    make_article("Logistik", lead="Tiba.")
    make_article("Lain lagi", lead="Tentang logistik.")
    assert titles("logistik") == ["Logistik", "Lain lagi", "Lain"]


def test_phrases_and_exclusions_work_as_in_search_engines(make_article):
    make_article("Surat suara rusak")
    make_article("Suara dalam surat")
    assert titles('"surat suara"') == ["Surat suara rusak"]
    assert titles("suara -rusak") == ["Suara dalam surat"]


def test_markup_is_not_found(make_article):
    make_article(
        body='<p>Isi <a href="https://contoh.id/rahasia" title="tersembunyi">tautan</a></p>'
    )
    assert titles("tautan") != []
    assert titles("rahasia") == titles("href") == titles("strong") == []


def test_a_misspelt_place_finds_its_articles(make_article, regions):
    make_article("Rapat di daerah", regions=[regions["33.10"]])
    make_article("Klaten menulis", lead="Disebut namanya saja.")
    make_article("Daerah lain", regions=[regions["33.09"]])
    assert set(titles("Klatn")) == {"Rapat di daerah", "Klaten menulis"}
    assert set(titles("kabupaten klaten")) == {"Rapat di daerah", "Klaten menulis"}


def test_a_regions_code_finds_its_articles(make_article, regions):
    make_article("Rapat di daerah", regions=[regions["33.10"]])
    make_article("Klaten menulis", lead="Disebut namanya saja.")
    make_article("Rapat di provinsi", regions=[regions["33"]])
    assert set(titles("33.10")) == {"Rapat di daerah", "Klaten menulis"}
    assert titles("33") == ["Rapat di provinsi"]


@pytest.mark.parametrize("typed", ["#Pilkada2024", "Pilkada2024", " #pilkada2024", "PILKADA2024"])
def test_a_tag_finds_its_articles(make_article, typed):
    make_article("Bertagar", tags=[Tag.objects.spelled("Pilkada2024")])
    make_article("Menyebut Pilkada2024")
    make_article("Lain", tags=[Tag.objects.spelled("Pilkada2024Klaten")])
    assert titles(typed) == ["Menyebut Pilkada2024", "Bertagar"]
    make_article("Belum terbit", published_at=None, tags=[Tag.objects.spelled("Pilkada2024")])
    assert "Belum terbit" not in titles(typed)


def test_of_a_tags_articles_the_newest_are_found(make_article, monkeypatch):
    monkeypatch.setattr("news.search.NEWEST", 2)
    tag, now = Tag.objects.spelled("Pilkada2024"), timezone.now()
    for age in range(4):
        make_article(f"Umur {age}", tags=[tag], published_at=now - timedelta(days=age))
    assert titles("#Pilkada2024") == ["Umur 0", "Umur 1"]


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Klatn", ["33.10"]),
        ("kab. klatn", ["33.10"]),
        ("Klaten", ["33.10"]),
        ("semarang", ["33.22", "33.74"]),
        ("kota semarang", ["33.74"]),
        ("sumatra utara", ["12"]),
        ("jateng", ["33"]),
        ("jogja", ["34", "34.71"]),
        ("33.10", ["33.10"]),
        (" 33 ", ["33"]),
        ("33.1", []),
        ("bandung barat", ["32.17"]),
        ("-klaten", []),
        ("", []),
        ("zzzzqqq", []),
    ],
)
def test_places_are_suggested(regions, typed, codes):
    assert [region.code for region in regions_like(typed)] == codes


def test_every_region_is_found_by_its_own_name_and_code(regions):
    for region in regions.values():
        for text in (region.name, region.code):
            first = regions_like(text)[0]
            assert first == region
            assert first.is_meant


def test_a_place_within_other_words_is_suggested_but_not_meant(make_article, regions):
    make_article("Logistik Pilkada", regions=[regions["33.10"]])
    make_article("Lain di Klaten", regions=[regions["33.10"]])
    wanted = Search("logistik klaten")
    assert [region.code for region in wanted.regions] == ["33.10"]
    assert titles("logistik klaten") == []


def test_words_that_articles_use_are_no_misspelt_places(make_article, regions):
    make_article("Istilah", body=f"<p>{' '.join(ELECTION_WORDS)}</p>")
    assert {word: regions_like(word) for word in ELECTION_WORDS if regions_like(word)} == {}


def test_drafts_teach_no_words(make_article, regions):
    make_article("klatn", published_at=None)
    assert titles("klatn") == []
    assert [region.code for region in regions_like("klatn")] == ["33.10"]


def test_the_snippet_shows_where_the_word_stands(make_article):
    make_article(
        lead="Awal.", body="<p>Petugas <strong>mendokumentasikan</strong> rapat,</p><p>lalu pulang."
    )
    found = search_articles("dokumentasi", limit=5)[0]
    assert found.snippet == "Awal. Petugas <mark>mendokumentasikan</mark> rapat, lalu pulang …"


def test_the_snippet_parts_what_stands_apart(make_article):
    make_article(
        lead="Awal.",
        body="<h2>Sebutan</h2><table><tr><th>Ku<em>rang</em></th><th>Lebih</th></tr>"
        "<tr><td><p>“skor pleno”</p></td><td>79,10</td></tr></table><ul><li>satu;</li>"
        "<li>dua</li></ul><p>Sesudah</p>",
    )
    assert search_articles("pleno", limit=5)[0].snippet == (
        "… Sebutan · Kurang · Lebih · “skor <mark>pleno</mark>” · 79,10 · satu; dua · Sesudah …"
    )


def test_the_snippet_begins_near_the_first_word_found(make_article):
    make_article(
        lead="Awal.", body=f"<p>{'Rapat yang panjang sekali ' * 4}tentang pleno hari ini.</p>"
    )
    snippet = search_articles("pleno", limit=5)[0].snippet
    assert snippet.startswith("… ")
    assert 0 < snippet.index("<mark>pleno") <= MOST_BEFORE + 2
    assert "tentang <mark>pleno</mark> hari" in snippet


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\u202eklaten", "klaten"),
        ("\u200fkla\u00adten\ufeff \u2066x", "klaten x"),
        ("k\u0316\u0317\u0318\u0489laten", "k\u0316laten"),
        ("cafe\u0301", "caf\u00e9"),
        ("a\u2028b\tc", "a b c"),
        ("\u202e\u200b", ""),
    ],
)
def test_what_is_typed_is_shown_without_tricks(typed, shown):
    assert tidied(typed) == shown


def test_the_snippet_is_safe_whatever_is_written_and_sought(make_article):
    body = (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; pemilu &amp; \ue000kampanye <b>&amp;lt;</b></p>"
    )
    make_article(lead='Kata "<i>pemilu</i>"', body=body)
    snippet = search_articles("pemilu", limit=5)[0].snippet
    assert "<mark>pemilu</mark>" in snippet
    assert "&lt;script&gt;" in snippet
    assert snippet.count("<") == 2 * snippet.count("<mark>") == 2 * snippet.count("</mark>")


@given(st.text(st.sampled_from("\ue000\ue001<>&;\"'amplt ")))
def test_marks_are_the_only_markup(headline):
    html = marked(headline)
    assert html.count("<mark>") == html.count("</mark>") == html.count("<") / 2
    assert "\ue000" not in html
    assert "\ue001" not in html


@pytest.mark.parametrize(
    "text",
    [
        "\x00", "a\x00b", "'", '"', "\\", "&|!()", ":*", "%", "\ud800", "\u202e", "\U0001f5f3",
        "a" * 100_000, "x " * 50_000, "-" * 500, '-""' * 60, "- " * 90, "-_" * 90, "-a " * 60,
        "or " * 60, '"' * 501, "(" * 300, "<>" * 99, "or and not",
    ],
)  # fmt: skip
def test_nothing_typed_breaks_the_search(make_article, text):
    make_article()
    assert list(search(Article.objects.published(), text)) is not None
    assert isinstance(search_articles(text, limit=5), list)
    assert len(Search(text).text) <= LONGEST_TEXT


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=60))
def test_any_text_may_be_sought(make_article, text):
    assert isinstance(search_articles(text, limit=3), list)


def test_snippets_are_made_for_the_page_shown_only(make_article):
    for number in range(30):
        make_article(f"Pemilu {number}")
    wanted = Search("pemilu")
    page = wanted.among(Article.objects.published())[20:25]
    with CaptureQueriesContext(connection) as queries:
        shown = wanted.shown(page)
    assert len(shown) == 5
    assert len(queries) == 1
    headline, limit = (queries[0]["sql"].index(word) for word in ("ts_headline", "LIMIT 5"))
    assert headline < limit, "the page is cut out below, the headline is made above it"


def test_the_index_answers(make_article):
    make_article("Pemilu")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        found = Article.objects.filter(search=Search("pemilu").query)
        assert "article_search" in found.explain()
