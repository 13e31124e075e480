"""Saves the office's pages: each time a version, and never over what another has saved since."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from news.models import Page, PageVersion


class SavedSince(Exception):
    """Somebody saved the page after it was opened; `by` and `at` tell who and when."""

    def __init__(self, version: PageVersion) -> None:
        super().__init__(f"{version.by}, {version.at}")
        self.version = version


@transaction.atomic
def save_page(page: Page, *, by: Any, seen: int) -> None:
    """Store what `page` says as its next version.

    `seen` is the version from which it was edited, 0 for a new page. Raises SavedSince when
    another stands there by now; then nothing is stored.
    """
    if page.pk:
        stored = Page.objects.select_for_update().get(pk=page.pk)
        if stored.version != seen:
            raise SavedSince(stored.versions.latest("number"))
    page.version = seen + 1
    page.updated_at = timezone.now()
    page.save()
    PageVersion.objects.create(
        page=page, number=page.version, title=page.title, body=page.body, by=str(by)
    )


def restore_page(version: PageVersion, *, by: Any, seen: int) -> Page:
    """Make the page say again what it said; this is its next version. Raises SavedSince."""
    page = version.page
    page.title, page.body = version.title, version.body
    save_page(page, by=by, seen=seen)
    return page
