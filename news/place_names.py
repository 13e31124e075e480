"""Which regions a reader's words name, by the shipped table alone: no database.

Each word typed begins a word of the name. Words of the name beat beginnings of words, so that
"solo" is Surakarta and not Solok; the province's words help where the name alone does not fit.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from participation.directory import RegionEntry, bps_codes, entries

SHORTEST = 2  # one letter names nothing
KIND = r"^(kabupaten|kab\.?|kota|provinsi|prov\.?)(\s+administrasi)?\s+"
CODE = re.compile(r"\s*(\d\d)(?:([.\s]?)(\d\d))?\.?\s*", re.ASCII)
# What people say and write for places whose official name is another.
NICKNAMES = {
    "sumut": "Sumatera Utara", "sumbar": "Sumatera Barat",
    "sumsel": "Sumatera Selatan", "babel": "Kepulauan Bangka Belitung", "kepri": "Kepulauan Riau",
    "dki": "Daerah Khusus Ibukota", "dkj": "Daerah Khusus Ibukota",
    "jakut": "Jakarta Utara", "jakbar": "Jakarta Barat", "jaksel": "Jakarta Selatan",
    "jaktim": "Jakarta Timur", "jakpus": "Jakarta Pusat",
    "jabar": "Jawa Barat", "jateng": "Jawa Tengah", "jatim": "Jawa Timur",
    "diy": "Daerah Istimewa Yogyakarta", "jogja": "Yogyakarta", "jogjakarta": "Yogyakarta",
    "yogya": "Yogyakarta", "solo": "Surakarta",
    "ntb": "Nusa Tenggara Barat", "ntt": "Nusa Tenggara Timur",
    "kalbar": "Kalimantan Barat", "kalteng": "Kalimantan Tengah", "kalsel": "Kalimantan Selatan",
    "kaltim": "Kalimantan Timur", "kaltara": "Kalimantan Utara", "sulut": "Sulawesi Utara",
    "sulteng": "Sulawesi Tengah", "sulsel": "Sulawesi Selatan", "sultra": "Sulawesi Tenggara",
    "sulbar": "Sulawesi Barat", "malut": "Maluku Utara",
}  # fmt: skip
# Words of names as they are often written; within other words they may mean something else.
SPELLINGS = {
    "kab": "kabupaten", "kep": "kepulauan", "di": "daerah istimewa", "sumatra": "sumatera",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """Regions that words name, best first, and how sure that is."""

    codes: list[str]
    exact: frozenset[str] = frozenset()  # the text is their name or code and nothing more
    by_whole_words: bool = False  # not only by beginnings, which may begin other words too


@dataclass(frozen=True, slots=True)
class _Name:
    """A region's name, made ready to be compared."""

    entry: RegionEntry
    own: frozenset[str]
    around: frozenset[str]
    full: str
    bare: str
    nicknames: list[str]
    other_words: frozenset[str]  # nicknames and spellings, begun but not yet whole


def bare(name: str) -> str:
    """A region's name without what kind of region it is."""
    return re.sub(KIND, "", name, flags=re.IGNORECASE)


def nicknames_of(name: str) -> list[str]:
    """What people also call the region with this official name."""
    alone = bare(name)
    return [nick for nick, called in NICKNAMES.items() if called in alone]


def spellings_of(name: str) -> list[str]:
    """How words of this official name are often written."""
    words = f" {bare(name).lower()} "
    return [short for short, long in SPELLINGS.items() if f" {long} " in words]


def official(text: str) -> str:
    """`text` with the official names of places; what is excluded with "-" names none."""
    words = (word for word in text.split() if not word.startswith("-"))
    return " ".join(NICKNAMES.get(word.lower(), word) for word in words)


def regions_named(text: str) -> Named:
    """Every region whose code `text` is, or in whose name each of its words begins a word.

    Provinces stand before kabupaten and kota. A wrong kind, "kota klaten", is passed over.
    """
    if codes := _with_code(text):
        return Named(codes, frozenset(codes), by_whole_words=True)
    for tried in dict.fromkeys([text, bare(text.strip())]):
        words = words_of(tried)
        if len("".join(words)) < SHORTEST:
            continue
        for fits in (_whole, _begun, _whole_with_province, _begun_with_province):
            if found := [name for name in _names() if fits(name, words)]:
                whole = fits in (_whole, _whole_with_province)
                return _named(found, tried, words, whole)
    return Named([])


def bps_code_of(code: str) -> str:
    """The code that BPS has for the region, where it is another; else nothing."""
    return _bps_codes_by_region().get(code, "")


def words_of(text: str) -> list[str]:
    """The words of `text` in small letters, without accents, abbreviations written out."""
    plain = unicodedata.normalize("NFD", official(text)).lower()
    words = re.findall(r"[^\W_]+", re.sub(r"[\u0300-\u036f]", "", plain))
    return [part for word in words for part in _written_out(word).split()]


def _written_out(word: str) -> str:
    return SPELLINGS.get(word) or NICKNAMES.get(word, word).lower()


def _with_code(text: str) -> list[str]:
    """33, 33.10, 3310, or what BPS calls 3310: it may be another region's."""
    parts = CODE.fullmatch(text)
    if not parts:
        return []
    province, between, rest = parts.groups()
    codes = [f"{province}.{rest}" if rest else province]
    if rest and not between:
        codes.append(bps_codes().get(province + rest, ""))
    return [code for code in codes if code in entries()]


def _named(found: list[_Name], text: str, words: list[str], whole: bool) -> Named:
    joined, said = "".join(words), text.strip().lower()
    exact = {
        name.entry.code
        for name in found
        if joined in (name.full, name.bare) or said in name.nicknames
    }

    def place(name: _Name) -> tuple[object, ...]:
        entry = name.entry
        return (
            name.full != joined,
            entry.kind != "province",
            entry.code not in exact,
            not name.bare.startswith(joined),
            entry.code,
        )

    return Named([name.entry.code for name in sorted(found, key=place)], frozenset(exact), whole)


def _whole(name: _Name, words: list[str]) -> bool:
    """Joined words are the same name: "pare pare" is Parepare."""
    return name.own.issuperset(words) or "".join(words) in (name.full, name.bare)


def _begun(name: _Name, words: list[str]) -> bool:
    begun = _each_begins(words, name.own | name.other_words)
    return begun or name.bare.startswith("".join(words))


def _whole_with_province(name: _Name, words: list[str]) -> bool:
    return name.around.issuperset(words)


def _begun_with_province(name: _Name, words: list[str]) -> bool:
    return _each_begins(words, name.around)


def _each_begins(words: list[str], among: frozenset[str]) -> bool:
    return all(any(other.startswith(word) for other in among) for word in set(words))


@cache
def _names() -> list[_Name]:
    known = entries()
    return [_ready(entry, known.get(entry.province_code)) for entry in known.values()]


def _ready(entry: RegionEntry, province: RegionEntry | None) -> _Name:
    own = words_of(entry.name)
    around = [*words_of(province.name), *_other_words(province.name)] if province else []
    return _Name(
        entry=entry,
        own=frozenset(own),
        around=frozenset([*own, *_other_words(entry.name), *around]),
        full="".join(own),
        bare="".join(words_of(bare(entry.name))),
        nicknames=nicknames_of(entry.name),
        other_words=frozenset(_other_words(entry.name)),
    )


def _other_words(name: str) -> list[str]:
    return [*nicknames_of(name), *spellings_of(name)]


@cache
def _bps_codes_by_region() -> dict[str, str]:
    return {code: bps for bps, code in bps_codes().items()}
