"""Saves the office's pages: each time a version, and never over what another has saved since."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from news.models import Page, PageVersion
from news.models.turns import take_turn

PAGES = 4_716_204  # any number that no other advisory lock has
SAID = ("title", "slug", "body", "position", "is_public")


class SavedSince(Exception):
    """Somebody saved the page after it was opened; `version` tells who and when."""

    def __init__(self, version: PageVersion) -> None:
        super().__init__(f"{version.by_name}, {version.at}")
        self.version = version


def hold_pages() -> None:
    """Wait for a turn and keep it until the transaction ends: whoever looks whether an address is
    free finds it free still when the page is stored. Rows of pages are locked after, never before.
    """
    take_turn(PAGES)


@transaction.atomic
def save_page(page: Page, *, by: Any, seen: int) -> None:
    """Store what `page` says as its next version; what is sent twice is stored once.

    `seen` is the version from which it was edited, 0 for a new page. Raises SavedSince when
    another stands there by now; then nothing is stored.
    """
    hold_pages()
    if page.pk:
        stored = Page.objects.select_for_update().get(pk=page.pk)
        if stored.version != seen:
            raise SavedSince(stored.versions.latest("number"))
        if all(getattr(stored, name) == getattr(page, name) for name in SAID):
            return
    page.version = seen + 1
    page.updated_at = timezone.now()
    page.save()
    PageVersion.objects.create(
        page=page, number=page.version, title=page.title, slug=page.slug, body=page.body, by=by
    )


def restore_page(version: PageVersion, *, by: Any, seen: int) -> Page:
    """Make the page say again what it said, where it stands now; this is its next version.

    Raises SavedSince.
    """
    page = version.page
    page.title, page.body = version.title, version.body
    save_page(page, by=by, seen=seen)
    return page
