"""No address, method or value makes the portal fail, and no value is sent back as markup.

The routes are read from the URLconf. One that is not described here fails, so that a new page
cannot be forgotten.
"""

import logging
import re
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RoutePattern
from django.utils import timezone
from psycopg.pq import TransactionStatus

from news.models import Article, Picture, Tag
from participation import actions
from participation.models import Edition, ResultImport
from tests.participation.editions import HEADER, SOURCE, draft

MARK = "alert(7)"
MARKUP = re.compile(r"<(script|img|svg|b)\b[^>]*alert\(7\)|<script>alert|[\"'] on\w+=alert\(7\)")
TEXTS = [
    # Nothing, blanks, controls.
    "", " ", "\t", "\u00a0", "\u200b", "\x00", "a\x00b", "\x01", "\x0b", "\x1f\x7f", "\ufeff",
    # Numbers that are none, too small, too large, or written otherwise.
    "0", "-1", "-0", "1.5", "1e9", "1e999", "NaN", "Infinity", str(10**30), "9" * 400, "0x10",
    "2147483648", "9223372036854775808", "\u0661\u0662", "\uff11\uff12", "\u00b2", "+1", "1,000",
    "0000", "0000-00-00", "9999-99-99", "2025-02-30", "10000",
    # Text that is long, odd, or runs the other way.
    "a" * 5000, "a-" * 3000, "\u202e\u0639\u0631\u0628\u064a", "\U0001f600", "e\u0301" * 50,
    "Z" + "\u0300" * 300, "\ufffe\uffff", "null", "None", "undefined", "true", "[]", "{}", "[object Object]",
    # Languages that something behind might speak.
    "' OR '1'='1", "1; DROP TABLE news_article;--", "1) OR 1=1--", "\\'; --", "%", "_", "\\",
    "$$", "a & b | !c <-> (", "'a' & !'b':*", '"tidak tertutup', "{{7*7}}{{settings.SECRET_KEY}}",
    "{% debug %}", "${7*7}", "%s%s%n%d", "%(value)s", "{0.__class__}", "`id`", "$(id)", "| id",
    "a\r\nSet-Cookie: jahat=1", "a\nX-Jahat: 1", "../../../../etc/passwd", "..\\..\\x", "/etc/passwd",
    "//evil.example/", "https://evil.example/", "javascript:alert(7)", "file:///etc/passwd",
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    # Markup.
    "<script>alert(7)</script>", '"><img src=x onerror=alert(7)>', "'><svg onload=alert(7)>",
    "</title><script>alert(7)</script>", "\" onfocus=alert(7) autofocus x=\"", "' onfocus=alert(7) '",
]  # fmt: skip
# Bytes that are no text at all: broken, overlong, lone surrogates, half a percent sign.
BYTES = [
    "%FF",
    "%C0%AF",
    "%ED%A0%80",
    "%ED%B0%80abc",
    "%F4%90%80%80",
    "%",
    "%zz",
    "%u0041",
    "%2500",
]
VALUES = [*(quote(text, safe="") for text in TEXTS), *BYTES]
SOME = VALUES[::6]  # for methods that no page listens to
# One of each kind, for the many pages of admin that share their code.
KINDS = [
    quote(text, safe="")
    for text in [
        "", "\x00", "0", "-1", "1.5", "1e9", str(10**30), "9223372036854775808", "\u0661", "None",
        "2025-02-30", "a" * 5000, "' OR '1'='1", "a\r\nX-Jahat: 1", "<script>alert(7)</script>",
        "1,2,3", "a.b.c", "true",
    ]
] + ["%FF", "%ED%A0%80"]  # fmt: skip
NAMES = [
    "x", "q%5B%5D", "q[$ne]", "Q", "id", "pk", "sql", "%00", "__class__", "a" * 300, "%FF",
    "edition__slug", "%3Cscript%3Ealert(7)%3C/script%3E", "halaman%20", "_method", "format",
]  # fmt: skip
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "JAHAT"]
BLANK = {
    "",
    "%20",
    "%09",
    "%C2%A0",
    "%E2%80%8B",
    "%01",
    "%0B",
    "%1F%7F",
    "%EF%BB%BF",
    "%EF%BF%BE%EF%BF%BF",
}


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
    "article": ({"slug": "rapat-pleno"}, []),
    "article_read": ({"slug": "rapat-pleno"}, []),
    "article_read_pixel": ({"slug": "rapat-pleno"}, []),
    "search": ({}, ["q"]),
    "ipp": ({}, []),
    "edition": (EDITION, []),
    "ranking": (EDITION, [*RANKING, "halaman"]),
    "region": (EDITION | {"code": "33.10-kabupaten-klaten"}, []),
    "method": (EDITION, []),
    "results_csv": (EDITION, RANKING),
    "results_json": (EDITION, RANKING),
    "awards": ({}, ["edisi", "kategori", "wilayah", "halaman"]),
    "region-list": ({}, ["tingkat", "provinsi", "q", *PAGING]),
    "region-detail": ({"pk": "33.10"}, []),
    "edition-list": ({}, PAGING),
    "edition-detail": ({"slug": "ipp-contoh"}, []),
    "result-list": ({}, ["edition", *RANKING, *PAGING]),
    "award-list": ({}, ["edisi", "kategori", "wilayah", *PAGING]),
    "article-list": ({}, ["q", "tag", "wilayah", "tahun", *PAGING]),
    "article-detail": ({"slug": "rapat-pleno"}, []),
    "api_schema": ({}, ["lang", "version"]),
    "api_docs": ({}, []),
    "sitemap_index": ({}, []),
    "django.contrib.sitemaps.views.sitemap": ({"section": "berita"}, ["p"]),
    "(favicon.ico)": ({}, []),
    "robots": ({}, []),
    "security": ({}, []),
    "healthz": ({}, []),
    "readyz": ({}, []),
    "media": ({"path": "tidak-ada.jpg"}, []),
}
# Machines that ask for these add what they like; nothing is filtered there.
TOLERANT = {
    "(favicon.ico)", "article", "news_rss", "news_atom", "api_schema", "sitemap_index", "robots", "security", "healthz",
    "django.contrib.sitemaps.views.sitemap", "readyz", "media", "article_read",
    "article_read_pixel",
}  # fmt: skip
# Their good arguments lead nowhere, or they only take a POST.
NOT_200 = {"media": 404, "article_read": 405, "edition": 302, "(favicon.ico)": 302}


@pytest.fixture
def content(sample: Edition, settings: Any, tmp_path: Any) -> None:
    """Something on every page, so that an empty list is never the reason for a good answer."""
    settings.MEDIA_ROOT = tmp_path
    for number in range(3):
        article = Article.objects.create(
            title=f"Rapat pleno {number}" if number else "Rapat pleno", lead="Teras berita.",
            body=f"<p>Isi {number}.</p>", state="published", published_at=timezone.now(),
        )  # fmt: skip
        article.tags.add(Tag.objects.spelled("Pilkada2024"))
        article.regions.add("33.10")


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Thousands of refusals need no line each."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def ask(content: None) -> "Asker":
    return Asker(Client(raise_request_exception=False))


@pytest.fixture
def ask_as_staff(content: None) -> "Asker":
    user = User.objects.create(username="petugas", is_staff=True, is_superuser=True)
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return Asker(client)


class Asker:
    """Sends a request and looks at the answer as an attacker would."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def __call__(self, method: str, address: str, **options: Any) -> Any:
        response = self.send(method, address, **options)
        self.check(response, f"{method} {address[:300]}")
        return response

    def send(self, method: str, address: str, **options: Any) -> Any:
        """The answer; what broke the test's own transaction is undone, as a request's would be."""
        before = transaction.savepoint()
        response = self.client.generic(method, address, **options)
        if connection.connection.info.transaction_status == TransactionStatus.INERROR:
            transaction.savepoint_rollback(before)
        else:
            transaction.savepoint_commit(before)
        return response

    def check(self, response: Any, what: str) -> None:
        assert response.status_code < 500, f"{what}: {failure_of(response)}"
        assert "X-Jahat" not in response, what
        assert "jahat" not in response.cookies, what
        location = response.get("Location", "")
        assert urlsplit(urljoin("http://testserver/a/", location)).netloc == "testserver", what
        if response.streaming:
            return
        body = response.content.decode("utf-8", "replace")
        assert settings.SECRET_KEY not in body, what
        assert "Traceback" not in body, what
        if "json" not in response["Content-Type"] and MARK in body:
            assert not MARKUP.search(body), what


def failure_of(response: Any) -> str:
    """The exception behind a 500, in one line."""
    kind, error, trace = response.exc_info or (None, None, None)
    frames = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(trace)[-2:]]
    return f"{response.status_code} {kind and kind.__name__}: {error} {frames}"


# --- Every route is known -----------------------------------------------------------------------
def test_every_public_route_is_described() -> None:
    assert {route.name: set(route.arguments) for route in PUBLIC} == {
        name: set(arguments) for name, (arguments, _) in KNOWN.items()
    }


def test_every_route_of_admin_is_of_a_known_kind() -> None:
    assert [route.name for route in STAFF if kind_of(route) is None] == []
    assert len([route for route in STAFF if kind_of(route) == "changelist"]) >= 10


def test_there_are_enough_values_and_the_checks_see_what_they_look_for() -> None:
    assert len(set(VALUES)) >= 60
    for vector in (text for text in TEXTS if "<" in text and MARK in text):
        assert MARKUP.search(f"<p>{vector}</p>"), vector
    assert MARKUP.search('<input value="" onfocus=alert(7) autofocus x="">')
    assert not MARKUP.search("&lt;script&gt;alert(7)&lt;/script&gt;")


def test_the_good_addresses_are_good(ask: Asker) -> None:
    for route in PUBLIC:
        response = ask("GET", route.address(KNOWN[route.name][0]))
        assert response.status_code == NOT_200.get(route.name, 200), route.name


# --- Public pages -------------------------------------------------------------------------------
@pytest.mark.parametrize("route", [r for r in PUBLIC if r.arguments], ids=lambda r: r.name)
def test_no_argument_makes_a_page_fail(route: Route, ask: Asker) -> None:
    good, _ = KNOWN[route.name]
    for name in route.arguments:
        for value in VALUES:
            address = route.address(good | {name: value})
            answer = ask("GET", address)
            assert answer.status_code in {301, 302, 400, 404, 405}, f"{route.name} {name}={value}"
            if value in SOME:
                for method in METHODS[1:]:
                    ask(method, address)


@pytest.mark.parametrize("route", PUBLIC, ids=lambda r: r.name)
def test_no_parameter_makes_a_page_fail(route: Route, ask: Asker) -> None:
    address = route.address(KNOWN[route.name][0])
    # The test of lists, below, asks them for all other values.
    for name in KNOWN[route.name][1]:
        for value in BLANK if route.name in LISTS else VALUES:
            ask("GET", f"{address}?{name}={value}")
    for name in ["utm_source", "tidak_dikenal"]:
        for value in KINDS:
            ask("GET", f"{address}?{name}={value}")
    for name in NAMES:
        ask("GET", f"{address}?{name}=1&{name}")
        ask("GET", f"{address}?{name}")
    for query in ["?", "&&&", "=", "=&=", "a=1;b=2", "?" * 50, "&".join(["q=a"] * 200), "#", "%3D"]:
        ask("GET", f"{address}?{query}")


@pytest.mark.parametrize("route", PUBLIC, ids=lambda r: r.name)
def test_no_method_makes_a_page_fail(route: Route, ask: Asker) -> None:
    address = route.address(KNOWN[route.name][0])
    parameter = (KNOWN[route.name][1] or ["x"])[0]
    for method in METHODS[1:]:
        for value in SOME:
            ask(method, f"{address}?{parameter}={value}")


@pytest.mark.parametrize("route", PUBLIC, ids=lambda r: r.name)
def test_nothing_but_reading_is_possible(route: Route, ask: Asker) -> None:
    counter = {"article_read": {"POST"}}.get(route.name, set())
    harmless = TOLERANT - {"media", "robots", "security", "api_schema"}
    for method in set(METHODS) - {"GET", "HEAD", "OPTIONS"} - counter:
        status = ask(method, route.address(KNOWN[route.name][0])).status_code
        assert status == 405 or route.name in harmless, f"{method} {route.name}: {status}"


@pytest.mark.parametrize(
    "route", [r for r in PUBLIC if r.name not in TOLERANT], ids=lambda r: r.name
)
def test_what_is_unknown_or_repeated_is_refused(route: Route, ask: Asker) -> None:
    good, parameters = KNOWN[route.name]
    address = route.address(good)
    for name in NAMES:
        assert ask("GET", f"{address}?{name}=1").status_code in {400, 404}, name
    for name in parameters:
        for repeated in [f"{name}=1&{name}=2", f"{name}[]=1", f"{name}[0]=1", f"{name}=a&{name}=a"]:
            assert ask("GET", f"{address}?{repeated}").status_code == 400, repeated
    assert ask("GET", f"{address}?utm_source=x&fbclid=y").status_code in {200, 302}


def rows(response: Any) -> list[str]:
    """What a list shows: keys of its page, of an API answer or of a file."""
    if response["Content-Type"].startswith("application/json"):
        return [str(row) for row in response.json()["results"]]
    if response["Content-Type"].startswith("text/csv"):
        return response.content.decode().splitlines()[1:]
    return [str(row.pk) for row in response.context["page"].object_list]


LISTS = [
    "news_list", "tag", "ranking", "results_csv", "results_json", "awards", "region-list",
    "edition-list", "result-list", "award-list", "article-list",
]  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_value_that_means_nothing_never_shows_the_whole_list(name: str, ask: Asker) -> None:
    (route,) = [route for route in PUBLIC if route.name == name]
    good, parameters = KNOWN[name]
    address = route.address(good)
    everything = rows(ask("GET", address))
    assert everything
    for parameter in parameters:
        for value in [value for value in VALUES if value not in BLANK]:
            response = ask("GET", f"{address}?{parameter}={value}")
            shown = rows(response) if response.status_code == 200 else []
            assert shown != everything, f"{address}?{parameter}={value[:80]}"
            if response.status_code >= 400 and not name.endswith("-list") and "%00" not in value:
                assert response.context["sentences"], value


@pytest.mark.parametrize("name", LISTS)
def test_pages_that_do_not_exist_are_refused(name: str, ask: Asker) -> None:
    (route,) = [route for route in PUBLIC if route.name == name]
    good, parameters = KNOWN[name]
    if "halaman" not in parameters:
        return
    for value in ["0", "-1", "1e9", "1000000000", "999", str(10**30), "a", "1.0", "%D9%A1", ""]:
        assert ask("GET", f"{route.address(good)}?halaman={value}").status_code == 404, value


# --- Bodies -------------------------------------------------------------------------------------
BODIES = [
    ("application/json", b'{"a":'), ("application/json", b"[" * 5000), ("application/json", b"\xff\xfe"),
    ("application/json", b'{"a": NaN, "a": 1e999, "\\ud800": "\\ud800"}'), ("application/json", b""),
    ("multipart/form-data", b"abc"), ("multipart/form-data; boundary=", b"abc"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name="),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="file"; '
     b'filename="../../a\x00.html"\r\nContent-Type: text/html\r\n\r\n<script>alert(7)</script>\r\n--x--\r\n'),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="username"\r\n'
     b"Content-Transfer-Encoding: base64\r\n\r\n!!!!\r\n--x--\r\n"),
    ("multipart/form-data; boundary=" + "x" * 500, b"--" + b"x" * 500),
    ("multipart/form-data; boundary=\xe9", b"--x--"),
    ("application/x-www-form-urlencoded; charset=tidak-ada", b"a=1"),
    ("application/x-www-form-urlencoded; charset=utf-16", b"a=1"),
    ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(3000))),
    ("application/x-www-form-urlencoded", b"username=%00&password=%00&next=//evil.example/"),
    ("application/x-www-form-urlencoded", b"username=%ED%A0%80&password=%FF&next=javascript:alert(7)"),
    ("application/x-www-form-urlencoded", b"username=" + b"a" * 5000 + b"&password=" + b"b" * 5000),
    ("application/x-www-form-urlencoded", b"username=%3Cscript%3Ealert(7)%3C/script%3E&password=x"),
    ("text/xml", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
    ("", b"abc"), ("\x00", b"abc"), ("a" * 5000, b"abc"),
]  # fmt: skip


@pytest.mark.parametrize("route", PUBLIC, ids=lambda r: r.name)
def test_no_body_makes_a_public_page_fail(route: Route, ask: Asker) -> None:
    for method in ["POST", "PUT", "PATCH"]:
        for kind, body in BODIES:
            ask(method, route.address(KNOWN[route.name][0]), data=body, content_type=kind)


# --- Admin --------------------------------------------------------------------------------------
OWN_KINDS = {
    "index", "login", "logout", "password_change", "password_change_done", "autocomplete",
    "jsi18n", "app_list", "view_on_site", "auth_user_password_change", "participation_edition_upload",
    "participation_edition_confirm", "participation_edition_publish",
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


@pytest.fixture
def stored(content: None) -> Callable[[Route], dict[str, str]]:
    """Good arguments for a page of admin, with at least one object of each model."""
    edition = draft()
    by = User.objects.create(username="penulis", is_staff=True)
    group = Group.objects.create(name="Humas")
    Picture.objects.create(title="Gambar", folder="pictures/x", width=8, height=8)
    rows = f"{HEADER}33.10,61.20,Engagement,{SOURCE}\n".encode()
    staged = actions.stage_import(edition=edition, content=rows, file_name="a.csv", by=by)
    LogEntry.objects.log_actions(by.pk, [group], CHANGE, "Diubah.")

    def arguments(route: Route) -> dict[str, str]:
        model = model_of(route)
        first = model.objects.order_by("-pk").first() if model else None
        return {
            "object_id": str(first.pk if first else 1), "id": str(by.pk), "app_label": "news",
            "content_type_id": str(ContentType.objects.get_for_model(Group).pk),
            "pk": str(edition.pk), "staged": str(staged.pk), "url": "tidak-ada/",
        }  # fmt: skip

    return arguments


@pytest.mark.parametrize("method", METHODS)
def test_strangers_reach_nothing_of_admin(
    method: str, ask: Asker, stored: Callable[[Route], dict[str, str]]
) -> None:
    before = ResultImport.objects.count(), Article.objects.count(), User.objects.count()
    for route in STAFF:
        response = ask(method, route.address(stored(route)))
        open_to_all = kind_of(route) in {"login", "jsi18n"}
        assert response.status_code in {302, 403, 404, 405} or open_to_all, route.name
        if response.status_code == 302:
            assert response["Location"].startswith("/admin/"), route.name
    assert before == (ResultImport.objects.count(), Article.objects.count(), User.objects.count())


def test_no_argument_makes_a_page_of_admin_fail(
    ask_as_staff: Asker, stored: Callable[[Route], dict[str, str]]
) -> None:
    for route in (route for route in STAFF if route.arguments):
        good = stored(route)
        assert ask_as_staff("GET", route.address(good)).status_code in {200, 302, 404, 403}
        full = kind_of(route) in OWN_KINDS or route.name == "admin:news_article_change"
        for name in route.arguments:
            for value in VALUES if full else KINDS:
                ask_as_staff("GET", route.address(good | {name: value}))


CHANGELISTS = [route for route in STAFF if kind_of(route) == "changelist"]


def filters_of(model: Any) -> list[str]:
    """The parameters of a changelist's filters, in the forms in which Django reads them."""
    found = []
    for given in admin.site._registry[model].list_filter:
        name = given[0] if isinstance(given, tuple) else getattr(given, "parameter_name", given)
        found += [
            name,
            f"{name}__exact",
            f"{name}__id__exact",
            f"{name}__isnull",
            f"{name}__isempty",
        ]
        found += [f"{name}__pk__exact", f"{name}__code__exact", f"{name}__gte"]
    return found


@pytest.mark.parametrize("route", CHANGELISTS, ids=lambda r: r.name)
def test_no_parameter_makes_a_changelist_fail(route: Route, ask_as_staff: Asker) -> None:
    address = route.address({})
    assert ask_as_staff("GET", address).status_code == 200
    own_search = {"admin:news_article_changelist", "admin:news_tag_changelist"}
    for value in VALUES if route.name in own_search else KINDS:
        ask_as_staff("GET", f"{address}?q={value}")
    for name in ["o", "p", "e", "_facets", "_to_field"]:
        for value in KINDS[::2]:
            ask_as_staff("GET", f"{address}?{name}={value}")
    ask_as_staff("GET", f"{address}?_facets=True&q=a&o=1.-2.99&p=1&all=&_popup=1")
    for name in [*filters_of(model_of(route)), "all", "_popup", "_changelist_filters"]:
        for value in KINDS[::4]:
            ask_as_staff("GET", f"{address}?{name}={value}&_facets=1")
    for name in [*NAMES, "user__password__startswith", "id__in", "pk__range", "id__regex"]:
        ask_as_staff("GET", f"{address}?{name}=%28%28%28")


@pytest.mark.parametrize(
    "route", [r for r in STAFF if kind_of(r) in {"add", "change"}], ids=lambda r: r.name
)
def test_no_parameter_makes_a_form_of_admin_fail(
    route: Route, ask_as_staff: Asker, stored: Callable[[Route], dict[str, str]]
) -> None:
    address, model = route.address(stored(route)), model_of(route)
    fields = [field.name for field in model._meta.get_fields() if field.concrete]
    for name in [*fields, "_popup", "_to_field", "_changelist_filters"]:
        for value in KINDS[::7] if name in fields else KINDS[::3]:
            ask_as_staff("GET", f"{address}?{name}={value}")


def test_no_parameter_makes_the_autocomplete_fail(ask_as_staff: Asker) -> None:
    good = {"app_label": "news", "model_name": "article", "field_name": "regions", "term": "klaten"}

    def query(**changed: str) -> str:
        return "&".join(f"{name}={value}" for name, value in (good | changed).items())

    assert ask_as_staff("GET", f"/admin/autocomplete/?{query()}").status_code == 200
    for name in [*good, "page"]:
        for value in VALUES:
            ask_as_staff("GET", f"/admin/autocomplete/?{query(**{name: value})}")
    for name in ["tags", "cover"]:
        for value in VALUES:
            ask_as_staff("GET", f"/admin/autocomplete/?{query(field_name=name, term=value)}")


def test_no_next_page_leads_away_after_login(ask: Asker) -> None:
    User.objects.create_superuser("petugas", password="sandi-panjang-sekali")
    away = [value for value in VALUES if re.search(r"evil|javascript|file|0D%0A", value)]
    for value in [*away, "%5C%5Cevil.example", "%2F%5Cevil.example", "%20%2F%2Fevil.example"]:
        given = f"username=petugas&password=sandi-panjang-sekali&next={value}".encode()
        kind = "application/x-www-form-urlencoded"
        answer = ask("POST", f"/admin/login/?next={value}", data=given, content_type=kind)
        assert answer.status_code == 302
        ask("POST", "/admin/logout/")


def test_no_body_makes_a_page_of_admin_fail(
    ask_as_staff: Asker, stored: Callable[[Route], dict[str, str]]
) -> None:
    for route in (route for route in STAFF if kind_of(route) != "logout"):
        full = kind_of(route) in {*OWN_KINDS, "add"}
        for kind, body in BODIES if full else BODIES[::5]:
            ask_as_staff("POST", route.address(stored(route)), data=body, content_type=kind)


@pytest.mark.parametrize(
    "route", [r for r in STAFF if kind_of(r) in {"add", "change"}], ids=lambda r: r.name
)
def test_no_field_makes_a_form_of_admin_fail(
    route: Route, ask_as_staff: Asker, stored: Callable[[Route], dict[str, str]]
) -> None:
    """Every field of the form, its inlines and their counts, with each kind of value at once."""
    address = route.address(stored(route))
    page = ask_as_staff("GET", address)
    names = set(re.findall(r'name="([\w-]+)"', page.content.decode())) - {"csrfmiddlewaretoken"}
    counts = {name for name in names if name.endswith("_FORMS")}
    kind = "application/x-www-form-urlencoded"
    for value in KINDS:
        for count in {"1", "" if value.strip("0123456789") else value[:2]}:
            body = [f"{name}={count if name in counts else value}" for name in sorted(names)]
            ask_as_staff("POST", address, data="&".join(body).encode(), content_type=kind)


@pytest.mark.parametrize("route", CHANGELISTS, ids=lambda r: r.name)
def test_no_bulk_action_makes_a_changelist_fail(route: Route, ask_as_staff: Asker) -> None:
    kind = "application/x-www-form-urlencoded"
    for value in KINDS[::2]:
        for action in ["delete_selected", "publish", "withdraw", "tidak_ada", value]:
            body = f"action={action}&_selected_action={value}&index=0&select_across={value}"
            ask_as_staff("POST", route.address({}), data=body.encode(), content_type=kind)
