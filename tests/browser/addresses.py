"""Every public page in every state that looks different: where it is, and that it is so."""

from django.utils import timezone

from news.models import Article, DailyReads
from news.models import Page as OfficePage

REAL, SAMPLE = "/ipp/ipp-pilkada-2024", "/ipp/ipp-contoh"
FOUR = "wilayah=33.10&wilayah=31.01&wilayah=16.12&wilayah=33"  # among them the longest names
ARTICLE = "/berita/ipp-pilkada-2024-diluncurkan/"
NEWS = [
    "/",
    "/berita/",
    "/berita/?q=dokumentasi",
    "/berita/?q=tidakadaberitabegini",
    "/berita/tag/ipp/",
    ARTICLE,
    "/cari/",
    "/cari/?q=Klatn",
    "/cari/?q=tidakadayangbegini",
    "/tentang/",
    "/tentang/kontak/",
    "/tentang/hitungan-baca/",
    "/luring/",
    "/api/docs/",
]
INDEX = [
    "/ipp/",
    f"{REAL}/peringkat/",
    f"{SAMPLE}/peringkat/?tingkat=kabkota",
    f"{SAMPLE}/peringkat/?tingkat=kabkota&per_halaman=25&halaman=5",
    f"{SAMPLE}/peringkat/?provinsi=33&kategori=engagement&urut=-peringkat&per_halaman=25",
    f"{SAMPLE}/peringkat/?q=tidak-ada&per_halaman=25",
    f"{REAL}/wilayah/33-jawa-tengah/",  # a score, awards
    f"{REAL}/wilayah/33.10-kabupaten-klaten/",  # a band alone
    f"{REAL}/wilayah/11-aceh/",  # nothing published
    f"{REAL}/wilayah/34-daerah-istimewa-yogyakarta/",  # not applicable
    f"{SAMPLE}/wilayah/33.10-kabupaten-klaten/",  # corrected
    f"{SAMPLE}/bandingkan/",
    f"{SAMPLE}/bandingkan/?wilayah=33.10",
    f"{SAMPLE}/bandingkan/?{FOUR}",
    f"{REAL}/bandingkan/?{FOUR}",
    f"{SAMPLE}/grafik/",
    f"{REAL}/grafik/",
    f"{REAL}/metode/",
    f"{SAMPLE}/ralat/",
    f"{REAL}/ralat/",
    "/penghargaan/",
    "/penghargaan/?wilayah=33.10",
    "/penghargaan/?wilayah=33.10&kategori=capaian-kategori-participatory",
]
NOT_FOUND, NOT_DONE = "Halaman tidak ditemukan", "Permintaan tidak dapat dipenuhi"
# What is refused, and under which heading.
REFUSED = {
    "/tidak-ada/": NOT_FOUND,
    "/berita/?tahun=dua": NOT_DONE,
    "/penghargaan/?wilayah=11": NOT_DONE,
    f"{REAL}/peringkat/?kategori=apa": NOT_DONE,
    f"{SAMPLE}/bandingkan/?wilayah=33.10&wilayah=klatn&wilayah=semarang": "Bandingkan wilayah",
    f"{REAL}/wilayah/99.99-tidak-ada/": NOT_FOUND,
    "/ipp/tidak-ada/peringkat/": NOT_FOUND,
}
# What the site says when something is wrong with it, or with how it was asked.
TROUBLE = ["400", "403", "403_csrf", "429", "500"]


def furnish() -> None:
    """The states of the news that the shipped articles do not show."""
    OfficePage.objects.create(
        title="Kontak", slug="kontak", is_public=True,
        body="<h2>Alamat</h2><p>Jalan Pemuda 1, <a href='/berita/'>Klaten</a>.</p>",
    )  # fmt: skip
    article = Article.objects.get(slug=ARTICLE.split("/")[2])
    article.corrections.create(text="Nama ketua semula keliru tertulis.")
    for place, read in enumerate(Article.objects.published()[:5], start=1):
        DailyReads.objects.create(
            article=read, day=timezone.localdate(), shard=0, count=place * 1000
        )
