"""Moving in from WordPress: an export becomes articles, each of them whole or not at all.

What came once is known by its `origin` and never touched again, so that a second run changes
nothing and an interrupted one goes on where it stopped. `news.moving.wordpress` reads; this writes.
"""

from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, connection, transaction
from django.utils import timezone

from kpuportal.html import clean
from news.actions import keep_version
from news.library.gallery import set_attachments, set_gallery
from news.models import Article, OldAddress, Tag
from news.models.article import LONGEST_BODY
from news.moving.addresses import normalise
from news.moving.drafting import article_for, note_slug, set_cover, tags_of
from news.moving.media import Library
from news.moving.new_addresses import NewAddresses
from news.moving.text import ArticleSurroundings
from news.moving.wordpress import markup
from news.moving.wordpress.leads import parted
from news.moving.wordpress.posts import Post, number_of, read_post, site_name, title_of
from news.moving.wordpress.posts import why_skipped as reason_to_skip
from news.moving.wordpress.reading import Item, items
from news.moving.wordpress.report import Report, Where
from news.moving.wordpress.survey import Survey, survey
from news.moving.wordpress.uploads import Uploads

ACT = "Dipindahkan dari WordPress."
LONGEST_SOURCE = 2 * LONGEST_BODY
TWICE = "nomor tulisannya sudah muncul sebelumnya dalam ekspor ini"
TOO_LONG = (
    f"isinya lebih dari {LONGEST_SOURCE} huruf. Pecah tulisan itu di WordPress, lalu ekspor lagi."
)
TAKEN = "Alamat lama “{path}” sudah mengarah ke berita lain dan dibiarkan."
REFUSED = "basis data menolaknya ({error}). Periksa isinya di WordPress, lalu ulangi."
EVERY = 25


class Busy(RuntimeError):
    """Another import is at work."""


@dataclass
class MovingIn:
    """One run over one export; WordPress may have written it as several files."""

    paths: Sequence[Path]
    uploads: Uploads
    as_draft: bool = False
    is_dry: bool = False
    by: Any = None
    say: Callable[[str], object] = print
    report: Report = field(init=False, default_factory=Report)

    def run(self) -> Report:
        """Read the files twice: to know what is in it, then to write.

        Raises BadExport before anything is written, Busy, OSError and DatabaseError.
        """
        self.report.is_dry = self.is_dry
        with _alone():
            self._prepare(survey(self.paths))
            everything = ((path, item) for path in self.paths for item in items(path))
            for number, (path, item) in enumerate(everything, start=1):
                self._take(item, path.name if len(self.paths) > 1 else "")
                if number % EVERY == 0 or number == self.found.total:
                    self.say(f"  {number}/{self.found.total} {title_of(item)[:60]}")
        return self.report

    def _prepare(self, found: Survey) -> None:
        self.found, self.seen = found, set[str]()
        self.report.total, self.report.comments = found.total, found.comments
        self.prefix = f"wp:{site_name(found.site)}:"
        self.here = _articles_from(self.prefix)
        self.library = Library(found, self.uploads, self.prefix, self.is_dry)
        self.tags = dict[str, Tag]()
        self.claimed = set[str]()  # old addresses that a dry run would have written
        slugs = {origin: slug for origin, (slug, _) in self.here.items()}
        self.addresses = NewAddresses(found, slugs, self.prefix)

    def _take(self, item: Item, file: str) -> None:
        """Decide what becomes of one item, and do it."""
        where = Where(number_of(item), title_of(item), item.line, file)
        origin = self.prefix + where.number
        if reason := reason_to_skip(item):
            self.report.skip(where, reason)
        elif where.number in self.seen:
            self.report.skip(where, TWICE)
        elif origin in self.here:
            self.report.present.append(where)
            if self.here[origin][1] > 1:
                self.report.edited.append(where)
        else:
            self._import(item, where, origin)
        self.seen.add(where.number)

    def _import(self, item: Item, where: Where, origin: str) -> None:
        if item.is_too_long or len(item.text("content:encoded")) > LONGEST_SOURCE:
            self.report.failed.append((where, TOO_LONG))
            return
        post = read_post(item, self.found.site, timezone.get_default_timezone())
        surroundings = ArticleSurroundings(post, self.library, self.addresses.own)
        try:
            with transaction.atomic():
                standing = self._write(post, surroundings, origin)
        except ValidationError as error:
            self._give_up(where, _problems(error))
        except (DataError, IntegrityError) as error:
            self._give_up(where, REFUSED.format(error=str(error).partition("\n")[0]))
        except BaseException:
            self.library.give_back()
            raise
        else:
            self.report.imported[standing.lower()] += 1
            self._tell(where, post, surroundings)

    def _write(self, post: Post, surroundings: ArticleSurroundings, origin: str) -> str:
        """The article with everything that belongs to it; its standing in words."""
        text = markup.read(post.content, surroundings)
        lead, body = parted(text, post.excerpt, post.title, post.notes)
        article = article_for(post, lead, clean(body), as_draft=self.as_draft)
        article.origin, article.author = origin, self.by
        article.slug = self.addresses.slugs[post.number]
        set_cover(article, post, surroundings)
        note_slug(post, article.slug)
        tags, addresses = tags_of(post), self._free_addresses(post)
        article.full_clean(exclude=["cover"] if self.is_dry else [])
        if self.is_dry:
            self.claimed |= addresses
            return article.standing
        article.save()
        article.tags.set([self._tag(name) for name in tags])
        if text.gallery:
            set_gallery(article, [surroundings.shown[each.key] for each in text.gallery])
        if surroundings.attached:
            set_attachments(article, surroundings.attached)
        OldAddress.objects.bulk_create(
            OldAddress(path=path, article=article) for path in sorted(addresses)
        )
        keep_version(article, act=ACT, by=self.by)
        return article.standing

    def _tag(self, name: str) -> Tag:
        if name not in self.tags:
            self.tags[name] = Tag.objects.spelled(name)
        return self.tags[name]

    def _free_addresses(self, post: Post) -> set[str]:
        """What led to the post before, and to no article here."""
        paths = {
            normalise(address) for address in [*post.addresses, self.addresses.short[post.number]]
        }
        paths.discard("")
        kept = OldAddress.objects.filter(path__in=paths).values_list("path", flat=True)
        taken = {*kept, *(paths & self.claimed)}
        post.notes += [TAKEN.format(path=path) for path in sorted(taken)]
        return paths - taken

    def _give_up(self, where: Where, reason: str) -> None:
        self.library.give_back()
        self.tags.clear()
        self.report.failed.append((where, reason))

    def _tell(self, where: Where, post: Post, surroundings: ArticleSurroundings) -> None:
        pictures, documents = self.library.keep()
        self.report.pictures += pictures
        self.report.documents += documents
        self.report.pictures_found += surroundings.found
        if self.uploads.folder:
            self.report.pictures_missing += surroundings.missing
        self.report.notes += [(where, note) for note in [*post.notes, *surroundings.notes()]]


def _problems(error: ValidationError) -> str:
    """Each with the name of the field that it is about."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    names = {field.name: str(field.verbose_name) for field in Article._meta.fields}
    return " ".join(
        f"{names[key].capitalize()}: {' '.join(said)}" if key in names else " ".join(said)
        for key, said in error.message_dict.items()
    )


def _articles_from(prefix: str) -> dict[str, tuple[str, int]]:
    """Slug and version of what came from there before, by origin."""
    rows = Article.objects.filter(origin__startswith=prefix).values_list(
        "origin", "slug", "version"
    )
    return {str(origin): (slug, version) for origin, slug, version in rows.iterator()}


@contextmanager
def _alone() -> Any:
    """Two imports at once would give one address to two articles."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext('news.moving.importing'))")
        if not cursor.fetchone()[0]:
            raise Busy("Impor lain sedang berjalan. Tunggu sampai selesai, lalu ulangi.")
    try:
        yield
    finally:
        if connection.connection and not connection.connection.closed:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(hashtext('news.moving.importing'))")
