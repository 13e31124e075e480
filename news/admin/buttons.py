"""Addresses that buttons send to: what comes there otherwise is led back to its article."""

from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

NOT_RECEIVED = "Yang Anda kirim sebelum masuk belum diterima. Kirim lagi dari halaman berita itu."


def button(view: Any) -> Any:
    """The view by POST. A login that a button asked for comes back by GET, with nothing to do."""
    posted = require_POST(view)

    @wraps(view)
    def led(request: HttpRequest, pk: int | None = None, **kwargs: Any) -> HttpResponse:
        known = {} if pk is None else {"pk": pk}
        if request.method not in {"GET", "HEAD"}:
            return posted(request, **known, **kwargs)
        messages.warning(request, NOT_RECEIVED)
        if pk is None:
            return redirect("admin:news_article_changelist")
        return redirect("admin:news_article_change", pk)

    return led
