"""What the OpenAPI document says of every operation beside its own answer: errors, as problems."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiResponse
from rest_framework import serializers

from kpuportal.problems import NOTHING_HERE, PROBLEM_JSON, TITLES, wrong_parameters


class ProblemSerializer(serializers.Serializer):
    """RFC 9457: why a request was not answered, in sentences."""

    type = serializers.CharField(help_text="Selalu about:blank")
    title = serializers.CharField(help_text="Jenis masalahnya")
    status = serializers.IntegerField(help_text="Kode HTTP")
    detail = serializers.CharField(help_text="Apa yang keliru dan cara memperbaikinya")
    errors: Any = serializers.DictField(  # Any: forms call their own faults so too
        child=serializers.ListField(child=serializers.CharField()),
        required=False,
        help_text="Penjelasan tiap parameter yang keliru",
    )


WRONG = {"kategori": ["Kategori “apa” tidak dikenal. Pilihannya: participatory."]}
SAID: dict[int, tuple[str, dict[str, Any]]] = {
    400: (
        "Ada parameter yang tidak dikenal atau isinya keliru",
        wrong_parameters(WRONG),
    ),
    404: ("Alamat, kode, atau halaman ini tidak ada", {"detail": NOTHING_HERE}),
    429: (
        "Terlalu sering bertanya; header Retry-After mengatakan berapa detik lagi boleh mencoba",
        {"detail": "Terlalu banyak permintaan dari alamat ini. Coba lagi 20 detik lagi."},
    ),
}


class Description(AutoSchema):
    """An operation with its own answer and the problems that each may answer with."""

    def get_response_serializers(self) -> Any:
        """By status, and for problems by media type."""
        problems = {
            (status, PROBLEM_JSON): _response(status, text, example)
            for status, (text, example) in SAID.items()
        }
        return {200: super().get_response_serializers(), **problems}


def without_docstrings(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """The document without what the code says to programmers about its classes."""
    for schema in result["components"]["schemas"].values():
        schema.pop("description", None)
    return result


def _response(status: int, text: str, example: dict[str, Any]) -> OpenApiResponse:
    value = {"type": "about:blank", "title": TITLES[status], "status": status, **example}
    return OpenApiResponse(ProblemSerializer, text, [OpenApiExample("Contoh", value=value)])
