"""What opens without a connection: pages that were seen on this device, and one that says so.

The worker keeps copies of public pages only; docs/decisions/0014 tells which, and why.
"""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from kpuportal.office import office
from kpuportal.parameters import TRACKING
from kpuportal.prefetching import READ
from kpuportal.refusals import takes_no_parameters

# Whatever page was seen, it looks like itself.
SHELL = [
    "sheets/site.css",
    "sheets/article.css",
    "sheets/index.css",
    "scripts/kept.js",
]
PREFIX = "portal-"  # of what the worker keeps, whatever its version
MOST_PAGES, LONGEST_DAYS = 60, 14


@require_safe
@takes_no_parameters
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; another version of the site makes it another script. Switched off, it
    is one that takes away what was kept, and then itself."""
    facts = json.dumps(_facts())
    version = hashlib.sha256(facts.encode()).hexdigest()[:12]
    context = {"prefix": PREFIX, "version": version, "facts": facts}
    script = render_to_string("worker.js" if settings.OFFLINE else "worker_off.js", context)
    # Asked for anew each time, so that a mistake in it is mended at the next visit.
    headers = {"Cache-Control": "no-cache"}
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers=headers)


@require_safe
@takes_no_parameters
def offline(request: HttpRequest) -> HttpResponse:
    """The pages that are kept on this device; the worker shows it too in the place of a page that
    was never seen while the network is away."""
    return render(request, "offline.html", {"prefix": PREFIX})


def kept_on_device() -> dict[str, int] | None:
    """How many pages the worker keeps and for how many days; None where it is switched off."""
    return {"pages": MOST_PAGES, "days": LONGEST_DAYS} if settings.OFFLINE else None


def _facts() -> dict[str, Any]:
    """What the worker must know of the site."""
    ours = office()
    return {
        "shell": [reverse("offline"), *map(static, SHELL)],
        "read": READ,
        "search": reverse("search"),
        "offline": reverse("offline"),
        "tracking": sorted(TRACKING),
        "most": MOST_PAGES,
        "days": LONGEST_DAYS,
        "zone": ours.time_zone,
        "zone_label": ours.zone_label,
    }
