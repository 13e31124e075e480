"""A share card as a file: under the address that its page tells, and no other."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kpuportal.cards import Card
from kpuportal.media import KEEP
from kpuportal.parameters import refuse_unknown
from kpuportal.refusals import refused

VERSION = re.compile("[0-9a-f]{8}")
NO_VERSION = "Isi “v” bukan tanda gambar. Hapus “v” dari alamat untuk membuka gambar yang terbaru."


def answer(request: HttpRequest, card: Card, *, stays: bool = True) -> HttpResponse:
    """The picture; an address that tells an earlier one leads to it.

    Under its address it is kept for a year where it `stays`: where what it shows is never taken
    from readers. Elsewhere it is kept no longer than a page.
    """
    given = request.GET.get("v")
    problems = refuse_unknown(request.GET, ["v"])
    if not problems and given is not None and not VERSION.fullmatch(given):
        problems = [NO_VERSION]
    if problems:
        return refused(request, problems, back=request.path)
    if given not in {None, card.version}:
        return redirect(f"{request.path}?v={card.version}")
    response = HttpResponse(card.as_png(), content_type="image/png")
    if given and stays:
        response["Cache-Control"] = KEEP
    return response
