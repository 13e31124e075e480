"""The way of an article through the desk: everyone can do exactly what the table says."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse
from django.utils import timezone

from news.actions import move
from news.desk.workflow import STEPS, NotPossible, open_steps
from news.models import Article
from tests.news.test_admin_articles import page_of

pytestmark = pytest.mark.django_db
ROLES = {"writer": "Penulis", "other": "Penulis", "editor": "Penyunting", "publisher": "Penerbit"}
STANDINGS = ["draft", "review", "approved", "scheduled", "published", "withdrawn"]

# Which steps each role may take with an article of the writer's, by where it stands.
TABLE = {
    "draft": {
        "writer": {"submit"}, "other": set(), "editor": {"submit"},
        "publisher": {"submit", "publish"},
    },
    "review": {
        "writer": {"take_back"}, "other": set(), "editor": {"approve", "send_back"},
        "publisher": {"approve", "send_back", "publish"},
    },
    "approved": {
        "writer": set(), "other": set(), "editor": {"send_back"},
        "publisher": {"send_back", "publish"},
    },
    "scheduled": {"writer": set(), "other": set(), "editor": set(), "publisher": {"cancel"}},
    "published": {"writer": set(), "other": set(), "editor": set(), "publisher": {"withdraw"}},
    "withdrawn": {
        "writer": set(), "other": set(), "editor": {"reopen"}, "publisher": {"reopen", "publish"},
    },
}  # fmt: skip
# Who opens the article in admin, and who may write in it.
SEES = {
    "writer": STANDINGS,
    "other": ["published"],
    "editor": STANDINGS,
    "publisher": STANDINGS,
}
WRITES = {
    "writer": ["draft"],
    "other": [],
    "editor": ["draft", "review", "approved", "withdrawn"],
    "publisher": STANDINGS,
}


@pytest.fixture
def people(db):
    """One user of each role, and a second writer."""
    users = {}
    for name, group in ROLES.items():
        users[name] = User.objects.create_user(name, is_staff=True)
        users[name].groups.add(Group.objects.get(name=group))
    return users


@pytest.fixture
def standing(make_article, people):
    """Make an article of the writer's that stands there."""

    def make(where, **fields):
        day = timedelta(days=1)
        moments = {"published": -day, "withdrawn": -day, "scheduled": day}
        when = timezone.now() + moments[where] if where in moments else None
        state = "published" if where == "scheduled" else where
        fields = {"published_at": when, "state": state, "author": people["writer"]} | fields
        return make_article(f"Berita {where}", **fields)

    return make


def change(article):
    return reverse("admin:news_article_change", args=[article.pk])


def form_of(article):
    """The form as its page would send it unchanged."""
    sent = {
        name: getattr(article, name)
        for name in ("title", "slug", "lead", "body", "dateline", "byline")
    }
    when = timezone.localtime(article.published_at) if article.published_at else None
    return sent | {
        "seen_version": article.version,
        "published_at_0": when.strftime("%Y-%m-%d") if when else "",
        "published_at_1": when.strftime("%H:%M:%S") if when else "",
    }


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("where", STANDINGS)
def test_every_role_may_take_exactly_its_steps(standing, people, client, where, role):
    article = standing(where)
    assert {step.name for step in open_steps(people[role], article)} == TABLE[where][role]
    client.force_login(people[role])
    for name in STEPS:
        client.post(
            reverse("admin:news_article_move", args=[article.pk]), {"step": name, "note": "Ya."}
        )
        article.refresh_from_db()
        moved = (article.state, article.is_public) != (standing_state(where), where == "published")
        assert moved == (name in TABLE[where][role]), name
        Article.objects.filter(pk=article.pk).delete()
        article = standing(where)


def standing_state(where):
    return "published" if where == "scheduled" else where


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("where", STANDINGS)
def test_every_role_sees_and_writes_exactly_what_the_table_says(
    standing, people, client, where, role
):
    article = standing(where)
    client.force_login(people[role])
    opened = client.get(change(article))
    assert (opened.status_code == 200) == (where in SEES[role])
    listed = client.get("/admin/news/article/").content.decode()
    assert (f"/admin/news/article/{article.pk}/change/" in listed) == (where in SEES[role])
    client.post(change(article), form_of(article) | {"lead": "Teras yang lain."})
    article.refresh_from_db()
    assert (article.lead == "Teras yang lain.") == (where in WRITES[role])


@pytest.mark.parametrize("where", STANDINGS)
def test_what_a_role_may_not_see_no_address_shows(standing, people, client, where):
    article = standing(where)
    client.force_login(people["other"])
    pages = ["stored_preview", "history", "compare", "unfinished", "delete"]
    answers = {
        name: client.get(reverse(f"admin:news_article_{name}", args=[article.pk])) for name in pages
    }
    for name, answer in answers.items():
        said = answer.content.decode()
        if where not in SEES["other"]:
            assert answer.status_code in {302, 404}, name
            assert article.title not in said, name
        assert "data-autosave" not in said


def test_nothing_changes_by_get(standing, people, client):
    article = standing("review")
    client.force_login(people["publisher"])
    for name in ("move", "note", "correction", "link"):
        address = reverse(f"admin:news_article_{name}", args=[article.pk])
        assert client.put(address).status_code == 405
        asked = client.get(f"{address}?step=publish&text=x")
        assert asked["Location"] == page_of(article), "as after a login that it asked for"
    restoring = reverse("admin:news_article_restore", args=[article.pk, 1])
    answer = client.get(restoring, follow=True)
    assert answer.redirect_chain == [(page_of(article), 302)]
    assert "belum diterima. Kirim lagi" in answer.content.decode()
    previewing = client.get(reverse("admin:news_article_preview"))
    assert previewing["Location"] == reverse("admin:news_article_changelist")
    article.refresh_from_db()
    assert article.state == "review"


def test_a_writers_direct_post_to_publish_is_refused(standing, people, client):
    article = standing("draft")
    client.force_login(people["writer"])
    move_to = reverse("admin:news_article_move", args=[article.pk])
    assert client.post(move_to, {"step": "publish"}).status_code == 403
    answer = client.post(change(article), form_of(article) | {"step": "publish", "lead": "Baru."})
    assert "Anda tidak berhak menerbitkan" in answer.content.decode()
    page = client.get(change(article)).content.decode()
    assert 'value="publish"' not in page
    assert 'value="submit"' in page
    article.refresh_from_db()
    assert (article.state, article.lead) == ("draft", "KPU menggelar rapat pleno terbuka.")


def test_sending_back_asks_for_a_note_and_shows_it_to_the_writer(standing, people, client):
    article = standing("review")
    client.force_login(people["editor"])
    move_to = reverse("admin:news_article_move", args=[article.pk])
    answer = client.post(move_to, {"step": "send_back", "note": " "}, follow=True)
    assert "Tulis catatan" in answer.content.decode()
    client.post(move_to, {"step": "send_back", "note": "Periksa nama ketua."})
    article.refresh_from_db()
    assert article.state == "draft"
    client.force_login(people["writer"])
    home = client.get("/admin/").content.decode()
    assert "Dikembalikan kepada Anda (1)" in home
    assert "Periksa nama ketua." in home
    assert "Periksa nama ketua." in client.get(change(article)).content.decode()


@pytest.mark.parametrize(
    ("role", "where", "pile"),
    [
        ("writer", "draft", "Draf Anda (1)"),
        ("writer", "review", "Sedang diperiksa (1)"),
        ("editor", "review", "Menunggu Anda periksa (1)"),
        ("publisher", "approved", "Siap Anda terbitkan (1)"),
        ("publisher", "scheduled", "Terjadwal (1)"),
    ],
)
def test_the_first_page_shows_what_waits(standing, people, client, role, where, pile):
    article = standing(where)
    client.force_login(people[role])
    home = client.get("/admin/").content.decode()
    assert pile in home
    assert article.title in home
    client.force_login(people["other"])
    assert article.title not in client.get("/admin/").content.decode()


def test_a_step_is_noted_logged_and_done_once(standing, people):
    article = standing("draft")
    assert move(article, "publish", by=people["publisher"], note="Terbit sekarang.")
    assert not move(article, "publish", by=people["publisher"])
    note = article.notes.get()
    assert (note.act, note.text, note.by_name) == ("publish", "Terbit sekarang.", "publisher")
    assert article.versions.first().act == "Diterbitkan."
    assert people["publisher"].logentry_set.get().change_message == "Diterbitkan."
    people["publisher"].delete()
    note.refresh_from_db()
    assert (note.by, note.by_name) == (None, "publisher")


def test_a_step_from_elsewhere_is_refused_with_where_the_article_stands(standing, people):
    with pytest.raises(NotPossible, match="berstatus “Draf”"):
        move(standing("draft"), "approve", by=people["editor"])
    with pytest.raises(NotPossible, match="tidak dikenal"):
        move(standing("review"), "hapus", by=people["editor"])
    with pytest.raises(NotPossible, match="status Draf"):
        move(standing("draft", slug="lain"), "approve", by=None)


def test_a_scheduled_article_needs_nobody_when_its_time_comes(standing, people, client):
    import time_machine

    article = standing("draft", published_at=timezone.now() + timedelta(hours=3))
    move(article, "publish", by=people["publisher"])
    assert client.get(article.get_absolute_url()).status_code == 404
    with time_machine.travel(timezone.now() + timedelta(hours=3, minutes=1)):
        assert client.get(article.get_absolute_url()).status_code == 200
        assert article.title in client.get("/berita/").content.decode()


def test_groups_are_made_once_and_stay_as_the_office_changed_them(people):
    from news.desk.roles import make_groups

    writers = Group.objects.get(name="Penulis")
    writers.permissions.clear()
    make_groups()
    assert not writers.permissions.exists()
    Group.objects.get(name="Penerbit").delete()
    make_groups()
    publishers = Group.objects.get(name="Penerbit").permissions
    assert publishers.filter(codename="publish_article").exists()
    assert not publishers.filter(content_type__app_label="auth").exists()
