"""Light pages for the frames of other sites, and oEmbed, which tells programs about them."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from xml.etree import ElementTree

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from kpuportal.office import office
from kpuportal.parameters import refuse_unknown
from kpuportal.refusals import refused
from participation import embedding, region_page
from participation.public_editions import labelled, public_edition
from participation.released import released_at

ROWS = 10
REFUSED = "embed/refused.html"
ONE_HOUR = 3600
WIDEST = 100_000
NO_URL = "Isi parameter url dengan alamat lengkap halaman yang akan disematkan."
NOT_OURS = "Alamat dalam parameter url tidak dapat disematkan."
View = Callable[..., HttpResponse]


def frameable(view: View) -> Any:
    """The only pages that other sites may frame. They have no buttons that could be misused."""

    @require_safe
    @xframe_options_exempt
    @csp_replace({"frame-ancestors": ["*"]})
    @wraps(view)
    def framed(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        response.setdefault("X-Robots-Tag", "noindex")
        return response

    return framed


@frameable
def region(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """A region's card."""
    found = region_page.results_with_counts(slug)
    result = get_object_or_404(found, region_id=code.partition("-")[0])
    if problems := refuse_unknown(request.GET, []):
        return refused(request, problems, back=request.path, template=REFUSED)
    context = {
        "result": result,
        "region": result.region,
        "edition": result.edition,
        "embed": embedding.region_embed(result),
        "released_at": released_at(result.edition),
    }
    return labelled(result.edition, render(request, "embed/region.html", context))


@frameable
def ranking(request: HttpRequest, slug: str) -> HttpResponse:
    """The first rows of a ranking, with its filters."""
    edition = public_edition(slug)
    filtered = embedding.ranking_of(edition, request.GET)
    if problems := filtered.problems(extra=()):
        return refused(request, problems, back=request.path, template=REFUSED)
    results = list(filtered.qs[:ROWS])
    context = {
        "edition": edition,
        "results": results,
        "sources": dict.fromkeys(row.source.citation for row in results if row.source),
        "total": filtered.qs.count(),
        "embed": embedding.ranking_embed(edition, filtered, request.GET),
        "released_at": released_at(edition),
    }
    return labelled(edition, render(request, "embed/ranking.html", context))


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """oEmbed 1.0 for pages of regions and rankings. Programs may add parameters of their own."""
    write = WRITERS.get(request.GET.get("format") or "json")
    if write is None:
        return _told("Bentuk ini tidak tersedia. Pilihannya: json, xml.", 501)
    sizes = {name: request.GET.get(name, str(WIDEST)) for name in ("maxwidth", "maxheight")}
    wrong = [name for name, size in sizes.items() if not _is_size(size)]
    if wrong:
        return _told(f"Isi {' dan '.join(wrong)} dengan bilangan bulat mulai dari 1: 600.", 400)
    url = request.GET.get("url", "")
    embed = embedding.embed_at(url)
    if embed is None:
        problem, status = (NOT_OURS, 404) if url else (NO_URL, 400)
        return _told(f"{problem} {_what_can_be_embedded()}", status)
    response = write(_answer(embed, int(sizes["maxwidth"]), int(sizes["maxheight"])))
    response["X-Robots-Tag"] = "noindex"
    return response


def _what_can_be_embedded() -> str:
    example = embedding.example()
    shown = f" Contoh: {example.discovery}" if example else ""
    return (
        "Yang dapat disematkan hanya halaman wilayah dan halaman peringkat dari edisi yang sudah "
        f"dipublikasikan.{shown}"
    )


def _is_size(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 6 and int(text) > 0


def _told(sentence: str, status: int) -> HttpResponse:
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")


def _answer(embed: embedding.Embed, most_width: int, most_height: int) -> dict[str, Any]:
    width, height = min(embedding.WIDTH, most_width), min(embed.height, most_height)
    return {
        "version": "1.0",
        "type": "rich",
        "title": embed.title,
        "provider_name": office().name,
        "provider_url": f"{settings.SITE_URL}{reverse('home')}",
        "cache_age": ONE_HOUR,
        "html": str(embed.html(width, height)),
        "width": width,
        "height": height,
    }


def _json(answer: dict[str, Any]) -> HttpResponse:
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def _xml(answer: dict[str, Any]) -> HttpResponse:
    root = ElementTree.Element("oembed")
    for name, value in answer.items():
        ElementTree.SubElement(root, name).text = str(value)
    content = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(content, content_type="text/xml; charset=utf-8")


WRITERS = {"json": _json, "xml": _xml}
