"""What opens without a connection: pages that were seen on this device, and one that says so.

The worker keeps copies of public pages only; docs/decisions/0014 tells which, and why.
"""

import hashlib
import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from kpuportal.prefetching import READ
from kpuportal.refusals import takes_no_parameters

# Whatever page was seen, it looks like itself.
SHELL = [
    "sheets/site.css",
    "sheets/article.css",
    "sheets/index.css",
    "scripts/kept.js",
]


@require_safe
@takes_no_parameters
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; another version of the site makes it another script."""
    shell = [reverse("offline"), *map(static, SHELL)]
    context = {
        "version": hashlib.sha256("\n".join(shell).encode()).hexdigest()[:12],
        "shell": json.dumps(shell),
        "read": json.dumps(READ),
        "offline": json.dumps(reverse("offline")),
    }
    script = render_to_string("worker.js", context)
    # Asked for anew each time, so that a mistake in it is mended at the next visit.
    headers = {"Cache-Control": "no-cache"}
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers=headers)


@require_safe
@takes_no_parameters
def offline(request: HttpRequest) -> HttpResponse:
    """What the worker shows for a page that was never seen while the network is away."""
    return render(request, "offline.html")
