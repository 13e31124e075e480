"""The columns of a file: what each is called, in the spellings that people use."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

REGION, NAME, BPS = "region_code", "region_name", "bps_code"
SCORE, BAND, SOURCE, STATUS, REASON = "score", "band", "source", "status", "reason"
VARIABLE = "variable"
PROVINCE = "province_name"
EDITION = "edition"
CATEGORY, DAY, LINK = "category", "given_on", "lesson_url"
VALUE_OF = "variable:"  # begins the name of a column that holds the values of one variable

_REGION_WORDS = {
    REGION: "region_code code kode kodewilayah kodedaerah kodekabkota kodekabupatenkota "
    "kodekemendagri kodedagri kodewilayahkemendagri kodewil",
    BPS: "kodebps kodewilayahbps",
    NAME: "region_name region wilayah namawilayah daerah namadaerah kabkota namakabkota "
    "kabupatenkota namakabupatenkota kabupaten kota kotakabupaten nama satuankerja satker",
    PROVINCE: "province_name provinsi namaprovinsi propinsi namapropinsi",
    SOURCE: "source sumber sumberdata rujukan",
    EDITION: "edition edisi namaedisi",
}
# What our own files add, and row numbers; read over, because the portal knows or computes it.
DERIVED = "derived"
_DERIVED_WORDS = (
    "level tingkat province_code kodeprovinsi rank_national rank_in_province source_status "
    "notice corrected_at no nomor nourut peringkat ranking rank peringkatnasional "
    "peringkatprovinsi peringkatdiprovinsi"
)
_RESULT_WORDS = _REGION_WORDS | {
    SCORE: "score skor nilai nilaiipp skoripp ipp indeks nilaiindeks skorindeks nilaiakhir "
    "skorakhir totalskor skortotal nilaitotal indekspartisipasi indekspartisipasipilkada",
    BAND: "band category kategori kategoriipp predikat",
    STATUS: "status statusskor sebabtanpaskor",
    REASON: "reason alasan keterangan catatan ket",
    VARIABLE: "variabel variable dimensi namavariabel namadimensi",
    DERIVED: _DERIVED_WORDS,
}
_AWARD_WORDS = _REGION_WORDS | {
    CATEGORY: "category kategori kategoripenghargaan penghargaan namapenghargaan",
    DAY: "given_on tanggal tgl tanggalpenghargaan tanggalpemberian",
    REASON: "reason alasan keterangan catatan ket",
    LINK: "lesson_url tautandokumen tautan alamatdokumen linkdokumen link url dokumenpembelajaran",
    DERIVED: _DERIVED_WORDS,
}
_SCALE = re.compile(
    r"\(\s*(%|persen|(skala\s*)?0\s*(-|–|s\.?/?d\.?|sampai)\s*100)\s*\)\s*$", re.IGNORECASE
)
_BEFORE_A_VARIABLE = ("skor", "nilai", "variabel", "dimensi", "variable", "dimension", "value")
_BEFORE_AN_EDITION = ("", "skor", "nilai", "indeks")
SHORTEST_BEGINNING = 4


@dataclass(frozen=True, slots=True)
class Missing:
    """Columns of which one must be there, what it is called, and how to give it."""

    columns: tuple[str, ...]
    called: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The headings of one kind of file: `words` leads from spellings to columns.

    `known` names them for people. `variables` are those of an edition, slug to name.
    """

    words: Mapping[str, str]
    required: tuple[Missing, ...]
    known: str
    variables: Mapping[str, str] = field(default_factory=dict)

    def column(self, heading: str) -> str:
        """The column that a heading names; "" when it names none, or several."""
        heading = _SCALE.sub("", heading)  # "Skor (0-100)", "Nilai (%)"
        if column := self.words.get(squeezed(heading)):
            return column
        slug = self.variable(heading)
        return VALUE_OF + slug if slug else ""

    def variable(self, text: str) -> str:
        """The variable that a text names by name, slug or a clear beginning; "" for none."""
        plain = squeezed(text)
        for word in ("", *_BEFORE_A_VARIABLE):
            if plain.startswith(word) and (slug := self._beginning(plain.removeprefix(word))):
                return slug
        return ""

    def _beginning(self, plain: str) -> str:
        called = {slug: {squeezed(slug), squeezed(name)} for slug, name in self.variables.items()}
        exact = [slug for slug, names in called.items() if plain in names]
        if exact or len(plain) < SHORTEST_BEGINNING:
            return exact[0] if len(exact) == 1 else ""
        found = [slug for slug, names in called.items() if any(n.startswith(plain) for n in names)]
        return found[0] if len(found) == 1 else ""


_WHERE = Missing(
    (REGION, NAME, BPS), "Kode",
    "Kolom Kode atau Wilayah tidak ada. Tulis judul Kode di atas kolom kode Kemendagri, misalnya "
    "33.10, atau judul Wilayah di atas kolom nama daerah.",
)  # fmt: skip
_NO_SCORE = Missing(
    (SCORE, VALUE_OF), "Skor",
    "Kolom Skor tidak ada. Tulis judul Skor di atas kolomnya, atau tambahkan kolom itu; selnya "
    "boleh kosong, tetapi sel kosong menghapus skor yang tersimpan.",
)  # fmt: skip
_NO_SOURCE = Missing(
    (SOURCE,), "Sumber",
    "Kolom Sumber tidak ada. Tambahkan kolom itu, lalu tulis kutipan sumbernya di setiap baris "
    "yang mempunyai skor, kategori, atau nilai variabel.",
)  # fmt: skip
_NO_CATEGORY = Missing(
    (CATEGORY,), "Kategori",
    "Kolom Kategori tidak ada. Tambahkan kolom itu, lalu tulis nama penghargaan di setiap baris.",
)  # fmt: skip
_NO_SOURCE_OF_AWARD = Missing(
    (SOURCE,), "Sumber",
    "Kolom Sumber tidak ada. Tambahkan kolom itu, lalu tulis kutipan sumbernya di setiap baris.",
)  # fmt: skip


def results_vocabulary(variables: Mapping[str, str], edition: str = "") -> Vocabulary:
    """The headings of a results file for an edition with these variables (slug to name).

    Scores may also stand under the name of the edition, but not under that of another.
    """
    names = "; ".join(variables.values())
    own = {f"{before}{squeezed(edition)}": SCORE for before in _BEFORE_AN_EDITION if edition}
    return Vocabulary(
        own | _by_spelling(_RESULT_WORDS),
        (_WHERE, _NO_SCORE, _NO_SOURCE),
        "Kode, Wilayah, Skor, Kategori, Status, Keterangan, Sumber, dan nama variabel"
        + (f" ({names})" if names else ""),
        variables,
    )


def awards_vocabulary() -> Vocabulary:
    """The headings of an awards file."""
    return Vocabulary(
        _by_spelling(_AWARD_WORDS),
        (_WHERE, _NO_CATEGORY, _NO_SOURCE_OF_AWARD),
        "Kategori, Kode, Wilayah, Tanggal, Alasan, Sumber, Tautan dokumen",
    )


def squeezed(text: str) -> str:
    """Letters and digits alone, without case and accents."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plain.casefold())


def _by_spelling(words: Mapping[str, str]) -> dict[str, str]:
    return {
        squeezed(spelling): column
        for column, spellings in words.items()
        for spelling in spellings.split()
    }
