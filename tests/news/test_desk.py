"""Nothing that is typed is lost: autosave, recovery, conflicts, versions; previews stay private."""

import re
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from news.models import Article, Picture, WorkingCopy
from tests.news.conftest import user_of
from tests.news.test_admin_articles import ADD, FORM, errors, page_of

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"admin:news_article_{name}", args=args)


def sent(article, **fields):
    """The form of an article as its page sends it, with changes."""
    names = ("title", "slug", "lead", "body")
    said = FORM | {name: getattr(article, name) for name in names}
    said |= {"seen_version": article.version, "working_key": str(uuid.uuid4())}
    return said | {"article": article.pk or ""} | fields


# --- Autosave and recovery ------------------------------------------------------------------------


def test_what_is_typed_is_kept_and_given_back(writer, draft, regions):
    typed = sent(draft, body="<p>Isi baru.</p>", regions=["33.10"], published_at_0="2099-01-02",
                 published_at_1="08:00")  # fmt: skip
    answer = writer.post(at("autosave"), typed)
    assert re.match(r"\d\d\.\d\d WIB", answer.json()["saved_at"])
    draft.refresh_from_db()
    assert draft.body == "<p>Isi lama.</p>"
    page = writer.get(page_of(draft)).content.decode()
    assert "Ada isian Anda yang belum disimpan" in page
    assert "Isi baru." not in page
    key = typed["working_key"]
    shown = writer.get(f"{at('unfinished', draft.pk)}?lanjutkan={key}").content.decode()
    assert "<ins>baru.</ins>" in shown
    resumed = writer.get(f"{page_of(draft)}?lanjutkan={key}")
    form = resumed.context["adminform"].form
    assert form["body"].value() == "<p>Isi baru.</p>"
    assert form["regions"].value() == ["33.10"]
    assert '<option value="33.10" selected>' in str(form["regions"])
    assert 'value="2099-01-02"' in str(form["published_at"])
    assert writer.post(page_of(draft), typed).status_code == 302
    assert not WorkingCopy.objects.exists()


def test_an_article_never_saved_is_kept_under_its_key(writer):
    key = str(uuid.uuid4())
    typed = FORM | {"title": "Baru dimulai", "working_key": key, "article": ""}
    for lead in ("Satu.", "Dua."):
        assert writer.post(at("autosave"), typed | {"lead": lead}).status_code == 200
    assert WorkingCopy.objects.get().fields["lead"] == ["Dua."]
    assert not Article.objects.exists()
    assert "Baru dimulai" in writer.get("/admin/").content.decode()
    assert "Baru dimulai" in writer.get(ADD).content.decode()
    form = writer.get(f"{ADD}?lanjutkan={key}").context["adminform"].form
    assert (form["lead"].value(), str(form["working_key"].value())) == ("Dua.", key)
    assert writer.post(ADD, typed).status_code == 302
    assert Article.objects.get().author == writer.user
    assert not WorkingCopy.objects.exists()


def test_each_article_begun_is_kept_apart_and_twenty_are_kept(writer, draft):
    other = WorkingCopy.objects.create(user=user_of("Penulis", "lain"), fields={})
    writer.post(at("autosave"), sent(draft))
    keys = [str(uuid.uuid4()) for _ in range(22)]
    for number, key in enumerate(keys):
        begun = FORM | {"title": f"Nomor {number}", "working_key": key, "article": ""}
        assert writer.post(at("autosave"), begun).status_code == 200
    mine = WorkingCopy.objects.filter(user=writer.user, article=None)
    assert {str(copy.key) for copy in mine} == set(keys[2:]), "the oldest made room"
    assert WorkingCopy.objects.filter(article=draft).exists()
    assert WorkingCopy.objects.filter(pk=other.pk).exists()
    writer.post(at("discard"), {"article": "", "working_key": keys[5]})
    assert {str(copy.key) for copy in mine.all()} == {*keys[2:5], *keys[6:]}


def test_nobody_meets_what_another_typed(writer, draft, client):
    writer.post(at("autosave"), sent(draft, lead="Rahasia saya."))
    asking = f"?lanjutkan={WorkingCopy.objects.get().key}"
    client.force_login(user_of("Penerbit", "lain"))
    for path in (page_of(draft), page_of(draft) + asking, at("unfinished", draft.pk) + asking):
        assert "Rahasia saya." not in client.get(path, follow=True).content.decode()


def test_discarding_asks_first_and_then_forgets(writer, draft):
    typed = sent(draft, lead="Lain.")
    writer.post(at("autosave"), typed)
    page = writer.get(page_of(draft)).content.decode()
    asked = re.search(r"<details[^>]*><summary[^>]*>Buang</summary>(.*?)</details>", page, re.S)
    assert "Ya, buang isian ini" in asked[1]
    assert page.count(f'action="{at("discard")}"') == asked[1].count("<form") == 1
    writer.post(at("discard"), {"article": draft.pk, "working_key": typed["working_key"]})
    assert not WorkingCopy.objects.exists()


def test_saving_one_tab_takes_nothing_from_another(writer, draft):
    first, second = sent(draft, lead="Tab pertama."), sent(draft, lead="Tab kedua.")
    for typed in (first, second):
        assert writer.post(at("autosave"), typed).status_code == 200
    page = writer.get(page_of(draft)).content.decode()
    keys = [first["working_key"], second["working_key"]]
    assert re.findall(r'href="\?lanjutkan=([^"]+)"', page) == [*reversed(keys)], "newest first"
    assert writer.post(page_of(draft), second).status_code == 302
    assert WorkingCopy.objects.get().fields["lead"] == ["Tab pertama."]
    form = writer.get(f"{page_of(draft)}?lanjutkan={keys[0]}").context["adminform"].form
    assert (form["lead"].value(), str(form["working_key"].value())) == ("Tab pertama.", keys[0])


def test_five_unfinished_forms_of_one_article_are_kept(writer, draft):
    typed = [sent(draft, lead=f"Nomor {number}.") for number in range(7)]
    for form in typed:
        writer.post(at("autosave"), form)
    kept = WorkingCopy.objects.order_by("saved_at")
    assert [str(copy.key) for copy in kept] == [form["working_key"] for form in typed[2:]]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"working_key": "x"}, 400),
        ({"article": "999999"}, 404),
        ({"article": "x"}, 400),
        ({"body": "x" * 2_100_000}, 413),
    ],
)
def test_an_autosave_that_can_not_be_meant_is_refused(writer, draft, change, status):
    assert writer.post(at("autosave"), sent(draft) | change).status_code == status
    assert not WorkingCopy.objects.exists()


def test_autosave_keeps_only_the_fields_of_the_form(writer, draft):
    writer.post(at("autosave"), sent(draft, state="published", csrfmiddlewaretoken="x", step="y"))
    assert not {"state", "csrfmiddlewaretoken", "step"} & set(WorkingCopy.objects.get().fields)


def test_a_character_that_the_database_can_not_keep_stops_no_autosave(writer, draft):
    assert writer.post(at("autosave"), sent(draft, lead="Teras\x00 baru.")).status_code == 200
    assert WorkingCopy.objects.get().fields["lead"] == ["Teras baru."]


def test_hints_come_with_the_autosave(writer, draft):
    typed = sent(draft, title="RAPAT PLENO TERBUKA KPU", lead="Senin, 19 Oktober 2025.")
    hints = writer.post(at("autosave"), typed).json()["hints"]
    told = {hint["field"]: hint["text"] for hint in hints}
    assert "kapital" in told["title"]
    assert "Minggu, bukan Senin" in told["lead"]


def test_who_may_not_save_any_more_loses_nothing(writer, draft):
    Article.objects.filter(pk=draft.pk).update(state="review")
    answer = writer.post(page_of(draft), sent(draft, lead="Terlambat."))
    assert answer["Location"] == page_of(draft)
    page = writer.get(page_of(draft)).content.decode()
    assert "Isian Anda tidak hilang" in page
    assert "Lihat bedanya" in page
    draft.refresh_from_db()
    assert draft.lead != "Terlambat."
    kept = f"{at('unfinished', draft.pk)}?lanjutkan={WorkingCopy.objects.get().key}"
    assert "Terlambat." in writer.get(kept).content.decode()


def test_a_session_that_ended_is_noticed_and_a_new_one_gives_a_token(writer, client):
    answer = writer.get(at("session")).json()
    assert answer["user"] == "petugas-berita"
    assert len(answer["csrf"]) > 30
    client.logout()
    assert client.get(at("session")).status_code == 302
    assert client.post(at("autosave"), {}).status_code == 302


# --- Two people -----------------------------------------------------------------------------------


@pytest.fixture
def contested(draft, client):
    """A draft that another saved while the editor's form was open."""
    client.force_login(user_of("Penyunting", "eko"))
    seen = draft.version
    first = sent(draft, lead="Naskah pertama.", body="<p>Isi lama yang pertama.</p>")
    assert client.post(page_of(draft), first).status_code == 302
    client.force_login(draft.author)
    draft.refresh_from_db()
    mine = sent(draft, seen_version=seen, lead="Naskah kedua.", title="Judul kedua")
    return draft, mine | {"body": "<p>Isi lama yang kedua.</p>"}


def test_the_second_editor_sees_both_texts_and_what_differs(contested, client):
    article, mine = contested
    answer = client.post(page_of(article), mine)
    assert "tidak hilang" in str(errors(answer)["__all__"])
    html = answer.content.decode()
    assert "<del>pertama.</del> <ins>kedua.</ins>" in html
    assert "Naskah kedua." in html
    article.refresh_from_db()
    assert article.lead == "Naskah pertama."
    version = re.search(r'name="seen_version" value="(\d+)"', html)[1]
    asked = re.findall(r'name="asked" value="(\w+)"', html)
    assert set(asked) == {"title", "lead", "body"}
    assert "eko menyimpan versi lain pada" in html
    mine |= {"seen_version": version, "asked": asked}
    undecided = client.post(page_of(article), mine | {"choice-lead": "mine"})
    assert "Pilih dahulu untuk tiap bagian" in str(errors(undecided)["__all__"])
    assert re.search(r'name="choice-lead" value="mine" checked', undecided.content.decode())
    article.refresh_from_db()
    assert article.lead == "Naskah pertama."
    chosen = {f"choice-{name}": "mine" for name in asked}
    assert client.post(page_of(article), mine | chosen).status_code == 302
    article.refresh_from_db()
    assert (article.lead, article.title) == ("Naskah kedua.", "Judul kedua")
    assert "Naskah pertama." in str(article.versions.get(number=version).content)


def test_the_second_editor_may_choose_field_by_field(contested, client):
    article, mine = contested
    page = client.post(page_of(article), mine).content.decode()
    version = re.search(r'name="seen_version" value="(\d+)"', page)[1]
    choices = {"choice-lead": "theirs", "choice-body": "theirs", "choice-title": "mine"}
    chosen = mine | {"seen_version": version, "asked": ["lead", "body", "title"]} | choices
    assert client.post(page_of(article), chosen).status_code == 302
    article.refresh_from_db()
    assert (article.lead, article.title) == ("Naskah pertama.", "Judul kedua")
    assert article.body == "<p>Isi lama yang pertama.</p>"


def test_what_only_one_of_the_two_changed_is_chosen_to_begin_with(writer, draft, client):
    writer.post(page_of(draft), sent(draft, lead="Teras awal."))
    draft.refresh_from_db()
    begun = sent(draft, lead="Teras saya.", body="<p>Isi saya.</p>")
    client.force_login(user_of("Penerbit", "pia"))
    other = sent(draft, title="Judul pia", body="<p>Isi pia.</p>", step="publish")
    assert client.post(page_of(draft), other).status_code == 302
    page = client.post(page_of(draft), begun)
    conflicts = page.context["adminform"].form.conflicts
    assert {conflict.name: conflict.choice for conflict in conflicts} == {
        "title": "theirs", "lead": "mine", "body": "", "published_at": "theirs"
    }  # fmt: skip
    html = page.content.decode()
    assert 'name="choice-title" value="theirs" checked' in html
    assert "harus punya waktu terbit" not in html
    assert "Terjadwal" not in html


def test_who_saves_in_two_tabs_is_told_so(writer, draft):
    seen = draft.version
    assert writer.post(page_of(draft), sent(draft, lead="Tab pertama.")).status_code == 302
    late = writer.post(page_of(draft), sent(draft, seen_version=seen, lead="Tab kedua."))
    assert "Orang lain" not in str(errors(late)["__all__"])
    page = late.content.decode()
    assert "Anda menyimpan versi lain di tab lain" in page
    assert "Versi itu tersimpan pada " in page
    assert "Pakai versi dari tab lain untuk “Teras”" in page
    assert "Pakai isian di tab ini untuk “Teras”" in page
    assert "Dua orang" not in page


# --- A new story that is sent again ---------------------------------------------------------------


def test_a_new_story_sent_again_with_other_words_loses_none(writer, picture):
    first = FORM | {"slug": "", "cover": picture.pk, "working_key": str(uuid.uuid4())}
    Picture.objects.update(alt="Peserta rapat")
    for _ in range(2):
        again = writer.post(ADD, first, follow=True)
    assert "tersimpan sekali" in again.content.decode()
    added = first | {"lead": "KPU menggelar rapat. Ditambah."}
    answer = writer.post(ADD, added)
    article, form = Article.objects.get(), answer.context["adminform"].form
    assert [conflict.name for conflict in form.conflicts] == ["lead"]
    assert "KPU menggelar rapat. Ditambah." in str(form["lead"])
    page = answer.content.decode()
    assert f'action="{page_of(article)}"' in page
    version = re.search(r'name="seen_version" value="(\d+)"', page)[1]
    chosen = added | {"seen_version": version, "asked": ["lead"], "choice-lead": "mine"}
    assert writer.post(page_of(article), chosen).status_code == 302
    article.refresh_from_db()
    assert article.lead == "KPU menggelar rapat. Ditambah."


def test_a_new_story_sent_again_with_a_step_takes_it(writer):
    first = FORM | {"working_key": str(uuid.uuid4())}
    for step in ("", "submit"):
        assert writer.post(ADD, first | {"step": step}).status_code == 302
    assert Article.objects.get().state == "review"
    other = first | {"lead": "Terlambat."}
    page = writer.post(ADD, other, follow=True).content.decode()
    assert "Isian Anda tidak hilang" in page
    assert WorkingCopy.objects.get().fields["lead"] == ["Terlambat."]


def test_pictures_in_another_order_are_a_difference(draft, picture, client):
    client.force_login(user_of("Penyunting", "eko"))
    seen = draft.version
    assert client.post(page_of(draft), sent(draft, pictures=[picture.pk])).status_code == 302
    draft.refresh_from_db()
    late = client.post(page_of(draft), sent(draft, seen_version=seen, pictures=[]))
    assert [conflict.name for conflict in late.context["adminform"].form.conflicts] == ["pictures"]
    assert [*draft.gallery.all()] == [picture]


# --- Notes and corrections ------------------------------------------------------------------------


def test_the_desk_talks_and_readers_do_not_hear_it(writer, draft, client):
    writer.post(at("note", draft.pk), {"text": "Nama ketua sudah dicek?"})
    assert "Nama ketua sudah dicek?" in writer.get(page_of(draft)).content.decode()
    Article.objects.filter(pk=draft.pk).update(state="published", published_at=timezone.now())
    client.logout()
    assert "Nama ketua" not in client.get(draft.get_absolute_url()).content.decode()
    writer.force_login(writer.user)
    answer = writer.post(at("note", draft.pk), {"text": " "}, follow=True)
    assert draft.notes.count() == 1
    assert "Catatan masih kosong" in answer.content.decode()


def test_a_correction_stands_with_its_date_on_the_page(make_article, client):
    article = make_article(slug="terbit")
    client.force_login(user_of("Penyunting", "eko"))
    assert client.post(at("correction", article.pk), {"text": "Salah."}).status_code == 403
    client.force_login(user_of("Penerbit", "puji"))
    client.post(at("correction", article.pk), {"text": "Jumlah TPS 12, bukan 21."})
    hidden = make_article("Belum terbit", published_at=None)
    assert client.post(at("correction", hidden.pk), {"text": "Salah."}).status_code == 403
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Jumlah TPS 12, bukan 21." in page
    assert article.corrections.get().by_name == "puji"
    assert "puji" not in page
