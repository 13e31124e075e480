"""The office that runs this site. Its region code decides name, time zone and "our region"."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.text import slugify

from participation.directory import RegionEntry, entries, nearest

ZONE_LABELS = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
ACEH = "11"  # its offices are called Komisi Independen Pemilihan by law (UU 11/2006)


@dataclass(frozen=True, slots=True)
class Office:
    """A KPU office, described by the region that it serves."""

    code: str
    region_name: str
    level: str
    province_code: str
    time_zone: str

    @property
    def name(self) -> str:
        """What heads the site: "KPU Kabupaten Klaten", "KPU Provinsi Jawa Tengah", "KIP Aceh"."""
        if self.province_code == ACEH:
            return f"KIP {self.region_name}"
        if self.level == "province":
            return f"KPU Provinsi {self.region_name}"
        return f"KPU {self.region_name}"

    @property
    def region_slug(self) -> str:
        """How addresses name the office's region: "33.10-kabupaten-klaten"."""
        return f"{self.code}-{slugify(self.region_name)}"

    @property
    def zone_label(self) -> str:
        """WIB, WITA or WIT."""
        return ZONE_LABELS[self.time_zone]


@cache
def office_of(code: str) -> Office:
    """The office of the region `code`. Raises ImproperlyConfigured that suggests the nearest."""
    entry = entries().get(code)
    if entry is None:
        raise ImproperlyConfigured(_unknown(code))
    return Office(
        code=entry.code,
        region_name=entry.name,
        level="kabkota" if entry.province_code else "province",
        province_code=entry.province_code or entry.code,
        time_zone=entry.time_zone,
    )


def office() -> Office:
    """The office that this site belongs to."""
    return office_of(settings.KPU_OFFICE_REGION)


def _unknown(code: str) -> str:
    suggestions = nearest(code) or [entries()["33"], entries()["33.10"]]
    listed = ", ".join(_described(entry) for entry in suggestions)
    return (
        f'KPU_OFFICE_REGION="{code}" bukan kode wilayah yang dikenal. Mungkin maksud Anda: '
        f"{listed}. Provinsi ditulis dua angka (33), kabupaten/kota ditulis 33.10."
    )


def _described(entry: RegionEntry) -> str:
    return f"{entry.code} ({entry.name})"
