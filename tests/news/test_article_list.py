"""Finding articles at the desk, and one step for several of them at once."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.models import Article, DailyReads, Tag
from news.tag_actions import add_synonym, add_tags, tags_for

pytestmark = pytest.mark.django_db
LIST = "/admin/news/article/"
WRITER = ["view_article", "add_article", "change_article", "delete_article", "view_tag"]
PUBLISHER = [*WRITER, "edit_others_article", "publish_article", "add_tag"]


@pytest.fixture
def log_in(client):
    """A member of staff with these rights, logged in."""

    def make(*rights, name="petugas-berita", **also):
        user = User.objects.create_user(name, is_staff=True, **also)
        user.user_permissions.set(Permission.objects.filter(codename__in=rights))
        client.force_login(user)
        return user

    return make


@pytest.fixture
def found(client):
    """The titles that the list shows for a query."""

    def ask(query):
        answer = client.get(f"{LIST}?{query}")
        assert answer.status_code == 200, answer["Location"]
        return [article.title for article in answer.context["cl"].result_list]

    return ask


@pytest.fixture
def some(make_article, log_in, regions):
    """One article in each state, by two authors, about several places."""
    me = log_in(*PUBLISHER, first_name="Vita", last_name="Sari")
    other = User.objects.create_user("bayu", first_name="Bayu")
    now = timezone.now()
    klaten, solo, bali = regions["33.10"], regions["33.72"], regions["51"]
    tag = Tag.objects.spelled("Pilkada 2024")
    make = {
        "Draf": {"state": "draft", "published_at": None, "author": me, "regions": [klaten]},
        "Diperiksa": {"state": "review", "published_at": None, "author": other},
        "Siap": {"state": "approved", "published_at": None, "author": other, "tags": [tag]},
        "Nanti": {"published_at": now + timedelta(hours=1), "regions": [bali]},
        "Terbit": {"regions": [solo], "tags": [tag], "author": me, "slug": "alamat-khusus"},
        "Lama": {"published_at": now - timedelta(days=800), "body": "<p>Logistik pemilu.</p>"},
        "Ditarik": {"state": "withdrawn", "regions": [regions["33"]]},
    }
    return {title: make_article(title, **fields) for title, fields in make.items()}


def test_each_row_tells_what_the_desk_wants_to_know(client, some):
    DailyReads.objects.create(article=some["Terbit"], day=timezone.localdate(), shard=0, count=1234)
    html = client.get(LIST).content.decode()
    row = re.search(r"<tr>(?:(?!</tr>).)*Terbit</a>.*?</tr>", html, re.DOTALL)[0]
    for shown in (
        f'href="/admin/news/article/{some["Terbit"].pk}/change/">Terbit</a>',
        "KPU menggelar rapat pleno terbuka.", 'class="standing standing-published"', "Vita Sari",
        "WIB", "#Pilkada 2024", ">1.234<",
    ):  # fmt: skip
        assert shown in row
    states = re.findall(
        r'class="standing standing-(\w+)"><span aria-hidden="true">.</span> (\w+)', html
    )
    assert sorted(set(states)) == [
        ("approved", "Siap"), ("draft", "Draf"), ("published", "Terbit"), ("review", "Diperiksa"),
        ("scheduled", "Terjadwal"), ("withdrawn", "Ditarik"),
    ]  # fmt: skip
    assert " style=" not in html


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("status=draft", ["Draf"]),
        ("status=review", ["Diperiksa"]),
        ("status=approved", ["Siap"]),
        ("status=scheduled", ["Nanti"]),
        ("status=published", ["Terbit", "Lama"]),
        ("status=withdrawn", ["Ditarik"]),
        ("status=entah", []),
        ("status=", ["Nanti", "Ditarik", "Terbit", "Siap", "Diperiksa", "Draf", "Lama"]),
        ("milik=saya", ["Terbit", "Draf"]),
        ("milik=saya&status=draft", ["Draf"]),
        ("tagar=%23pilkada+2024", ["Terbit", "Siap"]),
        ("tagar=Pilkada+Serentak", ["Terbit", "Siap"]),
        ("tagar=Lain", []),
        ("wilayah=33", ["Ditarik", "Terbit", "Draf"]),
        ("wilayah=33.72", ["Terbit"]),
        ("wilayah=51", ["Nanti"]),
        ("wilayah=11", []),
        ("q=logistik", ["Lama"]),
        ("q=khusus", ["Terbit"]),
        ("q=vita+sari", ["Terbit", "Draf"]),
        ("q=bayu", ["Siap", "Diperiksa"]),
        ("q=iperik", ["Diperiksa"]),
        ("q=rapat&status=draft&wilayah=33", ["Draf"]),
    ],
)
def test_what_each_filter_finds(found, some, query, titles):
    add_synonym(Tag.objects.get(), "Pilkada Serentak", by=None)
    assert sorted(found(query)) == sorted(titles)


def test_by_time_and_author(found, some):
    year = timezone.localdate(some["Lama"].published_at).year
    assert found(f"waktu={year}") == ["Lama"]
    assert "Terbit" in found("waktu=minggu")
    assert "Lama" not in found("waktu=bulan")
    assert sorted(found(f"penulis={some['Siap'].author_id}")) == ["Diperiksa", "Siap"]


def test_only_choices_that_find_something_are_offered(client, some):
    html = client.get(LIST).content.decode()
    regions = re.search(r'<select name="wilayah".*?</select>', html, re.DOTALL)[0]
    assert re.findall(r'value="([\d.]+)"', regions) == ["33", "33.10", "33.72", "51"]
    assert '<option value="Pilkada 2024">' in html
    assert "Bayu" in re.search(r'<select name="penulis".*?</select>', html, re.DOTALL)[0]


@pytest.mark.parametrize("query", ["waktu=x", "p=99", "o=99", "penulis=%00", "wilayah=33'", "e=1"])
def test_no_nonsense_breaks_the_list(client, some, query):
    assert client.get(f"{LIST}?{query}").status_code in {200, 302, 400}


def test_a_writer_finds_own_drafts_and_what_is_public(found, some, log_in):
    log_in(*WRITER, name="penulis-baru")
    assert sorted(found("")) == ["Lama", "Terbit"]
    assert found("status=draft") == []


def test_as_many_queries_for_fifty_articles_as_for_one(client, log_in, make_article, regions):
    user = log_in(*PUBLISHER)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as done:
            assert client.get(f"{LIST}?q=rapat").status_code == 200
        return len(done)

    tags = tags_for([f"Tagar {number}" for number in range(5)], by=None)
    fields = {"author": user, "tags": tags, "regions": [regions["33"], regions["33.10"]]}
    make_article(**fields)
    few = queries()
    for number in range(60):
        make_article(f"Rapat {number}", **fields)
    assert queries() == few <= 16


@pytest.fixture
def choose(client):
    """Post a bulk action: first the question, and with `sure` the deed."""

    def post(action, *articles, **also):
        sent = {"action": action, "_selected_action": [article.pk for article in articles]}
        return client.post(LIST, sent | also, follow=True)

    return post


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def test_publishing_several_after_a_look(choose, some):
    chosen = [some[title] for title in ("Draf", "Siap", "Terbit", "Nanti")]
    asked = choose("publish_chosen", *chosen)
    assert [fate.article.title for fate in asked.context["happening"]] == ["Siap", "Draf"]
    left_out = {fate.article.title: fate.why_not for fate in asked.context["left_out"]}
    assert "berstatus “Terbit”" in left_out["Terbit"]
    assert "berstatus “Terjadwal”" in left_out["Nanti"]
    assert "Terbit sekarang juga." in asked.content.decode()
    assert Article.objects.published().count() == 2
    assert told(choose("publish_chosen", *chosen, sure="1")) == ["2 berita diterbitkan."]
    assert Article.objects.published().count() == 4


def test_what_an_editor_would_ask_stands_beside_each_article_and_stops_nothing(
    choose, some, make_article
):
    body = "<p>Rapat Senin, 19 Oktober 2025.</p><p><a href='/berita/hilang/'>x</a></p>"
    doubtful = make_article("Ragu", published_at=None, body=body)
    for action in ("publish_chosen", "submit_chosen"):
        page = choose(action, some["Draf"], doubtful, some["Terbit"]).content.decode()
        beside = re.search(r"<strong>Ragu</strong>.*?</ul>", page, re.DOTALL)[0]
        assert "jatuh pada hari Minggu, bukan Senin" in beside
        assert "Tautan /berita/hilang/ tidak mengarah" in beside
        assert f'href="/admin/news/article/{doubtful.pk}/change/#id_body"' in beside
        assert "masih kosong" not in beside
        assert page.count("Isi berita masih kosong.") == 1
    for action in ("withdraw_chosen", "delete_chosen", "tag_chosen"):
        assert 'class="desk-hints"' not in choose(action, some["Terbit"]).content.decode()
    assert told(choose("publish_chosen", doubtful, sure="1")) == ["1 berita diterbitkan."]


def test_hints_for_many_cost_as_much_as_for_two(choose, some, make_article, picture):
    def queries(count):
        drafts = []
        for number in range(count):
            body = f'<p><a href="/berita/tiada-{number}/">x</a> <a href="/lama/{number}">y</a></p>'
            draft = make_article("Judul kembar", published_at=None, body=body, state="review")
            draft.gallery.add(picture, through_defaults={"position": 0})
            drafts.append(draft)
        with CaptureQueriesContext(connection) as done:
            asked = choose("publish_chosen", *drafts)
        hints = [[hint.text for hint in fate.hints] for fate in asked.context["happening"]]
        assert len(hints) == count
        for each in hints:
            assert "Judul ini sama dengan judul berita lain (Diperiksa)." in each
            assert "1 gambar galeri belum punya teks pengganti." in each
            assert len([text for text in each if "tidak mengarah" in text]) == 2
        return len(done)

    assert queries(2) == queries(40) <= 25


def test_hints_of_many_tell_nothing_of_hidden_articles(choose, make_article, log_in):
    make_article("Rahasia besar", published_at=None)
    mine = make_article("Rahasia besar", published_at=None, author=log_in(*WRITER))
    assert "sama dengan judul" not in choose("submit_chosen", mine).content.decode()
    log_in(*PUBLISHER, name="penerbit")
    assert "sama dengan judul" in choose("submit_chosen", mine).content.decode()


def test_withdrawing_also_cancels_what_is_scheduled(choose, some):
    done = choose("withdraw_chosen", some["Terbit"], some["Nanti"], some["Draf"], sure="1")
    assert told(done) == ["2 berita ditarik."]
    for title, state in [("Terbit", "withdrawn"), ("Nanti", "approved"), ("Draf", "draft")]:
        some[title].refresh_from_db()
        assert some[title].state == state


def test_a_writer_submits_but_neither_publishes_nor_deletes_anothers(
    choose, some, log_in, make_article
):
    me = log_in(*WRITER, name="penulis-baru")
    mine = make_article("Punyaku", published_at=None, author=me)
    assert told(choose("publish_chosen", mine, sure="1"))[0] != "1 berita diterbitkan."
    mine.refresh_from_db()
    assert mine.state == "draft"
    assert told(choose("submit_chosen", mine, sure="1")) == ["1 berita dikirim untuk diperiksa."]
    mine.refresh_from_db()
    assert mine.state == "review"
    for action, sentence in [("delete_chosen", "menghapus"), ("tag_chosen", "mengubah")]:
        asked = choose(action, some["Terbit"])
        assert not asked.context["happening"]
        assert f"Anda tidak berhak {sentence} berita ini." in asked.content.decode()
    asked = choose("delete_chosen", some["Terbit"], sure="1")
    assert "Anda tidak berhak menghapus" in asked.content.decode()
    choose("delete_chosen", some["Draf"], sure="1")
    assert Article.objects.filter(title__in=["Terbit", "Draf"]).count() == 2


def test_the_question_says_when_each_will_be_read(choose, make_article, log_in):
    log_in(*PUBLISHER)
    now = timezone.now()
    for title, days in [("Kemarin", -1), ("Besok", 1)]:
        make_article(title, state="review", published_at=now + timedelta(days=days))
    asked = choose("publish_chosen", *Article.objects.all())
    what = {fate.article.title: fate.what for fate in asked.context["happening"]}
    assert what["Kemarin"].startswith("Terbit bertanggal ")
    assert what["Besok"].startswith("Dijadwalkan terbit ")
    assert all(" WIB." in said for said in what.values())


def test_deleting_several(choose, some):
    asked = choose("delete_chosen", some["Draf"], some["Terbit"])
    assert "padahal sedang terbit" in asked.content.decode()
    assert told(choose("delete_chosen", some["Draf"], some["Terbit"], sure="1")) == [
        "2 berita dihapus."
    ]
    assert not Article.objects.filter(title__in=["Draf", "Terbit"]).exists()
    history = User.objects.get(username="petugas-berita").logentry_set
    assert set(history.values_list("object_repr", flat=True)) == {"Draf", "Terbit"}


def test_a_tag_for_several(choose, some):
    asked = choose("tag_chosen", some["Draf"], some["Siap"])
    assert 'name="new_tags"' in asked.content.decode()
    wrong = choose("tag_chosen", some["Draf"], sure="1", new_tags="!")
    assert "tidak dapat dipakai" in wrong.content.decode()
    done = choose("tag_chosen", some["Draf"], some["Siap"], sure="1", new_tags="#pilkada 2024")
    assert told(done) == [
        "Tagar ditambahkan pada 1 berita.", "“Siap”: sudah mempunyai tagar ini.",
    ]  # fmt: skip
    assert [str(tag) for tag in some["Draf"].tags.all()] == ["Pilkada 2024"]
    version = some["Draf"].version
    some["Draf"].refresh_from_db()
    assert some["Draf"].version > version, "or an open form would take the tag away unseen"
    assert some["Draf"].versions.first().content["tags"] == ["Pilkada 2024"]


def test_an_article_has_at_most_twenty_tags(make_article):
    article = make_article(tags=tags_for([f"Tagar {number}" for number in range(19)], by=None))
    with pytest.raises(ValidationError, match="Paling banyak 20"):
        add_tags(article, ["Satu", "Dua"], by=None)
    assert not Tag.objects.filter(name="Satu").exists()
    assert add_tags(article, ["Satu", "Tagar 3"], by=None)
    assert article.tags.count() == 20


def test_too_many_at_once_are_refused(choose, client, log_in, make_article, monkeypatch):
    monkeypatch.setattr("news.admin.bulk_actions.MOST", 2)
    log_in(*PUBLISHER)
    drafts = [make_article(f"Draf {number}", published_at=None) for number in range(3)]
    assert "Paling banyak 2 berita" in told(choose("publish_chosen", *drafts, sure="1"))[0]
    assert not Article.objects.published().exists()


def test_an_empty_list_says_what_to_do(log_in, client):
    log_in(*PUBLISHER)
    page = client.get(LIST).content.decode()
    assert "Tulis berita pertama" in page
    for query in ("q=tidakada", "status=draft"):
        page = client.get(f"{LIST}?{query}").content.decode()
        assert "Tidak ada berita yang cocok" in page
        assert "Tulis berita pertama" not in page
