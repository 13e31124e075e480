"""A pasted list of old addresses, one a line with the address here: all of them, or none."""

import re
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from news.models import Article, OldAddress, OldSlug
from news.models.old_address import hold_old_addresses
from news.moving.addresses import LONGEST, normalise

MOST_LINES = 5000
SEPARATOR = re.compile(r"\s*[,;\t]\s*")
SLUG = re.compile(r"^(?:https?://[^/]+)?/?(?:berita/)?([a-z0-9-]+)/?$", re.IGNORECASE)
NOT_TWO = (
    "Baris {line}: tulis alamat lama, koma, lalu alamat baru, misalnya "
    "/2019/03/12/rapat-pleno/, /berita/rapat-pleno/"
)
NO_OLD = f"Baris {{line}}: “{{given}}” bukan alamat halaman; paling panjang {LONGEST} huruf."
NO_NEW = (
    "Baris {line}: tidak ada berita beralamat “{given}”. Salin alamatnya dari halaman beritanya."
)
TWICE = "Baris {line}: “{given}” sudah ditulis di baris {first} untuk berita lain. Pilih satu."
TAKEN = "Baris {line}: “{given}” sudah mengarah ke “{other}”. Ubah dahulu di daftar alamat lama."
TOO_MANY = f"Paling banyak {MOST_LINES} baris sekaligus. Pecah daftarnya."
NOTHING = "Tempel sedikitnya satu baris."


class BadList(ValueError):
    """Nothing was stored; `sentences` tell why, line by line."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True)
class _Line:
    number: int
    given: str
    path: str
    slug: str


@transaction.atomic
def add_list(text: str, articles: QuerySet[Article]) -> tuple[int, int]:
    """Store the addresses; how many are new, and how many were known. Raises BadList.

    `articles` are those that may be named.
    """
    lines, problems = _read(text)
    hold_old_addresses()
    by_slug = _articles(articles, {line.slug for line in lines})
    known = {
        old.path: old.article
        for old in OldAddress.objects.select_related("article").filter(
            path__in=[line.path for line in lines]
        )
    }
    new: dict[str, tuple[_Line, Article]] = {}
    for line in lines:
        if said := _wrong(line, by_slug, known, new):
            problems.append((line.number, said))
        elif line.path not in known:
            new.setdefault(line.path, (line, by_slug[line.slug]))
    if problems:
        raise BadList([said for _, said in sorted(problems)])
    OldAddress.objects.bulk_create(
        OldAddress(path=path, article=article) for path, (_, article) in new.items()
    )
    return len(new), len(lines) - len(new)


def _read(text: str) -> tuple[list[_Line], list[tuple[int, str]]]:
    rows = [(number, row.strip()) for number, row in enumerate(text.splitlines(), start=1)]
    rows = [(number, row) for number, row in rows if row]
    if not rows or len(rows) > MOST_LINES:
        raise BadList([TOO_MANY if rows else NOTHING])
    lines, problems = [], []
    for number, row in rows:
        parts = [part.strip('" ') for part in SEPARATOR.split(row)]
        if len(parts) != 2 or not all(parts):
            problems.append((number, NOT_TWO.format(line=number)))
            continue
        path, slug = normalise(parts[0]), SLUG.match(parts[1])
        if not path:
            problems.append((number, NO_OLD.format(line=number, given=parts[0][:80])))
        elif not slug:
            problems.append((number, NO_NEW.format(line=number, given=parts[1][:80])))
        else:
            lines.append(_Line(number, parts[0][:80], path, slug[1].lower()))
    return lines, problems


def _articles(articles: QuerySet[Article], slugs: set[str]) -> dict[str, Article]:
    """By the address that they have, or had."""
    had = OldSlug.objects.filter(slug__in=slugs, article__in=articles).select_related("article")
    return {
        **{old.slug: old.article for old in had},
        **{article.slug: article for article in articles.filter(slug__in=slugs)},
    }


def _wrong(
    line: _Line, by_slug: dict[str, Article], known: dict[str, Article],
    new: dict[str, tuple[_Line, Article]],
) -> str:  # fmt: skip
    article = by_slug.get(line.slug)
    if article is None:
        return NO_NEW.format(line=line.number, given=line.slug)
    other = known.get(line.path)
    if other is not None and other != article:
        return TAKEN.format(line=line.number, given=line.given, other=other)
    if line.path in new and new[line.path][1] != article:
        first = new[line.path][0].number
        return TWICE.format(line=line.number, given=line.given, first=first)
    return ""
