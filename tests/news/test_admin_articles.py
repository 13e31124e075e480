"""The press officer's workplace opens, saves, explains, and gives nobody extra powers."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from news.models import Article, DailyReads, ReadKey, ReadMark, Tag

pytestmark = pytest.mark.django_db

FORM = {
    "title": "Rapat Pleno", "slug": "rapat-pleno", "lead": "KPU menggelar rapat.",
    "body": "<p>Isi.</p>", "cover": "", "cover_alt": "", "cover_caption": "", "cover_credit": "",
    "dateline": "", "byline": "", "tags": "", "regions": [], "published_at_0": "",
    "published_at_1": "", "step": "", "seen_version": "0",
}  # fmt: skip
ADD = "/admin/news/article/add/"


def page_of(article):
    return reverse("admin:news_article_change", args=[article.pk])


def deletion_of(article):
    return reverse("admin:news_article_delete", args=[article.pk])


def errors(answer):
    assert answer.status_code == 200
    return answer.context["adminform"].form.errors


@pytest.fixture
def client_of(client):
    """A logged-in member of staff with these rights and no others."""

    def log_in(*rights):
        user = User.objects.create_user("petugas-berita", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=rights))
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def writer(client_of):
    """Writes drafts; may not publish."""
    return client_of("view_article", "add_article", "change_article", "delete_article")


@pytest.fixture
def publisher(client_of):
    """Writes and publishes."""
    return client_of(
        "view_article", "add_article", "change_article", "delete_article", "publish_article"
    )


def test_every_page_opens(staff_client, make_article, picture, regions):
    tag = Tag.objects.spelled("Pemilu")
    article = make_article(tags=[tag], regions=[regions["33.10"]], cover=picture, cover_alt="Rapat")
    make_article("Draf", published_at=None)
    history = reverse("admin:news_article_history", args=[article.pk])
    pages = [
        ADD, page_of(article), deletion_of(article), history,
        "/admin/news/article/", "/admin/news/article/?q=rapat", "/admin/news/article/?waktu=2026",
        "/admin/news/article/?state__exact=draft", "/admin/news/article/?tagar=Pemilu",
        "/admin/news/article/?wilayah=33.10", "/admin/news/article/?o=5.-1",
        "/admin/news/tag/", "/admin/news/tag/add/", f"/admin/news/tag/{tag.pk}/change/",
        "/admin/news/picture/", "/admin/news/picture/add/", "/admin/news/picture/?q=rapat",
        f"/admin/news/picture/{picture.pk}/change/", "/admin/news/document/",
        "/admin/news/document/add/", "/admin/news/picture/?dipakai=tidak&alt=kosong",
    ]  # fmt: skip
    assert {path: staff_client.get(path).status_code for path in pages} == dict.fromkeys(pages, 200)


@pytest.mark.parametrize(
    "query", ["waktu=x", "waktu=", "waktu=99999999", "q=" + "-" * 300, "q=%F0"]
)
def test_no_question_breaks_the_list(staff_client, make_article, query):
    make_article()
    assert staff_client.get(f"/admin/news/article/?{query}").status_code in {200, 302}


def test_a_draft_is_written(writer):
    assert writer.post(ADD, FORM).status_code == 302
    article = Article.objects.get()
    assert (article.state, article.body) == ("draft", "<p>Isi.</p>")
    assert article.published_at is None


def test_an_address_is_found_when_none_is_given(writer):
    assert writer.post(ADD, FORM | {"slug": ""}).status_code == 302
    assert Article.objects.get().slug == "rapat-pleno"


def test_saving_and_publishing_is_one_step(publisher, regions):
    tag = Tag.objects.spelled("Pemilu")
    sent = FORM | {"step": "publish", "tags": "Pemilu", "regions": ["33.10"]}
    assert publisher.post(ADD, sent).status_code == 302
    article = Article.objects.get()
    assert article.is_public
    assert [*article.tags.all()] == [tag]
    shown = {"published_at_0": "2026-01-01", "published_at_1": "08:00"}
    back = FORM | shown | {"step": "withdraw", "seen_version": article.version}
    assert publisher.post(page_of(article), back).status_code == 302
    article.refresh_from_db()
    assert article.state == "withdrawn"
    messages = User.objects.get().logentry_set.values_list("change_message", flat=True)
    assert {"Diterbitkan.", "Ditarik dari pembaca."} < set(messages)


@pytest.mark.parametrize(
    ("state", "change", "sentence"),
    [
        ("draft", {}, None),
        ("draft", {"published_at_0": "2099-10-18", "published_at_1": "14:05"}, None),
        ("draft", {"step": "withdraw"}, None),
        ("draft", {"step": "publish"}, "Berita sudah terbit dan dapat dibaca."),
        (
            "draft",
            {"step": "publish", "published_at_0": "2099-10-18", "published_at_1": "14:05"},
            "Berita dijadwalkan terbit 18 Oktober 2099, 14.05 WIB.",
        ),
        (
            "published",
            {"published_at_0": "2099-10-18", "published_at_1": "14:05"},
            "Berita dijadwalkan terbit 18 Oktober 2099, 14.05 WIB.",
        ),
        (
            "published",
            {"step": "withdraw", "published_at_0": "2026-01-01", "published_at_1": "08:00"},
            "Berita ditarik dari pembaca.",
        ),
    ],
)
def test_saving_says_what_readers_see_now(staff_client, make_article, state, change, sentence):
    article = make_article(slug="rapat-pleno", state=state)
    sent = FORM | change | {"seen_version": article.version}
    answer = staff_client.post(page_of(article), sent, follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert [message for message in said if "berhasil diubah" not in message] == (
        [sentence] if sentence else []
    )


def test_the_history_tells_of_the_article_not_of_the_form(publisher, make_article):
    article = make_article("Draf", slug="rapat-pleno", published_at=None)
    sent = FORM | {"step": "publish", "seen_version": article.version, "lead": "Teras baru."}
    assert publisher.post(page_of(article), sent).status_code == 302
    publisher.post(ADD, FORM | {"slug": "lain", "step": "publish"})
    history = publisher.get(reverse("admin:news_article_history", args=[article.pk]))
    told = " ".join(entry.get_change_message() for entry in history.context["entries"])
    assert "Teras" in told
    assert "Setelah disimpan" not in told
    assert "version" not in told.lower()


def test_deleting_lists_what_is_lost_but_no_links(staff_client, make_article, regions):
    tag = Tag.objects.spelled("Pemilu")
    article = make_article("Terbit", tags=[tag], regions=[regions["33.10"], regions["33"]])
    article.old_slugs.create(slug="alamat-lama")
    for path in (deletion_of(article), f"/admin/news/tag/{tag.pk}/delete/"):
        html = staff_client.get(path).content.decode()
        assert "ubungan" not in html
        assert "object (" not in html
    html = staff_client.get(deletion_of(article)).content.decode()
    assert "Alamat lama: " in html
    assert staff_client.post(deletion_of(article), {"post": "yes"}).status_code == 302
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"title": " "}, "title", "harus diisi"),
        ({"lead": ""}, "lead", "harus diisi"),
        ({"title": "x" * 201}, "title", "200"),
        ({"slug": "Besar"}, "slug", "huruf kecil"),
        ({"slug": "rss"}, "slug", "dipakai oleh halaman lain"),
        (
            {"published_at_0": "besok", "published_at_1": "pagi"},
            "published_at",
            "Tulis seperti 24-11-2026 dan 08.00.",
        ),
        ({"cover": "999"}, "cover", "tidak ada lagi di pustaka"),
        ({"body": "<p>" + "x" * 200_001}, "body", "200000"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(writer, change, field, sentence):
    found = errors(writer.post(ADD, FORM | change))
    assert sentence in str(found[field])
    assert not Article.objects.exists()


def test_a_cover_without_alternative_text_is_refused_at_its_field(staff_client, picture):
    found = errors(staff_client.post(ADD, FORM | {"cover": picture.pk}))
    assert "teks pengganti" in str(found["cover_alt"])


def test_an_address_that_is_taken_is_refused(staff_client, make_article):
    article = make_article(slug="rapat-pleno")
    chosen = FORM | {"title": "Judul lain"}
    assert "slug" in errors(staff_client.post(ADD, chosen))
    article.slug = "lain"
    article.save()
    found = errors(staff_client.post(ADD, chosen))
    assert "pernah dipakai berita lain" in str(found["slug"])


def test_a_writer_can_not_publish_by_any_extra_field(writer, make_article):
    now = {"published_at_0": "2025-01-01", "published_at_1": "00:00"}
    extra = {"step": "publish", "state": "published", "search": "x", "created_at": "2020-01-01"}
    refused = writer.post(ADD, FORM | now | extra)
    assert "Anda tidak berhak menerbitkan" in refused.content.decode()
    assert not Article.objects.exists()
    writer.post(ADD, FORM | now | extra | {"step": ""})
    article = Article.objects.get()
    assert article.state == "draft"
    chosen = {"action": "publish_chosen", "_selected_action": [article.pk], "sure": "1"}
    writer.post("/admin/news/article/", chosen)
    article.refresh_from_db()
    assert article.state == "draft"


def test_a_writer_changes_nothing_that_readers_see(writer, make_article):
    article = make_article("Terbit")
    assert writer.get(page_of(article)).status_code == 200
    assert (
        writer.post(page_of(article), FORM | {"seen_version": article.version}).status_code == 403
    )
    assert writer.post(deletion_of(article), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_chosen", "_selected_action": [article.pk], "sure": "1"}
    writer.post("/admin/news/article/", chosen)
    article.refresh_from_db()
    assert article.title == "Terbit"


def test_a_published_article_keeps_a_publication_time(publisher, make_article):
    article = make_article(slug="rapat-pleno")
    found = errors(publisher.post(page_of(article), FORM | {"seen_version": article.version}))
    assert "harus punya waktu terbit" in str(found["published_at"])


def test_publishing_and_withdrawing_many(publisher, make_article):
    drafts = [make_article(f"Draf {number}", published_at=None) for number in range(3)]
    chosen = {"_selected_action": [article.pk for article in drafts], "sure": "1"}
    publish, withdraw = {"action": "publish_chosen"}, {"action": "withdraw_chosen"}
    answer = publisher.post("/admin/news/article/", chosen | publish, follow=True)
    assert "3 berita diterbitkan." in answer.content.decode()
    assert Article.objects.published().count() == 3
    answer = publisher.post("/admin/news/article/", chosen | withdraw, follow=True)
    assert "3 berita ditarik." in answer.content.decode()
    assert Article.objects.published().count() == 0


@pytest.mark.django_db(transaction=True)
def test_of_ten_editors_at_once_one_wins_and_nine_are_told(make_article):
    article = make_article(slug="rapat-pleno", published_at=None)
    user = User.objects.create_superuser("redaktur", password="sandi-panjang-sekali")

    def save(number):
        try:
            client = Client()
            client.force_login(user)
            sent = FORM | {"seen_version": article.version, "lead": f"Naskah {number}."}
            return client.post(page_of(article), sent).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(save, range(10)))
    assert sorted(answers) == [200] * 9 + [302]
    winner = answers.index(302)
    article.refresh_from_db()
    assert article.lead == f"Naskah {winner}."


def test_a_form_that_hides_what_it_saw_saves_nothing(staff_client, make_article):
    article = make_article(slug="rapat-pleno", published_at=None)
    for seen in ("", "x", "0", "99"):
        sent = FORM | {"seen_version": seen, "lead": "Naskah lain."}
        assert staff_client.post(page_of(article), sent).status_code == 200
    article.refresh_from_db()
    assert article.lead == "KPU menggelar rapat pleno terbuka."


def test_a_double_click_is_no_false_alarm(staff_client, make_article, regions):
    article = make_article(slug="rapat-pleno", published_at=None)
    Tag.objects.spelled("Pemilu")
    sent = FORM | {"seen_version": article.version, "tags": "#pemilu", "regions": ["33", "33.10"]}
    for _ in range(2):
        assert staff_client.post(page_of(article), sent).status_code == 302
    staff_client.post(ADD, FORM | {"slug": "ganda"})
    assert "slug" in errors(staff_client.post(ADD, FORM | {"slug": "ganda"}))


def test_view_on_site_leads_only_to_what_is_public(staff_client, make_article):
    public = make_article("Terbit")
    draft = make_article("Draf", published_at=None)
    soon = make_article("Nanti", published_at=timezone.now() + timezone.timedelta(hours=1))
    assert public.get_absolute_url() in staff_client.get(page_of(public)).content.decode()
    for article in (draft, soon):
        html = staff_client.get(page_of(article)).content.decode()
        assert f'href="{article.get_absolute_url()}"' not in html


def test_reads_are_shown_and_not_editable(staff_client, make_article):
    article = make_article()
    day = timezone.localdate()
    for shard in (0, 1):
        DailyReads.objects.create(article=article, day=day, shard=shard, count=700)
    assert "1.400" in staff_client.get("/admin/news/article/").content.decode()
    from django.contrib import admin

    assert not {ReadKey, ReadMark, DailyReads} & set(admin.site._registry)


def test_the_second_story_with_a_title_gets_a_number_and_the_same_story_is_not_saved_twice(
    writer, make_article
):
    make_article("Rapat Pleno", slug="rapat-pleno", lead="Bulan lalu.", body="<p>Lama.</p>")
    taken = make_article("Lain", slug="lain")
    taken.old_slugs.create(slug="rapat-pleno-2")
    assert writer.post(ADD, FORM).status_code == 302
    again = errors(writer.post(ADD, FORM))["slug"]
    assert "isi yang sama sudah tersimpan" in again[0]
    assert writer.post(ADD, FORM | {"lead": "Bulan depan."}).status_code == 302
    same = Article.objects.filter(title="Rapat Pleno").values_list("slug", flat=True)
    assert sorted(same) == ["rapat-pleno", "rapat-pleno-3", "rapat-pleno-4"]
    unseen = {"lead": "Titipan.", "body": "<p>Titipan.</p>"}
    make_article("Rapat Pleno", slug="rahasia", published_at=None, **unseen)
    assert writer.post(ADD, FORM | unseen).status_code == 302, "nobody is told of others' drafts"
    chosen = errors(writer.post(ADD, FORM | {"slug": "lain", "lead": "Pekan depan."}))
    assert "sudah dipakai berita lain" in chosen["slug"][0]
