"""Which address each post of an old site has here, and which old ones lead to it."""

from collections.abc import Mapping

from django.urls import reverse

from news.models import Article, OldAddress, OldSlug
from news.moving.wordpress.addresses import OwnAddresses
from news.moving.wordpress.survey import Survey
from news.slugs import slugs_for


class NewAddresses:
    """Given out before the first post is written, because earlier posts point to later ones.

    `here` has the slugs of those that came in an earlier run.
    """

    def __init__(self, found: Survey, here: Mapping[str, str], prefix: str) -> None:
        self.own = OwnAddresses(found.site)
        self.slugs: dict[str, str] = {}
        self.short: dict[str, str] = {}
        free = _FreeSlugs()
        entries = list({entry.number: entry for entry in reversed(found.entries)}.values())[::-1]
        for entry in entries:
            slug = here.get(prefix + entry.number) or free.take(entry.slug or entry.title)
            self.slugs[entry.number] = slug
            for address in entry.addresses:
                self.own.add(address, reverse("article", args=[slug]))
        self._add_earlier(prefix)
        for entry in entries:  # after all the others, which come before a mere guess
            new = reverse("article", args=[self.slugs[entry.number]])
            self.short[entry.number] = self.own.add_short(entry.slug, new, found.other_pages)

    def _add_earlier(self, prefix: str) -> None:
        """Posts that came with another part of the export."""
        kept = OldAddress.objects.filter(article__origin__startswith=prefix)
        for path, slug in kept.values_list("path", "article__slug").iterator():
            self.own.add(path, reverse("article", args=[slug]))


class _FreeSlugs:
    """Hands out addresses that no article has or had, each once."""

    def __init__(self) -> None:
        self.taken = {
            slug
            for model in (Article, OldSlug)
            for slug in model.objects.values_list("slug", flat=True).iterator()
        }

    def take(self, wanted: str) -> str:
        """The nearest to `wanted`."""
        slug = next(each for each in slugs_for(wanted) if each not in self.taken)
        self.taken.add(slug)
        return slug
