"""Picking pictures and documents in the article's form, in the order that the writer chose."""

import re

import pytest
from django import forms
from django.core.files.base import ContentFile
from django.http import QueryDict
from PIL import Image

from news.admin.picking import DocumentsField, GalleryField, PictureField
from news.library.gallery import attachments_of, gallery_of, set_attachments, set_gallery
from news.models import Article, Document, GalleryPicture, Picture

pytestmark = pytest.mark.django_db


class PickingForm(forms.Form):
    """One of each."""

    cover = PictureField(required=False)
    pictures = GalleryField(required=False)
    documents = DocumentsField(required=False)


@pytest.fixture
def three(media):
    """Three stored pictures."""
    return [Picture(title=f"Foto {n}").keep(Image.new("RGB", (64, 48))) for n in "abc"]


@pytest.fixture
def documents(media):
    """Two stored documents."""
    pdf = ContentFile(b"%PDF-1.7 x", name="a.pdf")
    return [Document.from_upload(pdf, f"Dokumen {n}") for n in "ab"]


def filled(**values):
    sent = QueryDict(mutable=True)
    for name, chosen in values.items():
        sent.setlist(name, [str(getattr(each, "pk", each)) for each in chosen])
    form = PickingForm(sent)
    form.is_valid()
    return form


def shown(form, name):
    """The keys in the order in which the widget shows them."""
    return re.findall(rf'name="{name}" value="(\d+)"', str(form[name]))


def test_the_order_of_the_form_is_the_order_kept(three, documents):
    a, b, c = three
    form = filled(cover=[b], pictures=[c, a, b], documents=reversed(documents))
    assert form.cleaned_data["cover"] == b
    assert form.cleaned_data["pictures"] == [c, a, b]
    assert form.cleaned_data["documents"] == documents[::-1]


def test_nothing_chosen_is_nothing(media):
    assert filled().cleaned_data == {"cover": None, "pictures": [], "documents": []}


def test_what_is_chosen_twice_stands_once(three):
    assert filled(pictures=[three[1], three[0], three[1]]).cleaned_data["pictures"] == [
        three[1],
        three[0],
    ]


@pytest.mark.parametrize("nonsense", ["x", "-1", "0", "1.5", "9" * 30, "²", "<script>", "999999"])
def test_what_is_not_there_is_a_sentence_and_the_rest_stays_shown(three, nonsense):
    form = filled(cover=[nonsense], pictures=[three[2], nonsense, three[0]])
    for name in ("cover", "pictures"):
        assert "tidak ada lagi di pustaka" in str(form.errors[name])
    assert shown(form, "pictures") == [str(three[2].pk), str(three[0].pk)]
    assert "<script>" not in str(form["pictures"])


def test_a_form_with_errors_shows_again_what_was_sent(three):
    a, b, _ = three
    form = filled(cover=[a], pictures=[b, a])
    assert shown(form, "cover") == [str(a.pk)]
    assert shown(form, "pictures") == [str(b.pk), str(a.pk)]
    assert "Foto b" in str(form["pictures"])


@pytest.mark.parametrize("as_given", [lambda p: p, lambda p: p.pk, lambda p: str(p.pk)])
def test_initial_values_are_rows_or_keys(three, as_given):
    a, b, c = three
    form = PickingForm(initial={"cover": as_given(c), "pictures": [as_given(b), as_given(a)]})
    assert shown(form, "cover") == [str(c.pk)]
    assert shown(form, "pictures") == [str(b.pk), str(a.pk)]


def test_another_order_is_a_change(three):
    a, b, _ = three
    field = GalleryField()
    assert not field.has_changed([a, b], [str(a.pk), str(b.pk)])
    assert field.has_changed([a, b], [str(b.pk), str(a.pk)])
    assert field.has_changed([a], [])


def test_titles_are_text_not_markup(media):
    picture = Picture(title="<b>Foto</b>").keep(Image.new("RGB", (64, 48)))
    assert "&lt;b&gt;Foto" in str(PickingForm(initial={"cover": picture})["cover"])


def test_the_article_form_keeps_cover_gallery_and_attachments(staff_client, three, documents):
    a, b, c = three
    chosen = {
        "title": "Rapat pleno", "slug": "rapat-pleno", "lead": "Teras.", "seen_version": 0,
        "cover": b.pk, "cover_alt": "Aula", "pictures": [c.pk, a.pk, b.pk],
        "documents": [documents[1].pk, documents[0].pk],
    }  # fmt: skip
    answer = staff_client.post("/admin/news/article/add/", chosen)
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    article = Article.objects.get()
    assert article.cover == b
    assert gallery_of(article) == [c, a, b]
    assert attachments_of(article) == documents[::-1]
    page = staff_client.get(f"/admin/news/article/{article.pk}/change/").content.decode()
    assert re.findall(r'name="pictures" value="(\d+)"', page) == [str(p.pk) for p in (c, a, b)]


def test_a_form_without_a_title_loses_no_picture(staff_client, three):
    a, b, _ = three
    sent = {"title": "", "lead": "x", "seen_version": 0, "pictures": [b.pk, a.pk], "cover": a.pk}
    page = staff_client.post("/admin/news/article/add/", sent).content.decode()
    assert re.findall(r'name="pictures" value="(\d+)"', page) == [str(b.pk), str(a.pk)]
    assert re.findall(r'name="cover" value="(\d+)"', page) == [str(a.pk)]


def test_readers_see_gallery_and_attachments_in_order(client, make_article, three, documents):
    article = make_article()
    for picture in three:
        picture.caption, picture.credit = f"Keterangan {picture.title}", "Foto: Humas"
        picture.save()
    set_gallery(article, three[::-1])
    set_attachments(article, documents)
    page = client.get(article.get_absolute_url()).content.decode()
    captions = re.findall(r"<figcaption>Keterangan Foto (.)", page)
    assert captions == ["c", "b", "a"]
    assert "(PDF, 1 KB)" in page
    assert documents[0].url in page
    gallery = page[page.index('id="galeri"') :]
    assert gallery.count('loading="lazy"') >= 3
    assert 'width="64" height="48"' in gallery


# --- Places ---------------------------------------------------------------------------------------


def test_a_gallery_is_set_whole_and_written_only_when_it_changes(
    make_article, three, django_assert_num_queries
):
    article, (a, b, c) = make_article(), three
    assert set_gallery(article, [c, a]) is True
    places = list(GalleryPicture.objects.values())
    with django_assert_num_queries(4):  # savepoint, lock, look, release
        assert set_gallery(article, [c, a]) is False
    assert list(GalleryPicture.objects.values()) == places
    assert set_gallery(article, [a, b, c, a]) is True
    assert gallery_of(article) == [a, b, c]
    assert set_gallery(article, []) is True
    assert gallery_of(article) == []


def test_one_picture_stands_in_several_galleries(make_article, three):
    one, other = make_article("Satu"), make_article("Dua")
    set_gallery(one, three)
    set_gallery(other, three[::-1])
    assert gallery_of(one) == three
    assert gallery_of(other) == three[::-1]


# --- Without scripts ------------------------------------------------------------------------------


def test_without_scripts_no_button_is_dead_and_every_chosen_row_has_a_box(three, documents):
    page = str(PickingForm(initial={"cover": three[0], "pictures": three})["pictures"])
    assert re.search(r'<button [^>]*class="picking-open"[^>]* hidden>', page)
    assert page.count(" checked>") == 3
    plain = page[page.index("<noscript>") : page.index("</noscript>")]
    assert 'name="pictures"' in plain
    assert 'href="/admin/news/picture/"' in plain


@pytest.mark.parametrize("typed", ["{1}, {2}", "{1} {2}", " {1};{2} ", "{1},,{2},"])
def test_typed_numbers_follow_what_has_a_tick(three, typed):
    a, b, c = three
    numbers = typed.format(a.pk, b.pk, c.pk)
    form = filled(pictures=[a.pk, numbers], cover=[a.pk, str(c.pk)])
    assert form.cleaned_data["pictures"] == [a, b, c]
    assert form.cleaned_data["cover"] == c
    assert filled(cover=[a.pk, ""]).cleaned_data["cover"] == a
