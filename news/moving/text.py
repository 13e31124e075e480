"""What an old article's text points to, seen from the new site: pictures, links, a gallery."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote

from news.models import Document, Picture
from news.moving.media import Library, Refused, shown
from news.moving.wordpress.addresses import OTHER_SCHEMES, SCHEMES, OwnAddresses, scheme_of
from news.moving.wordpress.figures import Shown
from news.moving.wordpress.posts import Post
from news.moving.wordpress.uploads import is_picture, path_of

MOST_NAMED = 5
NO_FOLDER = "tidak dipindahkan karena --pictures tidak diberikan"
MISSING = "tidak ada di folder --pictures"
PICTURES_GONE = "{count} gambar {why}: {named}. Unggah dan sisipkan di admin."
COVER_GONE = "Gambar utama {why}: {named}. Unggah dan pilih di admin."
FOREIGN = (
    "{count} gambar dari situs lain tidak ditampilkan: {named}. Unggah dan sisipkan di admin bila "
    "boleh dipakai."
)
PASTED = (
    "{count} gambar tertempel di dalam teks, bukan sebagai berkas: {named}. Simpan gambarnya dari "
    "halaman lama, lalu unggah dan sisipkan di admin."
)
ON_A_COMPUTER = (
    "{count} gambar hanya ada di komputer penulisnya: {named}. Minta berkasnya, lalu unggah dan "
    "sisipkan di admin."
)
NOT_UPLOADED = (
    "{count} gambar situs lama berada di luar folder unggahan: {named}. Simpan dari situs lama, "
    "lalu unggah dan sisipkan di admin."
)
UNLISTED = (
    "{count} gambar tidak tercatat dalam ekspor ini: {named}. Bila ekspornya beberapa berkas, "
    "berikan semuanya sekaligus; atau unggah dan sisipkan di admin."
)
COVER_UNLISTED = (
    "Gambar utamanya tidak tercatat dalam ekspor ini: {named}. Bila ekspornya beberapa berkas, "
    "berikan semuanya sekaligus; atau unggah dan pilih di admin."
)
DOCUMENTS_GONE = "{count} PDF {why}; tautannya masih menuju situs lama: {named}. Unggah di admin."
OTHER_FILES = (
    "{count} berkas bukan PDF tidak dipindahkan; tautannya masih menuju situs lama: {named}. "
    "Simpan sebagai PDF, lalu unggah di admin."
)
OLD_PAGES = "{count} tautan masih menuju halaman situs lama: {named}. Periksa di admin."
LOST = (
    "{count} bagian buatan WordPress atau pengayanya tidak dapat dipindahkan: {named}. Bandingkan "
    "dengan tulisan aslinya."
)
UNUSABLE = "Berkas {name} tidak dapat dipakai: {why}"


@dataclass
class ArticleSurroundings:
    """The `Surroundings` of one post; remembers what it could not find."""

    post: Post
    library: Library
    own: OwnAddresses
    shown: dict[str, Picture] = field(default_factory=dict)
    attached: list[Document] = field(default_factory=list)
    gone: dict[str, list[str]] = field(default_factory=dict)
    unusable: dict[str, str] = field(default_factory=dict)
    found: int = 0

    def picture(self, source: str, number: str, alt: str) -> Shown | None:
        """For an address in the text, or for the number of a file."""
        medium = self.library.survey.media.get(number)
        path = self._path(self.own.absolute(source)) or (medium.path if medium else "")
        if not path:
            self._miss(*self._elsewhere(source, number))
            return None
        found = self.take_picture(path, PICTURES_GONE)
        return self._shown(found, alt) if found else None

    def _path(self, absolute: str) -> str:
        """Where a file of the old site lies; also under a name that the site had before, if the
        export lists the file."""
        path = path_of(absolute)
        is_ours = self.own.is_own(absolute) or self.library.survey.lists(path)
        return path if is_ours else ""

    def _elsewhere(self, source: str, number: str) -> tuple[str, str]:
        """Why there is no file for a picture, and the picture's name."""
        scheme, name = scheme_of(source), source[:80]
        if scheme in {"data", "blob", "cid"}:
            return PASTED, source.partition(";")[0].partition(",")[0][:40]
        if scheme and scheme not in SCHEMES:
            return ON_A_COMPUTER, re.split(r"[/\\]", unquote(source))[-1][:80]
        if not source:
            return UNLISTED, f"nomor {number[:20]}" if number else "tanpa alamat"
        return (NOT_UPLOADED if self.own.is_own(self.own.absolute(source)) else FOREIGN), name

    def gallery(self, numbers: list[str]) -> list[Shown]:
        """Numbers that no file has are left out; without numbers, what was uploaded to the post."""
        numbers = numbers or self.library.survey.children.get(self.post.number, [])
        found = []
        for number in numbers:
            medium = self.library.survey.media.get(number.lstrip("0"))
            if medium is None:
                self._miss(UNLISTED, f"nomor {number[:20]}")
            elif is_picture(medium.path) and (
                picture := self.take_picture(medium.path, PICTURES_GONE)
            ):
                found.append(self._shown(picture, ""))
        return found

    def link(self, address: str) -> str:
        """The new address of what was the old site's; other addresses stay."""
        scheme = scheme_of(address)
        if scheme in OTHER_SCHEMES:
            return address
        if address.startswith("#") or (scheme and scheme not in SCHEMES):
            return ""
        absolute = self.own.absolute(address)
        path = self._path(absolute)
        if path and not is_picture(path):
            return self._file(absolute, path)
        if not self.own.is_own(absolute):
            return absolute
        return self.own.new(absolute) or self._unmoved(absolute, path)

    def lose(self, name: str) -> None:
        """A shortcode or block without a counterpart here."""
        self._miss(LOST, name[:60])

    def cover(self, number: str) -> Picture | None:
        """The picture with this number of the old site, or None with a note."""
        medium = self.library.survey.media.get(number)
        if medium is None:
            self._miss(COVER_UNLISTED, f"nomor {number[:20]}")
            return None
        return self.take_picture(medium.path, COVER_GONE)

    def take_picture(self, path: str, otherwise: str) -> Picture | None:
        """The picture, or None with a note."""
        try:
            found = self.library.picture(path)
        except Refused as error:
            self.unusable[path] = str(error)
            return None
        if found is None:
            self._miss(otherwise, path)
        self.found += found is not None
        return found

    @property
    def missing(self) -> int:
        """How many pictures are not in the folder."""
        return sum(len(self.gone.get(kind, [])) for kind in (PICTURES_GONE, COVER_GONE))

    def notes(self) -> Iterable[str]:
        """A sentence for each kind of thing that was not found."""
        why = MISSING if self.library.uploads.folder else NO_FOLDER
        for sentence, names in self.gone.items():
            named = ", ".join(names[:MOST_NAMED])
            if len(names) > MOST_NAMED:
                named += f", dan {len(names) - MOST_NAMED} lagi"
            yield sentence.format(count=len(names), why=why, named=named)
        for name, reason in self.unusable.items():
            yield UNUSABLE.format(name=name, why=reason)

    def _file(self, absolute: str, path: str) -> str:
        if not path.lower().endswith(".pdf"):
            self._miss(OTHER_FILES, path)
            return absolute
        try:
            document = self.library.document(path)
        except Refused as error:
            self.unusable[path] = str(error)
            return absolute
        if document is None:
            self._miss(DOCUMENTS_GONE, path)
            return absolute
        if document not in self.attached:
            self.attached.append(document)
        return document.url

    def _unmoved(self, absolute: str, path: str) -> str:
        """A page that did not come along. The home page is ours now; pictures' own pages and the
        pictures behind their small versions are no loss."""
        if self.own.is_home(absolute):
            return "/"
        if not path and self.own.normal(absolute) not in self.library.survey.media_pages:
            self._miss(OLD_PAGES, absolute[:120])
        return absolute

    def _shown(self, picture: Picture, alt: str) -> Shown:
        seen = shown(picture, alt[:250])
        self.shown[seen.key] = picture
        return seen

    def _miss(self, sentence: str, name: str) -> None:
        names = self.gone.setdefault(sentence, [])
        if name not in names:
            names.append(name)
