"""Plain links that share an article. No other site's script runs on our pages."""

from urllib.parse import quote, urlencode

from django.conf import settings

Links = list[dict[str, str]]


def absolute(path: str) -> str:
    """The address of a page of this site as others need it."""
    return f"{settings.SITE_URL}{path}"


def share_links(url: str, title: str) -> Links:
    """Links that open Facebook, X, WhatsApp and Telegram with `title` and `url` filled in."""
    return [
        _link("facebook", "Facebook", "https://www.facebook.com/sharer/sharer.php", u=url),
        _link("x", "X", "https://x.com/intent/post", text=title, url=url),
        _link("whatsapp", "WhatsApp", "https://wa.me/", text=f"{title}\n{url}"),
        _link("telegram", "Telegram", "https://t.me/share/url", url=url, text=title),
    ]


def _link(key: str, label: str, page: str, **parameters: str) -> dict[str, str]:
    query = urlencode(parameters, quote_via=quote, safe="")
    return {"key": key, "label": label, "url": f"{page}?{query}"}
