"""What an article may be, who sees it, and where its addresses lead."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from news.actions import move
from news.models import Article, OldSlug
from news.slugs import slugs_for, validate_slug

pytestmark = pytest.mark.django_db


def test_readers_see_what_is_published_and_due(make_article):
    now = timezone.now()
    public = make_article("Terbit")
    make_article("Draf", published_at=None)
    make_article("Draf bertanggal", state="draft")
    soon = make_article("Terjadwal", published_at=now + timedelta(minutes=5))
    assert list(Article.objects.published()) == [public]
    assert list(Article.objects.published(now + timedelta(minutes=6))) == [soon, public]
    assert [article.standing for article in (public, soon)] == ["Terbit", "Terjadwal"]


def test_a_scheduled_article_opens_by_itself(make_article):
    article = make_article(published_at=timezone.now() + timedelta(hours=1))
    assert not article.is_public
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert article.is_public
        assert Article.objects.published().get() == article


@pytest.mark.parametrize(
    ("broken", "constraint"),
    [
        (
            {"state": "published", "published_at": None},
            "a_published_article_has_a_publication_time",
        ),
        ({"title": "  "}, "title_and_lead_are_not_blank"),
        ({"lead": ""}, "title_and_lead_are_not_blank"),
        ({"slug": "Huruf-Besar"}, "article_slug_is_lower_case_words_and_not_reserved"),
        ({"slug": "rss"}, "article_slug_is_lower_case_words_and_not_reserved"),
    ],
)
def test_the_database_refuses_what_no_reader_should_meet(make_article, broken, constraint):
    article = make_article()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(**broken)


def test_a_cover_needs_words_for_those_who_do_not_see_it(make_article, picture):
    with pytest.raises(IntegrityError, match="a_cover_needs_alternative_text"):
        make_article(cover=picture)


@pytest.mark.parametrize(
    "slug", ["tag", "rss", "atom", "Besar", "dua kata", "a--b", "-a", "a\n", "é"]
)
def test_an_address_that_means_something_else_is_refused(slug):
    with pytest.raises(ValidationError):
        validate_slug(slug)


@given(st.text())
def test_every_title_has_an_address(title):
    candidates = slugs_for(title)
    for slug in (next(candidates), next(candidates), next(candidates)):
        validate_slug(slug)
        assert len(slug) <= 200


def test_equal_titles_get_addresses_of_their_own(make_article):
    slugs = [make_article("Rapat Pleno").slug for _ in range(3)]
    assert slugs == ["rapat-pleno", "rapat-pleno-2", "rapat-pleno-3"]
    assert make_article("Tag").slug == "tag-2"
    assert make_article("\U0001f5f3").slug == "berita"


def test_an_old_address_leads_to_the_article_for_ever(make_article, client):
    article = make_article(slug="satu")
    for slug in ("dua", "tiga"):
        article = Article.objects.get(pk=article.pk)
        article.slug = slug
        article.save()
    for old in ("satu", "dua"):
        answer = client.get(f"/berita/{old}/")
        assert (answer.status_code, answer["Location"]) == (301, "/berita/tiga/")


def test_an_article_may_return_to_its_own_old_address(make_article, client):
    article = make_article(slug="satu")
    for slug in ("dua", "satu"):
        article.slug = slug
        article.save()
    assert client.get("/berita/satu/").status_code == 200
    assert client.get("/berita/dua/")["Location"] == "/berita/satu/"


def test_nobody_else_may_take_an_old_address(make_article):
    article = make_article(slug="satu")
    article.slug = "dua"
    article.save()
    with pytest.raises(ValidationError, match="pernah dipakai berita lain"):
        make_article("Lain", slug="satu")
    assert make_article("Satu").slug == "satu-2"


def test_a_draft_that_was_never_public_leaves_no_address(make_article):
    article = make_article(slug="satu", published_at=None)
    article.slug = "dua"
    article.save()
    assert not OldSlug.objects.exists()


def test_an_old_address_of_a_withdrawn_article_is_gone(make_article, client):
    article = make_article(slug="satu")
    article.slug = "dua"
    article.save()
    move(article, "withdraw", by=None)
    assert client.get("/berita/satu/").status_code == 404


def test_only_new_text_counts_as_an_update(make_article):
    article = make_article(published_at=timezone.now() - timedelta(days=2))
    article = Article.objects.get(pk=article.pk)
    article.byline = "vit/kpu"
    article.save()
    article.refresh_from_db()
    assert not article.was_updated
    article.body = "<p>Ditambah.</p>"
    article.save()
    article.refresh_from_db()
    assert article.was_updated


@pytest.mark.parametrize(("hours", "was_updated"), [(0, False), (2, True)])
def test_dating_an_article_back_is_no_update(make_article, hours, was_updated):
    now = timezone.now()
    article = make_article(published_at=now - timedelta(days=30), created_at=now, updated_at=now)
    article = Article.objects.get(pk=article.pk)
    article.body = "<p>Ditambah.</p>"
    with time_machine.travel(now + timedelta(hours=hours)):
        article.save()
    assert article.was_updated == was_updated


def test_text_saved_by_field_is_an_update_too(make_article):
    article = make_article(published_at=timezone.now() - timedelta(days=2))
    article.title = "Judul baru"
    article.save(update_fields=["title"])
    article.refresh_from_db()
    assert article.was_updated
    assert article.version == 2


def test_publishing_names_who_did_it_and_happens_once(make_article, admin_user):
    article = make_article(published_at=None)
    assert move(article, "publish", by=admin_user)
    assert not move(article, "publish", by=admin_user)
    article.refresh_from_db()
    assert article.is_public
    assert not article.was_updated
    assert move(article, "withdraw", by=admin_user)
    entries = admin_user.logentry_set.order_by("pk").values_list("change_message", flat=True)
    assert list(entries) == ["Diterbitkan.", "Ditarik dari pembaca."]


def test_publishing_keeps_a_time_that_was_set(make_article):
    later = timezone.now() + timedelta(days=1)
    article = make_article(published_at=later, state="draft")
    move(article, "publish", by=None)
    article.refresh_from_db()
    assert article.published_at == later
    assert not article.is_public


def test_labels_come_with_the_article(make_article, regions, django_assert_num_queries):
    from news.models import Tag

    tags = [Tag.objects.spelled(name) for name in ("Pemilu", "Data")]
    make_article(tags=tags, regions=[regions["33"], regions["33.10"]])
    with django_assert_num_queries(1):
        article = Article.objects.published().cards().get()
        assert [row["name"] for row in article.tag_rows] == ["Data", "Pemilu"]
        assert [row["code"] for row in article.region_rows] == ["33", "33.10"]


def test_years_run_from_the_newest_to_the_oldest(make_article):
    for year in (2023, 2025):
        make_article(published_at=timezone.make_aware(timezone.datetime(year, 12, 31, 23, 30)))
    make_article(published_at=None)
    assert Article.objects.published().years() == [2025, 2024, 2023]
    assert Article.objects.none().years() == []
