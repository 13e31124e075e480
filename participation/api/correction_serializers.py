"""How corrections are written as JSON."""

from typing import Any

from rest_framework import serializers

from participation.api import examples
from participation.api.serializers import field_of
from participation.columns import plain
from participation.correction_columns import attribution_of, said_columns
from participation.marks import NOTICE, mark
from participation.models import Correction


class SaidSerializer(serializers.Serializer):
    """What a number said, of a region's result or a recap's `count`, as in `ralat.csv`."""

    def get_fields(self) -> dict[str, Any]:
        """Declared here because `source` is a word of serializers too."""
        values = serializers.DictField(child=serializers.CharField(), allow_null=True)
        return {**{each.name: field_of(each) for each in said_columns({})}, "dimensions": values}

    def to_representation(self, instance: Correction) -> dict[str, Any]:
        """Its `old` or `new`, as this field is called; what is empty is null, as in results."""
        said = getattr(instance, str(self.field_name))
        columns = said_columns(instance.entry.edition.band_names)
        told = {column.name: plain(column.value(said)) for column in columns}
        return {**told, "dimensions": said.get("dimensions") or None}


@examples.example(examples.CORRECTION)
class NumberCorrectionSerializer(serializers.ModelSerializer):
    """A correction of a region's result, or of a recap's count, which has no region."""

    edition = serializers.CharField(source="entry.edition.slug")
    release = serializers.IntegerField(source="entry.number")
    corrected_at = serializers.DateTimeField(source="entry.at")
    region_code = serializers.CharField(source="region_id", allow_null=True)
    recap_level = serializers.CharField(source="level", allow_null=True)
    recap_band = serializers.CharField(source="band", allow_null=True)
    old = SaidSerializer(source="*")
    new = SaidSerializer(source="*")
    notice = serializers.SerializerMethodField(help_text=NOTICE)

    class Meta:
        model = Correction
        fields = [
            "edition", "release", "corrected_at", "region_code", "recap_level", "recap_band",
            "old", "new", "reason", "notice",
        ]  # fmt: skip

    def get_notice(self, correction: Correction) -> str | None:
        """What must stand beside the number as it is since."""
        return mark(correction.entry.edition, attribution_of(correction.new))

    def to_representation(self, instance: Correction) -> dict[str, Any]:
        """What is empty is null, as in results."""
        return {name: value or None for name, value in super().to_representation(instance).items()}
