"""What all feeds of the site have in common: read only, and the same bytes until they change."""

import datetime as dt
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils import feedgenerator
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Steady(feedgenerator.SyndicationFeed):
    """A format whose empty feed tells when it began, where Django would tell the present moment."""

    def latest_post_date(self) -> dt.datetime:
        """Of its newest entry."""
        began: dt.datetime = self.feed["began"]
        return super().latest_post_date() if self.items else began


class SteadyAtom(Steady, feedgenerator.Atom1Feed):
    """Atom 1.0."""


@method_decorator(require_safe, name="__call__")
class SteadyFeed(Feed):
    """Its ETag tells whether it changed. A moment could not: an entry that is taken back, or whose
    time comes, changes the feed without being newer than the others."""

    feed_type: type[Steady] = SteadyAtom
    language = "id"

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed."""
        response = super().__call__(request, *args, **kwargs)
        response.headers.pop("Last-Modified", None)
        return response

    def began(self, obj: Any) -> dt.datetime:
        """From when a feed without entries is."""
        return NEVER

    def feed_extra_kwargs(self, obj: Any) -> dict[str, Any]:
        """What the format needs beside Django's own words."""
        return {"began": self.began(obj)}
