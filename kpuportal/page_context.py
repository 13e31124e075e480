"""What every page knows: the office, its own address and the section it stands in."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import urlencode

from kpuportal.office import office

SECTIONS = {"berita": "news", "ipp": "ipp", "penghargaan": "awards", "cari": "search", "": "home"}


# What makes a list another page; its order and what somebody searched for do not.
TELLING = ["tingkat", "provinsi", "kategori", "tag", "wilayah", "tahun", "edisi", "halaman"]


def page(request: HttpRequest) -> dict[str, Any]:
    """Context for templates; touches neither session nor user."""
    return {
        "office": office(),
        "office_contact": settings.OFFICE_CONTACT,
        "site_url": settings.SITE_URL,
        "canonical": settings.SITE_URL + request.path + _telling(request),
        "nav": SECTIONS.get(request.path.split("/")[1], ""),
    }


def _telling(request: HttpRequest) -> str:
    chosen = {name: request.GET[name] for name in TELLING if request.GET.get(name)}
    if chosen.get("halaman") == "1":
        del chosen["halaman"]
    return f"?{urlencode(chosen)}" if chosen else ""
