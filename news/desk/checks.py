"""What an editor would ask before an article goes out. Each is a hint, none a wall.

Pure: text in, sentences out. What the database must answer comes in as a function.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from kpuportal.html import plain

MOST_LINKS = 100  # each is looked up
LONGEST_TITLE = 110  # search engines cut headlines there
DAYS = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"]
MONTHS = [
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
    "oktober", "november", "desember",
]  # fmt: skip
SPELLINGS = {"jum'at": "jumat", "jum’at": "jumat", "ahad": "minggu", "nopember": "november"}
_DAY = "|".join([*DAYS, "jum['’]at", "ahad"])
_MONTH = "|".join([*MONTHS, "nopember"])
DATE = re.compile(
    rf"\b({_DAY})\s{{0,3}},?\s{{0,3}}\(?(?:tanggal\s{{1,3}})?(\d{{1,2}})"
    rf"(?:\s{{1,3}}({_MONTH})\s{{1,3}}|\s?[/-]\s?(\d{{1,2}})\s?[/-]\s?)(\d{{4}})\b",
    re.IGNORECASE,
)
NIK = re.compile(r"(?<!\d)(\d{2})(\d{2})\d{2}[ .]?(\d{2})(\d{2})\d{2}[ .]?\d{4}(?!\d)")
PHONE = re.compile(r"(?<![\d.,/])(?:\+62|62|0)[ -]?8\d{1,2}(?:[ .-]?\d{2,5}){2,3}(?!\d)")
NO_ADDRESS = (
    "Tautan pada kata “{}” tidak berisi alamat, jadi dilepas saat disimpan; kata-katanya tetap. "
    "Isi alamatnya, misalnya https://www.kpu.go.id/."
)
_PART = r"[\w-]{1,63}"
EMAIL = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}@(?!kpu\.go\.id|{_PART}\.kpu\.go\.id){_PART}(?:\.{_PART})+"
)


@dataclass(frozen=True)
class Hint:
    """A sentence about one field of the form."""

    field: str
    text: str


@dataclass(frozen=True)
class Draft:
    """What is looked at: an article as it is stored, or as it stands in a form."""

    title: str = ""
    lead: str = ""
    body: str = ""
    lost_links: list[str] = field(default_factory=list)  # words whose link is no address
    cover: Any = None
    cover_alt: str = ""
    silent_gallery: int = 0  # pictures without alternative text
    tags: list[str] = field(default_factory=list)
    published_at: dt.datetime | None = None


def hints(
    draft: Draft,
    *,
    leads_nowhere: Callable[[str], bool],
    same_title: Callable[[str], str],
    near_tags: Callable[[list[str]], dict[str, Any]],
) -> list[Hint]:
    """Everything worth a second look, in the order of the form.

    `leads_nowhere` says whether an address of this site shows nothing; `same_title` names the
    date of another article with the same title, or nothing; `near_tags` names for a tag another
    one that is the same word, spelled otherwise.
    """
    page = _Page(draft.body)
    found = [
        *_about_title(draft.title, same_title),
        *_about_lead(draft.lead),
        *_about_body(page, leads_nowhere),
        *_about_lost_links(draft.lost_links),
        *_about_picture(draft),
        *_about_gallery(draft.silent_gallery),
    ]
    for name, text in [("title", draft.title), ("lead", draft.lead), ("body", plain(draft.body))]:
        found += [Hint(name, sentence) for sentence in (*wrong_weekdays(text), *personal(text))]
    return [*found, *_about_tags(draft.tags, near_tags)]


def links_in(body: str) -> list[str]:
    """The addresses that a rich text leads to, each once; no more than are looked up."""
    return _Page(body).addresses


def wrong_weekdays(text: str) -> Iterator[str]:
    """A sentence for each weekday that does not match its date."""
    for day, number, month_name, month, year in DATE.findall(text):
        named = _spelled(day)
        try:
            when = dt.date(int(year), int(month or 0) or _month(month_name), int(number))
        except ValueError:
            yield f"Tanggal “{number} {month_name or month} {year}” tidak ada dalam kalender."
            continue
        if DAYS[when.weekday()] != named:
            told = f"{number} {MONTHS[when.month - 1].capitalize()} {year}"
            right = DAYS[when.weekday()].capitalize()
            yield f"{told} jatuh pada hari {right}, bukan {named.capitalize()}."


def personal(text: str) -> Iterator[str]:
    """A sentence for each number or address that looks like somebody's own."""
    rest = text
    for found in NIK.finditer(text):
        if _is_birth(found[3], found[4]):
            rest = rest.replace(found[0], " ")
            yield f"Ada angka yang tampak seperti NIK ({found[0][:4]}…). Hapus data pribadi."
    for found in PHONE.finditer(rest):
        yield f"Ada nomor telepon ({found[0][:5]}…). Hapus bila milik pribadi."
    for found in EMAIL.finditer(rest):
        yield f"Ada alamat surel ({found[0]}). Hapus bila milik pribadi."


def _about_title(title: str, same_title: Callable[[str], str]) -> Iterator[Hint]:
    letters = [letter for letter in title if letter.isalpha()]
    if len(title) > LONGEST_TITLE:
        yield Hint(
            "title",
            f"Judul {len(title)} huruf; mesin pencari memotongnya sesudah {LONGEST_TITLE}.",
        )
    if len(letters) > 8 and sum(map(str.isupper, letters)) > 0.7 * len(letters):
        yield Hint("title", "Judul ditulis dengan huruf kapital semua; tulis seperti kalimat.")
    if title and (when := same_title(title)):
        yield Hint("title", f"Judul ini sama dengan judul berita lain ({when}).")


def _about_lead(lead: str) -> Iterator[Hint]:
    if not lead.strip():
        yield Hint("lead", "Teras belum diisi: apa, siapa, kapan, di mana.")


def _about_body(page: "_Page", leads_nowhere: Callable[[str], bool]) -> Iterator[Hint]:
    if not page.words:
        yield Hint("body", "Isi berita masih kosong.")
    for _ in range(page.empty_headings):
        yield Hint("body", "Ada subjudul yang kosong. Isi atau hapus subjudul itu.")
    for number in page.silent_pictures:
        yield Hint("body", f"Gambar ke-{number} dalam isi belum punya teks pengganti.")
    for address in page.addresses:
        if leads_nowhere(address):
            yield Hint("body", f"Tautan {address} tidak mengarah ke halaman mana pun di situs ini.")


def _about_lost_links(words: list[str]) -> Iterator[Hint]:
    for each in words[:MOST_LINKS]:
        yield Hint("body", NO_ADDRESS.format(each[:60]))


def _about_picture(draft: Draft) -> Iterator[Hint]:
    if draft.cover is None:
        yield Hint("cover", "Belum ada gambar utama; kartu di WhatsApp memakai gambar umum.")
    elif not draft.cover_alt.strip():
        yield Hint("cover_alt", "Teks pengganti gambar utama belum diisi.")


def _about_gallery(silent: int) -> Iterator[Hint]:
    if silent:
        yield Hint("pictures", f"{silent} gambar galeri belum punya teks pengganti.")


def _about_tags(
    tags: list[str], near_tags: Callable[[list[str]], dict[str, Any]]
) -> Iterator[Hint]:
    if not tags:
        yield Hint("tags", "Belum ada tagar; pembaca menemukan berita sejenis lewat tagar.")
        return
    for name, other in near_tags(tags).items():
        yield Hint("tags", f"Tagar “{name}” tampak sama dengan “{other}”. Pakai satu ejaan saja.")


def _spelled(word: str) -> str:
    return SPELLINGS.get(word.lower(), word.lower())


def _month(name: str) -> int:
    return MONTHS.index(_spelled(name)) + 1


def _is_birth(day: str, month: str) -> bool:
    """A NIK carries the date of birth; women's days count from 41."""
    return int(day) % 40 in range(1, 32) and 1 <= int(month) <= 12


class _Page(HTMLParser):
    """Headings, pictures and links of a rich text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = plain(html)
        self.links: list[str] = []
        self.silent_pictures: list[int] = []
        self.empty_headings = self._pictures = 0
        self._heading: str | None = None
        self.feed(html)
        self.close()

    @property
    def addresses(self) -> list[str]:
        """Where it leads to, each place once; the first of them, for each is looked up."""
        return list(dict.fromkeys(self.links))[:MOST_LINKS]

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        given = dict(attrs)
        if tag in {"h2", "h3", "h4"}:
            self._heading = ""
        elif tag == "img":
            self._pictures += 1
            if not (given.get("alt") or "").strip():
                self.silent_pictures.append(self._pictures)
        elif tag == "a" and (given.get("href") or "").strip():
            self.links.append(given["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"h2", "h3", "h4"} and self._heading is not None:
            self.empty_headings += not self._heading.strip()
            self._heading = None

    def handle_data(self, data: str) -> None:
        if self._heading is not None:
            self._heading += data


def own_path(address: str, site: str) -> str | None:
    """The path of an address on this site; None for other sites, mail and places in the page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme in {"http", "https"} and f"{parts.scheme}://{parts.netloc}" != site:
        return None
    if parts.scheme not in {"", "http", "https"} or (parts.netloc and not parts.scheme):
        return None
    return parts.path or None
