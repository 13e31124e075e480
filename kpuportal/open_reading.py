"""What pages of other sites may read with a script: the API and the data files, nothing else."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kpuportal.problems import READING

OPEN = re.compile(
    r"/(api/.*|oembed/|ipp/[^/]+/(unduh[^/]*|paket\.zip|rilis/\d+/paket\.zip))", re.DOTALL
)
ASKED = "Accept, Content-Type, If-Modified-Since, If-None-Match"
TOLD = "Content-Disposition, ETag, Retry-After"
ONE_DAY = "86400"


class OpenReadingMiddleware:
    """CORS for reading by anybody. Cookies are never asked for, so none can be misused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not OPEN.fullmatch(request.path_info):
            return self.get_response(request)
        if request.method == "OPTIONS":
            response = HttpResponse(status=204)
            response["Allow"] = READING
            response["Access-Control-Allow-Methods"] = READING
            response["Access-Control-Allow-Headers"] = ASKED
            response["Access-Control-Max-Age"] = ONE_DAY
        else:
            response = self.get_response(request)
            response["Access-Control-Expose-Headers"] = TOLD
        response["Access-Control-Allow-Origin"] = "*"
        return response
