"""A tag is typed with or without "#", kept without, and has one spelling."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import example, given
from hypothesis import strategies as st

from news.models import Tag
from news.tagging import tag_name, tag_slug


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("#Pilkada2024", "Pilkada2024"),
        ("Pilkada2024", "Pilkada2024"),
        ("  ## Teman   Pemilih ", "Teman Pemilih"),
        ("\uff03Pemilu", "Pemilu"),
        ("Nomor #1; dua, tiga", "Nomor 1 dua tiga"),
        ("a\x0bb\u200b", "ab\u200b"),
    ],
)
def test_the_hash_is_not_kept(typed, kept):
    assert tag_name(typed) == kept


@given(st.text())
def test_naming_a_name_changes_nothing(text):
    name = tag_name(text)
    assert tag_name(name) == name
    assert not name.startswith("#")
    assert tag_name("#" + name) == name


@given(st.text())
@example("0-_0")
def test_a_slug_fits_addresses(text):
    slug = tag_slug(text)
    assert slug == "" or all(part.isascii() and part.isalnum() for part in slug.split("-"))


@pytest.mark.django_db
def test_one_spelling_a_slug():
    first = Tag.objects.spelled("#Teman Pemilih")
    assert Tag.objects.spelled("teman pemilih") == first
    assert Tag.objects.spelled("TEMAN-PEMILIH") == first
    assert (first.name, first.slug) == ("Teman Pemilih", "teman-pemilih")


@pytest.mark.django_db
def test_the_address_stays_when_the_spelling_changes():
    tag = Tag.objects.spelled("Pemilih Muda")
    tag.name = "#Pemilih Pemula"
    tag.save()
    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("Pemilih Pemula", "pemilih-muda")


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", "#", "# !", "\U0001f5f3"])
def test_a_tag_needs_a_letter_or_digit(typed):
    with pytest.raises(ValidationError, match="memerlukan huruf atau angka"):
        Tag.objects.spelled(typed)


@pytest.mark.django_db
def test_the_database_keeps_the_rule_on_every_path():
    tag = Tag.objects.spelled("Pemilu")
    with pytest.raises(IntegrityError, match="tag_name_is_kept_without_hash"), transaction.atomic():
        Tag.objects.filter(pk=tag.pk).update(name="#Pemilu")
    with pytest.raises(IntegrityError, match="tag_name_is_spelled_once"), transaction.atomic():
        Tag.objects.bulk_create([Tag(name="PEMILU", slug="lain")])
