"""From which day the numbers of a public edition are."""

import datetime as dt

from participation.models import Edition


def released_at(edition: Edition) -> dt.datetime:
    """The moment of its newest release; of its publication where no history was kept yet."""
    newest = edition.history.order_by("-number").values_list("at", flat=True).first()
    at = newest or edition.published_at
    assert at is not None  # noqa: S101 (for the types; only public editions are asked)
    return at
