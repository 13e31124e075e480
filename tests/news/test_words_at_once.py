"""Two who want one address or word in the same moment: the first gets it, the second is told."""

from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from news.models import Article, OldAddress, Tag
from news.models.tag_words import hold_tag_words
from news.tag_actions import merge_tags, tags_for
from tests.news.test_admin_articles import ADD, FORM
from tests.news.test_at_once import PATIENCE, beside

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_stories_that_get_one_title_at_once_get_two_addresses(admin_user):
    client = Client()
    client.force_login(admin_user)
    sending = partial(client.post, ADD, FORM | {"lead": "Yang kedua."})
    with beside(sending) as (begin, second):
        first = Article(title=FORM["title"], lead="Yang pertama.")
        first.full_clean()
        first.save()
        begin()
    assert second.result(PATIENCE).status_code == 302
    assert set(Article.objects.values_list("slug", flat=True)) == {"rapat-pleno", "rapat-pleno-2"}


def test_who_chooses_an_address_that_is_just_being_taken_is_told(admin_user):
    client = Client()
    client.force_login(admin_user)
    sending = partial(client.post, ADD, FORM | {"slug": "pilihan"})
    with beside(sending) as (begin, second):
        first = Article(title="Lain", slug="pilihan", lead="Teras.")
        first.full_clean()
        first.save()
        begin()
    assert "sudah dipakai berita lain" in second.result(PATIENCE).content.decode()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"name": "Baru", "words": ""}, "sudah ada"),
        ({"name": "Lain", "words": "Baru"}, "Sudah ada tagar “Baru”"),
    ],
)
def test_who_makes_a_tag_of_a_word_that_is_just_being_given_is_told(admin_user, sent, sentence):
    client = Client()
    client.force_login(admin_user)
    with beside(partial(client.post, "/admin/news/tag/add/", sent)) as (begin, second):
        tags_for(["Baru"], by=None)
        begin()
    assert sentence in second.result(PATIENCE).content.decode()
    assert list(Tag.objects.values_list("name", flat=True)) == ["Baru"]


@pytest.mark.parametrize(
    ("page_name", "sent", "status"),
    [
        ("add", {"path": "/profil/lama/"}, 200),
        ("paste", {"text": "/profil/lama/, /berita/rapat/"}, 302),
    ],
)
def test_an_old_address_that_is_entered_twice_at_once_is_stored_once(
    make_article, admin_user, page_name, sent, status
):
    article = make_article(slug="rapat")
    client = Client()
    client.force_login(admin_user)
    address = reverse(f"admin:news_oldaddress_{page_name}")
    sending = partial(client.post, address, sent | {"article": article.pk})
    with beside(sending) as (begin, second):
        first = OldAddress(path="/profil/lama/", article=article)
        first.full_clean()
        first.save()
        begin()
    assert second.result(PATIENCE).status_code == status
    assert OldAddress.objects.count() == 1


def _merging(client, tags):
    address = reverse("admin:news_tag_merge")
    return partial(client.post, address, {"tagar": [tag.pk for tag in tags], "ke": str(tags[0])})


def _renaming(client, tags):
    address = reverse("admin:news_tag_change", args=[tags[0].pk])
    return partial(client.post, address, {"name": "Nama baru", "words": ""})


@pytest.mark.parametrize("job", [_merging, _renaming])
def test_who_wants_a_tag_that_is_just_merged_away_is_told(admin_user, job):
    tags = [Tag.objects.spelled(name) for name in ("Pemilu", "Pilkada")]
    client = Client()
    client.force_login(admin_user)
    with beside(job(client, tags)) as (begin, second):
        hold_tag_words()
        begin()
        merge_tags(tags[:1], tags[1], by=None)
    said = second.result(PATIENCE).content.decode()
    assert "Tagar “Pemilu” baru saja dihapus atau digabungkan orang lain." in said
    assert [tag.name for tag in Tag.objects.all()] == ["Pilkada"]
