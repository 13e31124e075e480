"""Who has a copy already is told so, and HEAD tells all that GET would."""

from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.utils.cache import get_conditional_response, set_response_etag


class ConditionalReadingMiddleware(ConditionalGetMiddleware):
    """Django's gives HEAD no ETag, since it may come without a body. Ours never does: the server
    drops the body when everything else has looked at it."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """The answer, or 304 for who has it."""
        if request.method != "HEAD" or not isinstance(response, HttpResponse):
            return super().process_response(request, response)
        if self.needs_etag(response) and not response.has_header("ETag"):
            set_response_etag(response)
        return get_conditional_response(request, response.get("ETag"), None, response) or response
