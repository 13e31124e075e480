"""The staff guide of docs/panduan, drawn inside the admin for those who work there."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

FOLDER = settings.BASE_DIR / "docs" / "panduan"
PICTURES = "gambar/"
CONTENTS = "README"
# Tags in a chapter are shown as letters; the text is ours, and still nothing in it can run.
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@require_safe
def contents(request: HttpRequest) -> HttpResponse:
    """What the guide tells, chapter by chapter."""
    return _page(request, CONTENTS)


@require_safe
def chapter(request: HttpRequest, name: str) -> HttpResponse:
    """One chapter."""
    if name not in {path.stem for path in FOLDER.glob("*.md")} - {CONTENTS}:
        raise Http404
    return _page(request, name)


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """A picture of a chapter."""
    found = {path.name: path for path in (FOLDER / PICTURES).glob("*.webp")}
    if name not in found:
        raise Http404
    return HttpResponse(found[name].read_bytes(), content_type="image/webp")


def drawn(text: str) -> tuple[str, str]:
    """The first heading of a chapter, and all that follows as HTML with addresses of the admin."""
    tokens = MARKDOWN.parse(text)
    title = tokens[1].content  # a chapter begins with its heading
    rest = tokens[3:]
    _name_headings(rest)
    _lead_into_admin(child for token in rest for child in token.children or [])
    return title, MARKDOWN.renderer.render(rest, MARKDOWN.options, {})


def _page(request: HttpRequest, name: str) -> HttpResponse:
    title, body = drawn((FOLDER / f"{name}.md").read_text(encoding="utf-8"))
    context: dict[str, Any] = admin.site.each_context(request) | {
        "title": title,
        "body": mark_safe(body),
        "is_contents": name == CONTENTS,
    }
    return render(request, "admin/guide.html", context)


def _name_headings(tokens: list[Token]) -> None:
    """So that other chapters can lead to a part of this one, as they do among files."""
    for heading, words in pairwise(tokens):
        if heading.type == "heading_open":
            heading.attrSet("id", slugify(words.content))


def _lead_into_admin(tokens: Iterable[Token]) -> None:
    """Files lead to files, pages to pages."""
    for token in tokens:
        if token.type == "image":
            token.attrSet("src", _address(str(token.attrGet("src"))))
            token.attrSet("loading", "lazy")
        elif token.type == "link_open":
            token.attrSet("href", _address(str(token.attrGet("href"))))


def _address(written: str) -> str:
    file, mark, part = written.partition("#")
    if file.startswith(PICTURES):
        return reverse("admin:guide_picture", args=[file.removeprefix(PICTURES)])
    if not file.endswith(".md"):
        return written
    name = file.removesuffix(".md")
    page = (
        reverse("admin:guide_chapter", args=[name]) if name != CONTENTS else reverse("admin:guide")
    )
    return f"{page}{mark}{part}"
