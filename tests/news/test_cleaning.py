"""Nothing that runs and nothing that breaks a feed gets in, whichever way it comes."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from kpuportal.html import UNSAFE_CHARACTERS, clean
from news.fields import LegibleLineField, LegibleTextField
from news.models import Article
from news.pasting import tidy_paste

pytestmark = pytest.mark.django_db

VECTORS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    "<svg onload=alert(1)>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe src=//evil.example></iframe>",
    "<p style=background:url(//evil.example)>x</p>",
    '<p onclick="alert(1)">x</p>',
    "<style>@import '//evil.example'</style>",
    "<form action=//evil.example><input></form>",
    "<object data=data:text/html,x></object>",
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--<img src=--><img src=x onerror=alert(1)//>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0>",
]
BAD_SIGNS = [
    "<script", "onerror=", "onload=", "onclick=", "javascript:", "<svg", "<iframe", "style=",
    "<style", "<form", "<object", "data:text", "<base", "<meta", "<math", "<!--",
]  # fmt: skip
CONTROLS = [
    "\x01",
    "\x0b",
    "\x0c",
    "\x1f",
    "\x7f",
    "\x85",
    "\ufdd0",
    "\ufffe",
    "\uffff",
    "\U0001ffff",
]


def by_save(**fields):
    return Article.objects.create(**fields).pk


def by_bulk_create(**fields):
    return Article.objects.bulk_create([Article(slug="massal", **fields)])[0].pk


def by_update(**fields):
    pk = by_save(title="Judul", lead="Teras")
    Article.objects.filter(pk=pk).update(**fields)
    return pk


def by_bulk_update(**fields):
    article = Article.objects.get(pk=by_save(title="Judul", lead="Teras"))
    for name, value in fields.items():
        setattr(article, name, value)
    Article.objects.bulk_update([article], list(fields))
    return article.pk


def by_form(**fields):
    from django.contrib import admin
    from django.test import RequestFactory

    request = RequestFactory().get("/")
    request.user = None
    form_class = admin.site._registry[Article].form
    form = form_class({"seen_version": 0, "slug": "formulir", **fields})
    assert form.is_valid(), form.errors
    return form.save().pk


PATHS = [by_save, by_bulk_create, by_update, by_bulk_update, by_form]


def stored(pk, column):
    """What the table really holds, read past every model."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT to_jsonb(news_article) ->> %s FROM news_article WHERE id = %s", [column, pk]
        )
        return cursor.fetchone()[0]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_that_runs_is_stored(path, vector):
    pk = path(title="Judul", lead="Teras", body=f"<p>Awal</p>{vector}<p>Akhir</p>")
    body = stored(pk, "body").lower()
    assert "awal" in body
    assert [sign for sign in BAD_SIGNS if sign in body] == []


@pytest.mark.parametrize("vector", VECTORS)
def test_the_signs_would_be_found_if_nobody_cleaned(vector):
    assert any(sign in vector.lower() for sign in [*BAD_SIGNS, "&#106;", "java\tscript"])


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("control", CONTROLS)
def test_no_control_character_is_stored(path, control):
    dirty = f"Rapat{control} pleno"
    names = ["title", "lead", "body", "dateline", "byline", "cover_alt", "cover_caption"]
    pk = path(**dict.fromkeys(names, dirty))
    for name in names:
        assert not UNSAFE_CHARACTERS.search(stored(pk, name)), name
        assert "pleno" in stored(pk, name)


@pytest.mark.parametrize("path", PATHS)
def test_a_title_is_one_line(path):
    pk = path(title="  Rapat\n pleno\u2028terbuka ", lead=" Satu\nDua ")
    assert stored(pk, "title") == "Rapat pleno terbuka"
    assert stored(pk, "lead") == "Satu\nDua"


@pytest.mark.parametrize("path", PATHS)
def test_what_was_pasted_into_a_line_is_mended(path):
    """Word has a vertical tab for a break; what was misread on the way is read again."""
    pk = path(title="Rapat\x0bPleno\u00a0 â€œAkbarâ€\u200b", lead="Satu\x0bko\u00adta\nDua")
    assert stored(pk, "title") == "Rapat Pleno “Akbar”"
    assert stored(pk, "lead") == "Satu kota\nDua"


def test_a_nul_is_refused_by_the_form(admin_client):
    answer = admin_client.post(
        "/admin/news/article/add/", {"title": "a\x00b", "slug": "a", "lead": "x", "seen_version": 0}
    )
    assert answer.status_code == 200
    assert "title" in answer.context["adminform"].form.errors
    assert not Article.objects.exists()


def test_not_even_sql_puts_a_control_character_into_a_title():
    pk = by_save(title="Judul", lead="Teras")
    for sql in (
        "UPDATE news_article SET title = %s WHERE id = %s",
        "UPDATE news_article SET lead = %s WHERE id = %s",
    ):
        with (
            pytest.raises(IntegrityError, match="no_control_characters"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql, ["a\x0bb", pk])


@given(st.text())
def test_tidying_twice_changes_nothing_more(text):
    for field in (LegibleLineField(), LegibleTextField()):
        once = field.tidy(text)
        assert field.tidy(once) == once
        assert not UNSAFE_CHARACTERS.search(once)


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    from kpuportal.html import clean

    assert clean(clean(text)) == clean(text)


def test_the_longest_body_can_be_stored_and_found():
    words = " ".join(f"\U00020000{number:x}-\U00020001{number:x}" for number in range(18_000))
    article = Article.objects.create(
        title="Panjang", lead="Teras", body=f"<p>{words}</p>"[:199_000]
    )
    assert Article.objects.filter(pk=article.pk, search="panjang").exists()


def test_expressions_pass_the_fields_untouched():
    from django.db.models import F, Value
    from django.db.models.functions import Concat

    pk = by_save(title="Judul", lead="Teras", published_at=timezone.now())
    Article.objects.filter(pk=pk).update(title=Concat(F("title"), Value(" baru")))
    assert stored(pk, "title") == "Judul baru"


@pytest.mark.parametrize("opening", ["<ul><li>", "<blockquote>", "<div>", "<table><tr><td>"])
def test_what_nests_beyond_reason_is_words_only(opening):
    """Cleaning takes the square of the depth: a megabyte of this would hold a worker long."""
    assert clean(opening * 40_000 + "Isi <b>tebal</b>") == "Isi tebal"
    assert tidy_paste(opening * 40_000 + "Isi <b>tebal</b>") == "<p>Isi tebal</p>"


def test_the_nesting_that_people_write_is_kept():
    listed = "<ul><li><p>a</p>" * 20 + "</li></ul>" * 20
    assert clean(listed) == listed
