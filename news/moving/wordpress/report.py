"""What came of an import: counted, and told post by post with what is left to do."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from news.moving.wordpress.posts import ONLY_COUNTED

MOST_EXAMPLES = 20
NO_POSTS = (
    "Tidak ada tulisan yang dapat dipindahkan dalam ekspor ini. Di WordPress buka Perkakas → "
    "Ekspor dan pilih “Semua konten” atau “Pos”."
)
NO_PICTURES = (
    "Tidak satu pun gambar ditemukan di folder --pictures. Pastikan folder itu salinan "
    "wp-content/uploads dengan subfolder per tahun; gambar tidak dapat ditambahkan oleh "
    "pemindahan berikutnya."
)


@dataclass(frozen=True)
class Where:
    """A post as people find it: in the old admin by number, in the file by line."""

    number: str
    title: str
    line: int
    file: str = ""  # only told where there are several

    def __str__(self) -> str:
        number = f"tulisan {self.number}" if self.number else "tulisan tanpa nomor"
        title = self.title if len(self.title) <= 70 else self.title[:69] + "…"
        called = f"“{title}”" if title else "(tanpa judul)"
        line = f"{self.file}, baris {self.line}" if self.file else f"Baris {self.line}"
        return f"{line}, {number} {called}"


@dataclass
class Report:
    """Filled while the import goes on."""

    is_dry: bool = False
    total: int = 0
    imported: Counter[str] = field(default_factory=Counter)
    present: list[Where] = field(default_factory=list)
    edited: list[Where] = field(default_factory=list)
    skipped: dict[str, list[Where]] = field(default_factory=dict)
    failed: list[tuple[Where, str]] = field(default_factory=list)
    notes: list[tuple[Where, str]] = field(default_factory=list)
    pictures: int = 0
    pictures_found: int = 0
    documents: int = 0
    comments: int = 0
    pictures_missing: int = 0  # though there is a folder to look in

    def skip(self, where: Where, reason: str) -> None:
        """It becomes no article, and this is why."""
        self.skipped.setdefault(reason, []).append(where)

    @property
    def done(self) -> int:
        """How many articles came."""
        return sum(self.imported.values())

    def lines(self) -> Iterator[str]:
        """The whole report."""
        yield from self._summary()
        yield from self._skipped()
        yield from _listed("Sudah disunting di situs ini, dibiarkan:", self.edited)
        yield from _told("TIDAK dipindahkan karena masalah:", self.failed)
        yield from _told("Perlu diperiksa:", self.notes)

    def _summary(self) -> Iterator[str]:
        done = self.done
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(self.imported.items()))
        verb = "akan dipindahkan" if self.is_dry else "dipindahkan"
        yield f"Tulisan {verb}: {done}" + (f" ({kinds})." if kinds else ".")
        yield f"Sudah ada di sini: {len(self.present)}."
        yield f"Dilewati: {sum(map(len, self.skipped.values()))}. Gagal: {len(self.failed)}."
        yield f"Gambar baru: {self.pictures}. Dokumen baru: {self.documents}."
        if not done and not self.present and not self.failed:
            yield NO_POSTS
        if self.pictures_missing and not self.pictures_found:
            yield NO_PICTURES
        if self.comments:
            yield f"Komentar tidak dipindahkan: {self.comments}."

    def _skipped(self) -> Iterator[str]:
        for reason, places in sorted(self.skipped.items()):
            yield f"Dilewati, {reason}: {len(places)}."
            if reason in ONLY_COUNTED:
                continue
            yield from (f"  {where}" for where in places[:MOST_EXAMPLES])
            if len(places) > MOST_EXAMPLES:
                yield f"  ... dan {len(places) - MOST_EXAMPLES} lagi."


def _listed(heading: str, places: list[Where]) -> Iterator[str]:
    if places:
        yield heading
        yield from (f"  {where}" for where in places)


def _told(heading: str, problems: list[tuple[Where, str]]) -> Iterator[str]:
    if problems:
        yield heading
        yield from (f"  {where}: {sentence}" for where, sentence in problems)
