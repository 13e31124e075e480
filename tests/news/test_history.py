"""Every act that changes something tells who did it and when, for longer than that user exists."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from news.actions import add_correction, keep_version, move
from news.models import Article, Tag
from tests.news.conftest import user_of
from tests.news.test_admin_articles import ADD, FORM, deletion_of, page_of
from tests.news.test_desk import at, sent

pytestmark = pytest.mark.django_db
LIST = "/admin/news/article/"


@pytest.fixture
def boss(client):
    """A logged-in publisher."""
    client.user = user_of("Penerbit", "puji")
    client.force_login(client.user)
    return client


def told(model):
    """What the log tells of this kind of thing, oldest first."""
    entries = LogEntry.objects.filter(content_type__model=model._meta.model_name).order_by("pk")
    return [(entry.user.username, entry.get_change_message()) for entry in entries]


def test_every_step_tells_who_took_it_and_when(boss, make_article):
    article = make_article("Berita", published_at=None, author=boss.user)
    began = timezone.now()
    way = [
        ("submit", "Dikirim untuk diperiksa."), ("take_back", "Diambil kembali oleh penulis."),
        ("submit", "Dikirim untuk diperiksa."), ("approve", "Disetujui, siap terbit."),
        ("send_back", "Dikembalikan ke penulis."), ("publish", "Diterbitkan."),
        ("withdraw", "Ditarik dari pembaca."), ("reopen", "Dibuka lagi sebagai draf."),
    ]  # fmt: skip
    for step, _ in way:
        boss.post(at("move", article.pk), {"step": step, "note": "Catatan."})
        stored = Article.objects.get()
        assert began <= stored.state_since <= timezone.now(), "the state tells since when"
        began = stored.state_since
    assert told(Article) == [("puji", said) for _, said in way]
    assert [note.act for note in article.notes.all()] == [step for step, _ in way]
    later = timezone.now() + timezone.timedelta(days=1)
    Article.objects.update(state="published", published_at=later)
    boss.post(at("move", article.pk), {"step": "cancel"})
    assert told(Article)[-1] == ("puji", "Jadwal dibatalkan.")


def test_what_is_done_with_one_article_is_told(boss, make_article):
    article = make_article("Berita", slug="berita", author=boss.user, lead="Lama.")
    first = keep_version(article, act="Awal", by=None)
    moment = timezone.localtime(article.published_at)
    when = {"published_at_0": f"{moment:%Y-%m-%d}", "published_at_1": f"{moment:%H:%M:%S}"}
    boss.post(page_of(article), sent(article, lead="Baru.", **when))
    article.refresh_from_db()
    boss.post(at("restore", article.pk, first.number), {"seen_version": article.version})
    boss.post(at("correction", article.pk), {"text": "Jumlah TPS 12."})
    boss.post(at("link", article.pk))
    boss.post(at("revoke", article.pk))
    boss.post(at("note", article.pk), {"text": "Halo."})
    assert article.notes.get().by_name == article.corrections.get().by_name == "puji"
    boss.post(deletion_of(article), {"post": "yes"})
    said = [message for who, message in told(Article) if who == "puji"]
    assert "Teras" in said.pop(0)
    assert said == [
        f"Dipulihkan dari versi {first.number}.", "Catatan perbaikan ditambahkan.",
        "Tautan pratinjau dibuat.", "Tautan pratinjau dicabut.", "",
    ]  # fmt: skip
    assert LogEntry.objects.first().is_deletion()


def test_what_is_done_with_several_is_told_of_each(boss, make_article):
    articles = [make_article(f"Draf {n}", published_at=None, author=boss.user) for n in range(2)]
    chosen = {"_selected_action": [article.pk for article in articles], "sure": "1"}
    for action in ("submit", "publish", "withdraw", "tag", "delete"):
        sending = chosen | {"action": f"{action}_chosen", "new_tags": "Pemilu"}
        boss.post(LIST, sending)
    messages = ["Dikirim untuk diperiksa.", "Diterbitkan.", "Ditarik dari pembaca."]
    messages += ["Tagar ditambahkan: Pemilu.", ""]
    assert told(Article) == [("puji", message) for message in messages for _ in articles]
    assert told(Tag) == [("puji", "Dibuat saat diketik di berita.")]


def test_deleting_a_user_deletes_nothing_of_the_history(boss, make_article, staff_client):
    article = make_article("Berita", author=boss.user, slug="berita")
    move(article, "withdraw", by=boss.user, note="Keliru.")
    add_correction(article, "Jumlah TPS 12.", by=boss.user)
    before = told(Article)
    page = staff_client.get(f"/admin/auth/user/{boss.user.pk}/delete/").content.decode()
    assert "ntri log" not in page
    answer = staff_client.post(f"/admin/auth/user/{boss.user.pk}/delete/", {"post": "yes"})
    assert answer.status_code == 302
    assert not User.objects.filter(username="puji").exists()
    assert told(Article) == [("puji (dihapus)", message) for _, message in before]
    article.refresh_from_db()
    assert article.author is None
    assert article.notes.get().by_name == article.corrections.get().by_name == "puji"
    history = staff_client.get(at("history", article.pk)).content.decode()
    assert "puji (dihapus)" in history


def test_a_name_in_the_history_is_nobody_and_stays(boss, make_article, staff_client):
    for _ in range(2):
        move(make_article(published_at=None), "publish", by=boss.user)
        boss.user.delete()
        boss.user = user_of("Penerbit", "puji")
    left = User.objects.get(username="puji (dihapus)")
    assert left.logentry_set.count() == 2, "of namesakes the log tells the same name"
    assert not left.is_active
    assert not left.is_staff
    assert not left.has_usable_password()
    assert (
        staff_client.post(f"/admin/auth/user/{left.pk}/delete/", {"post": "yes"}).status_code == 403
    )
    sending = {"action": "delete_selected", "_selected_action": [left.pk], "post": "yes"}
    staff_client.post("/admin/auth/user/", sending)
    promoted = {"username": "puji (dihapus)", "is_active": "on", "is_superuser": "on"}
    assert staff_client.post(f"/admin/auth/user/{left.pk}/change/", promoted).status_code == 403
    with pytest.raises(ProtectedError), transaction.atomic():
        left.delete()
    assert left.logentry_set.count() == 2
    new = {"username": "baru (dihapus)", "password1": "sandi-panjang-sekali-1",
           "password2": "sandi-panjang-sekali-1", "usable_password": "true"}  # fmt: skip
    assert staff_client.post("/admin/auth/user/add/", new).status_code == 200


def test_who_did_nothing_leaves_no_name(boss):
    boss.post(ADD, FORM | {"title": ""})
    boss.user.delete()
    assert not User.objects.exists()


def test_the_longest_name_fits():
    user = User.objects.create_superuser("a" * 150)
    LogEntry.objects.log_actions(user.pk, [user], 2, "Diubah.", single_object=True)
    user.delete()
    assert LogEntry.objects.get().user.username == "a" * 140 + " (dihapus)"
