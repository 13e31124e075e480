"""Tags are typed as text: what is meant, what is new, who may make it, what is suggested."""

import pytest
from django import forms
from django.contrib.auth.models import Permission, User
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from news.admin.tag_field import TagField
from news.models import Article, Tag
from news.tag_actions import add_synonym, tags_for
from news.tagging import tag_name, tag_names, tag_slug

ADD = "/admin/news/article/add/"
FORM = {
    "title": "Rapat Pleno", "slug": "rapat-pleno", "lead": "KPU menggelar rapat.",
    "body": "<p>Isi.</p>", "published_at_0": "", "published_at_1": "", "seen_version": "0",
}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", []),
        (" , #, ;", []),
        (
            "#temanpemilih #Pilkada2024, KPU Goes to School",
            ["temanpemilih", "Pilkada2024", "KPU Goes to School"],
        ),
        ("#satu#dua\uff03tiga", ["satu", "dua", "tiga"]),
        ("Pemilu\nData\r\nData; pemilu", ["Pemilu", "Data"]),
        ("Teman Pemilih, #teman-pemilih", ["Teman Pemilih"]),
        ("!, ?", ["!", "?"]),
    ],
)
def test_where_one_tag_ends_and_the_next_begins(typed, names):
    assert tag_names(typed) == names


@given(st.lists(st.text(min_size=1, max_size=20)))
def test_what_is_written_out_is_read_back(texts):
    names = tag_names(", ".join(map(tag_name, texts)))
    assert tag_names(", ".join(names)) == names
    assert tag_names("".join(f"#{name}" for name in names)) == names
    wanted = {tag_slug(tag_name(text)) or tag_name(text) for text in texts} - {""}
    assert {tag_slug(name) or name for name in names} == wanted


@pytest.mark.django_db
def test_a_line_becomes_tags_and_back():
    tags_for(["Pemilu", "Pilkada"], by=None)
    add_synonym(Tag.objects.get(slug="pilkada"), "Pemilihan", by=None)
    field = TagField(required=False)
    found = field.clean("#PEMILU, pemilihan #Pilkada, Baru")
    assert [(tag.name, tag.pk is None) for tag in found] == [
        ("Pemilu", False), ("Pilkada", False), ("Baru", True),
    ]  # fmt: skip
    assert Tag.objects.count() == 2
    assert field.prepare_value(found) == "Pemilu, Pilkada, Baru"
    assert field.prepare_value(["Pemilu", "#Lain, lagi"]) == "Pemilu, Lain lagi"
    assert field.prepare_value("#apa adanya") == "#apa adanya"
    assert not field.has_changed(found, "baru #pilkada, pemilu")
    assert field.has_changed(found, "Pemilu")
    assert field.clean("") == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (", ".join(f"tagar {number}" for number in range(21)), "Paling banyak 20 tagar"),
        ("Pemilu, " + "x" * 61, "terlalu panjang"),
        ("Pemilu, !!!", "Tagar “!!!” tidak dapat dipakai"),
    ],
)
def test_a_bad_line_is_a_sentence(typed, sentence):
    with pytest.raises(ValidationError, match=sentence):
        TagField().clean(typed)
    assert not Tag.objects.exists()


def test_without_script_it_is_a_text_box():
    class Form(forms.Form):
        tags = TagField(initial=["Pemilu", "Data"])

    box = str(Form()["tags"])
    assert 'type="text"' in box
    assert 'value="Pemilu, Data"' in box
    assert 'data-suggestions="/admin/news/tag/suggest/"' in box


@pytest.mark.django_db
def test_typed_tags_are_stored_with_the_article(staff_client):
    pemilu = Tag.objects.spelled("Pemilu")
    sent = FORM | {"tags": "#pemilu #temanpemilih, KPU Goes to School"}
    assert staff_client.post(ADD, sent).status_code == 302
    article = Article.objects.get()
    assert [tag.name for tag in article.tags.all()] == [
        "KPU Goes to School", "Pemilu", "temanpemilih",
    ]  # fmt: skip
    assert pemilu in article.tags.all()
    page = staff_client.get(f"/admin/news/article/{article.pk}/change/").content.decode()
    assert 'value="KPU Goes to School, Pemilu, temanpemilih"' in page
    changed = sent | {"tags": "#pemilu", "seen_version": article.version}
    path = f"/admin/news/article/{article.pk}/change/"
    assert staff_client.post(path, changed).status_code == 302
    assert [*article.tags.all()] == [pemilu]


@pytest.mark.django_db
def test_a_form_that_is_refused_leaves_no_tag_behind(staff_client):
    answer = staff_client.post(ADD, FORM | {"title": "", "tags": "#Baru"})
    assert answer.status_code == 200
    assert 'value="#Baru"' in answer.content.decode()
    assert not Tag.objects.exists()


@pytest.mark.django_db
def test_new_tags_only_from_those_who_may_make_them(client):
    user = User.objects.create_user("penulis", is_staff=True)
    rights = ["view_article", "add_article", "change_article"]
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    Tag.objects.spelled("Pemilu")
    answer = client.post(ADD, FORM | {"tags": "Pemilu, Baru, #Lain"})
    said = str(answer.context["adminform"].form.errors["tags"])
    assert "Belum ada tagar “Baru”, “Lain”" in said
    assert Tag.objects.count() == 1
    assert client.post(ADD, FORM | {"tags": "#pemilu"}).status_code == 302
    user.user_permissions.add(Permission.objects.get(codename="add_tag"))
    assert client.post(ADD, FORM | {"slug": "lain", "tags": "Baru"}).status_code == 302
    assert Tag.objects.filter(name="Baru").exists()


@pytest.mark.django_db
def test_a_tag_merged_while_the_form_was_open_is_found_again(staff_client, make_article):
    from news.tag_actions import merge_tags

    old, new = tags_for(["Lama", "Baru"], by=None)
    article = make_article(slug="rapat-pleno", published_at=None, tags=[old])
    merge_tags([old], new, by=None)
    sent = FORM | {"tags": "Lama", "seen_version": article.version}
    path = f"/admin/news/article/{article.pk}/change/"
    assert staff_client.post(path, sent).status_code == 302
    assert [*article.tags.all()] == [new]


@pytest.mark.django_db
def test_suggestions_know_synonyms_and_counts(staff_client, make_article):
    pemilu, pilkada, _ = tags_for(["Pemilu", "Pilkada 2024", "Data Pemilu"], by=None)
    add_synonym(pilkada, "Pemilihan Kepala Daerah", by=None)
    make_article("Satu", tags=[pilkada])
    make_article("Dua", tags=[pilkada, pemilu], published_at=None)

    def ask(text):
        return staff_client.get("/admin/news/tag/suggest/", {"q": text}).json()

    assert ask("#pem") == {
        "results": [
            {"name": "Pilkada 2024", "uses": 2, "synonym": "Pemilihan Kepala Daerah"},
            {"name": "Pemilu", "uses": 1, "synonym": ""},
            {"name": "Data Pemilu", "uses": 0, "synonym": ""},
        ],
        "meant": None,
    }
    assert ask("pemilihan kepala daerah")["meant"] == "Pilkada 2024"
    assert ask("PEMILU")["meant"] == "Pemilu"
    for nothing in ("", "#", "%", "_", "zzz", "x" * 5000):
        assert ask(nothing) == {"results": [], "meant": None}


def test_a_tag_is_suggested_however_its_words_are_parted(staff_client):
    tags_for(["TemanPemilih", "KPU Goes to School"], by=None)

    def suggested(text):
        answer = staff_client.get("/admin/news/tag/suggest/", {"q": text}).json()
        return [tag["name"] for tag in answer["results"]]

    assert suggested("teman pem") == ["TemanPemilih"]
    assert suggested("kpugoes") == ["KPU Goes to School"]


@pytest.mark.django_db
def test_suggestions_cost_little(staff_client, django_assert_max_num_queries, make_article):
    tags = Tag.objects.bulk_create(
        Tag(name=f"Tagar {number}", slug=f"tagar-{number}") for number in range(200)
    )
    make_article(tags=tags)
    with django_assert_max_num_queries(6):  # with session and user
        assert len(staff_client.get("/admin/news/tag/suggest/?q=t").json()["results"]) == 8


@pytest.mark.django_db
def test_suggestions_are_for_the_desk(client):
    assert client.get("/admin/news/tag/suggest/?q=p").status_code == 302
    user = User.objects.create_user("lain", is_staff=True)
    client.force_login(user)
    assert client.get("/admin/news/tag/suggest/?q=p").status_code == 403
