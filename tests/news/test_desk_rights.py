"""No door beside the form shows or changes more than the form: addresses, pictures, deletion."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from news.actions import keep_version, move
from news.models import Article, OldSlug
from tests.news.test_admin_articles import FORM, page_of
from tests.news.test_workflow import form_of

pytestmark = pytest.mark.django_db


def user_of(group, name):
    user = User.objects.create_user(name, is_staff=True)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def desk(db):
    """One user of each group, and one of none."""
    groups = {"writer": "Penulis", "editor": "Penyunting", "publisher": "Penerbit", "nobody": None}
    return {name: user_of(group, name) for name, group in groups.items()}


def at(name, *args):
    return reverse(f"admin:news_{name}", args=args)


def test_the_way_to_an_objects_page_tells_no_address_of_a_draft(desk, client, make_article):
    kind = ContentType.objects.get_for_model(Article).pk
    hidden = make_article("Rahasia besar", published_at=None)
    public = make_article("Terbit")
    for who in ("writer", "nobody", "publisher"):
        client.force_login(desk[who])
        answer = client.get(reverse("admin:view_on_site", args=[kind, hidden.pk]))
        assert answer.status_code == 404
    assert client.get(reverse("admin:view_on_site", args=[kind, public.pk])).status_code == 302
    client.force_login(desk["nobody"])
    assert client.get(reverse("admin:view_on_site", args=[kind, public.pk])).status_code == 404


def test_words_of_a_picture_that_readers_see_are_the_publishers(
    desk, client, make_article, picture
):
    words = {"title": "Lain", "alt": "Lain", "caption": "Lain", "credit": "", "focal_x": 0,
             "focal_y": 0}  # fmt: skip
    article = make_article("Draf", published_at=None, cover=picture, cover_alt="Rapat")
    client.force_login(desk["writer"])
    change = at("picture_change", picture.pk)
    assert client.post(change, words).status_code == 302
    move(article, "publish", by=None)
    assert client.post(change, words | {"caption": "Cap jahat"}).status_code == 403
    client.force_login(desk["publisher"])
    assert client.post(change, words | {"caption": "Benar"}).status_code == 302
    picture.refresh_from_db()
    assert picture.caption == "Benar"


def test_earlier_versions_of_a_public_article_are_the_desks(desk, client, make_article):
    article = make_article("Terbit", author=desk["publisher"])
    first = keep_version(article, act="Awal", by=None)
    client.force_login(desk["writer"])
    for page in (at("article_history", article.pk), at("article_compare", article.pk)):
        assert client.get(f"{page}?dari={first.number}&ke=sekarang").status_code == 403
    html = client.get(page_of(article)).content.decode()
    assert "Semua versi" not in html
    assert 'class="historylink"' not in html
    assert client.post(at("article_note", article.pk), {"text": "Halo"}).status_code == 403
    article.notes.create(text="Hanya untuk meja.")
    assert "Hanya untuk meja." not in client.get(page_of(article)).content.decode()


def test_what_readers_knew_only_a_publisher_deletes(desk, client, make_article):
    article = make_article("Draf", published_at=None, author=desk["writer"])
    for step in ("publish", "withdraw", "reopen"):
        move(article, step, by=None)
    for who, status in [("writer", 403), ("editor", 403), ("publisher", 302)]:
        client.force_login(desk[who])
        answer = client.post(at("article_delete", article.pk), {"post": "yes"})
        assert answer.status_code == status, who
    assert not Article.objects.exists()
    own = make_article("Belum terbit", published_at=None, author=desk["writer"])
    client.force_login(desk["writer"])
    assert client.post(at("article_delete", own.pk), {"post": "yes"}).status_code == 302


def test_a_draft_that_moved_in_is_deleted_with_its_old_addresses(desk, client, make_article):
    article = make_article("Dari situs lama", published_at=None, author=desk["writer"])
    article.old_addresses.create(path="/2019/lama")
    client.force_login(desk["writer"])
    page = client.get(at("article_delete", article.pk)).content.decode()
    assert "/2019/lama" in page
    assert client.post(at("article_delete", article.pk), {"post": "yes"}).status_code == 302
    assert not Article.objects.exists()


def test_who_may_not_delete_a_picture_learns_nothing_of_it(desk, client, picture):
    client.force_login(desk["nobody"])
    assert client.get(at("picture_delete", picture.pk)).status_code == 403


def test_autosave_and_preview_take_only_what_may_be_written(desk, client, make_article):
    article = make_article("Terbit", author=desk["writer"])
    client.force_login(desk["writer"])
    for name in ("article_autosave", "article_preview"):
        sent = {"article": article.pk, "working_key": "6f9619ff-8b86-4d01-b42d-00c04fc964ff"}
        assert client.post(at(name), sent).status_code == 403


@pytest.mark.parametrize("date", ["01/01/0001", "31/12/9999", "01/01/1944"])
def test_a_time_that_no_clock_means_is_refused_with_a_sentence(desk, client, make_article, date):
    article = make_article("Terbit")
    client.force_login(desk["publisher"])
    sent = form_of(article) | {"published_at_0": date, "published_at_1": "00.00"}
    answer = client.post(page_of(article), sent)
    assert answer.status_code == 200
    assert "Isi tahun 1945 sampai 2200." in answer.content.decode()
    for path in ("/berita/", "/admin/news/article/", page_of(article)):
        assert client.get(path).status_code == 200


def test_a_link_that_leaves_the_media_folder_leads_nowhere_and_stops_nothing(
    desk, client, make_article
):
    body = '<p><a href="/media/../x">a</a> <a href="/media/..%2f..%2fetc/passwd">b</a></p>'
    article = make_article("Draf", published_at=None, body=body)
    client.force_login(desk["publisher"])
    shown = client.get(page_of(article)).content.decode()
    assert "tidak mengarah ke halaman yang dapat dibuka pembaca" in shown


def test_many_links_cost_no_query_each(desk, client, make_article, django_assert_max_num_queries):
    body = "".join(f'<p><a href="/berita/tidak-ada-{n}/">x</a></p>' for n in range(1500))
    article = make_article("Draf", published_at=None, body=body)
    client.force_login(desk["publisher"])
    with django_assert_max_num_queries(50):
        assert client.get(page_of(article)).status_code == 200


@pytest.mark.parametrize("key", [None, "6f9619ff-8b86-4d01-b42d-00c04fc964ff"])
def test_a_form_sent_twice_makes_one_article(desk, client, key):
    client.force_login(desk["writer"])
    sent = {"title": "Baru", "slug": "", "lead": "Teras.", "body": "", "seen_version": "0"}
    sent |= {"working_key": key} if key else {}
    answers = [client.post("/admin/news/article/add/", sent).status_code for _ in range(2)]
    assert answers == [302, 302 if key else 200], "without its key it is only the same story"
    assert Article.objects.count() == 1


def test_a_step_takes_no_note_that_is_too_long_or_says_nothing(desk, client, make_article):
    article = make_article("Draf", published_at=None, state="review", author=desk["writer"])
    client.force_login(desk["editor"])
    for note in ("x" * 2001, "\x01"):
        client.post(at("article_move", article.pk), {"step": "send_back", "note": note})
    article.refresh_from_db()
    assert article.state == "review"
    assert not article.notes.exists()
    client.post(at("article_move", article.pk), {"step": "send_back", "note": "x" * 2000})
    assert len(article.notes.get().text) == 2000


def test_a_hint_tells_nothing_of_hidden_articles(desk, client, make_article):
    make_article("Rahasia besar", state="published",
                 published_at=timezone.now() + timezone.timedelta(days=30))  # fmt: skip
    mine = make_article("Rahasia besar", slug="lain", published_at=None, author=desk["writer"])
    client.force_login(desk["writer"])
    assert "sama dengan judul" not in client.get(page_of(mine)).content.decode()
    client.force_login(desk["publisher"])
    assert "sama dengan judul" in client.get(page_of(mine)).content.decode()


def test_a_draft_that_nobody_read_reserves_no_address(make_article):
    article = make_article("Draf", slug="hasil", state="draft", published_at=timezone.now())
    article.slug = "lain"
    article.save()
    assert not OldSlug.objects.exists()


def test_an_article_that_is_open_again_still_keeps_the_address_that_readers_know(make_article):
    article = make_article("Draf", slug="hasil", published_at=None)
    for step in ("publish", "withdraw", "reopen"):
        move(article, step, by=None)
    article = Article.objects.get()
    article.slug = "lain"
    article.save()
    assert OldSlug.objects.get().slug == "hasil"


def test_deleting_a_published_article_is_told_and_withdrawing_advised(desk, client, make_article):
    client.force_login(desk["publisher"])
    for article, is_told in [
        (make_article("Terbit"), True),
        (make_article("Draf", published_at=None), False),
    ]:
        html = client.get(at("article_delete", article.pk)).content.decode()
        assert ("Berita ini sedang terbit." in html) == is_told
        assert ("lalu pilih “Tarik dari pembaca”" in html) == is_told
        assert f"Hapus berita “{article.title}” selamanya?" in html
        assert "bawa saya kembali" not in html
        assert "Tarik dari pembaca" in client.get(page_of(article)).content.decode() or not is_told


def test_who_only_reads_meets_no_word_of_the_programme(desk, client, make_article):
    article = make_article("Terbit")
    client.force_login(desk["writer"])
    page = client.get(page_of(article)).content.decode()
    read = re.findall(r'<div class="readonly">(.*?)</div>', page, re.DOTALL)
    assert read.count("(kosong)") == 7, "cover, gallery, files, place, byline, tags, regions"
    assert "None" not in page


def test_an_address_that_another_article_has_is_refused_in_words(desk, client, make_article):
    make_article("Terbit", slug="terbit")
    client.force_login(desk["writer"])
    said = client.post(reverse("admin:news_article_add"), FORM | {"slug": "terbit"})
    found = said.context["adminform"].form.errors["slug"]
    assert found == ["Alamat ini sudah dipakai berita lain. Ubah alamatnya, atau ganti judulnya."]


def test_the_list_asks_for_rows_in_words_of_staff(desk, client, make_article):
    make_article("Terbit")
    client.force_login(desk["publisher"])
    rows = reverse("admin:news_article_changelist")
    page = client.get(rows).content.decode()
    assert 'aria-label="Pilih Terbit"' in page
    assert 'aria-label="Pilih semua di halaman ini"' in page
    said = client.post(
        rows, {"action": "publish_chosen", "index": "0"}, follow=True
    ).content.decode()
    assert "Pilih dahulu barisnya." in said
    assert "manipulasi" not in said
