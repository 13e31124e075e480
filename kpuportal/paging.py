"""One page of a list, by the number in `?halaman=`."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet


class NoSuchPage(ValueError):
    """The number is not that of a page; says so in a sentence for the reader."""


def page_of(
    queryset: "QuerySet[Any]", given: str | None, per_page: int, count: int | None = None
) -> "Page[Any]":
    """The page that `given` names; None means the first. Raises NoSuchPage.

    Who knows the `count` of all rows already spares a query.
    """
    paginator = Paginator(queryset, per_page)
    if count is not None:
        paginator.count = count
    if given is None:
        return paginator.page(1)
    number = int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else 0
    if not number:
        raise NoSuchPage(
            f"“{given[:40]}” bukan nomor halaman. Nomor halaman adalah bilangan bulat mulai dari 1."
        )
    if number > paginator.num_pages:
        raise NoSuchPage(
            f"Halaman {number} tidak ada; daftar ini hanya sampai halaman {paginator.num_pages}."
        )
    return paginator.page(number)
