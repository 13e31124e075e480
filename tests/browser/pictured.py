"""Every page and state of the portal that is worth a look, once, for `make shots`.

{names} in an address are those that `staged.stage` gives.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.staged import results_file

Act = Callable[[Page], None]
NEW = "/admin/news/article/add/"
REAL, SAMPLE = "/ipp/ipp-pilkada-2024", "/ipp/ipp-contoh"
EDITION = "/admin/participation/edition"
MANY = "wilayah=33.10&wilayah=33.09&wilayah=33.11&wilayah=33.12"


@dataclass(frozen=True)
class Shot:
    """A page, who looks at it ("" for a reader), and what they do there first."""

    name: str
    path: str
    by: str = ""
    act: Act | None = None
    status: int = 200


def _press(name: str) -> Act:
    def press(page: Page) -> None:
        with page.expect_navigation():
            page.get_by_role("button", name=name, exact=True).first.click()

    return press


def _upload(content: bytes) -> Act:
    def upload(page: Page) -> None:
        file = {"name": "hasil.csv", "mimeType": "text/csv", "buffer": content}
        page.set_input_files("input[type=file]", file)  # type: ignore[arg-type]  # a dict as it wants
        _press("Periksa berkas")(page)

    return upload


def _correct_score(page: Page) -> None:
    page.fill("#id_score", "78,25")
    page.fill("#id_why", "Salah ketik di lampiran; angka menurut salinan resmi.")
    _press("Periksa akibatnya")(page)


def _save_empty(page: Page) -> None:
    page.fill("#id_title", "Tanpa teras")
    page.locator("form").evaluate_all("all => all.forEach(each => { each.noValidate = true })")
    _press("Simpan")(page)


def _fail_to_log_in(page: Page) -> None:
    for _ in range(6):
        if page.locator("#id_username").count():
            page.fill("#id_username", "lupa")
            page.fill("#id_password", "bukan-sandinya")
            page.click("input[type=submit]")


PUBLIC = [
    Shot("beranda", "/"),
    Shot("berita", "/berita/"),
    Shot("berita-kosong", "/berita/?q=tidakadaberitabegini"),
    Shot("berita-saringan", "/berita/?wilayah=33.10"),
    Shot("artikel-bergambar", "/berita/{slug}/"),
    Shot("artikel-tanpa-gambar", "/berita/{bare}/"),
    Shot("tagar", "/berita/tag/{tag_slug}/"),
    Shot("cari", "/cari/"),
    Shot("cari-ditemukan", "/cari/?q=klaten"),
    Shot("cari-tidak-ditemukan", "/cari/?q=tidakadakatabegini"),
    Shot("ipp", "/ipp/"),
    Shot("ipp-contoh", f"{SAMPLE}/peringkat/"),
    Shot("peringkat", f"{REAL}/peringkat/"),
    Shot("peringkat-halaman-5", f"{SAMPLE}/peringkat/?tingkat=kabkota&halaman=5"),
    Shot("peringkat-saringan", f"{SAMPLE}/peringkat/?provinsi=33&kategori=participatory"),
    Shot("peringkat-kosong", f"{SAMPLE}/peringkat/?q=tidakadadaerahbegini"),
    Shot("daerah-skor", f"{REAL}/wilayah/33-jawa-tengah/"),
    Shot("daerah-contoh", f"{SAMPLE}/wilayah/33.10-kabupaten-klaten/"),
    Shot("daerah-kategori-saja", f"{REAL}/wilayah/33.09-kabupaten-boyolali/"),
    Shot("daerah-belum-terbit", f"{REAL}/wilayah/18.71-kota-bandar-lampung/"),
    Shot("daerah-tidak-berlaku", f"{REAL}/wilayah/34-daerah-istimewa-yogyakarta/"),
    Shot("daerah-penghargaan", f"{REAL}/wilayah/33.10-kabupaten-klaten/"),
    Shot("banding-0", f"{SAMPLE}/bandingkan/"),
    Shot("banding-2", f"{SAMPLE}/bandingkan/?wilayah=33.10&wilayah=33.09"),
    Shot("banding-4", f"{SAMPLE}/bandingkan/?{MANY}"),
    Shot("grafik", f"{SAMPLE}/grafik/"),
    Shot("metode", f"{REAL}/metode/"),
    Shot("ralat-kosong", f"{REAL}/ralat/"),
    Shot("ralat", f"{SAMPLE}/ralat/"),
    Shot("penghargaan", "/penghargaan/"),
    Shot("api", "/api/docs/"),
    Shot("tentang", "/tentang/"),
    Shot("halaman-kantor", "/tentang/kontak/"),
    Shot("hitungan-baca", "/tentang/hitungan-baca/"),
    Shot("galat-400", "/berita/?warna=merah", status=400),
    Shot("galat-400-alamat", "/?" + 1001 * "a&", status=400),
    Shot("galat-403", "/admin/auth/user/", by="penulis", status=403),
    Shot("galat-404", "/tidak-ada-halaman-begini/", status=404),
    Shot("galat-429", "/admin/login/", act=_fail_to_log_in),
    Shot("luring", "/luring/"),
    Shot("sematan-daerah", "/sematan/ipp-contoh/wilayah/33.10/"),
    Shot("sematan-peringkat", "/sematan/ipp-contoh/peringkat/?provinsi=33"),
]
BROKEN = Shot("galat-500", "/", status=500)
ADMIN = [
    Shot("admin-masuk", "/admin/login/"),
    Shot("admin-beranda-penulis", "/admin/", by="penulis"),
    Shot("admin-beranda-penyunting", "/admin/", by="penyunting"),
    Shot("admin-beranda-penerbit", "/admin/", by="penerbit"),
    Shot("admin-beranda-pengelola", "/admin/", by="petugas"),
    Shot("admin-berita", "/admin/news/article/", by="penerbit"),
    Shot("admin-berita-kosong", "/admin/news/article/?q=tidakadaberitabegini", by="penerbit"),
    Shot("admin-berita-baru", NEW, by="penulis"),
    Shot("admin-berita-keliru", NEW, by="penulis", act=_save_empty),
    Shot("admin-berita-draf", "/admin/news/article/{draft}/change/", by="penulis"),
    Shot("admin-berita-periksa", "/admin/news/article/{review}/change/", by="penyunting"),
    Shot("admin-berita-siap", "/admin/news/article/{approved}/change/", by="penerbit"),
    Shot("admin-berita-terbit", "/admin/news/article/{article}/change/", by="penerbit"),
    Shot("admin-berita-dibaca", "/admin/news/article/{article}/change/", by="penulis"),
    Shot("admin-berita-riwayat", "/admin/news/article/{article}/history/", by="penerbit"),
    Shot("admin-berita-banding", "/admin/news/article/{article}/compare/?dari=1&ke=sekarang",
         by="penerbit"),
    Shot("admin-berita-hapus", "/admin/news/article/{article}/delete/", by="penerbit"),
    Shot("admin-pembaca", "/admin/news/readership/", by="penerbit"),
    Shot("admin-gambar", "/admin/news/picture/", by="penerbit"),
    Shot("admin-gambar-satu", "/admin/news/picture/{picture}/change/", by="penerbit"),
    Shot("admin-gambar-baru", "/admin/news/picture/add/", by="penulis"),
    Shot("admin-dokumen", "/admin/news/document/", by="penerbit"),
    Shot("admin-dokumen-baru", "/admin/news/document/add/", by="penerbit"),
    Shot("admin-tagar", "/admin/news/tag/", by="penerbit"),
    Shot("admin-tagar-satu", "/admin/news/tag/{tag}/change/", by="penerbit"),
    Shot("admin-tagar-gabung", "/admin/news/tag/gabung/?tagar={tag}", by="penerbit"),
    Shot("admin-halaman-kantor", "/admin/news/page/", by="penerbit"),
    Shot("admin-halaman-kantor-satu", "/admin/news/page/{page}/change/", by="penerbit"),
    Shot("admin-alamat-lama", "/admin/news/oldaddress/", by="penerbit"),
    Shot("admin-alamat-lama-tempel", "/admin/news/oldaddress/daftar/", by="penerbit"),
    Shot("admin-edisi", f"{EDITION}/", by="petugas"),
    Shot("admin-edisi-draf", EDITION + "/{calm}/change/", by="petugas"),
    Shot("admin-edisi-terbit", EDITION + "/{edition}/change/", by="petugas"),
    Shot("admin-impor", EDITION + "/{calm}/unggah/", by="petugas"),
    Shot("admin-impor-masalah", EDITION + "/{calm}/unggah/", by="petugas",
         act=_upload(results_file("33.10,belum ada", "33.99,70"))),
    Shot("admin-impor-periksa", EDITION + "/{calm}/unggah/{staged}/", by="petugas"),
    Shot("admin-impor-catatan", "/admin/participation/resultimport/", by="petugas"),
    Shot("admin-impor-satu", "/admin/participation/resultimport/{import}/change/", by="petugas"),
    Shot("admin-impor-batal", "/admin/participation/resultimport/{import}/batalkan/",
         by="petugas"),
    Shot("admin-gerbang", EDITION + "/{calm}/publikasi/", by="petugas"),
    Shot("admin-gerbang-jelaskan", EDITION + "/{doubtful}/publikasi/", by="petugas"),
    Shot("admin-hasil", "/admin/participation/result/", by="petugas"),
    Shot("admin-hasil-satu", "/admin/participation/result/{result}/change/", by="petugas"),
    Shot("admin-ralat", "/admin/participation/result/{result}/ralat/", by="petugas"),
    Shot("admin-ralat-akibat", "/admin/participation/result/{result}/ralat/", by="petugas",
         act=_correct_score),
    Shot("admin-ralat-rekap", EDITION + "/{edition}/ralat-rekap/", by="petugas"),
    Shot("admin-penjelasan", EDITION + "/{edition}/penjelasan/", by="petugas"),
    Shot("admin-sumber", "/admin/participation/source/", by="petugas"),
    Shot("admin-penghargaan", "/admin/participation/award/", by="petugas"),
    Shot("admin-penghargaan-satu", "/admin/participation/award/{award}/change/", by="petugas"),
    Shot("admin-penghargaan-unggah", EDITION + "/{edition}/penghargaan/", by="petugas"),
    Shot("admin-wilayah", "/admin/participation/region/", by="petugas"),
    Shot("admin-pengguna", "/admin/auth/user/", by="petugas"),
    Shot("admin-pengguna-satu", "/admin/auth/user/{owner}/change/", by="petugas"),
    Shot("admin-percobaan-masuk", "/admin/axes/accessattempt/", by="petugas"),
    Shot("admin-kata-sandi", "/admin/password_change/", by="penulis"),
    Shot("admin-panduan", "/admin/panduan/", by="penulis"),
    Shot("admin-panduan-bab", "/admin/panduan/menulis-berita/", by="penulis"),
    Shot("admin-gaya", "/admin/news/gaya/", by="petugas"),
]  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """A picture of the guide: a part of a page, with what stands around it."""

    shot: Shot
    part: str = ".main"
    width: int = 900
    tallest: int = 620


def _from(name: str) -> Shot:
    return next(shot for shot in ADMIN if shot.name == name)


FIGURES = {
    "beranda-penulis": Figure(_from("admin-beranda-penulis"), "#container"),
    "formulir-berita": Figure(_from("admin-berita-draf"), "#container", width=1280, tallest=1050),
    "beranda-penerbit": Figure(_from("admin-beranda-penerbit"), "#content-main"),
    "tombol-terbit": Figure(_from("admin-berita-siap"), ".desk-foot", width=1280),
    "catatan-perbaikan": Figure(
        _from("admin-berita-terbit"), "[aria-labelledby=meja-perbaikan]", width=1280
    ),
    "pustaka-gambar": Figure(_from("admin-gambar"), "#content"),
    "tagar-gabung": Figure(_from("admin-tagar-gabung"), "#content"),
    "halaman-kantor": Figure(_from("admin-halaman-kantor-satu"), "#content", tallest=560),
    "impor-masalah": Figure(_from("admin-impor-masalah"), "#content"),
    "impor-periksa": Figure(_from("admin-impor-periksa"), "#content"),
    "gerbang-jelaskan": Figure(_from("admin-gerbang-jelaskan"), "#content form"),
    "gerbang": Figure(_from("admin-gerbang"), "#content"),
    "ralat-akibat": Figure(_from("admin-ralat-akibat"), "#content"),
    "penghargaan": Figure(_from("admin-penghargaan-satu"), "#content"),
    "masuk": Figure(_from("admin-masuk"), "#container", width=480),
}
README = {
    "beranda": Shot("beranda", "/"),
    "daerah": Shot("daerah", f"{REAL}/wilayah/33-jawa-tengah/"),
}
