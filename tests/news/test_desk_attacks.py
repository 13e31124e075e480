"""What is sent to the desk by hand, by mistake or twice changes nothing that it should not."""

import uuid
from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.core import serializers
from django.utils import timezone

from news.actions import keep_version
from news.desk.workflow import STEPS
from news.models import Article, Correction, DeskNote, Version, WorkingCopy
from tests.news.conftest import user_of
from tests.news.test_admin_articles import ADD, FORM, deletion_of, page_of
from tests.news.test_desk import at, sent
from tests.news.test_workflow import STANDINGS, form_of

pytestmark = pytest.mark.django_db
LIST = "/admin/news/article/"
BULK = ["submit_chosen", "publish_chosen", "withdraw_chosen", "tag_chosen", "delete_chosen"]


def everything():
    """All rows of the news and the log, to see whether anything changed."""
    models = [*apps.get_app_config("news").get_models(), LogEntry]
    links = [Article.tags.through, Article.regions.through]
    return {
        model._meta.label: serializers.serialize("json", model.objects.order_by("pk"))
        for model in (*models, *links)
    }


@pytest.fixture
def standing(make_article):
    """An article of somebody else's that stands there, with a version and a note."""

    def make(where, **fields):
        day = timedelta(days=1)
        moments = {"published": -day, "withdrawn": -day, "scheduled": day}
        when = timezone.now() + moments[where] if where in moments else None
        fields = {"author": user_of("Penulis", "penulisnya")} | fields
        article = make_article(
            "Rahasia", slug="rahasia", published_at=when, **fields,
            state="published" if where == "scheduled" else where,
        )  # fmt: skip
        keep_version(article, act="Awal", by=None)
        article.notes.create(text="Hanya meja.")
        return article

    return make


def deeds(article):
    """Every address that changes an article, with what a page would send there."""
    form = sent(article, lead="Diubah orang lain.")
    return [
        *((at("move", article.pk), {"step": step, "note": "Ya."}) for step in STEPS),
        *((page_of(article), form | {"step": step, "note": "Ya."}) for step in ["", *STEPS]),
        (at("note", article.pk), {"text": "Halo."}),
        (at("correction", article.pk), {"text": "Salah."}),
        (at("link", article.pk), {}),
        (at("revoke", article.pk), {}),
        (at("restore", article.pk, 1), {"seen_version": article.version}),
        (at("autosave"), form),
        (at("preview"), form),
        (at("discard"), {"article": article.pk, "working_key": str(uuid.uuid4())}),
        (deletion_of(article), {"post": "yes"}),
        *(
            (LIST, {"action": name, "_selected_action": [article.pk], "sure": "1",
                    "new_tags": "Baru"})
            for name in BULK
        ),
    ]  # fmt: skip


@pytest.mark.parametrize("where", STANDINGS)
def test_a_writer_does_nothing_with_what_another_wrote(standing, client, where):
    article = standing(where)
    client.force_login(user_of("Penulis", "penyusup"))
    before = everything()
    for path, data in deeds(article):
        answer = client.post(path, data)
        assert answer.status_code in {200, 302, 403, 404}, path
        if where != "published":
            assert "Rahasia" not in answer.content.decode(), path
            assert answer.status_code != 200 or path == LIST, path
        del before["news.WorkingCopy"]
        after = everything()
        # What the intruder typed into a page that everybody may look at is kept for them alone.
        assert {name: rows for name, rows in after.items() if name in before} == before, path
        assert not WorkingCopy.objects.exclude(user__username="penyusup").exists()
        before = after


@pytest.mark.parametrize("where", [each for each in STANDINGS if each != "draft"])
def test_a_writer_does_nothing_with_an_own_article_that_is_the_desks_now(standing, client, where):
    writer = user_of("Penulis", "pemiliknya")
    article = standing(where, author=writer)
    client.force_login(writer)
    allowed = {at("note", article.pk), at("link", article.pk), at("revoke", article.pk)}
    before = Article.objects.values().get()
    for path, data in deeds(article):
        if path not in allowed and data.get("step") != "take_back":
            client.post(path, data)
            assert Article.objects.values().get() == before, path
    assert not Correction.objects.exists()
    assert Version.objects.count() == DeskNote.objects.count() == 1


def test_a_stranger_without_a_group_reaches_nothing(standing, client):
    article = standing("draft")
    article.author = user_of("Penulis", "tanpa-hak")
    article.author.groups.clear()
    article.save()
    client.force_login(article.author)
    before = everything()
    for path, data in deeds(article):
        assert client.post(path, data).status_code in {302, 403, 404}, path
    assert everything() == before


def test_no_page_changes_anything_by_being_looked_at(standing, client):
    article = standing("draft")
    client.force_login(user_of("Penerbit", "puji"))
    WorkingCopy.objects.create(user=user_of("Penulis", "lain"), article=article, fields={})
    before = everything()
    paths = [
        LIST, ADD, page_of(article), f"{page_of(article)}?lanjutkan=1&step=publish",
        deletion_of(article), at("history", article.pk), f"{at('compare', article.pk)}?dari=1",
        at("unfinished", article.pk), at("stored_preview", article.pk), at("session"),
        f"{LIST}?action=publish_chosen&_selected_action={article.pk}&sure=1",
        f"{deletion_of(article)}?post=yes", *(path for path, _ in deeds(article)),
    ]  # fmt: skip
    for path in paths:
        for method in (client.get, client.head, client.options):
            assert method(path).status_code < 500
            assert everything() == before, path


@pytest.mark.parametrize("path", ["add", "change"])
def test_no_further_field_of_a_form_is_believed(make_article, client, path):
    puji = user_of("Penerbit", "puji")
    client.force_login(puji)
    article = make_article("Berita", slug="rapat-pleno", published_at=None, author=puji)
    other = user_of("Penulis", "lain")
    extra = {
        "id": 99, "pk": 99, "state": "published", "state_since": "2020-01-01", "author": other.pk,
        "created_at": "2020-01-01", "updated_at": "2020-01-01", "form_key": str(uuid.uuid4()),
        "origin": "https://x.example", "version": 77, "link_series": 77, "views": 9, "reads": 9,
        "search": "x", "by": other.pk, "corrections": "x",
    }  # fmt: skip
    if path == "change":
        hidden = Article.objects.values("id", "state", "state_since", "author", "created_at",
                                        "form_key", "origin", "link_series").get()  # fmt: skip
        assert client.post(page_of(article), sent(article) | extra).status_code == 302
        assert Article.objects.filter(**hidden).exists()
        assert Article.objects.get().version < 10
        return
    assert client.post(ADD, FORM | extra | {"slug": "baru"}).status_code == 302
    made = Article.objects.get(slug="baru")
    assert (made.state, made.author, made.origin, made.form_key) == ("draft", puji, None, None)
    assert timezone.now() - made.created_at < timedelta(minutes=1)
    assert (made.link_series, made.pk == 99) == (0, False)


def test_no_article_is_made_of_another(make_article, client):
    client.force_login(user_of("Penerbit", "puji"))
    article = make_article("Berita", slug="rapat-pleno", published_at=None)
    copying = sent(article, slug="salinan") | {"_saveasnew": "1"}
    assert client.post(page_of(article), copying).status_code == 400
    assert Article.objects.count() == 1


def test_a_writer_who_sends_twice_is_told_that_it_is_done(standing, client):
    article = standing("draft")
    client.force_login(article.author)
    submitting = sent(article, lead="Siap diperiksa.", step="submit")
    for _ in range(2):
        answer = client.post(page_of(article), submitting, follow=True)
        assert answer.status_code == 200
    assert "tersimpan sekali" in answer.content.decode()
    assert not WorkingCopy.objects.exists()
    assert article.notes.filter(act="submit").count() == 1
    other = submitting | {"lead": "Masih diketik."}
    assert (
        "Isian Anda tidak hilang"
        in client.post(page_of(article), other, follow=True).content.decode()
    )
    assert WorkingCopy.objects.get().fields["lead"] == ["Masih diketik."], "that was no repetition"


def test_who_comes_second_with_the_same_step_is_not_told_it_was_theirs(standing, client):
    article = standing("draft")
    publishing = sent(article, step="publish")
    for name, status in [("puji", 302), ("lain", 200)]:
        client.force_login(user_of("Penerbit", name))
        assert client.post(page_of(article), publishing).status_code == status


def test_what_is_sent_twice_happens_once(make_article, client):
    client.force_login(user_of("Penerbit", "puji"))
    article = make_article("Berita", slug="rapat-pleno", published_at=None)
    publishing = sent(article, step="publish", note="Terbit.", lead="Baru.")
    for _ in range(2):
        assert client.post(page_of(article), publishing).status_code == 302
    assert article.notes.count() == 1
    versions = article.versions.count()
    for _ in range(2):
        client.post(at("move", article.pk), {"step": "publish", "note": "Terbit."})
        client.post(at("correction", article.pk), {"text": "Jumlah TPS 12."})
        client.post(at("note", article.pk), {"text": "Sudah diperiksa."})
    assert article.versions.count() == versions
    assert [note.text for note in article.notes.all()] == ["Terbit.", "Sudah diperiksa."]
    assert article.corrections.count() == 1
    told = [entry.get_change_message() for entry in LogEntry.objects.all()]
    assert told.count("Catatan perbaikan ditambahkan.") == told.count("Diterbitkan.") == 1
    client.post(at("correction", article.pk), {"text": "Jumlah TPS 13."})
    assert article.corrections.count() == 2
    article.refresh_from_db()
    noting = form_of(article) | {"note": "Dari formulir."}
    for _ in range(2):
        assert client.post(page_of(article), noting).status_code == 302
    assert article.notes.filter(text="Dari formulir.").count() == 1


def test_a_step_from_a_page_that_is_behind_is_refused(standing, client):
    article = standing("review")
    client.force_login(user_of("Penerbit", "puji"))
    behind = form_of(article) | {"step": "publish", "note": ""}
    stored = Article.objects.get()
    stored.lead, stored.state = "Diubah penulisnya.", "draft"
    stored.save()
    answer = client.post(page_of(article), behind)
    assert "Dua orang mengubah berita ini" in answer.content.decode()
    stored.refresh_from_db()
    assert (stored.state, stored.lead) == ("draft", "Diubah penulisnya.")
    answer = client.post(at("move", article.pk), {"step": "approve"}, follow=True)
    assert "berstatus “Draf”" in answer.content.decode()


def test_an_unsaved_text_is_its_writers_alone(standing, client):
    """Not even those who may read the article, or know the key, get at it or can discard it."""
    article, key = standing("draft"), str(uuid.uuid4())
    client.force_login(article.author)
    client.post(at("autosave"), sent(article, lead="Ketikan rahasia."))
    held = WorkingCopy.objects.get().key
    client.post(at("autosave"), FORM | {"title": "Judul rahasia", "working_key": key})
    kept = [copy.fields for copy in WorkingCopy.objects.order_by("pk")]
    assert len(kept) == 2
    for group in ("Penulis", "Penyunting", "Penerbit"):
        client.force_login(user_of(group, f"{group}-lain"))
        paths = [
            "/admin/", LIST, ADD, f"{ADD}?lanjutkan={key}", page_of(article),
            f"{page_of(article)}?lanjutkan={held}",
            f"{at('unfinished', article.pk)}?lanjutkan={held}",
            at("history", article.pk), at("stored_preview", article.pk),
        ]  # fmt: skip
        for path in paths:
            said = client.get(path, follow=True).content.decode()
            assert "Ketikan rahasia" not in said, path
            assert "Judul rahasia" not in said, path
        for article_pk, known in (("", key), (article.pk, held)):
            client.post(at("discard"), {"article": article_pk, "working_key": known})
        client.post(at("autosave"), FORM | {"title": "Lain", "working_key": key})
    mine = WorkingCopy.objects.filter(user=article.author).order_by("pk")
    assert [copy.fields for copy in mine] == kept


@pytest.mark.parametrize("form", ["autosave", "save"])
def test_a_login_that_ended_loses_nothing(standing, client, form):
    article = standing("draft")
    client.force_login(article.author)
    assert client.post(at("autosave"), sent(article, lead="Sampai di sini.")).status_code == 200
    client.logout()
    later = sent(article, lead="Sampai di sini. Lalu putus.")
    answer = client.post(at("autosave") if form == "autosave" else page_of(article), later)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")
    stored = Article.objects.get()
    assert stored.lead == "KPU menggelar rapat pleno terbuka."
    assert WorkingCopy.objects.get().fields["lead"] == ["Sampai di sini."]
    client.force_login(article.author)
    assert client.post(page_of(article), later).status_code == 302
    assert Article.objects.get().lead == "Sampai di sini. Lalu putus."
