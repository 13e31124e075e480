"""Uploaded files: re-encoded pictures and documents, never active content, sent as they are."""

import mimetypes
from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.views.decorators.http import require_safe

SHOWN = {"image/jpeg", "image/png", "image/webp", "image/avif"}
# Names are random and never used again, so a copy is good for a year.
KEEP = "public, max-age=31536000, immutable"


@require_safe
def media(request: HttpRequest, path: str) -> FileResponse:
    """A file as a picture or, when it is anything else, as a download. nginx may take this over."""
    kind = mimetypes.guess_type(PurePosixPath(path).name)[0] or "application/octet-stream"
    try:
        file = default_storage.open(path)
    except (OSError, ValueError, SuspiciousFileOperation) as error:
        raise Http404("Berkas ini tidak ada.") from error
    response = FileResponse(file, as_attachment=kind not in SHOWN)
    response["Content-Type"] = kind if kind in SHOWN else "application/octet-stream"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = KEEP
    return response


class CompressPagesMiddleware(GZipMiddleware):
    """Compresses what is written, not files: they are packed already and say how long they are."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """The answer, compressed unless it is a file."""
        if isinstance(response, FileResponse):
            return response
        return super().process_response(request, response)
