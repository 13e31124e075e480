"""The parts of the public pages, each in every state, for those who care for them.

Shown in admin only. Nothing here is stored or true: the regions' names are made up.
"""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe

from kpuportal.html import clean
from news.models import Article
from participation.models import (
    Absence,
    Award,
    AwardCategory,
    Band,
    Edition,
    Region,
    Result,
    Source,
)
from participation.models.regions import Kind
from participation.models.sources import Status
from participation.recap import RecapLine, RecapTable

COLOURS = [
    ("paper", "kertas"), ("raised", "kartu"), ("sunk", "bidang"), ("ink", "tinta"),
    ("ink-soft", "tinta lunak"), ("rule", "garis"), ("accent", "marun"), ("gold", "emas"),
    ("link", "tautan"), ("mark", "penanda"), ("warn", "peringatan"), ("step-1", "Involvement"),
    ("step-2", "Engagement"), ("step-3", "Participatory"), ("absent", "tanpa nilai"),
    ("footer", "kaki halaman"),
]  # fmt: skip
SIZES = ["figure", "3xl", "2xl", "xl", "l", "m", "s"]
LONG = (
    "Rapat Pleno Terbuka Rekapitulasi Hasil Penghitungan Perolehan Suara dan Penetapan Hasil "
    "Pemilihan di Kabupaten Contoh Panjang"
)
BODY = """
<p>Alinea pertama sebuah berita memuat yang terpenting, dengan <a href="/berita/">tautan</a> dan
<strong>penekanan</strong>.</p>
<h2>Subjudul</h2><p>Alinea berikutnya.</p>
<ul><li>Butir pertama</li><li>Butir kedua</li></ul>
<ol><li>Langkah pertama</li><li>Langkah kedua</li></ol>
<blockquote><p>“Kutipan langsung dari narasumber.”</p></blockquote>
<table><thead><tr><th>Kecamatan</th><th>Pemilih</th></tr></thead>
<tbody><tr><td>Contoh Utara</td><td>1.234</td></tr></tbody></table>
<hr><p>Alinea setelah garis.</p>
"""


class SpecimenForm(forms.Form):
    """Fields in each state."""

    q = forms.CharField(label="Kosong", required=False)
    name = forms.CharField(label="Terisi", required=False, initial="Kabupaten Contoh")
    level = forms.ChoiceField(label="Pilihan", choices=[("", "Semua tingkat")], required=False)
    page = forms.IntegerField(
        label="Keliru", required=False, error_messages={"invalid": "Tulis bilangan bulat."}
    )


def style_guide(request: HttpRequest) -> HttpResponse:
    """Every part in every state, on one page."""
    bands = _bands()
    form = SpecimenForm({"name": "Kabupaten Contoh", "page": "lima"})
    form.is_valid()
    context = {
        "colours": COLOURS,
        "sizes": SIZES,
        "form": form,
        "bands": bands,
        "edition": Edition(name="IPP Contoh", slug="contoh", is_sample=True),
        "results": _results(bands),
        "stories": _stories(),
        "long_title": LONG,
        "pages": [_page(number) for number in (1, 3, 5)],
        "recap": _recap(bands),
        "award": _award(),
        "body": mark_safe(clean(BODY)),
    }
    return render(request, "style_guide.html", context)


def _bands() -> list[Band]:
    """The best first, as pages show them."""
    ends = [
        ("Participatory", "77.50", "100"),
        ("Engagement", "60", "77.50"),
        ("Involvement", "0", "60"),
    ]
    return [
        Band(
            pk=position, position=position, name=name, slug=name.lower(),
            lower=Decimal(lower), upper=Decimal(upper),
        )
        for position, (name, lower, upper) in zip((3, 2, 1), ends, strict=True)
    ]  # fmt: skip


def _region(number: int, name: str) -> Region:
    return Region(code=f"99.{number:02}", name=name, kind=Kind.REGENCY)


def _results(bands: list[Band]) -> list[Result]:
    """Every band, media alone, a tie, a band alone, and each way of having nothing."""
    high, middle, low = bands
    official, media = Source(pk=1, status=Status.OFFICIAL), Source(pk=2, status=Status.MEDIA)
    edition = Edition(name="IPP Contoh", slug="contoh", is_sample=True)
    kinds: list[dict[str, Any]] = [
        {"score": Decimal("84.12"), "band": high, "rank_national": 1, "source": official},
        {"score": Decimal("71.40"), "band": middle, "rank_national": 2, "source": media},
        {"score": Decimal("51.03"), "band": low, "rank_national": 3, "source": official},
        {"band": middle, "absence": Absence.NOT_PUBLISHED, "source": official},
        {"absence": Absence.NOT_PUBLISHED},
        {"absence": Absence.NOT_APPLICABLE, "reason": "Tidak menyelenggarakan pemilihan ini"},
        {"absence": Absence.NOT_MEASURED},
    ]
    names = ["Contoh Utara", "Contoh Selatan", "Contoh Kepulauan Timur dan Barat Daya"]
    results = [
        Result(edition=edition, region=_region(number, f"Kabupaten {names[number % 3]}"), **each)
        for number, each in enumerate(kinds, start=1)
    ]
    for result in results:
        result.rank_in_province = result.rank_national
        result.tied = result.rank_national == 2  # type: ignore[attr-defined]  # as queries add it
        result.ranked_national = result.ranked_in_province = 3  # type: ignore[attr-defined]  # the same
    return results


def _stories() -> list[Article]:
    """A short title, and one as long as they come, with its lead."""
    shared: dict[str, Any] = {"slug": "contoh", "published_at": timezone.now()}
    lead = "Teras memuat apa, siapa, kapan, dan di mana dalam satu atau dua kalimat."
    return [Article(title="Judul pendek", **shared), Article(title=LONG, lead=lead, **shared)]


def _page(number: int) -> Page[int]:
    return Paginator(range(100), 20).page(number)


def _recap(bands: list[Band]) -> RecapTable:
    counts = zip(bands, [10, 70, 20], strict=True)
    lines = [RecapLine(band, count, f"{count},0%") for band, count in counts]
    source = Source(citation="KPU, Contoh (2025)")
    return RecapTable("kabkota", "Kabupaten/kota", 100, lines, source)


def _award() -> Award:
    return Award(
        category=AwardCategory(name="Sosialisasi Terbaik"), region=_region(1, "Kabupaten Contoh"),
        edition=Edition(name="IPP Contoh", slug="contoh"), reason="Alasan pemberian penghargaan.",
        source=Source(citation="KPU, Contoh (2025)"),
    )  # fmt: skip
