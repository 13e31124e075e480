"""A preview shows the page before readers may see it, to the desk and to whoever holds a link."""

import re
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from news.actions import move
from news.desk.preview_links import preview_link
from news.models import Article, DailyReads, ReadMark, Tag
from tests.news.conftest import OURS, user_of
from tests.news.test_admin_articles import FORM, page_of
from tests.news.test_desk import at, sent

pytestmark = pytest.mark.django_db
UNKNOWN = "/pratinjau/tidak-ada/"


def path_of(article):
    """Where the article's link leads, without the host."""
    article.refresh_from_db()
    return "/" + preview_link(article).split("/", 3)[3]


def is_private(answer):
    """Whether nobody keeps or indexes it, and it counts nothing."""
    html = answer.content.decode()
    counts = any(word in html for word in ("data-read-url", "dilihat.gif"))
    is_kept = "no-store" not in answer["Cache-Control"] or "public" in answer["Cache-Control"]
    is_indexed = "noindex" not in answer["X-Robots-Tag"] or 'content="noindex' not in html
    return not (counts or is_kept or is_indexed)


def test_the_preview_shows_the_unsaved_form_as_its_page(writer, draft, picture, regions):
    typed = sent(
        draft, title="Judul belum disimpan", body="<p>Isi baru.</p><script>x</script>",
        tags="Baru sekali", regions=["33.10"], pictures=[picture.pk],
    )  # fmt: skip
    answer = writer.post(at("preview"), typed)
    html = answer.content.decode()
    assert is_private(answer)
    for part in ("Pratinjau.", "Judul belum disimpan", "<p>Isi baru.", "Baru sekali",
                 "Kabupaten Klaten", picture.folder):  # fmt: skip
        assert part in html
    assert "<script>x" not in html
    draft.refresh_from_db()
    assert draft.title == "Draf"
    assert not Tag.objects.filter(name="Baru sekali").exists()


def test_a_form_with_mistakes_and_an_empty_one_have_a_preview_too(writer, draft):
    wrong = sent(draft, title="", slug="Salah!", published_at_0="besok")
    assert "(Tanpa judul)" in writer.post(at("preview"), wrong).content.decode()
    assert writer.post(at("preview"), FORM | {"article": "", "title": ""}).status_code == 200
    assert Article.objects.count() == 1


def made_link(client, article):
    """Press the button and read the link off the page."""
    page = client.post(at("link", article.pk), follow=True).content.decode()
    link = re.search(r"https?://[^\s<\"]+/pratinjau/[^\s<\"]+", page)[0]
    return "/" + link.split("/", 3)[3]


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_link_shows_a_draft_to_anybody_for_a_day(writer, draft, client, time_machine, method):
    now = timezone.now().replace(microsecond=0)
    time_machine.move_to(now, tick=False)
    path = made_link(writer, draft)
    client.logout()
    answer = client.get(path)
    assert is_private(answer)
    assert "Isi lama." in answer.content.decode()
    last = now + timedelta(hours=24)
    time_machine.move_to(last, tick=False)
    answer = getattr(client, method)(path, headers=OURS)
    assert answer.status_code == 200
    assert not answer.cookies
    time_machine.move_to(last + timedelta(seconds=1), tick=False)
    answer = getattr(client, method)(path)
    assert answer.status_code == 410
    assert answer["Cache-Control"] == "no-store"
    assert "Isi lama" not in answer.content.decode()
    assert "kedaluwarsa" in client.get(path).content.decode()
    assert not ReadMark.objects.exists()
    assert not DailyReads.objects.exists()


def test_the_next_page_is_not_told_of_the_link(draft, client):
    Article.objects.update(body='<p><a href="https://lain.example/">Lain</a></p>')
    path = path_of(draft)
    for answer in (client.get(path), client.get(path, headers={"Accept-Encoding": "gzip"})):
        assert answer["Referrer-Policy"] == "no-referrer"
    html = client.get(path).content.decode()
    assert 'href="https://lain.example/" rel="noopener"' in html
    assert path not in html, "nothing on the page repeats the link"


def test_nobody_opens_anything_with_a_link_of_their_own_making(draft, make_article, client):
    other = make_article("Lain", published_at=None)
    path = path_of(draft)
    payload, rest = path.split("/")[2].split(":", 1)
    unknown = client.get(UNKNOWN)
    tampered = [
        f"{other.pk}-0:{rest}", f"{payload[:-1]}1:{rest}", f"{payload}:{rest[:-1]}", payload,
        f"{payload}:{rest}:", str(draft.pk), f"{payload}:z{rest}", f"{payload}:{rest}".upper(),
    ]  # fmt: skip
    for token in tampered:
        answer = client.get(f"/pratinjau/{token}/")
        assert (answer.status_code, answer.content) == (404, unknown.content), token
        assert "Draf" not in answer.content.decode()


def test_a_revoked_link_is_like_one_that_never_was(writer, draft, client, make_article):
    first, second = made_link(writer, draft), made_link(writer, draft)
    others = path_of(make_article("Punya lain", published_at=None))
    page = writer.get(page_of(draft)).content.decode()
    assert f'formaction="{at("revoke", draft.pk)}"' in page
    assert "Cabut tautan" in page
    said = writer.post(at("revoke", draft.pk), follow=True).content.decode()
    assert "sudah dicabut" in said
    unknown = client.get(UNKNOWN)
    for path in (first, second):
        for method in (client.get, client.head):
            assert method(path).status_code == 404
        assert client.get(path).content == unknown.content
    assert client.get(others).status_code == 200, "links to other articles stay"
    assert client.get(made_link(writer, draft)).status_code == 200
    told = [entry.change_message for entry in LogEntry.objects.order_by("pk")]
    made, revoked = "Tautan pratinjau dibuat.", "Tautan pratinjau dicabut."
    assert told == [made, made, revoked, made]
    assert set(LogEntry.objects.values_list("user", flat=True)) == {writer.user.pk}


def test_a_revoked_link_does_not_even_tell_that_its_day_is_over(writer, draft, client):
    path = made_link(writer, draft)
    writer.post(at("revoke", draft.pk))
    from_then = timezone.now() + timedelta(days=2)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("time.time", from_then.timestamp)
        answer = client.get(path)
    assert (answer.status_code, answer.content) == (404, client.get(UNKNOWN).content)


def test_a_form_that_was_open_meanwhile_revives_no_link(writer, draft, client):
    path, typed = made_link(writer, draft), sent(draft, lead="Teras lain.")
    writer.post(at("revoke", draft.pk))
    assert writer.post(page_of(draft), typed).status_code == 302
    draft.refresh_from_db()
    assert draft.lead == "Teras lain.", "to revoke a link is no change of the text"
    assert client.get(path).status_code == 404


def test_a_link_leads_to_the_page_once_it_is_public(draft, client):
    path = path_of(draft)
    move(draft, "publish", by=None)
    answer = client.get(path)
    assert answer["Location"] == draft.get_absolute_url()
    assert answer["Cache-Control"] == "no-store"
    assert client.head(path).status_code == 302


def test_a_link_dies_with_the_withdrawal_and_stays_dead(draft, client):
    path = path_of(draft)
    for step, status in [("publish", 302), ("withdraw", 404), ("reopen", 404), ("publish", 404)]:
        move(draft, step, by=None)
        assert client.get(path).status_code == status, step


@pytest.mark.parametrize("name", ["link", "revoke"])
def test_only_the_desk_makes_and_revokes_links(draft, client, name):
    path = path_of(draft)
    client.force_login(user_of("Penulis", "lain"))
    assert client.post(at(name, draft.pk)).status_code == 404
    move(draft, "publish", by=None)
    assert client.post(at(name, draft.pk)).status_code == 403
    Article.objects.update(state="draft")
    assert client.get(path).status_code == 200
    for group in ("Penyunting", "Penerbit"):
        client.force_login(user_of(group, group))
        link_series = Article.objects.get().link_series
        assert client.get(at(name, draft.pk))["Location"] == page_of(draft)
        assert Article.objects.get().link_series == link_series
        assert client.post(at(name, draft.pk)).status_code == 302
    assert (client.get(path).status_code == 404) == (name == "revoke")
    Article.objects.update(state="withdrawn")
    said = client.post(at(name, draft.pk), follow=True).content.decode()
    assert "tidak dapat dibagikan" in said
