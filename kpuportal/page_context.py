"""What every page knows: the office, its own address and the section it stands in."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from kpuportal.office import office

SECTIONS = {"berita": "news", "ipp": "ipp", "penghargaan": "awards", "cari": "search", "": "home"}


def page(request: HttpRequest) -> dict[str, Any]:
    """Context for templates; touches neither session nor user."""
    return {
        "office": office(),
        "office_contact": settings.OFFICE_CONTACT,
        "site_url": settings.SITE_URL,
        "canonical": settings.SITE_URL + request.path,
        "nav": SECTIONS.get(request.path.split("/")[1], ""),
    }
