"""No address, method or value makes a page of admin fail, and none opens it to strangers."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User

from news.models import Article
from participation.models import ResultImport
from tests.portal.asking import Asker
from tests.portal.nonsense import (
    BODIES,
    KINDS,
    METHODS,
    NAMES,
    VALUES,
)
from tests.portal.routes import (
    OWN_KINDS,
    STAFF,
    Route,
    kind_of,
    model_of,
)


def test_every_route_of_admin_is_of_a_known_kind() -> None:
    assert [route.name for route in STAFF if kind_of(route) is None] == []
    assert len([route for route in STAFF if kind_of(route) == "changelist"]) >= 10


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
        assert ask_as_staff("GET", route.address(good)).status_code in {200, 302, 404, 403, 405}
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
