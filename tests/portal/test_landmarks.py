"""How pages are built for those who hear them: headings, landmarks, tables, announcements."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.core.management import call_command
from django.test import Client

from tests.browser.addresses import INDEX, NEWS, REFUSED, furnish

LANDMARKS = ["header", "nav", "main", "footer"]


@dataclass
class Table:
    """What a table says of itself."""

    caption: bool = False
    heads: list[str | None] = field(default_factory=list)


_TEMPLATES = re.compile(r"<template.*?</template>", re.DOTALL)


class Outline(HTMLParser):
    """The bones of a page; what only a script would bring in (`template`) is none of it yet."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.tags: list[str] = []
        self.tables: list[Table] = []
        self.statuses = 0
        self.navs: list[str] = []
        self.feed(_TEMPLATES.sub("", text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append(int(tag[1]))
        elif tag == "table":
            self.tables.append(Table())
        elif tag == "caption":
            self.tables[-1].caption = True
        elif tag == "th":
            self.tables[-1].heads.append(given.get("scope"))
        elif tag == "nav":
            self.navs.append(given.get("aria-label") or given.get("aria-labelledby") or "")
        self.statuses += given.get("role") == "status"


def _outline(client: Client, path: str) -> Outline:
    return Outline(client.get(path).content.decode())


def test_every_page_can_be_moved_through(client: Client, db: None) -> None:
    call_command("load_articles", verbosity=0)
    furnish()
    for path in [*NEWS, *INDEX, *REFUSED]:
        found = _outline(client, path)
        assert found.headings[0] == 1 and found.headings.count(1) == 1, path
        steps = zip(found.headings, found.headings[1:], strict=False)
        assert all(deeper - step <= 1 for step, deeper in steps), (path, found.headings)
        assert all(found.tags.count(tag) >= 1 for tag in LANDMARKS), path
        assert found.tags.count("main") == 1, path
        assert all(found.navs) and len(set(found.navs)) == len(found.navs), (path, found.navs)
    for path in ("/berita/", "/berita/?q=dokumentasi"):  # how many were found is announced
        assert _outline(client, path).statuses == 1, path


def test_every_table_says_what_it_is_and_what_its_heads_stand_over(
    client: Client, db: None
) -> None:
    seen = 0
    for path in INDEX:
        for table in _outline(client, path).tables:
            seen += 1
            assert table.caption, path
            assert table.heads and all(table.heads), path
    assert seen > len(INDEX)


_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)


def _places_by_name(page: str) -> dict[str, set[str]]:
    """Where the links of the content lead, by what a list of links calls them."""
    found: dict[str, set[str]] = {}
    for attributes, content in _LINK.findall(page.partition("<main")[2].partition("</main>")[0]):
        given = dict(re.findall(r'([\w-]+)="([^"]*)"', attributes))
        name = given.get("aria-label") or " ".join(re.sub("<[^>]*>", " ", content).split())
        found.setdefault(name, set()).add(given.get("href", ""))
    return found


def test_two_links_of_one_name_lead_to_one_place(client: Client, db: None) -> None:
    call_command("load_articles", verbosity=0)
    furnish()
    for path in [*NEWS, *INDEX]:
        named = _places_by_name(client.get(path, follow=True).content.decode())
        assert named, path
        assert {name: to for name, to in named.items() if len(to) > 1} == {}, path
