"""What search engines are told in JSON-LD about the office and its site."""

import json
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from kpuportal.office import office

Thing = dict[str, Any]
CONTEXT = "https://schema.org"
LOGO_SIZE = 512
# JSON means the same with these written as escapes, and no text can then end the element.
ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def organization() -> Thing:
    """The office, as publisher and author."""
    return {
        "@type": "Organization",
        "@id": f"{settings.SITE_URL}/#kantor",
        "name": office().name,
        "url": f"{settings.SITE_URL}/",
        "logo": {
            "@type": "ImageObject",
            "url": settings.SITE_URL + static("img/logo.png"),
            "width": LOGO_SIZE,
            "height": LOGO_SIZE,
        },
    }


def home() -> list[Thing]:
    """The site with its search, and the office that runs it."""
    website = {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": office().name,
        "url": f"{settings.SITE_URL}/",
        "inLanguage": "id",
        "publisher": {"@id": organization()["@id"]},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{settings.SITE_URL}{reverse('search')}?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }
    return [website, {"@context": CONTEXT, **organization()}]


def breadcrumbs(steps: list[tuple[str, str]]) -> Thing:
    """The way to a page: (name, path) from the home page down."""
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": settings.SITE_URL + path,
            }
            for position, (name, path) in enumerate(steps, start=1)
        ],
    }


def element(things: Thing | list[Thing]) -> SafeString:
    """The script element. It is data, which no policy against scripts refuses: no nonce."""
    text = json.dumps(things, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))
