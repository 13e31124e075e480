"""What an editor would ask before an article goes out. Each is a hint, none a wall.

Pure: text in, sentences out. What the database must answer comes in as a function.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from kpuportal.formats import short_date
from kpuportal.html import plain
from news.desk.personal_data import linked_phones, personal
from news.desk.weekdays import wrong_weekdays

MOST_LINKS = 100  # each is looked up
LONGEST_TITLE = 110  # search engines cut headlines there
FAR_AHEAD = dt.timedelta(days=365)
LOST_PICTURE = (
    "Gambar ke-{} dalam isi sudah dihapus dari pustaka. Hapus dari isi, atau sisipkan yang lain."
)
NO_ADDRESS = (
    "Tautan pada kata “{}” tidak berisi alamat, jadi dilepas saat disimpan; kata-katanya tetap. "
    "Isi alamatnya, misalnya https://www.kpu.go.id/."
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
        *_about_body(page),
        *_about_addresses(page, leads_nowhere),
        *_about_lost_links(draft.lost_links),
        *_about_picture(draft),
        *_about_gallery(draft.silent_gallery),
    ]
    now = dt.datetime.now(dt.UTC)
    day = (draft.published_at or now).date()
    for name, text in [("title", draft.title), ("lead", draft.lead), ("body", page.words)]:
        doubts = (*wrong_weekdays(text, day), *personal(text))
        found += [Hint(name, sentence) for sentence in doubts]
    return [*found, *_about_tags(draft.tags, near_tags), *_about_time(draft.published_at, now)]


def links_in(body: str) -> list[str]:
    """The addresses that a rich text leads to, and those of its pictures; no more than are looked
    up."""
    page = _Page(body)
    return [*page.addresses, *page.pictures[:MOST_LINKS]]


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


def _about_body(page: "_Page") -> Iterator[Hint]:
    if not page.words:
        yield Hint("body", "Isi berita masih kosong.")
    for _ in range(page.empty_headings):
        yield Hint("body", "Ada subjudul yang kosong. Isi atau hapus subjudul itu.")
    for number in page.silent_pictures:
        yield Hint("body", f"Gambar ke-{number} dalam isi belum punya teks pengganti.")


def _about_addresses(page: "_Page", leads_nowhere: Callable[[str], bool]) -> Iterator[Hint]:
    for number, address in enumerate(page.pictures[:MOST_LINKS], start=1):
        if leads_nowhere(address):
            yield Hint("body", LOST_PICTURE.format(number))
    for address in page.addresses:
        if leads_nowhere(address):
            told = f"Tautan {address} tidak mengarah ke halaman yang dapat dibuka pembaca."
            yield Hint("body", told)
    for sentence in linked_phones(page.addresses):
        yield Hint("body", sentence)


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


def _about_time(moment: dt.datetime | None, now: dt.datetime) -> Iterator[Hint]:
    if moment and moment > now + FAR_AHEAD:
        told = f"Waktu terbit {short_date(moment)} masih lebih dari setahun lagi. Periksa tahunnya."
        yield Hint("published_at", told)


class _Page(HTMLParser):
    """Headings, pictures and links of a rich text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = plain(html)
        self.links: list[str] = []
        self.pictures: list[str] = []
        self.silent_pictures: list[int] = []
        self.empty_headings = 0
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
            self.pictures.append(given.get("src") or "")
            if not (given.get("alt") or "").strip():
                self.silent_pictures.append(len(self.pictures))
        elif tag == "a" and (given.get("href") or "").strip():
            self.links.append(given["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"h2", "h3", "h4"} and self._heading is not None:
            self.empty_headings += not self._heading.strip()
            self._heading = None

    def handle_data(self, data: str) -> None:
        if self._heading is not None:
            self._heading += data
