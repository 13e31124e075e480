"""Why a file is refused, in sentences that say what to do."""

AGAIN = "Di WordPress buka Perkakas → Ekspor, pilih “Semua konten”, lalu unduh berkasnya lagi"
FEED = f"Ini umpan RSS biasa, bukan ekspor WordPress. {AGAIN}."
NOT_WXR = f"Ini bukan ekspor WordPress. {AGAIN}."
WEB_PAGE = (
    "Ini halaman web, bukan ekspor WordPress; sering kali halaman galat atau halaman masuk yang "
    f"tersimpan. {AGAIN}."
)
COMPRESSED = "Berkas ini terkompresi. Buka dahulu (ekstrak), lalu pakai berkas .xml di dalamnya."
EMPTY = f"Berkas ini kosong; unduhannya terpotong. {AGAIN}."
TEXT_BEFORE = (
    "Ekspornya baru mulai di baris ini; di atasnya ada tulisan lain, biasanya peringatan dari "
    "pengaya. Hapus semua yang ada sebelum <?xml, lalu ulangi."
)
TEXT_AFTER = (
    "Ekspornya sudah selesai di atas baris ini, tetapi masih ada tulisan lain. Hapus semua yang "
    "ada sesudah </rss>, lalu ulangi."
)
CUT = f"Berkas terpotong sebelum selesai. {AGAIN}; bila terpotong lagi, ekspor per tahun."
WRONG_XML = (
    f"Susunan XML rusak di sini. {AGAIN}, jangan disunting; bila tetap rusak, perbaiki baris ini."
)
DOCTYPE = "Berkas memuat <!DOCTYPE>, yang tidak pernah ditulis WordPress. Hapus bagian itu."
TOO_DEEP = "Susunan XML terlalu dalam untuk ekspor WordPress."
VERSION = "Versi ekspor {version} tidak dikenal; yang dibaca 1.0, 1.1, dan 1.2. {again}."
ENCODING = "Pengodean huruf berkas ini tidak dikenal. Simpan ulang sebagai UTF-8."
OTHER_SITE = (
    "Berkas ini dari situs {other}, yang lain dari {one}. Pindahkan tiap situs dengan perintah "
    "sendiri."
)
TRUNCATED = {3, 5, 20}  # expat: no element found, unclosed token, unclosed CDATA section
AFTER_THE_END = 9  # expat: junk after document element


class BadExport(ValueError):
    """The file can't be read; says where and what to do. `file` is its name."""

    file = ""

    def __init__(self, sentence: str, line: int = 0, column: int = 0) -> None:
        where = f"Baris {line}, kolom {column}: " if line else ""
        super().__init__(where + sentence)


def said_of(code: int) -> str:
    """The sentence for what the parser met."""
    if code in TRUNCATED:
        return CUT
    return TEXT_AFTER if code == AFTER_THE_END else WRONG_XML
