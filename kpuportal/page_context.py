"""What every page knows: the office, its own address and the section it stands in."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.safestring import mark_safe

from kpuportal.cards import office_card
from kpuportal.office import office
from kpuportal.offline import kept_on_device
from kpuportal.prefetching import RULES

SECTIONS = {"berita": "news", "ipp": "ipp", "penghargaan": "awards", "cari": "search", "": "home"}


# What makes a list another page; its order and what somebody searched for do not.
TELLING = ["tingkat", "provinsi", "kategori", "tag", "wilayah", "tahun", "edisi", "halaman"]


def page(request: HttpRequest) -> dict[str, Any]:
    """Context for templates; touches neither session nor user."""
    return {
        "office": office(),
        "office_contact": settings.OFFICE_CONTACT,
        "site_url": settings.SITE_URL,
        "share_image": office_card(office().name).at(reverse("office_card")),
        "kept": kept_on_device(),
        "prefetch_rules": mark_safe(RULES),
        "today": timezone.localdate(),
        "canonical": settings.SITE_URL + request.path + _telling(request),
        "nav": SECTIONS.get(request.path.split("/")[1], ""),
    }


def _telling(request: HttpRequest) -> str:
    given = {name: [value for value in request.GET.getlist(name) if value] for name in TELLING}
    chosen = {name: values for name, values in given.items() if values}
    # Pages of another length hold other rows under the same number.
    if chosen.get("halaman") == ["1"] or request.GET.get("per_halaman"):
        chosen.pop("halaman", None)
    return f"?{urlencode(chosen, doseq=True)}" if chosen else ""
