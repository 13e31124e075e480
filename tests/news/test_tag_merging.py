"""Tags are merged, respelled and given synonyms; no article is lost and no old address is dead."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.core.exceptions import ValidationError
from django.db import connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.actions import keep_version, restore_version
from news.models import Article, Tag, TagSynonym
from news.tag_actions import add_synonym, merge_tags, remove_synonym, rename_tag, tags_for
from news.tagging import tag_slug

pytestmark = pytest.mark.django_db
NAMES = ["Pemilu", "Pilkada", "Pilkada 2024", "Data", "Logistik", "KPU Goes to School"]


def titles_of(slug):
    """What somebody finds who follows an address, old or new."""
    tags = Tag.objects.called(slug)
    assert len(tags) == 1, slug
    return set(Article.objects.filter(tags__in=tags).values_list("title", flat=True))


def test_articles_words_and_address_go_over(make_article):
    source, target = (Tag.objects.spelled(name) for name in ("Temanpemilih", "Teman Pemilih"))
    add_synonym(source, "Sobat Pemilih", by=None)
    both = make_article("Keduanya", tags=[source, target])
    one = make_article("Satu", tags=[source])
    versions = {article.pk: article.version for article in (both, one)}
    updated = {article.pk: article.updated_at for article in (both, one)}
    assert merge_tags([source], target, by=None) == 1
    assert not Tag.objects.filter(pk=source.pk).exists()
    for word in ("temanpemilih", "sobat-pemilih", "teman-pemilih"):
        assert titles_of(word) == {"Keduanya", "Satu"}
        assert Tag.objects.spelled(word) == target
    for article in (both, one):
        article.refresh_from_db()
        assert [*article.tags.all()] == [target]
        assert article.version == versions[article.pk]
        assert article.updated_at == updated[article.pk]


def test_an_earlier_version_comes_back_with_the_tag_that_its_word_means_now(make_article):
    old, new = tags_for(["Lama", "Baru"], by=None)
    article = make_article(tags=[old])
    first = keep_version(article, act="Disimpan", by=None)
    article.lead = "Teras lain."
    article.save()
    keep_version(article, act="Disimpan", by=None)
    merge_tags([old], new, by=None)
    restore_version(first, seen=article.version, by=None)
    article.refresh_from_db()
    assert article.lead == "KPU menggelar rapat pleno terbuka."
    assert [*article.tags.all()] == [new]


def test_a_name_and_an_address_that_are_two_words_both_lead_on(make_article):
    """As those of a site that moved in can be."""
    source, target = tags_for(["Pemilih Muda", "Pemilih Pemula"], by=None)
    Tag.objects.filter(pk=source.pk).update(slug="alamat-lain")
    make_article("Satu", tags=[source])
    merge_tags([Tag.objects.get(pk=source.pk)], target, by=None)
    assert titles_of("alamat-lain") == titles_of("pemilih-muda") == {"Satu"}


def test_a_tag_merged_with_itself_stays(make_article):
    tag = Tag.objects.spelled("Pemilu")
    make_article(tags=[tag])
    assert merge_tags([tag], tag, by=None) == 0
    assert tag.articles.count() == 1


def test_merging_halfway_changes_nothing(make_article, monkeypatch):
    source, target = (Tag.objects.spelled(name) for name in ("A", "B"))
    make_article(tags=[source])
    monkeypatch.setattr(TagSynonym, "save", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        merge_tags([source], target, by=None)
    assert [source.articles.count(), target.articles.count()] == [1, 0]


def test_a_new_spelling_keeps_the_old_address(make_article):
    tag = Tag.objects.spelled("Pilkada")
    make_article("Rapat", tags=[tag])
    assert rename_tag(tag, "#Pilkada 2024", by=None)
    assert (tag.name, tag.slug) == ("Pilkada 2024", "pilkada-2024")
    assert titles_of("pilkada") == titles_of("pilkada-2024") == {"Rapat"}
    assert not rename_tag(tag, "Pilkada 2024", by=None)
    assert rename_tag(tag, "PILKADA 2024", by=None)
    assert TagSynonym.objects.count() == 1
    assert rename_tag(tag, "Pilkada", by=None)
    assert [synonym.slug for synonym in tag.synonyms.all()] == ["pilkada-2024"]
    assert titles_of("pilkada-2024") == {"Rapat"}


def test_no_word_leads_to_two_tags():
    pemilu, data = (Tag.objects.spelled(name) for name in ("Pemilu", "Data"))
    synonym = add_synonym(pemilu, "#Pileg", by=None)
    for wrong in (
        lambda: add_synonym(data, "pileg", by=None),
        lambda: add_synonym(data, "Pemilu", by=None),
        lambda: add_synonym(data, "Data", by=None),
        lambda: add_synonym(data, "!", by=None),
        lambda: rename_tag(data, "Pileg", by=None),
        lambda: rename_tag(data, "pemilu", by=None),
        lambda: rename_tag(data, "#", by=None),
        lambda: Tag.objects.create(name="Pileg"),
        lambda: Tag(name="Pileg").full_clean(),
        lambda: TagSynonym(name="Data", tag=pemilu).full_clean(),
    ):
        with pytest.raises(ValidationError):
            wrong()
    data.refresh_from_db()
    assert data.name == "Data"
    remove_synonym(synonym, by=None)
    assert rename_tag(data, "Pileg", by=None)


def test_everything_is_told_in_the_history(staff_client):
    by = User.objects.get(username="petugas")
    pemilu, data = tags_for(["Pemilu", "Data"], by=by)
    remove_synonym(add_synonym(pemilu, "Pileg", by=by), by=by)
    rename_tag(pemilu, "Pemilihan Umum", by=by)
    merge_tags([data], pemilu, by=by)
    told = LogEntry.objects.order_by("pk").values_list("change_message", flat=True)
    assert list(told) == [
        "Dibuat saat diketik di berita.",
        "Dibuat saat diketik di berita.",
        "Sinonim “Pileg” ditambahkan.",
        "Sinonim “Pileg” dihapus.",
        "Ejaan diubah dari “Pemilu” menjadi “Pemilihan Umum”.",
        "Digabungkan ke tagar “Pemilihan Umum”.",
        "Tagar “Data” digabungkan ke tagar ini.",
    ]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    links=st.lists(st.sets(st.sampled_from(NAMES)), min_size=1, max_size=4),
    steps=st.lists(
        st.tuples(
            st.sampled_from(["merge", "rename", "synonym"]),
            st.sampled_from(NAMES), st.sampled_from([*NAMES, "Baru", "baru!", "Lain"]),
        ),
        max_size=6,
    ),
)  # fmt: skip
def test_whatever_is_merged_no_article_is_lost_and_every_word_leads_on(make_article, links, steps):
    with transaction.atomic():
        expected = {}
        for number, names in enumerate(links):
            article = make_article(f"Berita {number}")
            article.tags.set(tags_for(names, by=None))
            for name in names:
                expected.setdefault(tag_slug(name), set()).add(article.title)
        for step, first, second in steps:
            _take(step, first, second)
        for slug, titles in expected.items():
            assert titles_of(slug) >= titles
        words = [*Tag.objects.values_list("slug", flat=True)]
        words += TagSynonym.objects.values_list("slug", flat=True)
        assert len(words) == len(set(words))
        links_now = Article.tags.through.objects.values_list("article", "tag")
        assert len(links_now) == len(set(links_now))
        transaction.set_rollback(True)


def _take(step, first, second):
    tag, other = (Tag.objects.called(tag_slug(name)).first() for name in (first, second))
    if tag is None:
        return
    try:
        with transaction.atomic():
            if step == "merge" and other:
                merge_tags([tag], other, by=None)
            elif step == "rename":
                rename_tag(tag, second, by=None)
            elif step == "synonym":
                add_synonym(tag, second, by=None)
    except ValidationError:
        return


@pytest.mark.django_db(transaction=True)
def test_tags_given_while_others_are_merged_are_not_lost(make_article):
    """Writers save with a tag while it is merged away: nobody fails, nobody's tag is gone."""
    articles = [make_article(f"Berita {number}") for number in range(6)]
    old, new = (Tag.objects.spelled(name) for name in ("Lama", "Baru"))

    def write(article):
        with transaction.atomic():
            Article.objects.select_for_update().get(pk=article.pk)
            article.tags.set(tags_for(["Lama", f"Khusus {article.pk}"], by=None))

    def merge(_):
        for _ in range(20):
            try:
                return merge_tags([old], new, by=None)
            except ValidationError:
                continue
        raise AssertionError("somebody was always saving")

    def run(job):
        try:
            return job[0](job[1])
        finally:
            connections.close_all()

    jobs = [(write, article) for article in articles]
    jobs.insert(3, (merge, None))
    with ThreadPoolExecutor(7) as pool:
        list(pool.map(run, jobs))
    assert Article.objects.filter(tags=new).count() == 6
    assert not Tag.objects.filter(name="Lama").exists()


@pytest.fixture
def merging(staff_client):
    """The merging page for tags by name."""

    def open_page(*names, **also):
        tags = [Tag.objects.get(name=name).pk for name in names]
        return staff_client.get("/admin/news/tag/gabung/", {"tagar": tags, **also})

    return open_page


def test_two_steps_in_the_admin(staff_client, merging, make_article):
    source, target = (Tag.objects.spelled(name) for name in ("Pemilih Muda", "Pemilih Pemula"))
    for number in range(3):
        make_article(f"Berita {number}", tags=[source] + [target] * (number == 0))
    change = staff_client.get(f"/admin/news/tag/{source.pk}/change/").content.decode()
    assert f"/admin/news/tag/gabung/?tagar={source.pk}" in change
    assert "Lanjut" in merging("Pemilih Muda").content.decode()
    confirm = merging("Pemilih Muda", ke="#pemilih pemula").content.decode()
    assert "2 berita mendapat tagar" in confirm
    assert "sesudahnya 3 berita" in confirm
    assert Tag.objects.count() == 2
    sent = {"tagar": [source.pk], "ke": "Pemilih Pemula"}
    answer = staff_client.post("/admin/news/tag/gabung/", sent, follow=True)
    assert answer.redirect_chain[-1][0] == f"/admin/news/tag/{target.pk}/change/"
    said = [str(message) for message in answer.context["messages"]]
    assert said == ["Tagar “Pemilih Muda” digabungkan ke “Pemilih Pemula”; 2 berita ikut pindah."]
    assert "Pemilih Muda" in answer.context["adminform"].form.initial["words"]
    assert [*Tag.objects.values_list("name", flat=True)] == ["Pemilih Pemula"]
    assert staff_client.post("/admin/news/tag/gabung/", sent, follow=True).status_code == 200


def test_many_at_once_from_the_list(staff_client, make_article):
    tags = tags_for(["Pemilu", "pemilu 2024", "Pemilu Serentak"], by=None)
    make_article(tags=[tags[1]])
    chosen = {"action": "merge_selected", "_selected_action": [tag.pk for tag in tags]}
    answer = staff_client.post("/admin/news/tag/", chosen, follow=True)
    assert answer.context["form"]["ke"].value() == "pemilu 2024"
    sent = {"tagar": [tag.pk for tag in tags], "ke": "pemilu 2024"}
    staff_client.post("/admin/news/tag/gabung/", sent)
    assert [tag.name for tag in Tag.objects.all()] == ["pemilu 2024"]


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        ("Tak Ada", "Belum ada tagar"),
        ("Pemilu", "Pilih tagar lain"),
        ("", "harus diisi"),
        ("Data, Lain", "Paling banyak 1 tagar"),
        ("!", "tidak dapat dipakai"),
    ],
)
def test_a_bad_target_is_a_sentence(staff_client, merging, to, sentence):
    tags_for(["Pemilu", "Data"], by=None)
    answer = merging("Pemilu", ke=to)
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    sent = {"tagar": [Tag.objects.get(name="Pemilu").pk], "ke": to}
    assert staff_client.post("/admin/news/tag/gabung/", sent).status_code == 400
    assert Tag.objects.count() == 2


@pytest.mark.parametrize("chosen", ["", "x", "-1", "9" * 30, "0", "²"])
def test_nothing_chosen_leads_back_to_the_list(staff_client, chosen):
    answer = staff_client.get("/admin/news/tag/gabung/", {"tagar": chosen}, follow=True)
    assert "Pilih dahulu tagar" in answer.content.decode()


def test_only_those_who_may_change_tags_merge(client, make_article):
    user = User.objects.create_user("penulis", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_tag", "add_tag"]))
    client.force_login(user)
    one, two = tags_for(["Pemilu", "Data"], by=None)
    sent = {"tagar": [one.pk], "ke": "Data"}
    assert client.post("/admin/news/tag/gabung/", sent).status_code == 403
    change = client.get(f"/admin/news/tag/{two.pk}/change/").content.decode()
    assert "Gabungkan dengan" not in change
    assert Tag.objects.count() == 2


def test_name_and_synonyms_on_the_tags_page(staff_client, make_article):
    tag = Tag.objects.spelled("Pilkada")
    path = f"/admin/news/tag/{tag.pk}/change/"
    sent = {
        "name": "#Pilkada 2024",
        "words": "Pilkada, Pemilihan Kepala Daerah; #pilkadaserentak",
    }
    assert staff_client.post(path, sent).status_code == 302
    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("Pilkada 2024", "pilkada-2024")
    assert {synonym.slug for synonym in tag.synonyms.all()} == {
        "pilkada", "pemilihan-kepala-daerah", "pilkadaserentak",
    }  # fmt: skip
    assert staff_client.post(path, {"name": "Pilkada 2024", "words": "Pilkada"}).status_code == 302
    assert [synonym.slug for synonym in tag.synonyms.all()] == ["pilkada"]
    history = staff_client.get(f"/admin/news/tag/{tag.pk}/history/").content.decode()
    assert "Sinonim “pilkadaserentak” dihapus." in history
    tags_for(["Data", "Logistik"], by=None)
    answer = staff_client.post(path, {"name": "data", "words": "Logistik, !"})
    errors = answer.context["adminform"].form.errors
    assert "sudah ada dengan ejaan lain" in str(errors["name"])
    assert "gabungkan kedua tagarnya" in str(errors["words"])
    added = staff_client.post("/admin/news/tag/add/", {"name": "Pileg", "words": "Surat Suara"})
    assert added.status_code == 302
    assert Tag.objects.spelled("surat suara").name == "Pileg"


def test_the_list_counts_sorts_and_finds_unused_ones(staff_client, make_article):
    often, rarely, _ = tags_for(["Sering", "Jarang", "Takpernah"], by=None)
    make_article("Satu", tags=[often, rarely])
    make_article("Draf", tags=[often], published_at=None)

    def names(query):
        found = staff_client.get(f"/admin/news/tag/?{query}").context["cl"].result_list
        return [(tag.name, tag.used, tag.public) for tag in found]

    assert names("o=-2") == [("Sering", 2, 1), ("Jarang", 1, 1), ("Takpernah", 0, 0)]
    assert names("dipakai=tidak") == [("Takpernah", 0, 0)]
    assert names("dipakai=ya&o=-2")[0] == ("Sering", 2, 1)
    add_synonym(often, "Kerap", by=None)
    assert names("q=%23kerap") == [("Sering", 2, 1)]
