"""A release described for catalogues: DCAT, and the statistical metadata of Satu Data Indonesia.

The latter has the three parts of Peraturan BPS 5/2020: activity, variables, indicator. What the
publisher has not said stands there as not published; nothing is made up to fill a form.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from kpuportal.office import office
from kpuportal.site_address import on_site
from participation.licence import licence
from participation.models import Dimension, Edition, HistoryEntry, Source
from participation.models.sources import Status
from participation.table_schema import KEYWORDS

UNKNOWN = "belum dipublikasikan"
VOCABULARIES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
FILES = {
    "results_csv": "text/csv",
    "results_xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "results_json": "application/json",
}


def dcat(entry: HistoryEntry, sources: Iterable[Source]) -> dict[str, Any]:
    """The release as a dcat:Dataset in JSON-LD."""
    edition = entry.edition
    page = on_site(reverse("ranking", args=[edition.slug]))
    package = on_site(reverse("release", args=[edition.slug, entry.number]))
    files = {on_site(reverse(name, args=[edition.slug])): kind for name, kind in FILES.items()}
    return {
        "@context": VOCABULARIES,
        "@id": page,
        "@type": "dcat:Dataset",
        "dct:title": {"@language": "id", "@value": edition.titled},
        "dct:description": {
            "@language": "id",
            "@value": f"{edition.official_name}, {edition.election}. {edition.method_note}",
        },
        "dct:identifier": edition.slug,
        "dct:issued": _moment(edition.published_at or entry.at),
        "dct:modified": _moment(entry.at),
        "dct:language": "id",
        "dct:spatial": "Indonesia",
        "dct:license": {"@id": licence().url},
        "dct:publisher": {
            "@type": "foaf:Organization",
            "foaf:name": office().name,
            "foaf:homepage": {"@id": settings.SITE_URL},
        },
        "dct:source": [source.citation for source in sources],
        "dcat:version": str(entry.number),
        "dcat:keyword": [*KEYWORDS, edition.election],
        "dcat:landingPage": {"@id": page},
        "dcat:distribution": [
            _distribution(url, kind) for url, kind in {**files, package: "application/zip"}.items()
        ],
    }


def _moment(at: Any) -> dict[str, str]:
    return {"@type": "xsd:dateTime", "@value": at.isoformat()}


def _distribution(url: str, kind: str) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": url},
        "dcat:downloadURL": {"@id": url},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{kind}"},
        "dct:license": {"@id": licence().url},
    }


def satu_data(edition: Edition, sources: Iterable[Source]) -> dict[str, Any]:
    """The metadata of activity, variables and indicator; unknown parts say so."""
    dimensions = list(edition.dimensions.all())
    return {
        "standar": "Peraturan BPS Nomor 5 Tahun 2020 tentang Petunjuk Teknis Metadata Statistik",
        "peringatan": edition.notice or None,
        "kegiatan": _activity(edition, dimensions, sources),
        "variabel": [_variable(edition, dimension) for dimension in dimensions],
        "indikator": [_indicator(edition, dimensions)],
    }


def _activity(
    edition: Edition, dimensions: list[Dimension], sources: Iterable[Source]
) -> dict[str, Any]:
    official = [each.publisher for each in sources if each.status == Status.OFFICIAL]
    return {
        "judul_kegiatan": f"{edition.official_name}, {edition.election}",
        "tahun_kegiatan": edition.election_date.year,
        "kode_kegiatan": UNKNOWN,
        "cara_pengumpulan_data": UNKNOWN,
        "sektor_kegiatan": UNKNOWN,
        "identitas_rekomendasi": UNKNOWN,
        "penyelenggara": {
            "instansi": ", ".join(dict.fromkeys(filter(None, official))) or UNKNOWN,
            "alamat": UNKNOWN,
        },
        "penanggung_jawab": {"unit_eselon_1": UNKNOWN, "unit_eselon_2": UNKNOWN, "teknis": UNKNOWN},
        "perencanaan_dan_persiapan": {
            "latar_belakang": UNKNOWN,
            "tujuan": UNKNOWN,
            "rencana_jadwal": {
                "pemungutan_suara": edition.election_date.isoformat(),
                "diseminasi": edition.launched_on.isoformat() if edition.launched_on else UNKNOWN,
                "lainnya": UNKNOWN,
            },
            "variabel_yang_dikumpulkan": [dimension.name for dimension in dimensions] or UNKNOWN,
        },
        "desain_kegiatan": {
            "kegiatan_ini_dilakukan": UNKNOWN,
            "frekuensi_penyelenggaraan": UNKNOWN,
            "tipe_pengumpulan_data": UNKNOWN,
            "cakupan_wilayah": "provinsi dan kabupaten/kota yang menyelenggarakan pemilihan",
            "metode_pengumpulan_data": UNKNOWN,
            "sarana_pengumpulan_data": UNKNOWN,
            "unit_pengumpulan_data": UNKNOWN,
        },
        "desain_sampel": UNKNOWN,
        "pengumpulan_data": UNKNOWN,
        "penjaminan_kualitas": UNKNOWN,
        "pengolahan_dan_analisis": {
            "metode_pengolahan": UNKNOWN,
            "metode_analisis": UNKNOWN,
            "unit_analisis": "provinsi dan kabupaten/kota",
            "tingkat_penyajian_hasil": ["provinsi", "kabupaten/kota"],
        },
        "diseminasi_hasil": {
            "produk_digital": "ya",
            "alamat": on_site(reverse("ranking", args=[edition.slug])),
            "produk_tercetak": UNKNOWN,
            "data_mikro": UNKNOWN,
        },
    }


def _variable(edition: Edition, dimension: Dimension) -> dict[str, Any]:
    return {
        "nama_variabel": dimension.name,
        "alias": dimension.slug,
        "konsep": UNKNOWN,
        "definisi": dimension.description or UNKNOWN,
        "referensi_pemilihan": UNKNOWN,
        "referensi_waktu": edition.election,
        "tipe_data": "numerik",
        "klasifikasi_isian": UNKNOWN,
        "aturan_validasi": "0 sampai 100, dua desimal (aturan berkas ini)",
        "kalimat_pertanyaan": UNKNOWN,
        "bobot": UNKNOWN if dimension.weight is None else str(dimension.weight),
        "dapat_diakses_umum": "ya, sepanjang nilainya dipublikasikan",
    }


def _indicator(edition: Edition, dimensions: list[Dimension]) -> dict[str, Any]:
    weighted = bool(dimensions) and all(each.weight is not None for each in dimensions)
    bands = edition.bands_high_to_low
    return {
        "nama_indikator": edition.official_name,
        "alias": edition.alias or UNKNOWN,
        "konsep": UNKNOWN,
        "definisi": edition.method_note or UNKNOWN,
        "interpretasi": [f"{band.name}: {band.range_text}" for band in bands] or UNKNOWN,
        "metode_rumus_penghitungan": (
            "jumlah nilai variabel dikalikan bobotnya" if weighted else UNKNOWN
        ),
        "ukuran": "indeks",
        "satuan": UNKNOWN,
        "klasifikasi_penyajian": ["wilayah", "kategori"],
        "indikator_komposit": "ya" if dimensions else UNKNOWN,
        "indikator_pembangun": UNKNOWN,
        "variabel_pembangun": [dimension.name for dimension in dimensions] or UNKNOWN,
        "level_estimasi": "kabupaten/kota",
        "dapat_diakses_umum": "ya",
    }
