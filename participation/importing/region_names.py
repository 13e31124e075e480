"""Which region a cell means: by code, by the code of BPS, or by a name that only one region has."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from participation.importing.columns import squeezed
from participation.importing.problems import Unclear

_KINDS = {
    "kabupaten": "kabupaten", "kab": "kabupaten", "kota": "kota", "kodya": "kota",
    "kotamadya": "kota", "provinsi": "provinsi", "propinsi": "provinsi", "prov": "provinsi",
}  # fmt: skip
_LEFT_OUT = {"administrasi", "adm", "kpu"}
_IN_FULL = {"kep": "kepulauan", "p": "pulau"}
# Names in use beside the official ones, and names from before a renaming; all squeezed.
_ALIASES = {
    "dki": "31", "dkijakarta": "31", "jakarta": "31", "daerahkhususjakarta": "31",
    "diy": "34", "yogyakarta": "34", "diyogyakarta": "34", "dijogjakarta": "34",
    "ntb": "52", "ntt": "53", "nad": "11", "nanggroeacehdarussalam": "11",
    "sumut": "12", "sumbar": "13", "sumsel": "16", "jabar": "32", "jateng": "33", "jatim": "35",
    "kalbar": "61", "kalteng": "62", "kalsel": "63", "kaltim": "64", "kaltara": "65",
    "sulut": "71", "sulteng": "72", "sulsel": "73", "sultra": "74", "sulbar": "76", "malut": "82",
    "babel": "19", "bangkabelitung": "19", "kepri": "21", "tobasamosir": "12.12",
    "malukutenggarabarat": "81.03", "mamujuutara": "76.01", "pangkajenekepulauan": "73.10",
    "pangkep": "73.10", "sitaro": "71.09", "kepulauansitaro": "71.09", "oku": "16.01",
    "oki": "16.02", "pali": "16.12", "okutimur": "16.08", "okuselatan": "16.09",
    "padangsidempuan": "12.77",
}  # fmt: skip
_NUMBERED = re.compile(r"^\(?[0-9]{1,3}[.)]\s*")
_DOTTED = re.compile(r"^([0-9]{2})[.,]([0-9]{2})$")
_EMPTY = "Kode wilayah kosong. Isi dengan kode Kemendagri, misalnya 33 atau 33.10."
LOOK = "Cari kodenya di menu Wilayah, misalnya 33 atau 33.10."
PAPUA = "9"  # the two code systems number everything there differently, and BPS anew since 2022


@dataclass(frozen=True, slots=True)
class Found:
    """A region's code; `said` tells how the cell was read where it does not say the code itself."""

    code: str
    said: str = ""


class RegionNames:
    """All regions by code and by name; `bps` leads from codes of BPS that differ to codes."""

    def __init__(self, regions: Mapping[str, str], bps: Mapping[str, str]) -> None:
        self.regions, self.bps = regions, bps
        self.by_name: dict[str, list[str]] = {}
        self.by_kind: dict[tuple[str, str], str] = {}
        for code, name in regions.items():
            kind, bare = _parted(name)
            kind = kind or "provinsi"
            self.by_name.setdefault(bare, []).append(code)
            self.by_kind[kind, bare] = code
        for name, code in _ALIASES.items():
            if code in regions and code not in self.by_name.setdefault(name, []):
                self.by_name[name].append(code)

    def find(self, code: str, name: str = "", *, bps: bool = False, only: str = "") -> Found:
        """The region that a code means, or a name where there is no code. Raises Unclear.

        A name beside a code must not contradict it, and decides where the code could mean two.
        `bps` says that the code is one of BPS; `only` leaves "provinsi" or "kabkota".
        """
        if not code:
            return self._by_name(name, only)
        meant = self._by_code(code, bps)
        if not meant:
            if any(letter.isalpha() for letter in code):
                return self._by_name(code, only)
            raise Unclear(self._unknown(code))
        named = self._named(name, only)
        both = [each for each in meant if each in named]
        if len(both or meant) > 1:
            raise Unclear(self._which_code(code, meant))
        if named and not both:
            raise Unclear(self._contradiction(code, meant[0], name))
        return self._read_as(code, (both or meant)[0], "" if named else name)

    def expect_province(self, code: str, province: str) -> None:
        """Raises Unclear where the province beside a region is another; one that nobody knows, or
        none, says nothing."""
        named = self._named(province, "provinsi")
        own = code.partition(".")[0]
        if any("." not in each for each in named) and own not in named:
            raise Unclear(
                f"Provinsi dari {self.label(code)} adalah {self.regions[own]}, tetapi kolom "
                f"provinsi berisi “{province}”. Perbaiki salah satunya."
            )

    def _by_code(self, code: str, bps: bool) -> list[str]:
        if code.startswith(PAPUA) and code.isdecimal() and (bps or len(code) == 4):
            there = [each for each in self.regions if each.startswith(PAPUA)]
            return [each for each in there if ("." in each) == (len(code) == 4)]
        if code in self.regions:
            return [code]
        if dotted := _DOTTED.match(code):
            meant = ".".join(dotted.groups())
            return [meant] if meant in self.regions else []
        if not (len(code) == 4 and code.isascii() and code.isdecimal()):
            return []
        same = f"{code[:2]}.{code[2:]}"
        candidates = [self.bps.get(code, same)] + ([] if bps else [same])
        return [each for each in dict.fromkeys(candidates) if each in self.regions]

    def _read_as(self, code: str, meant: str, strange: str) -> Found:
        """`strange` is a name beside the code that no region has."""
        if strange:
            return Found(meant, f"{code} “{strange}” dibaca sebagai {self.label(meant)}.")
        return Found(
            meant, "" if code == meant else f"“{code}” dibaca sebagai {self.label(meant)}."
        )

    def _by_name(self, name: str, only: str) -> Found:
        if not name:
            raise Unclear(_EMPTY)
        found = self._named(name, only)
        if len(found) == 1:
            exact = self.regions[found[0]].casefold() == name.casefold()
            return Found(
                found[0], "" if exact else f"“{name}” dibaca sebagai {self.label(found[0])}."
            )
        if found:
            raise Unclear(
                f"Nama ini dipakai {len(found)} daerah: {self._either(found)}. Tulis kodenya, atau "
                "awali dengan Kabupaten, Kota, atau Provinsi."
            )
        raise Unclear(self._unknown(name))

    def _named(self, name: str, only: str) -> list[str]:
        """Every region that a name may mean."""
        kind, bare = _parted(name)
        if kind and (kind, bare) in self.by_kind:
            return [self.by_kind[kind, bare]]
        found = self.by_name.get(bare, []) if not kind else []
        found = found or self.by_name.get(squeezed(name), []) or self._renamed(kind, bare)
        fitting = [code for code in found if ("." in code) == (only == "kabkota")]
        return fitting if only and fitting else found

    def _renamed(self, kind: str, bare: str) -> list[str]:
        """An alias behind a kind: "Provinsi DKI Jakarta", "Kab. Toba Samosir"."""
        found = [code for code in self.by_name.get(bare, []) if bare in _ALIASES]
        return [code for code in found if ("." in code) == (kind != "provinsi")] if kind else []

    def label(self, code: str) -> str:
        """For sentences: "33.10 (Kabupaten Klaten)", "15 (Provinsi Jambi)"."""
        name = self.regions[code]
        plain = "." in code or name.startswith("Daerah")
        return f"{code} ({name if plain else f'Provinsi {name}'})"

    def _either(self, codes: Iterable[str]) -> str:
        return " atau ".join(map(self.label, codes))

    def _which_code(self, code: str, meant: list[str]) -> str:
        if code.startswith(PAPUA):
            return (
                f"Di Papua, kode BPS dan kode Kemendagri berbeda, jadi {code} tidak dapat "
                "dipastikan. Tulis kode Kemendagri dengan titik, misalnya 91.03, atau tambahkan "
                "kolom Wilayah berisi namanya."
            )
        return (
            f"Kode tanpa titik ini berarti {self.label(meant[0])} menurut BPS, tetapi "
            f"{self.label(meant[1])} menurut Kemendagri. Tulis kodenya dengan titik."
        )

    def _contradiction(self, code: str, meant: str, name: str) -> str:
        return (
            f"Kode {code} adalah {self.regions[meant]}, tetapi kolom wilayah berisi “{name}”. "
            "Perbaiki salah satunya."
        )

    def _unknown(self, text: str) -> str:
        if f"{text}0" in self.regions:
            return (
                f"Mungkin {self.label(f'{text}0')}: lembar kerja membuang nol di belakang. Jadikan "
                "kolom kode sebagai teks, lalu tulis kodenya lengkap."
            )
        close = self._close(text)
        what = "Nama" if any(letter.isalpha() for letter in text) else "Kode"
        hint = f"Mungkin maksud Anda {self._either(close)}." if close else LOOK
        return f"{what} wilayah tidak dikenal. {hint}"

    def _close(self, text: str) -> list[str]:
        bare = _parted(_NUMBERED.sub("", text))[1]
        names = get_close_matches(bare, self.by_name, n=3, cutoff=0.75) if bare else []
        return list(dict.fromkeys(code for name in names for code in self.by_name[name]))[:3]


def _parted(name: str) -> tuple[str, str]:
    """What kind of region a name says it is ("" when it does not), and the name without it."""
    words = [squeezed(word) for word in re.split(r"[^\w]+", name) if squeezed(word)]
    words = [_IN_FULL.get(word, word) for word in words if word not in _LEFT_OUT]
    kind = _KINDS.get(words[0], "") if len(words) > 1 else ""
    return kind, "".join(words[1:] if kind else words)
