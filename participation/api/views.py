"""Regions, editions, results and awards for machines."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from rest_framework.mixins import ListModelMixin
from rest_framework.viewsets import GenericViewSet, ReadOnlyModelViewSet

from kpuportal.api import ANYTHING, StrictFilterBackend, Unindexed, described
from participation.api.correction_serializers import NumberCorrectionSerializer
from participation.api.serializers import (
    AwardSerializer,
    EditionSerializer,
    RegionSerializer,
    ResultSerializer,
)
from participation.filters import (
    ApiAwardFilter,
    ApiResultFilter,
    CorrectionFilter,
    RegionFilter,
)
from participation.models import (
    Award,
    Correction,
    Edition,
    HistoryEntry,
    NationalRecap,
    Region,
    Result,
)


@described("Wilayah: provinsi, kabupaten, dan kota", "Satu wilayah menurut kode Kemendagri")
class RegionViewSet(Unindexed, ReadOnlyModelViewSet):
    """Provinces, kabupaten and kota by their Ministry of Home Affairs code."""

    queryset = Region.objects.order_by("code")
    serializer_class = RegionSerializer
    filter_backends = [StrictFilterBackend]
    filterset_class = RegionFilter
    lookup_value_regex = ANYTHING


@described("Edisi dengan kategori, variabel, dan rekapnya", "Satu edisi menurut alamatnya")
class EditionViewSet(Unindexed, ReadOnlyModelViewSet):
    """Published editions with bands, variables and recap; samples say so."""

    queryset = Edition.objects.published().prefetch_related(
        "bands",
        "dimensions",
        "comparable_with__bands",
        "comparable_with__dimensions",
        Prefetch("recaps", NationalRecap.objects.select_related("edition", "band", "source")),
        Prefetch("history", HistoryEntry.objects.with_release()),
    )
    serializer_class = EditionSerializer
    filter_backends = [StrictFilterBackend]
    lookup_field = "slug"
    lookup_value_regex = ANYTHING


@described("Hasil tiap daerah; data contoh hanya bila edisinya diminta")
class ResultViewSet(Unindexed, ListModelMixin, GenericViewSet):
    """Results of official editions; those of a sample only when `edition` asks for it."""

    queryset = Result.objects.published().with_record().prefetch_related("edition__dimensions")
    serializer_class = ResultSerializer
    filter_backends = [StrictFilterBackend]
    filterset_class = ApiResultFilter

    def get_queryset(self) -> QuerySet[Result]:
        """Everything that the request may see."""
        results: Any = super().get_queryset()
        if not self.request.query_params.get("edition"):
            return results.filter(edition__is_sample=False)
        return results


@described("Penghargaan dari edisi yang sudah dipublikasikan")
class AwardViewSet(Unindexed, ListModelMixin, GenericViewSet):
    """Awards of published editions."""

    queryset = Award.objects.published()
    serializer_class = AwardSerializer
    filter_backends = [StrictFilterBackend]
    filterset_class = ApiAwardFilter


@described("Ralat: angka lama, angka baru, dan alasannya, yang terbaru lebih dahulu")
class CorrectionViewSet(Unindexed, ListModelMixin, GenericViewSet):
    """Corrections of official editions; those of a sample only when `edition` asks for it."""

    queryset = Correction.objects.published().prefetch_related("entry__edition__bands")
    serializer_class = NumberCorrectionSerializer
    filter_backends = [StrictFilterBackend]
    filterset_class = CorrectionFilter

    def get_queryset(self) -> QuerySet[Correction]:
        """Everything that the request may see."""
        corrections: Any = super().get_queryset()
        if not self.request.query_params.get("edition"):
            return corrections.filter(entry__edition__is_sample=False)
        return corrections
