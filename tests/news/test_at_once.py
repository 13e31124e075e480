"""Two people at one article in the same moment: the second sees what the first has done.

Each test holds what the second needs, sees in the database that the second waits for it, lets the
first finish, and looks at what becomes of the second.
"""

import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection, connections, transaction
from django.test import Client
from django.urls import reverse

from news.actions import keep_version, move, restore_version, revoke_links
from news.admin.picking import GONE
from news.desk.preview_links import preview_link
from news.desk.workflow import NotPossible
from news.library.uses import held
from news.models import Article, Picture, Tag
from news.tag_actions import add_tags, merge_tags, rename_tag, tags_for
from news.tagging import MOST_TAGS
from tests.news.conftest import user_of
from tests.news.test_admin_articles import ADD, FORM, deletion_of, errors

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 20  # seconds until something is said to hang


@contextmanager
def beside(job):
    """Do `job` on a connection of its own beside what stands in the block, which only begins once
    the block calls what it is given; that returns when the job waits for the block."""
    second: Future = Future()

    def begin():
        doing = pool.submit(_alone, job)
        doing.add_done_callback(lambda done: _tell(done, second))
        _until_it_waits(doing)

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        yield begin, second


def _alone(job):
    try:
        return job()
    finally:
        connections.close_all()


def _tell(done, second):
    error = done.exception()
    second.set_exception(error) if error else second.set_result(done.result())


def _until_it_waits(doing):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert not doing.done(), f"it did not wait: {doing}"
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
    raise AssertionError("it neither waits nor ends")


def hold(article):
    """As whoever changes the article does."""
    return Article.objects.select_for_update().get(pk=article.pk)


@pytest.fixture
def boss():
    """May take every step."""
    return User.objects.create_superuser("penerbit")


def test_who_approves_what_was_sent_back_meanwhile_is_told(make_article, boss):
    article = make_article(published_at=None, state="review")
    with beside(lambda: move(article, "approve", by=boss)) as (begin, second):
        hold(article)
        begin()
        move(article, "send_back", by=boss, note="Periksa nama ketua.")
    with pytest.raises(NotPossible, match="berstatus “Draf”"):
        second.result(PATIENCE)
    assert Article.objects.get().state == "draft"
    assert [note.act for note in article.notes.all()] == ["send_back"]


def test_two_who_publish_at_once_publish_once(make_article, boss):
    article = make_article(published_at=None)
    with beside(lambda: move(article, "publish", by=boss)) as (begin, second):
        hold(article)
        begin()
        assert move(article, "publish", by=boss)
    assert second.result(PATIENCE) is False
    assert article.notes.count() == article.versions.count() == 1
    assert boss.logentry_set.count() == 1


def test_who_gives_tags_counts_those_given_meanwhile(make_article, boss):
    article = make_article()
    tags = tags_for([f"Tagar {number}" for number in range(MOST_TAGS)], by=None)
    with beside(lambda: add_tags(article, ["Terakhir"], by=boss)) as (begin, second):
        held = hold(article)
        begin()
        held.tags.set(tags)
        held.save()
    with pytest.raises(ValidationError, match="Paling banyak 20"):
        second.result(PATIENCE)
    assert article.tags.count() == MOST_TAGS
    assert not Tag.objects.filter(name="Terakhir").exists()


def test_a_merge_does_not_reach_into_an_article_that_is_just_being_saved(make_article):
    article = make_article()
    old, new = tags_for(["Lama", "Baru"], by=None)
    with beside(lambda: merge_tags([old], new, by=None)) as (begin, second):
        held = hold(article)
        held.tags.set(tags_for(["Lama"], by=None))
        begin()
    with pytest.raises(ValidationError, match="sedang disimpan orang lain"):
        second.result(PATIENCE)
    assert [*article.tags.all()] == [old]
    assert merge_tags([old], new, by=None) == 1
    assert [*article.tags.all()] == [new]


def test_a_tag_does_not_take_the_name_that_is_just_being_given(make_article):
    [old] = tags_for(["Lama"], by=None)
    with beside(lambda: rename_tag(old, "Baru", by=None)) as (begin, second):
        tags_for(["Baru"], by=None)
        begin()
    with pytest.raises(ValidationError, match="sudah ada"):
        second.result(PATIENCE)
    assert sorted(Tag.objects.values_list("name", flat=True)) == ["Baru", "Lama"]


def test_a_merge_waits_for_an_article_that_is_just_being_saved(make_article):
    old, new = tags_for(["Lama", "Baru"], by=None)
    article = make_article(tags=[old])
    with beside(lambda: merge_tags([old], new, by=None)) as (begin, second):
        held = hold(article)
        begin()
        held.tags.set([])
    assert second.result(PATIENCE) == 0
    assert [*article.tags.all()] == []


def test_who_restores_over_what_was_saved_meanwhile_is_told(make_article, boss):
    article = make_article(published_at=None, lead="Lama.")
    first = keep_version(article, act="Disimpan", by=None)
    seen = article.version

    with beside(lambda: restore_version(first, seen=seen, by=boss)) as (begin, second):
        held = hold(article)
        begin()
        held.lead = "Baru."
        held.save()
    with pytest.raises(NotPossible, match="Orang lain menyimpan"):
        second.result(PATIENCE)
    assert Article.objects.get().lead == "Baru."


@pytest.mark.parametrize("way", ["page", "list"])
def test_what_was_published_meanwhile_its_writer_deletes_no_more(make_article, way):
    writer = user_of("Penulis")
    article = make_article(published_at=None, author=writer)
    client = Client()
    client.force_login(writer)
    chosen = {"action": "delete_chosen", "_selected_action": [article.pk], "sure": "1"}

    def delete():
        if way == "page":
            return client.post(deletion_of(article), {"post": "yes"})
        return client.post("/admin/news/article/", chosen, follow=True)

    with beside(delete) as (begin, second):
        hold(article)
        begin()
        move(article, "publish", by=None)
    answer = second.result(PATIENCE)
    assert Article.objects.published().get() == article
    assert not LogEntry.objects.exists()
    said = "Anda tidak berhak menghapus berita ini."
    assert answer.status_code == 403 if way == "page" else said in answer.content.decode()


def test_who_deletes_what_is_just_being_deleted_is_told(make_article, boss):
    article = make_article(published_at=None)
    client = Client()
    client.force_login(boss)
    sending = partial(client.post, deletion_of(article), {"post": "yes"}, follow=True)
    with beside(sending) as (begin, second):
        hold(article)
        begin()
        article.delete()
    assert "Berita ini sudah dihapus." in second.result(PATIENCE).content.decode()
    assert not LogEntry.objects.exists()


def test_what_was_published_meanwhile_its_writer_tags_no_more(make_article):
    writer = user_of("Penulis")
    article = make_article(published_at=None, author=writer)
    Tag.objects.spelled("Baru")
    with beside(lambda: add_tags(article, ["Baru"], by=writer)) as (begin, second):
        hold(article)
        begin()
        move(article, "publish", by=None)
    with pytest.raises(ValidationError, match="tidak berhak mengubah"):
        second.result(PATIENCE)
    assert not article.tags.exists()


def test_what_was_deleted_meanwhile_is_told_by_the_list(make_article, boss):
    article = make_article(published_at=None)
    client = Client()
    client.force_login(boss)
    chosen = {"action": "publish_chosen", "_selected_action": [article.pk], "sure": "1"}
    sending = partial(client.post, "/admin/news/article/", chosen, follow=True)
    with beside(sending) as (begin, second):
        hold(article)
        begin()
        article.delete()
    assert "sudah dihapus orang lain" in second.result(PATIENCE).content.decode()


def test_what_was_moved_on_meanwhile_is_told_by_the_list(make_article, boss):
    article = make_article(published_at=None)
    client = Client()
    client.force_login(boss)
    chosen = {"action": "submit_chosen", "_selected_action": [article.pk], "sure": "1"}
    sending = partial(client.post, "/admin/news/article/", chosen, follow=True)
    with beside(sending) as (begin, second):
        hold(article)
        begin()
        move(article, "publish", by=boss)
    said = [str(message) for message in second.result(PATIENCE).context["messages"]]
    assert len(said) == 1
    assert "Berita ini berstatus “Terbit”" in said[0]
    assert Article.objects.get().state == "published"


def test_two_who_revoke_at_once_revoke_twice_and_no_save_takes_it_back(make_article, boss):
    article = make_article(published_at=None)
    link = preview_link(article)
    with beside(lambda: revoke_links(article, by=boss)) as (begin, second):
        held = hold(article)
        begin()
        revoke_links(held, by=boss)
    second.result(PATIENCE)
    article.refresh_from_db()
    assert article.link_series == 2
    assert preview_link(article) != link


def test_who_chooses_a_picture_that_is_just_being_deleted_is_told(boss, picture):
    client = Client()
    client.force_login(boss)
    sending = partial(client.post, ADD, FORM | {"cover": picture.pk, "cover_alt": "Rapat"})
    with beside(sending) as (begin, second):
        held(Picture, [picture.pk])
        begin()
        picture.delete()
    assert errors(second.result(PATIENCE))["cover"] == [GONE]
    assert not Article.objects.exists()


def test_who_deletes_a_picture_that_is_just_being_chosen_is_told(boss, picture, make_article):
    client = Client()
    client.force_login(boss)
    address = reverse("admin:news_picture_delete", args=[picture.pk])
    with beside(partial(client.post, address, {"post": "yes"}, follow=True)) as (begin, second):
        held(Picture, [picture.pk])
        begin()
        make_article("Sedang disimpan", cover=picture, cover_alt="Rapat")
    said = second.result(PATIENCE).content.decode()
    assert "tidak dapat dihapus karena dipakai oleh “Sedang disimpan”" in said
    assert Picture.objects.exists()
