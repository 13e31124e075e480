"""Which requests are a person reading our page: not another site, a robot or a guess ahead."""

from urllib.parse import urlsplit

from django.http import HttpRequest

from news.reads import is_bot

# Browsers fetch pages that their user may never look at, and say so in one of these.
AHEAD_HEADERS = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
AHEAD = ("prefetch", "prerender", "preview")


def from_own_page(request: HttpRequest, named_in: str) -> bool:
    """Whether a page of this site asks. Old browsers tell only by the header `named_in`."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    try:
        asker = urlsplit(request.headers.get(named_in, "")).netloc
    except ValueError:
        return False
    return asker == request.get_host()


def is_reading(request: HttpRequest) -> bool:
    """Whether somebody looks at the page: no robot, nothing fetched ahead of time."""
    ahead = " ".join(request.headers.get(name, "") for name in AHEAD_HEADERS).lower()
    fetched_ahead = any(word in ahead for word in AHEAD)
    return not fetched_ahead and not is_bot(request.headers.get("User-Agent", ""))
