"""What an answer looks like, in the words of the shipped data; for the API's description."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer

SOURCE = "KPU RI, peluncuran IPP Pilkada 2024, Jakarta, 18 Oktober 2025"
SAMPLE = "DATA CONTOH, bukan data resmi"
REGION = {
    "code": "33.74",
    "name": "Kota Semarang",
    "kind": "city",
    "level": "kabkota",
    "province_code": "33",
    "time_zone": "Asia/Jakarta",
}
EDITION = {
    "slug": "ipp-pilkada-2024",
    "name": "IPP Pilkada 2024",
    "official_name": "Indeks Partisipasi Pilkada",
    "alias": "Indeks Partisipasi Publik",
    "election": "Pilkada 2024",
    "election_date": "2024-11-27",
    "launched_on": "2025-10-18",
    "is_sample": False,
    "notice": None,
    "comparable_with": None,
    "method_note": "Indeks ini mengukur partisipasi lewat lima variabel.",
    "coverage_note": "Skor kabupaten/kota belum dipublikasikan.",
    "published_at": "2026-11-26T09:00:00+07:00",
    "bands": [
        {
            "slug": "engagement",
            "name": "Engagement",
            "lower": "60.00",
            "lower_included": True,
            "upper": "77.50",
            "upper_included": True,
        }
    ],
    "dimensions": [{"slug": "kampanye", "name": "Kampanye", "weight": None}],
    "recaps": [
        {
            "level": "provinsi",
            "band": "Engagement",
            "count": 31,
            "eligible": 37,
            "source": SOURCE,
            "source_status": "official",
            "notice": None,
        }
    ],
    "releases": [
        {
            "number": 1,
            "released_at": "2026-11-26T09:00:00+07:00",
            "act": "published",
            "file_name": "ipp-pilkada-2024-rilis-1-2026-11-26.zip",
            "url": "https://portal.example.go.id/ipp/ipp-pilkada-2024/rilis/1/paket.zip",
            "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        }
    ],
}
RESULT = {
    "edition": "ipp-pilkada-2024",
    "region_code": "33",
    "region_name": "Jawa Tengah",
    "level": "provinsi",
    "province_code": "33",
    "province_name": "Jawa Tengah",
    "score": "79.10",
    "band": "Participatory",
    "status": None,
    "reason": None,
    "rank_national": 2,
    "rank_in_province": None,
    "source": SOURCE,
    "source_status": "official",
    "notice": None,
    "corrected_at": None,
    "dimension_registrasi-pemilih": None,
    "dimension_pencalonan": None,
    "dimension_kampanye": None,
    "dimension_sosialisasi-pendidikan-pemilih-dan-partisipasi-masyarakat": None,
    "dimension_tingkat-partisipasi-pemilih": None,
}
AWARD = {
    "edition": "ipp-pilkada-2024",
    "category": "Capaian kategori Participatory",
    "region_code": "33",
    "region_name": "Jawa Tengah",
    "given_on": "2025-10-18",
    "reason": None,
    "lesson_url": None,
    "lesson_file": None,
    "lesson_sha256": None,
    "source": SOURCE,
    "source_status": "official",
    "notice": None,
}
_SAID: dict[str, Any] = {
    "score": "61.23",
    "band": "Engagement",
    "status": None,
    "reason": None,
    "rank_national": 380,
    "rank_in_province": 20,
    "source": f"{SAMPLE}: skor rekaan yang dibuat program",
    "source_status": "sample",
    "count": None,
    "dimensions": None,
}
CORRECTION = {
    "edition": "ipp-contoh",
    "release": 2,
    "corrected_at": "2026-11-26T10:00:00+07:00",
    "region_code": "33.74",
    "recap_level": None,
    "recap_band": None,
    "old": _SAID | {"score": "61.32", "rank_national": 377},
    "new": _SAID,
    "reason": "Dua angka tertukar di lampiran.",
    "notice": SAMPLE,
}


def example(value: dict[str, Any]) -> Any:
    """Put it into the description of whatever a serializer answers."""
    return extend_schema_serializer(examples=[OpenApiExample("Contoh", value=value)])
