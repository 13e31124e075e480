"""Every address of the portal, read from the URLconf, and what is known about each.

One that is not described here fails, so that a new page cannot be forgotten.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RoutePattern


@dataclass(frozen=True)
class Route:
    """An address of the URLconf; «name» stands for each of its arguments."""

    name: str
    template: str

    @property
    def arguments(self) -> list[str]:
        return re.findall("«(.*?)»", self.template)

    def address(self, filled: dict[str, str]) -> str:
        return "/" + re.sub("«(.*?)»", lambda found: filled[found[1]], self.template)


def walk(patterns: list[Any], prefix: str = "", space: str = "") -> Iterator[Route]:
    """Every route, those of included URLconfs too."""
    for entry in patterns:
        template = prefix + template_of(entry.pattern)
        if isinstance(entry, URLPattern):
            yield Route(space + (entry.name or f"({template})"), template)
        else:
            inner = f"{entry.namespace}:" if entry.namespace else ""
            yield from walk(entry.url_patterns, template, space + inner)


def template_of(pattern: Any) -> str:
    """A pattern's text with «name» for its arguments. Fails for a form that it does not know."""
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:\w+:)?(\w+)>", r"«\1»", str(pattern))
    group = r"\(\?P<(\w+)>(?:[^()\\]|\\.|\(\?:(?:[^()\\]|\\.)*\)\??)*\)"
    text = re.sub(group, r"«\1»", str(pattern).removeprefix("^").removesuffix("$"))
    text = text.replace("\\.", ".")
    assert not re.search(r"[\\()\[\]?*+|^$]", text), f"unknown form of route: {pattern}"
    return text


ROUTES = list(walk(get_resolver().url_patterns))
PUBLIC = [route for route in ROUTES if not route.name.startswith("admin:")]
STAFF = [route for route in ROUTES if route.name.startswith("admin:")]
EDITION = {"slug": "ipp-contoh"}
RANKING = ["tingkat", "provinsi", "kategori", "q", "urut"]
PAGING = ["halaman", "per_halaman"]
# What each public route takes: good arguments, and the parameters that it knows.
KNOWN: dict[str, tuple[dict[str, str], list[str]]] = {
    "home": ({}, []),
    "news_list": ({}, ["q", "tag", "wilayah", "tahun", "halaman"]),
    "news_rss": ({}, []),
    "news_atom": ({}, []),
    "tag": ({"slug": "pilkada2024"}, ["halaman"]),
    "tag_rss": ({"slug": "pilkada2024"}, []),
    "tag_atom": ({"slug": "pilkada2024"}, []),
    "article": ({"slug": "rapat-pleno"}, []),
    "article_card": ({"slug": "rapat-pleno"}, ["v"]),
    "article_read": ({"slug": "rapat-pleno"}, []),
    "article_read_pixel": ({"slug": "rapat-pleno"}, []),
    "search": ({}, ["q"]),
    "region_names": ({}, []),
    "ipp": ({}, []),
    "office_card": ({}, ["v"]),
    "edition": (EDITION, []),
    "edition_card": (EDITION, ["v"]),
    "region_card": (EDITION | {"code": "33.10"}, ["v"]),
    "ranking": (EDITION, [*RANKING, *PAGING]),
    "compare": (EDITION, ["wilayah"]),
    "pictures": (EDITION, []),
    "picture_svg": (EDITION | {"name": "peta"}, []),
    "picture_png": (EDITION | {"name": "peta"}, []),
    "region": (EDITION | {"code": "33.10-kabupaten-klaten"}, []),
    "method": (EDITION, []),
    "corrections": (EDITION, ["halaman"]),
    "corrections_atom": (EDITION, []),
    "package": (EDITION, []),
    "release": (EDITION | {"number": "1"}, []),
    "results_csv": (EDITION, RANKING),
    "results_excel_csv": (EDITION, RANKING),
    "results_xlsx": (EDITION, RANKING),
    "results_json": (EDITION, RANKING),
    "embedded_region": (EDITION | {"code": "33.10"}, []),
    "embedded_ranking": (EDITION, RANKING),
    "oembed": ({}, ["url", "format", "maxwidth", "maxheight"]),
    "awards": ({}, ["edisi", "kategori", "wilayah", "halaman"]),
    "region-list": ({}, ["tingkat", "provinsi", "q", *PAGING]),
    "region-detail": ({"pk": "33.10"}, []),
    "edition-list": ({}, PAGING),
    "edition-detail": ({"slug": "ipp-contoh"}, []),
    "result-list": ({}, ["edition", *RANKING, *PAGING]),
    "award-list": ({}, ["edisi", "kategori", "wilayah", *PAGING]),
    "correction-list": ({}, ["edition", "wilayah", *PAGING]),
    "article-list": ({}, ["q", "tag", "wilayah", "tahun", *PAGING]),
    "article-detail": ({"slug": "rapat-pleno"}, []),
    "api_schema": ({}, ["lang", "version"]),
    "api_docs": ({}, []),
    "sitemap_index": ({}, []),
    "django.contrib.sitemaps.views.sitemap": ({"section": "berita"}, ["p"]),
    "(favicon.ico)": ({}, []),
    "offline": ({}, []),
    "worker": ({}, []),
    "robots": ({}, []),
    "security": ({}, []),
    "healthz": ({}, []),
    "readyz": ({}, []),
    "about": ({}, []),
    "office_page": ({"slug": "kontak"}, []),
    "read_definition": ({}, []),
    "shared_preview": ({"token": "tidak-ada"}, []),
    "media": ({"path": "tidak-ada.jpg"}, []),
}
# Machines that ask for these add what they like; nothing is filtered there.
TOLERANT = {
    "(favicon.ico)", "article", "news_rss", "news_atom", "api_schema", "sitemap_index", "robots",
    "security", "healthz", "django.contrib.sitemaps.views.sitemap", "readyz", "media",
    "article_read", "article_read_pixel", "tag_rss", "tag_atom", "shared_preview",
    "oembed", "corrections_atom",
}  # fmt: skip
# Their good arguments lead nowhere, or they only take a POST.
NOT_200 = {
    "media": 404, "article_read": 405, "edition": 302, "(favicon.ico)": 302, "shared_preview": 404,
    "oembed": 400,
}  # fmt: skip
LISTS = [
    "news_list", "tag", "ranking", "results_csv", "results_excel_csv", "results_json",
    "awards", "region-list", "edition-list", "result-list", "award-list", "article-list",
]  # fmt: skip
OWN_KINDS = {
    "index", "login", "logout", "password_change", "password_change_done", "autocomplete",
    "jsi18n", "app_list", "view_on_site", "auth_user_password_change",
    "participation_edition_upload", "participation_edition_confirm",
    "participation_edition_publish", "participation_edition_restate",
    "participation_result_correct", "participation_edition_recap",
    "participation_edition_awards", "participation_resultimport_undo",
    "participation_resultimport_file",
    *(f"news_article_{name}" for name in [
        "tidy", "autosave", "session", "discard", "preview", "stored_preview", "move", "note",
        "correction", "link", "revoke", "compare", "unfinished", "restore",
    ]),
    "style_guide", "guide", "guide_chapter", "guide_picture", "news_readership",
    "news_readership_csv", "news_document_library", "news_document_upload",
    "news_picture_library", "news_picture_upload", "news_picture_words", "news_oldaddress_paste",
    "news_tag_suggest", "news_tag_merge", "news_page_tidy", "news_page_version",
    "news_page_preview",
}  # fmt: skip


def kind_of(route: Route) -> str | None:
    """What kind of page of admin it is; None when this test has never heard of it."""
    name = route.name.removeprefix("admin:")
    if name in OWN_KINDS:
        return name
    if name.startswith("("):
        return "catch-all" if name.endswith(("«url»)", "«object_id»/)")) else None
    kind = name.rpartition("_")[2]
    return kind if kind in {"changelist", "add", "change", "delete", "history"} else None


def model_of(route: Route) -> Any:
    """The model whose pages stand under this address."""
    parts = route.template.split("/")
    found = [
        m for m in admin.site._registry if [m._meta.app_label, m._meta.model_name] == parts[1:3]
    ]
    return found[0] if found else None
