"""How regions, editions, results and awards are written as JSON."""

import datetime as dt
from decimal import Decimal
from functools import partial
from typing import Any

from django.urls import reverse
from drf_spectacular.extensions import OpenApiSerializerExtension
from rest_framework import serializers

from kpuportal.site_address import on_site
from participation.api import examples
from participation.columns import Column
from participation.comparability import comparison_of
from participation.exports import COLUMNS, columns_of, record
from participation.marks import NOTICE, SOURCE_STATUS, mark
from participation.models import (
    Award,
    Band,
    Dimension,
    Edition,
    HistoryEntry,
    NationalRecap,
    Region,
    Result,
)


@examples.example(examples.REGION)
class RegionSerializer(serializers.ModelSerializer):
    """A region."""

    level = serializers.CharField(read_only=True)
    province_code = serializers.CharField(read_only=True)

    class Meta:
        model = Region
        fields = ["code", "name", "kind", "level", "province_code", "time_zone"]


class BandSerializer(serializers.ModelSerializer):
    """A band with its ends and whether they belong to it."""

    class Meta:
        model = Band
        fields = ["slug", "name", "lower", "lower_included", "upper", "upper_included"]


class DimensionSerializer(serializers.ModelSerializer):
    """A variable; a weight that is not published is null."""

    class Meta:
        model = Dimension
        fields = ["slug", "name", "weight"]


class RecapSerializer(serializers.ModelSerializer):
    """An announced count."""

    band: Any = serializers.SlugRelatedField(slug_field="name", read_only=True)
    source: Any = serializers.StringRelatedField()
    source_status = serializers.CharField(source="source.status", help_text=SOURCE_STATUS)
    notice = serializers.SerializerMethodField(help_text=NOTICE)

    class Meta:
        model = NationalRecap
        fields = ["level", "band", "count", "eligible", "source", "source_status", "notice"]

    def get_notice(self, recap: NationalRecap) -> str | None:
        """What must stand beside the count."""
        return mark(recap.edition, recap.source.attribution)


class ReleaseSerializer(serializers.Serializer):
    """A release, with the checksum of its file."""

    number = serializers.IntegerField(help_text="Nomor rilis; yang terbesar yang terbaru")
    released_at = serializers.DateTimeField(source="at", help_text="Waktu rilis")
    act = serializers.CharField(help_text="published, corrected, evidenced, atau restated")
    file_name = serializers.CharField(source="release.file_name", help_text="Nama berkas")
    url = serializers.SerializerMethodField(help_text="Alamat berkas, yang tidak pernah berubah")
    sha256 = serializers.CharField(source="release.sha256", help_text="Sidik SHA-256 berkas")

    def get_url(self, entry: HistoryEntry) -> str:
        """The release as it was given out."""
        return on_site(reverse("release", args=[entry.edition.slug, entry.number]))


class ComparisonSerializer(serializers.Serializer):
    """The edition that one may be compared with, and what of the method is the same."""

    edition = serializers.CharField(help_text="Alamat edisi itu")
    name = serializers.CharField(help_text="Namanya")
    same_bands = serializers.BooleanField(help_text="Apakah kategori dan batasnya sama")
    same_variables = serializers.BooleanField(help_text="Apakah variabelnya sama")
    same_weights = serializers.BooleanField(
        allow_null=True, help_text="Apakah bobotnya sama; null bila ada yang tidak dipublikasikan"
    )

    def to_representation(self, instance: Edition) -> Any:
        """Null where the edition is comparable with none."""
        return comparison_of(instance)


@examples.example(examples.EDITION)
class EditionSerializer(serializers.ModelSerializer):
    """An edition."""

    notice = serializers.SerializerMethodField(help_text=NOTICE)
    comparable_with = ComparisonSerializer(
        source="*", allow_null=True,
        help_text="Edisi sebelumnya yang sebanding, dan apakah metodenya sama",
    )  # fmt: skip
    bands = BandSerializer(many=True, read_only=True)
    dimensions = DimensionSerializer(many=True, read_only=True)
    recaps = RecapSerializer(many=True, read_only=True)
    releases = ReleaseSerializer(
        source="history", many=True, read_only=True, help_text="Semua rilis, yang terbaru di depan"
    )

    class Meta:
        model = Edition
        fields = [
            "slug", "name", "official_name", "alias", "election", "election_date", "launched_on",
            "is_sample", "notice", "comparable_with", "method_note", "coverage_note",
            "published_at", "bands", "dimensions", "recaps", "releases",
        ]  # fmt: skip

    def get_notice(self, edition: Edition) -> str | None:
        """What must stand beside every number of a sample."""
        return mark(edition)


FIELD_OF: dict[type, Any] = {
    str: serializers.CharField,
    int: serializers.IntegerField,
    Decimal: partial(serializers.DecimalField, max_digits=5, decimal_places=2),
    dt.datetime: serializers.DateTimeField,
}


def field_of(column: Column) -> Any:
    """A column of the files as a field."""
    return FIELD_OF[column.kind](allow_null=not column.required, help_text=column.meaning)


@examples.example(examples.RESULT)
class ResultSerializer(serializers.Serializer):
    """A result: the columns of the files under the same names."""

    def get_fields(self) -> dict[str, Any]:
        """One field a column."""
        return {column.name: field_of(column) for column in COLUMNS}

    def to_representation(self, instance: Result) -> dict[str, Any]:
        """The record that the files hold."""
        return record(instance, columns_of(instance.edition))


class ResultDescription(OpenApiSerializerExtension):
    """Says that an edition's variables follow the fixed columns."""

    target_class = ResultSerializer

    def map_serializer(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
        """The fixed columns, and what may stand beside them."""
        described: dict[str, Any] = auto_schema._map_serializer(
            self.target, direction, bypass_extensions=True
        )
        value = {
            "type": ["string", "null"],
            "pattern": r"^\d{1,3}\.\d{2}$",
            "description": "Nilai satu variabel edisi ini; null bila belum dipublikasikan",
        }
        return described | {"patternProperties": {"^dimension_": value}}


@examples.example(examples.AWARD)
class AwardSerializer(serializers.ModelSerializer):
    """An award."""

    edition: Any = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    category: Any = serializers.StringRelatedField()
    region_code = serializers.CharField(source="region_id")
    region_name = serializers.CharField(source="region.name")
    source: Any = serializers.StringRelatedField()
    source_status = serializers.CharField(source="source.status", help_text=SOURCE_STATUS)
    lesson_file = serializers.CharField(
        source="lesson_address", allow_null=True, help_text="Alamat PDF dokumen pembelajaran"
    )
    notice = serializers.SerializerMethodField(help_text=NOTICE)

    class Meta:
        model = Award
        fields = [
            "edition", "category", "region_code", "region_name", "given_on", "reason",
            "lesson_url", "lesson_file", "lesson_sha256", "source", "source_status", "notice",
        ]  # fmt: skip
        extra_kwargs = {
            name: {"allow_null": True} for name in ("reason", "lesson_url", "lesson_sha256")
        }

    def get_notice(self, award: Award) -> str | None:
        """What must stand beside everything of a sample."""
        return mark(award.edition, award.source.attribution)

    def to_representation(self, instance: Award) -> dict[str, Any]:
        """What is empty is null, as in results."""
        return {name: value or None for name, value in super().to_representation(instance).items()}
