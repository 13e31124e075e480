"""The filters that the list of articles and the API share."""

from typing import Any

import django_filters as filters
from django import forms
from django.core.validators import RegexValidator
from django.utils.functional import cached_property

from kpuportal.filtering import StrictFilterSet
from news.models import Article, Tag
from news.search import Search
from news.slugs import SLUG_PATTERN
from participation.directory import entries

WRONG_TAG = "Tagar “%(value)s” tidak dikenal. Alamat tagar hanya berisi huruf kecil dan angka."
WRONG_REGION = (
    "Kode wilayah “%(value)s” tidak dikenal. Contoh kode: 33 (Jawa Tengah), 33.74 (Kota Semarang)."
)
WRONG_YEAR = "Tahun “%(value)s” tidak dikenal. Tulis dengan empat angka, misalnya 2025."


class ArticleFilter(StrictFilterSet):
    """Words, tag, region and year. Tag and region come from links and are kept unseen."""

    q = filters.CharFilter(label="Kata kunci", method="by_words", max_length=200)
    tag = filters.CharFilter(
        label="Tagar",
        method="by_tag",
        max_length=60,
        validators=[RegexValidator(SLUG_PATTERN.replace("$", r"\Z"), WRONG_TAG)],
        widget=forms.HiddenInput,
    )
    wilayah = filters.ChoiceFilter(
        label="Wilayah",
        method="by_region",
        choices=[(entry.code, entry.name) for entry in entries().values()],
        error_messages={"invalid_choice": WRONG_REGION},
        widget=forms.HiddenInput,
    )
    tahun = filters.CharFilter(
        label="Tahun",
        field_name="published_at__year",
        validators=[RegexValidator(r"^(19|20)\d\d\Z", WRONG_YEAR)],
        widget=forms.Select,
    )

    class Meta:
        model = Article
        fields: list[str] = []

    @cached_property
    def wanted(self) -> Search:
        """What the reader looks for by words."""
        return Search(self.form.cleaned_data.get("q", ""))

    def filter_queryset(self, queryset: Any) -> Any:
        """The words are looked for among what the other filters leave."""
        found = super().filter_queryset(queryset)
        return self.wanted.among(found) if self.wanted.text else found

    def by_words(self, queryset: Any, name: str, value: str) -> Any:
        return queryset

    def by_tag(self, queryset: Any, name: str, value: str) -> Any:
        """Articles with the tag. Where it is all that is asked, it is looked up first: of a tag
        that it knows PostgreSQL knows how many articles have it, and how to read them best."""
        if self.wanted.text:
            return queryset.filter(tags__slug=value)
        tag = Tag.objects.filter(slug=value).values_list("pk", flat=True).first()
        return queryset.none() if tag is None else queryset.filter(tags=tag)

    def by_region(self, queryset: Any, name: str, value: str) -> Any:
        """Articles about the region; for a province, about any place in it."""
        codes = [code for code in entries() if code == value or code.startswith(f"{value}.")]
        about = Article.regions.through.objects.filter(region__in=codes)
        return queryset.filter(pk__in=about.values("article"))
