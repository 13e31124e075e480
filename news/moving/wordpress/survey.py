"""A first reading of an export: what is in it, before anything is taken over.

Later posts may be linked from earlier ones, and pictures stand anywhere in the file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from news.moving.wordpress.addresses import OwnAddresses
from news.moving.wordpress.posts import (
    addresses_of,
    number_of,
    site_name,
    slug_of,
    title_of,
    why_skipped,
)
from news.moving.wordpress.reading import Item, Site, items
from news.moving.wordpress.refusals import OTHER_SITE, BadExport
from news.moving.wordpress.repairing import mended
from news.moving.wordpress.uploads import original_of, path_of


@dataclass(frozen=True)
class Medium:
    """A file of the old site's library, and what it said about it."""

    path: str
    title: str
    alt: str
    caption: str


@dataclass(frozen=True)
class Entry:
    """A post that becomes an article."""

    number: str
    title: str
    slug: str
    addresses: list[str]


@dataclass
class Survey:
    """Everything that is known before the posts themselves are read."""

    site: Site
    total: int = 0
    comments: int = 0
    entries: list[Entry] = field(default_factory=list)
    media: dict[str, Medium] = field(default_factory=dict)  # by number
    numbers: dict[str, str] = field(default_factory=dict)  # a file's number by its path
    children: dict[str, list[str]] = field(default_factory=dict)  # media uploaded to a post
    media_pages: set[str] = field(default_factory=set)
    other_pages: set[str] = field(default_factory=set)  # what is there and becomes no article

    def lists(self, path: str) -> bool:
        """Whether the old site's library knows a file there, be it in another size."""
        return path in self.numbers or original_of(path) in self.originals

    @cached_property
    def originals(self) -> set[str]:
        """The paths of all files without what tells their size."""
        return {original_of(path) for path in self.numbers}


def survey(paths: Sequence[Path]) -> Survey:
    """Read all files of one export once. Raises BadExport where one is broken, and OSError."""
    found = Survey(Site())
    media, others = list[str](), list[str]()
    for item in _all_items(paths, found.site):
        found.total += 1
        found.comments += item.comments
        if item.text("wp:post_type").strip() == "attachment":
            _add_medium(found, item)
            media.append(item.text("link").strip())
        elif why_skipped(item):
            others.append(item.text("link").strip())
        else:
            entry = Entry(number_of(item), title_of(item), slug_of(item), addresses_of(item))
            found.entries.append(entry)
    own = OwnAddresses(found.site)
    found.media_pages = {own.normal(link) for link in media} - {""}
    found.other_pages = {own.normal(link) for link in others} - {""} | found.media_pages
    return found


def _all_items(paths: Sequence[Path], whole: Site) -> Iterator[Item]:
    """Those of each file; `whole` becomes the site that all of them come from."""
    for path in paths:
        site = Site()
        yield from items(path, site, texts=False)
        if whole.addresses and site_name(whole) != site_name(site):
            error = BadExport(OTHER_SITE.format(one=site_name(whole), other=site_name(site)))
            error.file = path.name
            raise error
        whole.addresses += site.addresses
        whole.authors |= site.authors
        whole.exported = site.exported


def _add_medium(found: Survey, item: Item) -> None:
    number = number_of(item)
    path = path_of(item.text("wp:attachment_url").strip() or item.text("guid").strip())
    path = path or path_of("/wp-content/uploads/" + next(iter(item.metas("_wp_attached_file")), ""))
    if not number or not path:
        return
    alt = mended(next(iter(item.metas("_wp_attachment_image_alt")), ""))
    caption = mended(item.text("excerpt:encoded"))
    found.media[number] = Medium(path, title_of(item), alt, caption)
    found.numbers.setdefault(path, number)
    if parent := item.text("wp:post_parent").strip().lstrip("0"):
        found.children.setdefault(parent, []).append(number)
